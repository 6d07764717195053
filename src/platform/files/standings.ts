import type { Hash } from "node:crypto";
import { stat } from "node:fs/promises";

/**
 * How far an upload is, as this process knows it: more than the records do, which are told now and then,
 * and the hash so far, which no database can hold. Lost, less is known and bytes are sent or read again.
 */
export interface Standing {
  at: number;
  hash: Hash | undefined;
  /** The file as this process left it: another one may have gone on meanwhile. */
  changedAt: number;
  /** What the records were told, and when. */
  safe: number;
  safeSince: number;
}

const MOST = 2000;
const standings = new Map<string, Standing>();

export async function remember(
  id: string,
  path: string,
  standing: Omit<Standing, "changedAt">,
): Promise<void> {
  const facts = await stat(path).catch(() => undefined);
  standings.delete(id);
  if (facts?.size !== standing.at) return;
  if (standings.size >= MOST) standings.delete(standings.keys().next().value ?? "");
  standings.set(id, { ...standing, changedAt: facts.mtimeMs });
}

export function forget(id: string): void {
  standings.delete(id);
}

/** Where the bytes end that lie there: as remembered, as recorded, or at the beginning where they are gone. */
export async function standingOf(
  id: string,
  path: string,
  recorded: number,
): Promise<Partial<Standing> & { at: number }> {
  const known = standings.get(id);
  if (!known && recorded === 0) return { at: 0 };
  const facts = await stat(path).catch(() => undefined);
  if (known && facts?.size === known.at && facts.mtimeMs === known.changedAt) return known;
  forget(id);
  return { at: facts && facts.size >= recorded ? recorded : 0 };
}
