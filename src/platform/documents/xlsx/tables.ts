import type { Cell, Table } from "../model.ts";
import { mergedGrid } from "../text/grid.ts";
import type { Placed } from "../text/grid.ts";
import { cellBlocks, cellInline } from "../text/inline.ts";
import { measures, rowFills, tints } from "../text/measures.ts";
import { listLines } from "./lists.ts";
import { noteMark, textRow } from "./rows.ts";
import { spansOf, tableWidths } from "./columns.ts";
import type { CellLook, Desk, PlannedCell, PlannedRow } from "./plan.ts";
import { figureValue, inlineValue, isNumber, textValue } from "./values.ts";
import type { RichPart, Value } from "./values.ts";

/** Real cells: one of the table is one of the sheet, or some merged where the sheet has more columns. */
export function tableRows(desk: Desk, table: Table): void {
  const { sheet } = desk;
  if (table.caption !== undefined) {
    textRow(desk, table.caption, { size: measures.sizes.body, bold: true });
  }
  const grid = mergedGrid(table);
  const across = sheet.columns.reduce((sum, each) => sum + each, 0);
  const spans = spansOf(tableWidths(table, across, desk), sheet.columns);
  if (spans === undefined) throw new Error("a table has more columns than its sheet");
  const starts = spans.map((_, at) => spans.slice(0, at).reduce((sum, span) => sum + span, 0));
  const first = sheet.rows.length;
  for (const [at, { places }] of grid.rows.entries()) {
    const head = at < grid.headRows;
    const row: PlannedRow = { cells: [] };
    for (const place of places) {
      if (place) row.cells.push(plannedCell(desk, table, place, { head, starts, spans }));
    }
    sheet.rows.push(row);
  }
  if (grid.headRows > 0 && (sheet.titles === undefined || table.body.length > sheet.titles.of)) {
    sheet.titles = { from: first + 1, to: first + grid.headRows, of: table.body.length };
  }
}

interface Around {
  head: boolean;
  starts: readonly number[];
  spans: readonly number[];
}

function plannedCell(desk: Desk, table: Table, place: Placed, around: Around): PlannedCell {
  const { cell, column, colSpan, rowSpan } = place;
  const role = around.head ? undefined : table.body[place.row - table.head.length]?.role;
  const fill = cell.tint ? tints[cell.tint] : around.head ? rowFills.head : role && rowFills[role];
  const look: CellLook = {
    size: table.size ?? measures.sizes.body,
    bold: around.head || cell.bold === true || role !== undefined,
    align: alignOf(table, place, around.head, role),
    middle: around.head,
    ...(fill ? { fill } : {}),
    ...(table.lines === "none" ? {} : { lines: "table" as const }),
  };
  return {
    column: around.starts[column] ?? 0,
    colSpan: around.spans.slice(column, column + colSpan).reduce((sum, span) => sum + span, 0),
    rowSpan,
    value: valueOf(desk, cell),
    look,
  };
}

function valueOf(desk: Desk, cell: Cell): Value {
  const { content } = cell;
  if (isNumber(content)) return figureValue(content, desk.digits);
  const note = (text: string) => noteMark(desk, text);
  const inline = cellInline(content, desk.digits);
  if (inline !== undefined) return inlineValue(inline, desk.digits, note);
  const lines = cellBlocks(content).flatMap((block): Value[] =>
    block.kind === "list" ? listLines(desk, block) : [inlineValue(block.text, desk.digits, note)],
  );
  const parts = lines.flatMap((line, at): RichPart[] => [
    ...(at === 0 ? [] : [{ text: "\n" }]),
    ...(line.kind === "text" ? line.parts : []),
  ]);
  return parts.length === 0 ? textValue("") : { kind: "text", parts };
}

function alignOf(table: Table, place: Placed, head: boolean, role: string | undefined) {
  const { cell, column } = place;
  if (cell.align) return cell.align;
  if (head) return "center";
  if (role === "group") return "left";
  const { content } = cell;
  const own = isNumber(content)
    ? "right"
    : typeof content === "object" && "tick" in content
      ? "center"
      : "left";
  return table.columns[column]?.align ?? own;
}
