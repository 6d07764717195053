import { promisify } from "node:util";
import { createGunzip, gzip } from "node:zlib";
import { BackupTrouble } from "./trouble.ts";

const pack = promisify(gzip);

/** Rows are kept in parts of about this size: each entry of a tar must tell its size before its bytes. */
const PART = 8 * 1024 * 1024;
/** Bytes of files lie in the store, so no record comes near this. */
const LONGEST_ROW = 256 * 1024 * 1024;
const NEWLINE = 10;

export interface RowsPart {
  rows: number;
  packed: Buffer;
}

/**
 * Cuts what COPY writes (its text format: a line is a row, a newline inside a value is written as \n) into parts
 * that are packed one by one. They can be unpacked and put together with gunzip and cat.
 */
export async function* packedParts(copied: AsyncIterable<Buffer>): AsyncGenerator<RowsPart> {
  let held: Buffer[] = [];
  let length = 0;
  const part = async (lines: Buffer): Promise<RowsPart> => ({
    rows: linesIn(lines),
    packed: await pack(lines, { level: 5 }),
  });
  for await (const piece of copied) {
    held.push(piece);
    length += piece.length;
    if (length > LONGEST_ROW + PART)
      throw new BackupTrouble("A record is larger than a backup can hold (256 MB).");
    if (length < PART || !piece.includes(NEWLINE)) continue;
    const all = Buffer.concat(held);
    const end = all.lastIndexOf(NEWLINE) + 1;
    yield await part(all.subarray(0, end));
    held = end < all.length ? [all.subarray(end)] : [];
    length = all.length - end;
  }
  if (length > 0) yield await part(Buffer.concat(held));
}

export function linesIn(lines: Buffer): number {
  let count = 0;
  for (let at = lines.indexOf(NEWLINE); at !== -1; at = lines.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

/**
 * Whole rows of a part, in pieces; never more in memory than the longest row. A part that unpacks to more than
 * any part may is refused before it has filled anything.
 */
export async function* unpackedRows(name: string, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const feeding = feed(body, gunzip);
  // Looked at below; until then it must not count as unhandled.
  feeding.catch(() => undefined);
  let rest: Buffer[] = [];
  let restLength = 0;
  let given = 0;
  const tooMuch = () =>
    new BackupTrouble(`${name} in the backup unpacks to more than it may. Nothing was changed.`);
  try {
    for await (const piece of gunzip as AsyncIterable<Buffer>) {
      const end = piece.lastIndexOf(NEWLINE) + 1;
      if (end === 0) {
        rest.push(piece);
        restLength += piece.length;
        if (restLength > LONGEST_ROW) throw tooMuch();
        continue;
      }
      const lines = Buffer.concat([...rest, piece.subarray(0, end)]);
      rest = [piece.subarray(end)];
      restLength = piece.length - end;
      // A part ends with the row that makes it full, however long that one is.
      if (given > 2 * PART) throw tooMuch();
      given += lines.length;
      if (hasOtherEnds(lines))
        throw new BackupTrouble(
          `${name} in the backup holds rows that no backup writes. Nothing was changed.`,
        );
      yield lines;
    }
    await feeding;
  } catch (error) {
    if (error instanceof BackupTrouble) throw error;
    throw new BackupTrouble(`${name} in the backup cannot be unpacked. Nothing was changed.`, {
      cause: error,
    });
  } finally {
    gunzip.destroy();
  }
  if (restLength > 0)
    throw new BackupTrouble(`${name} in the backup ends within a row. Nothing was changed.`);
}

const RETURN = 13;
const BACKSLASH = 92;

/**
 * COPY reads more ends of rows than it writes: a carriage return may be one, and a newline behind a backslash is
 * none. Where it finds other rows than we do, a row of another organisation would pass for a part of our own.
 */
function hasOtherEnds(lines: Buffer): boolean {
  if (lines.includes(RETURN)) return true;
  for (let at = lines.indexOf(NEWLINE); at !== -1; at = lines.indexOf(NEWLINE, at + 1)) {
    let before = at;
    while (before > 0 && lines[before - 1] === BACKSLASH) before -= 1;
    if ((at - before) % 2 === 1) return true;
  }
  return false;
}

async function feed(body: AsyncIterable<Buffer>, into: ReturnType<typeof createGunzip>): Promise<void> {
  try {
    for await (const piece of body) {
      if (!into.write(piece))
        await new Promise<void>((resolve, reject) => {
          into.once("drain", resolve);
          into.once("error", reject);
          into.once("close", resolve);
        });
      if (into.destroyed) return;
    }
    into.end();
  } catch (error) {
    into.destroy(error instanceof Error ? error : new Error(String(error)));
  }
}

/**
 * Keeps the rows that begin with this organisation. A row that begins otherwise is left out (`filter`) or is a
 * reason to refuse (`refuse`): who gave the file must not write into other organisations.
 */
export async function* rowsOf(
  orgId: string,
  rows: AsyncIterable<Buffer>,
  others: "filter" | "refuse",
  name: string,
): AsyncGenerator<Buffer> {
  const begin = Buffer.from(`${orgId}\t`);
  for await (const lines of rows) {
    const kept: Buffer[] = [];
    let from = 0;
    for (let at = 0; at < lines.length;) {
      const end = lines.indexOf(NEWLINE, at) + 1;
      const own =
        lines.length - at >= begin.length &&
        lines.compare(begin, 0, begin.length, at, at + begin.length) === 0;
      // One column only: the line ends where the tab would be.
      const only = end - at === begin.length && lines.toString("latin1", at, end - 1) === orgId;
      if (!own && !only) {
        if (others === "refuse")
          throw new BackupTrouble(
            `${name} in the backup holds rows of another organisation. Nothing was changed.`,
          );
        if (at > from) kept.push(lines.subarray(from, at));
        from = end;
      }
      at = end;
    }
    if (from < lines.length) kept.push(lines.subarray(from));
    if (kept.length > 0) yield kept.length === 1 ? (kept[0] ?? lines) : Buffer.concat(kept);
  }
}
