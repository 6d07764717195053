import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { IsoDate } from "../../thai/dates.ts";
import { contentHash } from "./canonical.ts";
import { envelopeBreaches, isInForce, packEnvelope } from "./pack.ts";
import type { AnyPackKind, Pack, PackKind } from "./pack.ts";

/** Every pack of the program, asked by kind, key and day. */
export interface PackShelf {
  /** The one pack of this key on this day. */
  inForce<Data>(kind: PackKind<string, Data>, key: string, onDate: IsoDate): Pack<Data> | undefined;
  /** Every pack of the kind on this day, by key. */
  allInForce<Data>(kind: PackKind<string, Data>, onDate: IsoDate): Pack<Data>[];
  /** Every pack of the kind, of any day, by key and then by validity. */
  ofKind<Data>(kind: PackKind<string, Data>): Pack<Data>[];
  /** The pack that a closed year recorded, still there or not. */
  byHash(hash: string): Pack<unknown> | undefined;
  kindNamed(name: string): AnyPackKind | undefined;
  all(): Pack<unknown>[];
}

/** Reads packs/ whole. Throws one line that names the file and the place in it: the program must not start on broken data. */
export async function loadPackShelf(folder: string, kinds: readonly AnyPackKind[]): Promise<PackShelf> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.filter((each) => each.isDirectory())) {
    if (!kinds.some(({ kind }) => kind === entry.name))
      throw new Error(`${entry.name}/: ไม่มีชุดข้อมูลชนิดนี้ในระบบ`);
  }
  const packs: Pack<unknown>[] = [];
  for (const kind of kinds) packs.push(...(await readPacks(folder, kind)));
  return shelfOf(packs, kinds);
}

/** The packs of one kind, by key and then by validity. A kind without a folder has none. */
export async function readPacks<Data>(folder: string, kind: PackKind<string, Data>): Promise<Pack<Data>[]> {
  const names = await jsonFiles(join(folder, kind.kind));
  const packs: Pack<Data>[] = [];
  for (const name of names)
    packs.push(readPack(`${kind.kind}/${name}`, await readFile(join(folder, kind.kind, name), "utf8"), kind));
  const sorted = packs.toSorted(byKeyAndValidity);
  refuseOverlaps(sorted);
  return sorted;
}

export function shelfOf(packs: readonly Pack<unknown>[], kinds: readonly AnyPackKind[]): PackShelf {
  const names = kinds.map(({ kind }) => kind);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`ชนิดชุดข้อมูล ${twice} ถูกกำหนดซ้ำ`);
  const ofKind = <Data>(kind: PackKind<string, Data>): Pack<Data>[] =>
    // Each pack was validated by the schema of the kind that carries its name, and names are unique.
    packs.filter((pack) => pack.kind === kind.kind) as Pack<Data>[];
  return {
    inForce: (kind, key, onDate) => ofKind(kind).find((pack) => pack.key === key && isInForce(pack, onDate)),
    allInForce: (kind, onDate) => ofKind(kind).filter((pack) => isInForce(pack, onDate)),
    ofKind,
    byHash: (hash) => packs.find((pack) => pack.hash === hash),
    kindNamed: (name) => kinds.find(({ kind }) => kind === name),
    all: () => [...packs],
  };
}

function readPack<Data>(file: string, text: string, kind: PackKind<string, Data>): Pack<Data> {
  const raw = jsonOf(file, text);
  const schema = packEnvelope.extend({ kind: z.literal(kind.kind), data: z.unknown() });
  const envelope = schema.safeParse(raw, thaiMessages);
  if (!envelope.success) throw refusal(file, issuesOf(envelope.error, []));
  const data = kind.data.safeParse(envelope.data.data, thaiMessages);
  if (!data.success) throw refusal(file, issuesOf(data.error, ["data"]));
  const pack = { ...envelope.data, data: data.data };
  // packs/<kind>/<key>.json, or <key>.<anything>.json where a key has one file per term.
  if (file !== `${pack.kind}/${pack.key}.json` && !file.startsWith(`${pack.kind}/${pack.key}.`))
    throw refusal(file, [`key: ชื่อไฟล์ต้องขึ้นต้นด้วย ${pack.key}.`]);
  const breaches = [...envelopeBreaches(pack), ...(kind.check?.(pack) ?? [])];
  if (breaches.length > 0) throw refusal(file, breaches);
  return { ...pack, hash: contentHash(raw), file };
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(
      `${file}: ไม่ใช่ JSON (${oneLine(error instanceof Error ? error.message : String(error))})`,
      {
        cause: error,
      },
    );
  }
}

function refuseOverlaps(sorted: readonly Pack<unknown>[]): void {
  for (const [index, pack] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before === undefined || before.key !== pack.key) continue;
    if (before.validTo === undefined || before.validTo >= pack.validFrom)
      throw refusal(pack.file, [`validFrom: ช่วงเวลาซ้อนกับ ${before.file}`]);
  }
}

const thaiMessages = { error: z.locales.th().localeError };

function issuesOf(error: z.ZodError, at: readonly string[]): string[] {
  return error.issues.map((issue) => {
    const path = [...at, ...issue.path.map(String)].join(".");
    return `${path === "" ? "(ทั้งไฟล์)" : path}: ${issue.message}`;
  });
}

/** The first breach in full and how many more: one line. */
function refusal(file: string, breaches: readonly string[]): Error {
  const more = breaches.length > 1 ? ` (และอีก ${breaches.length - 1} แห่ง)` : "";
  return new Error(`${file}: ${oneLine(breaches[0] ?? "")}${more}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}

async function jsonFiles(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
      .map((entry) => entry.name)
      .toSorted();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function byKeyAndValidity(a: Pack<unknown>, b: Pack<unknown>): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0;
}
