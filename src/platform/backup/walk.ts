import { createHash } from "node:crypto";
import { contentEntry, contentOf } from "./contents.ts";
import type { ContentNamed } from "./contents.ts";
import { MANIFEST, partName, readManifest, SECRET } from "./manifest.ts";
import type { Manifest, TableInBackup } from "./manifest.ts";
import { backupEntries, wholeEntry } from "./reading.ts";
import type { BackupEntry } from "./reading.ts";
import { linesIn, rowsOf, unpackedRows } from "./rows.ts";
import { BackupTrouble } from "./trouble.ts";
import { SUMS } from "./writing.ts";

/** What somebody does with the pieces of a backup, in the order in which they stand in the file. */
export interface BackupVisitor {
  manifest?(manifest: Manifest): Promise<void>;
  secret?(secret: string): Promise<void>;
  /** Whole rows as COPY reads them; must be read to their end. */
  rows?(table: TableInBackup, rows: AsyncIterable<Buffer>): Promise<void>;
  /** Bytes whose hash is not their name were lost before the backup, and are not handed out. */
  content?(content: ContentNamed, entry: BackupEntry): Promise<void>;
}

const MANIFEST_MOST = 64 * 1024 * 1024;
const SECRET_MOST = 4096;

/**
 * Goes through a backup from its first byte to its last and checks all of it on the way, so that looking at a
 * file and restoring it believe the same things. Whoever writes commits only after it has ended.
 */
export async function walkBackup(
  path: string,
  visit: BackupVisitor = {},
  only?: { orgId: string },
): Promise<Manifest> {
  const entries = looking(backupEntries(path));
  try {
    const manifest = await manifestOf(path, await entries.next());
    const ofOne = manifest.scope === "organisation" ? manifest.organisations[0]?.id : undefined;
    if (manifest.scope === "organisation" && manifest.organisations.length !== 1) throw strange(MANIFEST);
    await visit.manifest?.(manifest);

    if (manifest.scope === "house" && (await entries.peek())?.name === SECRET) {
      const secret = await wholeEntry(await sure(entries.next()), SECRET_MOST);
      await visit.secret?.(secret.toString("utf8"));
    }
    for (const table of manifest.tables) {
      const all = tableRows(entries, table);
      const isTenant = table.columns[0] === "org_id";
      const own = isTenant && ofOne !== undefined ? rowsOf(ofOne, all, "refuse", table.name) : all;
      const wanted = isTenant && only ? rowsOf(only.orgId, own, "filter", table.name) : own;
      await (visit.rows ?? drain)(table, wanted);
    }
    await contents(entries, manifest, ofOne ?? undefined, only, visit);
    const last = await sure(entries.next());
    if (last.name !== SUMS) throw strange(last.name);
    // Runs to the end of the file, where the sums are compared.
    if (await entries.next()) throw strange(SUMS);
    return manifest;
  } finally {
    await entries.close();
  }
}

async function drain(_table: TableInBackup, rows: AsyncIterable<Buffer>): Promise<void> {
  for await (const lines of rows) void lines;
}

async function manifestOf(path: string, entry: BackupEntry | undefined): Promise<Manifest> {
  if (entry?.name !== MANIFEST) throw strange(entry?.name ?? "an empty file");
  const read = readManifest((await wholeEntry(entry, MANIFEST_MOST)).toString("utf8"));
  if (read.ok) return read.value;
  throw new BackupTrouble(
    read.isNewer
      ? `${path} was made by a newer version of the program. Restore it with that one. Nothing was changed.`
      : `${path} is damaged or was altered (${MANIFEST}). Use another backup. Nothing was changed.`,
  );
}

async function* tableRows(entries: Looking, table: TableInBackup): AsyncGenerator<Buffer> {
  let rows = 0;
  for (let number = 1; (await entries.peek())?.name === partName(table.name, number); number += 1) {
    const entry = await sure(entries.next());
    for await (const lines of unpackedRows(entry.name, entry.body)) {
      rows += linesIn(lines);
      if (rows > table.rows) break;
      yield lines;
    }
  }
  if (rows !== table.rows)
    throw new BackupTrouble(
      `The backup should hold ${table.rows} rows of ${table.name} and does not. Use another one. Nothing was changed.`,
    );
}

async function contents(
  entries: Looking,
  manifest: Manifest,
  ofOne: string | undefined,
  only: { orgId: string } | undefined,
  visit: BackupVisitor,
): Promise<void> {
  let before = "";
  for (let count = 1; ; count += 1) {
    const name = (await entries.peek())?.name;
    if (name === undefined || name === SUMS) return;
    const entry = await sure(entries.next());
    const content = contentOf(name);
    // In one order, so that none comes twice.
    if (!content || contentEntry(content) <= before || count > manifest.contents.count) throw strange(name);
    if (ofOne !== undefined && content.orgId !== ofOne) throw strange(name);
    before = contentEntry(content);
    if (!only || only.orgId === content.orgId) await visit.content?.(content, entry);
  }
}

const strange = (name: string) =>
  new BackupTrouble(`The backup holds what does not belong into it (${name}). Nothing was changed.`);

interface Looking {
  peek(): Promise<BackupEntry | undefined>;
  next(): Promise<BackupEntry | undefined>;
  close(): Promise<void>;
}

function looking(entries: AsyncGenerator<BackupEntry>): Looking {
  let seen: { entry: BackupEntry | undefined } | undefined;
  const peek = async () => {
    if (!seen) {
      const { value, done } = await entries.next();
      seen = { entry: done ? undefined : value };
    }
    return seen.entry;
  };
  return {
    peek,
    next: async () => {
      const entry = await peek();
      seen = undefined;
      return entry;
    },
    close: async () => void (await entries.return(undefined)),
  };
}

async function sure(entry: Promise<BackupEntry | undefined>): Promise<BackupEntry> {
  const found = await entry;
  if (!found) throw strange("the end");
  return found;
}

/** The bytes of a content while they are written elsewhere, and whether they were what their name says. */
export function hashing(entry: BackupEntry): { body: AsyncIterable<Buffer>; sha256: () => string } {
  const hash = createHash("sha256");
  const body = async function* () {
    for await (const piece of entry.body) {
      hash.update(piece);
      yield piece;
    }
  };
  return { body: body(), sha256: () => hash.digest("hex") };
}
