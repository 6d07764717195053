import type { Cell, Table, TableRow } from "../model.ts";

/** A cell where it stands; the places that it covers are empty. */
export interface Placed {
  cell: Cell;
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
}

export interface Grid {
  columns: number;
  headRows: number;
  /** One line per row, one place per column. */
  rows: { row: TableRow; places: (Placed | undefined)[] }[];
}

/** Puts cells at their columns: a cell moves right past those that reach down from above. */
export function gridOf(table: Table): Grid {
  const columns = table.columns.length;
  const all = [...table.head, ...table.body];
  const taken = all.map(() => Array.from({ length: columns }, () => false));
  const rows = all.map((row, at) => {
    const places: (Placed | undefined)[] = Array.from({ length: columns }, () => undefined);
    let column = 0;
    for (const cell of row.cells) {
      while (column < columns && taken[at]?.[column]) column += 1;
      if (column >= columns) throw new Error(`row ${at + 1} of a table has more cells than columns`);
      const whole = row.role === "group" && row.cells.length === 1;
      const colSpan = freeSpan(taken[at] ?? [], column, whole ? columns : (cell.colSpan ?? 1));
      const last = at < table.head.length ? table.head.length : all.length;
      const rowSpan = Math.max(1, Math.min(cell.rowSpan ?? 1, last - at));
      for (let down = 0; down < rowSpan; down += 1) {
        for (let right = 0; right < colSpan; right += 1) {
          const line = taken[at + down];
          if (line) line[column + right] = true;
        }
      }
      places[column] = { cell, row: at, column, rowSpan, colSpan };
      column += colSpan;
    }
    return { row, places };
  });
  return { columns, headRows: table.head.length, rows };
}

function freeSpan(taken: readonly boolean[], from: number, wanted: number): number {
  let span = 1;
  while (span < wanted && from + span < taken.length && !taken[from + span]) span += 1;
  return span;
}
