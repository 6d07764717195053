import type { FileCell } from "./cells.ts";

/** Excel takes a file for UTF-8 only with this mark in front. */
export const CSV_MARK = "\uFEFF";

/** One line of a CSV file (RFC 4180). */
export function csvLine(cells: readonly FileCell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: FileCell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return /[",\r\n]/.test(cell) || cell !== cell.trim() ? `"${cell.replaceAll('"', '""')}"` : cell;
}
