import type { Cell, CellValue as ExcelValue } from "@cj-tech-master/excelts";
import { fromBufferPromise } from "yauzl";
import type { SheetRead, SheetRow } from "./sheet.ts";
import { limits, tooMany, withoutEnd } from "./sheet.ts";
import { workbookReader } from "./workbook-reader.ts";

/** A workbook of a few kilobytes can unfold into gigabytes. */
const MOST_UNFOLDED = 150_000_000;
/** Styles and whatever else is read whole before the first row: minutes of work, where somebody means harm. */
const MOST_AROUND = 10_000_000;
const MOST_ENTRIES = 2000;
/** A sheet that was once painted down to its last row goes on for a million blank ones. */
const MOST_BLANK_ROWS = 5000;
const MOST_LINES = 40_000;

const BROKEN = "เปิดไฟล์ Excel นี้ไม่ได้ ไฟล์อาจเสียหรือมีรหัสผ่าน เปิดใน Excel แล้วบันทึกเป็น .xlsx ใหม่";
const TOO_DEEP = "ไฟล์ Excel นี้คลายออกแล้วใหญ่เกินไป คัดลอกเฉพาะตารางไปไว้ในไฟล์ใหม่แล้วเลือกไฟล์นั้น";

/** The first sheet that is seen, row by row; reading ends where a limit is passed. */
export async function readXlsx(bytes: Uint8Array): Promise<SheetRead> {
  const bomb = await unfoldsTooFar(bytes);
  if (bomb !== undefined) return { ok: false, why: bomb };
  try {
    return await readFirstSheet(bytes);
  } catch {
    return { ok: false, why: BROKEN };
  }
}

async function readFirstSheet(bytes: Uint8Array): Promise<SheetRead> {
  const workbook = await workbookReader(bytes);
  for await (const sheet of workbook) {
    if (sheet.state === "hidden" || sheet.state === "veryHidden") continue;
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

/** What is wrong with the archive. Every entry is unfolded: what it says of its size is not believed. */
async function unfoldsTooFar(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const archive = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    let total = 0;
    let around = 0;
    let entries = 0;
    let isWorkbook = false;
    for await (const entry of archive.eachEntry()) {
      entries += 1;
      total += entry.uncompressedSize;
      if (isReadWhole(entry.fileName)) around += entry.uncompressedSize;
      if (entries > MOST_ENTRIES || total > MOST_UNFOLDED || around > MOST_AROUND) return TOO_DEEP;
      isWorkbook ||= entry.fileName === "xl/workbook.xml";
      // A stream that gives more than the entry says ends with an error.
      for await (const _ of await archive.openReadStreamPromise(entry)) void _;
    }
    return isWorkbook ? undefined : "ไฟล์นี้ไม่ใช่ไฟล์ตาราง เลือกไฟล์ .csv หรือ .xlsx";
  } catch {
    return BROKEN;
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
