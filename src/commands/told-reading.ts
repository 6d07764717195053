/** Documents that were read, as the terminal takes and tells them. */
import { readFile, stat } from "node:fs/promises";
import { StartRefused } from "../main.ts";
import type { Finding, Place } from "../platform/reading/finding.ts";
import { boundsOf, refusals } from "../platform/reading/refusals.ts";

export async function readingOf<Read extends { ok: true }>(
  file: string,
  read: (bytes: Uint8Array) => Promise<Read | { ok: false; why: string }>,
): Promise<Read> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new StartRefused(`There is no file ${file}.`);
  if (found.size > boundsOf.bytes) throw new StartRefused(`${file}: ${refusals.tooBig}`);
  const made = await read(await readFile(file));
  if (!made.ok) throw new StartRefused(`${file}: ${made.why}`);
  return made;
}

const signs = { error: "✗", warning: "!", advice: "·" } as const;

export function inWords({ level, place, says, took, why }: Finding): string {
  return `${signs[level]} ${whereIs(place)} ${why}: ${says} → ${took}`;
}

export function whereIs({ line, page, sheet, cell, table, row, project }: Place): string {
  return [
    sheet === undefined ? undefined : `${sheet}!${cell ?? row ?? ""}`,
    table === undefined ? undefined : `ตาราง ${table} แถว ${row ?? "?"}`,
    sheet === undefined && table === undefined && line !== undefined ? `บรรทัด ${line}` : undefined,
    page === undefined ? undefined : `หน้า ${page}`,
    project === undefined ? undefined : `โครงการที่ ${project}`,
  ]
    .filter(Boolean)
    .join(" ");
}
