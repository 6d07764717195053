/** Backups that somebody who knows the format has altered: the sums agree, what they say does not. */
import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { tarHeader, tarPadding, TAR_END } from "./tar.ts";
import { sumLine } from "./writing.ts";

export interface Entry {
  name: string;
  bytes: Buffer;
}

async function entriesOf(file: string): Promise<Entry[]> {
  const all = await readFile(file);
  const found: Entry[] = [];
  for (let at = 0; all[at] !== 0;) {
    const size = Number.parseInt(all.toString("latin1", at + 124, at + 135), 8);
    const end = all.indexOf(0, at);
    found.push({
      name: all.toString("latin1", at, Math.min(end, at + 100)),
      bytes: all.subarray(at + 512, at + 512 + size),
    });
    at += 512 + size + tarPadding(size).length;
  }
  return found;
}

/** Written beside the one that it was made from. */
export async function forged(from: string, change: (entries: Entry[]) => Entry[]): Promise<string> {
  const entries = change((await entriesOf(from)).filter((entry) => entry.name !== "SHA256SUMS"));
  const sums = entries.map((entry) =>
    sumLine(createHash("sha256").update(entry.bytes).digest("hex"), entry.name),
  );
  const file = join(dirname(from), `${randomBytes(4).toString("hex")}.tar`);
  const at = new Date(0);
  const parts = [...entries, { name: "SHA256SUMS", bytes: Buffer.from(sums.join("")) }].flatMap((entry) => [
    rawHeader(entry.name, entry.bytes.length, at),
    entry.bytes,
    tarPadding(entry.bytes.length),
  ]);
  await writeFile(file, Buffer.concat([...parts, TAR_END]));
  return file;
}

/** As tarHeader writes it, also with a name that it would refuse. */
function rawHeader(entry: string, size: number, at: Date): Buffer {
  const block = tarHeader({ name: "x", size }, at);
  block.fill(0, 0, 100);
  block.write(entry, 0, 100, "latin1");
  return withChecksum(block);
}

export function withChecksum(block: Buffer): Buffer {
  block.fill(" ", 148, 156);
  const sum = block.reduce((all, byte) => all + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\u{0}`, 148, 7, "latin1");
  return block;
}

interface TableTold {
  name: string;
  columns: string[];
  rows: number;
}

export interface ManifestTold extends Record<string, unknown> {
  organisations: { slug: string }[];
  tables: TableTold[];
  sequences: { name: string; last: string; isCalled: boolean }[];
}

export function withManifest(change: (manifest: ManifestTold) => void) {
  return (entries: Entry[]): Entry[] =>
    entries.map((entry) => {
      if (entry.name !== "manifest.json") return entry;
      const manifest = JSON.parse(entry.bytes.toString()) as ManifestTold;
      change(manifest);
      return { ...entry, bytes: Buffer.from(JSON.stringify(manifest)) };
    });
}

/** Rows of one table, as COPY writes them, are others from now on; `told`: how many rows the manifest tells. */
export function withRows(
  table: string,
  change: (rows: string, columns: string[]) => string,
  told: (rows: string) => number = (rows) => rows.split("\n").length - 1,
) {
  return (entries: Entry[]): Entry[] => {
    const manifest = JSON.parse(entries[0]?.bytes.toString() ?? "") as ManifestTold;
    const here = manifest.tables.find(({ name }) => name === table);
    if (!here) throw new Error(`The backup has no table ${table}`);
    const isOfTable = ({ name }: Entry) => name.startsWith(`database/${table}.`);
    const before = entries
      .filter(isOfTable)
      .map(({ bytes }) => gunzipSync(bytes).toString())
      .join("");
    const after = change(before, here.columns);
    const part = { name: `database/${table}.000001.tsv.gz`, bytes: gzipSync(after) };
    const order = new Map(manifest.tables.map(({ name }, index) => [name, index]));
    const place = (entry: Entry) => order.get(/^database\/([^.]+)\./.exec(entry.name)?.[1] ?? "") ?? -1;
    const others = entries.filter((entry) => !isOfTable(entry));
    const next = others.findIndex((entry) => place(entry) > place(part) || entry.name.startsWith("files/"));
    const at = next === -1 ? others.length : next;
    return withManifest((read) => {
      for (const one of read.tables) if (one.name === table) one.rows = told(after);
    })([...others.slice(0, at), part, ...others.slice(at)]);
  };
}
