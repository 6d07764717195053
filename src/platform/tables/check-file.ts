/** What an import would do, as a file: every row with its result, to work through beside the table itself. */
import { shownCell } from "./cells.ts";
import type { References, TableColumn } from "./column.ts";
import type { ImportPlan, RowState } from "./plan.ts";

export const stateTitles = {
  wrong: "ต้องแก้",
  ask: "รอคำตอบ",
  add: "เพิ่ม",
  change: "แก้ไข",
  skip: "ข้าม",
  same: "เหมือนเดิม",
} as const satisfies Record<RowState, string>;

export interface CheckLine {
  line: number;
  state: string;
  name: string;
  column: string | null;
  before: string | null;
  after: string | null;
  why: string | null;
}

export const checkColumns: readonly TableColumn<CheckLine>[] = [
  { key: "line", head: "แถวในไฟล์", kind: "whole", only: "out", value: (row) => row.line },
  { key: "state", head: "ผล", kind: "text", only: "out", value: (row) => row.state },
  { key: "name", head: "รายการ", kind: "text", only: "out", value: (row) => row.name },
  { key: "column", head: "คอลัมน์", kind: "text", only: "out", value: (row) => row.column },
  { key: "before", head: "เดิม", kind: "text", only: "out", value: (row) => row.before },
  { key: "after", head: "ในไฟล์", kind: "text", only: "out", value: (row) => row.after },
  { key: "why", head: "เหตุผล", kind: "text", only: "out", value: (row) => row.why },
];

/** What is wrong first: that is what the file is downloaded for. */
export function checkLines<Row>(
  plan: ImportPlan<Row>,
  columns: readonly TableColumn<Row>[],
  references: References,
): CheckLine[] {
  const order = Object.keys(stateTitles);
  const rows = plan.rows.toSorted(
    (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || a.line - b.line,
  );
  return rows.flatMap((row): CheckLine[] => {
    const base = { line: row.line, state: stateTitles[row.state], name: row.name };
    const blank = { ...base, column: null, before: null, after: null, why: null };
    if (row.state === "wrong")
      return row.faults.map(({ column, why, text }) => ({
        ...blank,
        column: headOf(columns, column),
        after: text ?? shownByKey(columns, column, row.values, references),
        why,
      }));
    if (row.state === "change")
      return row.changes.map(({ column, before, after }) => ({
        ...blank,
        column: headOf(columns, column),
        before: shownByKey(columns, column, { [column]: before }, references),
        after: shownByKey(columns, column, { [column]: after }, references),
      }));
    return [blank];
  });
}

export function headOf<Row>(columns: readonly TableColumn<Row>[], key: string | undefined): string | null {
  return columns.find((column) => column.key === key)?.head ?? null;
}

export function shownByKey<Row>(
  columns: readonly TableColumn<Row>[],
  key: string | undefined,
  values: Readonly<Record<string, string | number | boolean | null>>,
  references: References,
): string {
  const column = columns.find((each) => each.key === key);
  return column ? shownCell(column, values[column.key], references) : "";
}
