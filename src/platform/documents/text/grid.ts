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

/** Cells that go on from the one above as one cell with it, for formats that have such cells over pages. */
export function mergedGrid(table: Table): Grid {
  const grid = gridOf(table);
  for (const { row, column, to } of chainsOf(grid)) {
    const first = grid.rows[row]?.places[column];
    if (first) first.rowSpan = to - row + 1;
    for (const { places } of grid.rows.slice(row + 1, to + 1)) places[column] = undefined;
  }
  return grid;
}

/** Cells and the last row to which they go on. */
export function chainsOf({ rows, headRows }: Grid): { row: number; column: number; to: number }[] {
  return rows.flatMap(({ places }, row) =>
    places.flatMap((place, column) => {
      if (!place || row < headRows || place.rowSpan > 1 || place.colSpan > 1 || goesOn(place)) return [];
      let to = row;
      while (goesOn(rows[to + 1]?.places[column])) to += 1;
      return to > row ? [{ row, column, to }] : [];
    }),
  );
}

/** What has words of its own stays a cell of its own. */
function goesOn(place: Placed | undefined): boolean {
  return place?.cell.continues === true && place.cell.content === "" && place.colSpan === 1;
}

function freeSpan(taken: readonly boolean[], from: number, wanted: number): number {
  let span = 1;
  while (span < wanted && from + span < taken.length && !taken[from + span]) span += 1;
  return span;
}
