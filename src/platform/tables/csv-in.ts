import { CsvError, parse } from "csv-parse/sync";
import { readText } from "./encoding.ts";
import type { SheetRead } from "./sheet.ts";
import { limits, tooMany, withoutEnd } from "./sheet.ts";

/** CSV as Excel writes it anywhere in the world, or as somebody typed it. */
export function readCsv(bytes: Uint8Array): SheetRead {
  const read = readText(bytes);
  if (!read.ok) return read;
  const named = /^sep=(.)\r?\n/i.exec(read.text);
  const text = named ? read.text.slice(named[0].length) : read.text;
  const skipped = named ? 1 : 0;
  try {
    const records: string[][] = parse(text, {
      delimiter: named?.[1] ?? separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      // One more than may be: whoever hits the limit is told so.
      to: MOST_LINES + 1,
      max_record_size: limits.columns * limits.cell,
    });
    const rows = records
      .map((cells, index) => ({ line: index + 1 + skipped, cells: withoutEnd(cells) }))
      .filter(({ cells }) => cells.length > 0);
    if (rows.length > limits.rows + HEADROOM || records.length > MOST_LINES)
      return { ok: false, why: tooMany.rows };
    if (rows.some(({ cells }) => cells.length > limits.columns)) return { ok: false, why: tooMany.columns };
    return { ok: true, rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const at = "lines" in error && typeof error["lines"] === "number" ? ` ใกล้บรรทัดที่ ${error["lines"]}` : "";
    return { ok: false, why: `อ่านไฟล์ CSV ไม่ได้${at} เครื่องหมายคำพูด (") เปิดแล้วไม่ได้ปิด หรือข้อความยาวเกินไป` };
  }
}

/** Titles may stand above the head. */
const HEADROOM = 20;
/** Blank lines count here only: a file of nothing else must end as well. */
const MOST_LINES = 40_000;

/** The sign that parts the first lines most often, outside of quotes. Excel takes the list separator of its country. */
export function separatorOf(text: string): string {
  const start = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, "");
  const lines = start.split(/\r?\n|\r/).slice(0, 20);
  const most = (sign: string) => Math.max(0, ...lines.map((line) => line.split(sign).length - 1));
  return [",", ";", "\t"].reduce((best, sign) => (most(sign) > most(best) ? sign : best), ",");
}
