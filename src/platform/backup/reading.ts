import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { readTarHeader, TAR_BLOCK, TAR_END, tarPadding } from "./tar.ts";
import { BackupTrouble, readingTrouble } from "./trouble.ts";
import { SUMS, sumLine } from "./writing.ts";

export interface BackupEntry {
  name: string;
  size: number;
  /** To be read to its end, or not at all: what is left is skipped over, and hashed all the same. */
  body: AsyncIterable<Buffer>;
}

const PIECE = 256 * 1024;

/**
 * The entries of a file in their order. Ends only when the file is whole: every entry has the SHA-256 that the
 * last one tells, the end is where it should be and nothing comes after it. Needs no more memory for more entries.
 */
export async function* backupEntries(path: string): AsyncGenerator<BackupEntry> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    throw readingTrouble(error, path);
  }
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw new BackupTrouble(`${path} is not a file.`);
    yield* entriesOf(path, file, facts.size);
  } finally {
    await file.close();
  }
}

async function* entriesOf(path: string, file: FileHandle, length: number): AsyncGenerator<BackupEntry> {
  /** What the list of sums must say: it is compared by its own hash, however long it is. */
  const expected = createHash("sha256");
  let sums: string | undefined;
  /** Content is named by its hash: where that fails, the fault can be told where it is. */
  let odd: string | undefined;
  let at = 0;
  while (sums === undefined) {
    const header = readTarHeader(await bytesAt(file, at, TAR_BLOCK));
    if (!header) throw at === 0 ? foreign(path) : damaged(path, `at byte ${at}`);
    const { name, size } = header;
    const begin = at + TAR_BLOCK;
    const padding = tarPadding(size);
    if (begin + size + padding.length > length) throw cut(path);

    const hash = createHash("sha256");
    let done = 0;
    const body = async function* () {
      while (done < size) {
        const piece = await bytesAt(file, begin + done, Math.min(PIECE, size - done));
        if (piece.length === 0) throw cut(path);
        done += piece.length;
        hash.update(piece);
        yield piece;
      }
    };
    yield { name, size, body: body() };
    for await (const rest of body()) void rest;
    const found = hash.digest("hex");
    if (name === SUMS) sums = found;
    else {
      const own = /^files\/.*\/([0-9a-f]{64})$/.exec(name)?.[1];
      if (own !== undefined && own !== found) odd ??= name;
      expected.update(sumLine(found, name));
    }
    if (!(await bytesAt(file, begin + size, padding.length)).equals(padding)) throw damaged(path, name);
    at = begin + size + padding.length;
  }
  if (sums !== expected.digest("hex")) throw damaged(path, odd ?? "the sums do not agree");
  const end = await bytesAt(file, at, TAR_END.length + 1);
  if (end.length < TAR_END.length) throw cut(path);
  if (!end.equals(TAR_END)) throw damaged(path, "something comes after its end");
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await file.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

/** A small entry as a whole. */
export async function wholeEntry({ name, size, body }: BackupEntry, mostBytes: number): Promise<Buffer> {
  if (size > mostBytes) throw new BackupTrouble(`${name} in the backup is too large to be one.`);
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces);
}

const untouched = "Nothing was changed.";
const foreign = (path: string) => new BackupTrouble(`${path} is not a backup of this product. ${untouched}`);
const cut = (path: string) =>
  new BackupTrouble(`${path} is cut off: it does not reach its end. ${untouched}`);
const damaged = (path: string, where: string) =>
  new BackupTrouble(`${path} is damaged or was altered (${where}). Use another backup. ${untouched}`);
