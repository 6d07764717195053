import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";

export type Looked<T> = { ok: true; value: T } | { ok: false; message: string };

const office = "application/vnd.openxmlformats-officedocument";
/** The part that makes a package what it is. */
const mainParts: Record<string, string> = {
  "word/document.xml": `${office}.wordprocessingml.document`,
  "xl/workbook.xml": `${office}.spreadsheetml.sheet`,
  "ppt/presentation.xml": `${office}.presentationml.presentation`,
};

const MOST_ENTRIES = 20_000;
/** A list of types that is longer than any program writes. */
const MOST_TYPES = 4 * 1024 ** 2;
const MOST_UNPACKED = 512 * 1024 ** 2;
/** The emptiest real sheets pack to a hundredth; a bomb to a thousandth and less. */
const MOST_RATIO = 200;
/** Below this nothing hurts, however well it packs. */
const HARMLESS = 20 * 1024 ** 2;

const BOMB = "ไฟล์นี้ขยายออกแล้วใหญ่ผิดปกติ (อาจเป็นไฟล์ที่ทำขึ้นเพื่อให้ระบบล่ม) จึงไม่รับ";
const MACROS = "ไฟล์นี้มีมาโคร (ชุดคำสั่ง) ซึ่งอาจเป็นอันตราย โปรดบันทึกเป็นแบบไม่มีมาโคร (.docx, .xlsx) หรือ PDF แล้วส่งใหม่";
const BROKEN = "เปิดไฟล์นี้ไม่ได้ ไฟล์อาจเสียหรือส่งมาไม่ครบ โปรดเปิดดูในเครื่องของท่าน บันทึกใหม่ แล้วส่งอีกครั้ง";
const LOCKED = "ไฟล์นี้ใส่รหัสผ่านไว้ ระบบจึงตรวจไม่ได้ โปรดเอารหัสผ่านออกแล้วส่งใหม่";

/** What a ZIP is, from its list of contents; unpacked only to count, never to keep. */
export async function lookIntoArchive(path: string, size: number): Promise<Looked<{ type: string }>> {
  let zip: ZipFile;
  try {
    zip = await openPromise(path, { autoClose: false, lazyEntries: true });
  } catch {
    return { ok: false, message: BROKEN };
  }
  try {
    if (zip.entryCount > MOST_ENTRIES) return { ok: false, message: BOMB };
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const refusal = judge(entries, size);
    if (refusal) return { ok: false, message: refusal };
    if (await saysMacros(zip, entries)) return { ok: false, message: MACROS };
    const type = await typeOf(zip, entries);
    // A list of contents may lie. What others will unpack is therefore counted through once.
    if (type !== "application/zip" && !(await isAsSmallAsItSays(zip, entries)))
      return { ok: false, message: BOMB };
    return { ok: true, value: { type } };
  } catch {
    return { ok: false, message: BROKEN };
  } finally {
    zip.close();
  }
}

function judge(entries: readonly Entry[], size: number): string | undefined {
  const packed = sum(entries.map((entry) => entry.compressedSize));
  const unpacked = sum(entries.map((entry) => entry.uncompressedSize));
  // Entries that lie on top of each other: a bomb whose single parts look harmless.
  if (packed > size) return BOMB;
  if (unpacked > MOST_UNPACKED && unpacked / size > 3) return BOMB;
  if (unpacked > HARMLESS && unpacked / size > MOST_RATIO) return BOMB;
  if (entries.some((entry) => entry.isEncrypted())) return LOCKED;
  if (entries.some(({ fileName }) => isMacro(fileName))) return MACROS;
  return undefined;
}

function isMacro(name: string): boolean {
  return (
    /(^|\/)vbaProject\.bin$/i.test(name) ||
    /^xl\/(macrosheets|dialogsheets)\//i.test(name) ||
    /^(Basic|Scripts)\//.test(name)
  );
}

/** Word and Excel go by what the list of types says, whatever a part is called. */
async function saysMacros(zip: ZipFile, entries: readonly Entry[]): Promise<boolean> {
  for (const entry of entries) {
    if (entry.fileName.toLowerCase() !== "[content_types].xml") continue;
    if (entry.uncompressedSize > MOST_TYPES) return true;
    const said = await readSmall(zip, entry);
    // In UTF-16 each letter has a zero beside it.
    if (/vbaProject|macroEnabled|macrosheet/i.test(said.replaceAll("\0", ""))) return true;
  }
  return false;
}

async function typeOf(zip: ZipFile, entries: readonly Entry[]): Promise<string> {
  const named = (name: string) => entries.find(({ fileName }) => fileName === name);
  const main = Object.keys(mainParts).find((name) => named(name));
  if (main && named("[Content_Types].xml")) return mainParts[main] ?? "application/zip";
  const open = named("mimetype");
  if (!open || open.uncompressedSize > 200) return "application/zip";
  const said = await readSmall(zip, open);
  return /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/.test(said)
    ? said
    : "application/zip";
}

async function readSmall(zip: ZipFile, entry: Entry): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("latin1").trim();
}

/** yauzl stops with an error where an entry is longer than it says. */
async function isAsSmallAsItSays(zip: ZipFile, entries: readonly Entry[]): Promise<boolean> {
  for (const entry of entries) {
    if (entry.compressionMethod === 0) continue;
    try {
      const stream = await zip.openReadStreamPromise(entry);
      for await (const _ of stream);
    } catch {
      return false;
    }
  }
  return true;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
