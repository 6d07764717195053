/** Excel fits no row to merged cells, so the heights of rows are worked out from the letters. */
import { widthOf } from "../../charts/letters.ts";
import type { PlannedCell, SheetPlan } from "./plan.ts";
import { plainText } from "./values.ts";

/** The height of a line as a share of its size, and how much wider others draw Sarabun: a little too much rather than a line cut off. */
const LINE = 1.42;
const SPARE = 1.06;
const PADDING = 8;
const PIXELS_PER_POINT = 96 / 72;
/** Excel's own bound. */
export const HIGHEST = 405;

export function fitHeights(sheet: SheetPlan): void {
  const { columns } = sheet;
  for (let at = 0; at < sheet.rows.length; at += 1) {
    const row = sheet.rows[at];
    if (!row || row.height !== undefined) continue;
    const single = row.cells.filter(({ rowSpan }) => rowSpan === 1);
    const wanted = Math.max(18, ...single.map((cell) => heightOf(cell, columns)));
    row.height = Math.min(HIGHEST, wanted);
    if (wanted > HIGHEST) lengthen(sheet, at, wanted - HIGHEST);
  }
  // A cell over several rows pushes the last of them down when its text is longer than they are high.
  sheet.rows.forEach((row, at) => {
    for (const cell of row.cells) {
      if (cell.rowSpan === 1) continue;
      const covered = sheet.rows.slice(at, at + cell.rowSpan);
      const room = covered.reduce((sum, each) => sum + (each.height ?? 0), 0);
      const last = covered.at(-1);
      const missing = heightOf(cell, columns) - room;
      if (last && missing > 0) last.height = Math.min(HIGHEST, (last.height ?? 0) + missing);
    }
  });
}

/** What is higher than a row may be goes on over rows below, which its cells span: no line is cut off. */
function lengthen(sheet: SheetPlan, at: number, missing: number): void {
  const more = Math.ceil(missing / HIGHEST);
  const added = Array.from({ length: more }, () => ({ cells: [], height: Math.ceil(missing / more) }));
  sheet.rows.splice(at + 1, 0, ...added);
  for (const [above, { cells }] of sheet.rows.slice(0, at + 1).entries())
    for (const cell of cells) if (above + cell.rowSpan > at) cell.rowSpan += more;
  const { titles } = sheet;
  if (!titles || titles.to < at + 1) return;
  const before = titles.from > at + 1;
  sheet.titles = { ...titles, from: titles.from + (before ? more : 0), to: titles.to + more };
}

function heightOf(cell: PlannedCell, columns: readonly number[]): number {
  const { size, bold = false, indent = 0 } = cell.look;
  const width = columns
    .slice(cell.column, cell.column + cell.colSpan)
    .reduce((sum, each) => sum + each, -PADDING - indent * 9);
  const lines = plainText(cell.value)
    .split("\n")
    .reduce(
      (sum, line) =>
        sum +
        Math.max(1, Math.ceil((widthOf(line, size, bold) * SPARE * PIXELS_PER_POINT) / Math.max(1, width))),
      0,
    );
  return Math.ceil(lines * size * LINE);
}
