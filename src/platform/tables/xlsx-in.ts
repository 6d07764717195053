import type { Cell, CellValue as ExcelValue } from "@cj-tech-master/excelts";
import { buffer } from "node:stream/consumers";
import { fromBufferPromise } from "yauzl";
import type { SheetRead, SheetRow } from "./sheet.ts";
import { limits, tooMany, withoutEnd } from "./sheet.ts";
import { workbookReader } from "./workbook-reader.ts";
import { bookParts, worksheetsIn } from "./worksheets.ts";

/** A workbook of a few kilobytes can unfold into gigabytes. */
const MOST_UNFOLDED = 150_000_000;
/** Styles and whatever else is read whole before the first row: minutes of work, where somebody means harm. */
const MOST_AROUND = 10_000_000;
/** The list of sheets, which becomes a tree. */
const MOST_BOOK = 1_000_000;
const MOST_ENTRIES = 2000;
/** A sheet that was once painted down to its last row goes on for a million blank ones. */
const MOST_BLANK_ROWS = 5000;
const MOST_LINES = 40_000;

const BROKEN = "เปิดไฟล์ Excel นี้ไม่ได้ ไฟล์อาจเสียหรือมีรหัสผ่าน เปิดใน Excel แล้วบันทึกเป็น .xlsx ใหม่";
const TOO_DEEP = "ไฟล์ Excel นี้คลายออกแล้วใหญ่เกินไป คัดลอกเฉพาะตารางไปไว้ในไฟล์ใหม่แล้วเลือกไฟล์นั้น";

/** The first sheet that is seen, row by row; reading ends where a limit is passed. */
export async function readXlsx(bytes: Uint8Array): Promise<SheetRead> {
  const archive = await unfolded(bytes);
  if (!archive.ok) return archive;
  try {
    return await readSheetNo(firstSeen(archive.parts), bytes);
  } catch {
    return { ok: false, why: BROKEN };
  }
}

/** As the tabs stand; undefined where the workbook tells none. */
function firstSeen(parts: ReadonlyMap<string, string>): number | undefined {
  const sheets = [...worksheetsIn((name) => parts.get(name))];
  if (sheets.length === 0) return undefined;
  const [first] = sheets
    .filter(([, { isHidden }]) => !isHidden)
    .toSorted(([, one], [, other]) => one.order - other.order);
  if (!first) throw new Error("every sheet is hidden");
  return first[0];
}

async function readSheetNo(no: number | undefined, bytes: Uint8Array): Promise<SheetRead> {
  const workbook = await workbookReader(bytes);
  for await (const sheet of workbook) {
    if (no !== undefined && sheet.sheetNo !== no) continue;
    const rows: SheetRow[] = [];
    let blank = 0;
    let letters = 0;
    let isTooWide = false;
    for await (const row of sheet) {
      const cells: string[] = [];
      row.eachCell((cell, at) => {
        // What lies further out is counted, never kept: a list of 16,384 cells for each row is a trap.
        const text = textOf(cell);
        if (at <= limits.columns) cells[at - 1] = text;
        else isTooWide ||= text.trim() !== "";
      });
      const filled = withoutEnd(Array.from(cells, (cell) => cell ?? ""));
      if (isTooWide) return { ok: false, why: tooMany.columns };
      for (const cell of filled) letters += cell.length;
      // A text stands in a workbook once, and may be shown in a million cells.
      if (letters > limits.bytes) return { ok: false, why: TOO_DEEP };
      if (filled.length > 0) rows.push({ line: row.number, cells: filled });
      blank = filled.length > 0 ? 0 : blank + 1;
      if (rows.length > limits.rows + 20) return { ok: false, why: tooMany.rows };
      if (blank > MOST_BLANK_ROWS) break;
      if (row.number > MOST_LINES) return { ok: false, why: tooMany.rows };
    }
    return { ok: true, rows };
  }
  return { ok: false, why: BROKEN };
}

type Unfolded = { ok: true; parts: ReadonlyMap<string, string> } | { ok: false; why: string };

/** Every entry is unfolded: what it says of its size is not believed. Kept is what tells of the sheets. */
async function unfolded(bytes: Uint8Array): Promise<Unfolded> {
  const parts = new Map<string, string>();
  const toldBy: readonly string[] = Object.values(bookParts);
  try {
    const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    let total = 0;
    let around = 0;
    let entries = 0;
    for await (const entry of archive.eachEntry()) {
      entries += 1;
      total += entry.uncompressedSize;
      if (isReadWhole(entry.fileName)) around += entry.uncompressedSize;
      const isKept = toldBy.includes(entry.fileName);
      const isTooBig = isKept && entry.uncompressedSize > MOST_BOOK;
      if (isTooBig || entries > MOST_ENTRIES || total > MOST_UNFOLDED || around > MOST_AROUND)
        return { ok: false, why: TOO_DEEP };
      // A stream that gives more than the entry says ends with an error.
      const stream = await archive.openReadStreamPromise(entry);
      if (isKept) parts.set(entry.fileName, (await buffer(stream)).toString("utf8"));
      else for await (const _ of stream) void _;
    }
    if (parts.has(bookParts.book)) return { ok: true, parts };
    return { ok: false, why: "ไฟล์นี้ไม่ใช่ไฟล์ตาราง เลือกไฟล์ .csv หรือ .xlsx" };
  } catch {
    return { ok: false, why: BROKEN };
  }
}

function isReadWhole(name: string): boolean {
  return /\.(xml|rels)$/i.test(name) && !/^xl\/(worksheets\/[^/]+|sharedStrings)\.xml$/i.test(name);
}

function textOf(cell: Cell): string {
  return textOfValue(cell.value);
}

/** What a cell shows, as plain text. */
export function textOfValue(value: ExcelValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  // Sums in a spreadsheet come out as 0.30000000000000004.
  // A formula whose value the file does not hold is no number.
  if (typeof value === "number") return Number.isNaN(value) ? "" : String(Number(value.toPrecision(15)));
  if (typeof value === "boolean") return value ? "ใช่" : "ไม่ใช่";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString().slice(0, 10);
  if (typeof value !== "object") return String(value);
  if ("richText" in value && Array.isArray(value.richText))
    return value.richText.map(({ text }) => text ?? "").join("");
  // A formula stands for its result, a link for its words.
  if ("result" in value) return textOfValue(value.result as ExcelValue);
  if ("text" in value) return textOfValue(value.text as ExcelValue);
  if ("error" in value) return String(value.error);
  return "";
}
