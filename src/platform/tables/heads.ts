import { squash } from "../../thai/matching.ts";
import type { TableColumn } from "./column.ts";
import { readColumns } from "./column.ts";
import type { SheetRow } from "./sheet.ts";

/** Which cell of a row belongs to which column. */
export interface HeadRead<Row> {
  readonly columns: readonly { readonly column: TableColumn<Row>; readonly at: number }[];
  /** The rows below the head. */
  readonly rows: readonly SheetRow[];
  /** Headers that mean nothing here: they are not read, and the person is told. */
  readonly unread: readonly string[];
  readonly problems: readonly string[];
}

/** A title, a date and blank lines often stand above the head. */
const DEEPEST_HEAD = 15;

export function readHead<Row>(all: readonly TableColumn<Row>[], rows: readonly SheetRow[]): HeadRead<Row> {
  const known = new Map<string, TableColumn<Row>>();
  for (const column of all) {
    if (column.only === "page") continue;
    for (const name of [column.head, column.key, ...(column.alsoCalled ?? [])]) {
      if (!known.has(headKey(name))) known.set(headKey(name), column);
    }
  }
  const found = headRow(rows, known);
  if (!found) {
    const must = readColumns(all).flatMap(({ required, head }) => (required ? [head] : []));
    const may = readColumns(all).flatMap(({ required, head, kind }) =>
      required || kind === "key" ? [] : [head],
    );
    return {
      columns: [],
      rows: [],
      unread: [],
      problems: [
        `ไม่พบหัวตารางใน ${DEEPEST_HEAD} แถวแรก แถวหัวตารางต้องมีคอลัมน์: ${must.join(", ")}`,
        ...(may.length > 0 ? [`คอลัมน์ที่มีหรือไม่มีก็ได้: ${may.join(", ")}`] : []),
      ],
    };
  }
  const columns: { column: TableColumn<Row>; at: number }[] = [];
  const unread: string[] = [];
  const problems: string[] = [];
  for (const [at, cell] of found.cells.entries()) {
    const column = known.get(headKey(cell));
    if (!column || column.only === "out") {
      if (cell.trim() !== "") unread.push(cell.trim().slice(0, 80));
    } else if (columns.some((other) => other.column === column)) {
      problems.push(`คอลัมน์ “${column.head}” มีสองครั้ง ลบออกให้เหลือคอลัมน์เดียว`);
    } else columns.push({ column, at });
  }
  // With its key a row may say as little as it wants to change.
  const isKeyed = columns.some(({ column }) => column.kind === "key");
  for (const column of readColumns(all)) {
    if (!isKeyed && column.required && !columns.some((each) => each.column === column))
      problems.push(`ไม่มีคอลัมน์ “${column.head}” ซึ่งต้องมี`);
  }
  return { columns, rows: rows.slice(rows.indexOf(found) + 1), unread, problems };
}

/** The row with the most headers that are known; the first of several. */
function headRow(rows: readonly SheetRow[], known: ReadonlyMap<string, unknown>): SheetRow | undefined {
  let best: SheetRow | undefined;
  let most = 0;
  for (const row of rows.slice(0, DEEPEST_HEAD)) {
    const count = row.cells.filter((cell) => known.has(headKey(cell))).length;
    if (count > most) [best, most] = [row, count];
  }
  return best;
}

/** "ชื่อ - สกุล (ไทย) *" is the same header as "ชื่อ-สกุล": notes in brackets and marks of duty fall away. */
function headKey(text: string): string {
  return squash(text.slice(0, 200).replaceAll(/\([^)]*\)|[*:]/g, ""));
}
