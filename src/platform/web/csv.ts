import { todayInBangkok } from "../../thai/dates.ts";
import type { Web } from "./context.ts";

/** One line of a CSV file (RFC 4180). */
export function csvLine(values: readonly CsvCell[]): string {
  return `${values.map(csvCell).join(",")}\r\n`;
}

/** Excel takes a file for UTF-8 only with this mark in front. */
export const CSV_MARK = "\uFEFF";

/** A text that a spreadsheet would run as a formula gets a quote in front, as OWASP advises. */
function csvCell(value: CsvCell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export type CsvCell = string | number | null;

/** A file that is short enough to be written at once. */
export function csvText(heads: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return CSV_MARK + [heads, ...rows].map(csvLine).join("");
}

/** A file to keep, named after the organisation and the day: people-bueng-suk-2026-02-10.csv */
export function csvFile(c: Web, name: string, lines: string | ReadableStream<Uint8Array>): Response {
  const { org, house } = c.var;
  return c.body(lines, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${name}-${org.slug}-${todayInBangkok(house.now())}.csv"`,
    "cache-control": "no-store",
  });
}
