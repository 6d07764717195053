/** A table as it stands in a file: texts in rows, whatever the file was. */
export interface SheetRow {
  /** The row as a spreadsheet counts it, for telling where something is wrong. */
  readonly line: number;
  readonly cells: readonly string[];
}

export type SheetRead =
  | { readonly ok: true; readonly rows: readonly SheetRow[] }
  | { readonly ok: false; readonly why: string };

/** What a file may hold at most; beyond it, it is refused before it costs memory. */
export const limits = { bytes: 8_000_000, rows: 20_000, columns: 100, cell: 20_000 } as const;

export const tooMany = {
  bytes: `ไฟล์ใหญ่เกินไป ใช้ไฟล์ไม่เกิน ${limits.bytes / 1_000_000} MB ลบแถวว่างที่จัดรูปแบบไว้ท้ายตารางออก หรือแบ่งเป็นหลายไฟล์`,
  rows: `มีเกิน ${limits.rows.toLocaleString("en")} แถว แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์`,
  columns: `มีเกิน ${limits.columns} คอลัมน์ ลบคอลัมน์ที่ไม่ใช้ออกก่อน`,
} as const;

/** Blank cells at the end of a row say nothing; a row of nothing else is none. */
export function withoutEnd(cells: readonly string[]): string[] {
  let end = cells.length;
  while (end > 0 && (cells[end - 1] ?? "").trim() === "") end -= 1;
  return cells.slice(0, end);
}
