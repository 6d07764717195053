import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { IRunOptions } from "docx";
import type { Cell, List, Table as ModelTable, TableRow as ModelTableRow } from "../model.ts";
import { fittedWidths, leastWidths, scaled } from "../text/column-widths.ts";
import { mergedGrid } from "../text/grid.ts";
import type { Placed } from "../text/grid.ts";
import { cellBlocks, cellInline, isFigure } from "../text/inline.ts";
import { measures, rowFills, tints } from "../text/measures.ts";
import { noLines } from "./lines.ts";
import { fill } from "./units.ts";
import type { Draft } from "./draft.ts";
import { inCell } from "./lists.ts";
import type { Room } from "./lists.ts";
import { styles } from "./styles.ts";
import { runs } from "./text.ts";

const line = { style: BorderStyle.SINGLE, size: 4, color: "555555" };
const allLines = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
};

const PADDING = 60;
const POINT = 20;
/** Low, so that it takes no page of its own behind a table that fills one. */
const BELOW = 4 * POINT;

/** Lists may hold tables and cells may hold lists: whoever draws lists hands that in. */
type CellList = (
  list: List,
  draft: Draft,
  look: Pick<IRunOptions, "bold" | "size">,
  room: Room,
) => (Paragraph | Table)[];

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

/** Its caption, the table, and the paragraph that Word wants between two tables. */
export function table(
  model: ModelTable,
  draft: Draft,
  cellList: CellList,
  indent = 0,
): (Paragraph | Table)[] {
  const widths = columnWidths(model, draft, draft.textWidth - indent);
  const grid = mergedGrid(model);
  const rows = grid.rows.map(({ row, places }, at) => {
    const head = at < grid.headRows;
    return new TableRow({
      // Short rows stay whole in any case; a row as long as a page must be allowed to break.
      cantSplit: head || row.whole === true || row.role !== undefined,
      tableHeader: head,
      keepNext: row.role === "group" || isSum(grid.rows[at + 1]?.row),
      children: places
        .filter((place) => place !== undefined)
        .map((place) => tableCell(place, { model, draft, cellList, widths, head })),
    });
  });
  if (rows.length === 0) return caption(model, draft);
  return [
    ...caption(model, draft),
    new Table({
      rows,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      ...(indent === 0 ? {} : { indent: { size: indent, type: WidthType.DXA } }),
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      margins: { marginUnitType: WidthType.DXA, top: 30, bottom: 30, left: PADDING, right: PADDING },
      borders: model.lines === "none" ? noLines : allLines,
    }),
    new Paragraph({
      style: styles.cell,
      spacing: { line: BELOW, lineRule: LineRuleType.EXACT },
      children: [],
    }),
  ];
}

/** A sum stays on the page of what it sums. */
function isSum(row: ModelTableRow | undefined): boolean {
  return row?.role === "subtotal" || row?.role === "total";
}

function caption(model: ModelTable, draft: Draft): Paragraph[] {
  return model.caption === undefined
    ? []
    : [new Paragraph({ style: styles.caption, children: runs(model.caption, draft) })];
}

interface Around {
  model: ModelTable;
  draft: Draft;
  cellList: CellList;
  widths: readonly number[];
  head: boolean;
}

function tableCell(place: Placed, around: Around): TableCell {
  const { cell, column, colSpan, rowSpan } = place;
  const role = roleOf(place, around);
  const colour = cell.tint ? tints[cell.tint] : around.head ? rowFills.head : role && rowFills[role];
  const width = around.widths.slice(column, column + colSpan).reduce((sum, each) => sum + each, 0);
  return new TableCell({
    columnSpan: colSpan,
    rowSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: around.head ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
    ...(colour ? { shading: { type: ShadingType.CLEAR, color: "auto", fill: fill(colour) } } : {}),
    children: cellParts(place, around, width),
  });
}

function cellParts(place: Placed, around: Around, width: number): (Paragraph | Table)[] {
  const { cell, column } = place;
  const { head, model } = around;
  // A table in a cell is as wide as the cell leaves it.
  const draft = { ...around.draft, textWidth: width - 2 * PADDING };
  const bold = head || cell.bold === true || roleOf(place, around) !== undefined;
  const size = model.size === undefined || model.size === measures.sizes.body ? undefined : model.size * 2;
  const more = { ...(bold ? { bold } : {}), ...(size === undefined ? {} : { size }) };
  const style = head ? styles.headCell : styles.cell;
  const alignment = alignments[alignOf(cell, column, around, place)];
  const inline = cellInline(cell.content, draft.digits);
  if (inline !== undefined) {
    return [new Paragraph({ style, alignment, children: runs(inline, draft, more) })];
  }
  const blocks = cellBlocks(cell.content).flatMap((block) =>
    block.kind === "list"
      ? around.cellList(block, draft, more, inCell(model.size ?? measures.sizes.body, block.items.length))
      : [
          new Paragraph({
            style,
            alignment: block.align && block.align !== "thai" ? alignments[block.align] : alignment,
            children: runs(block.text, draft, more),
          }),
        ],
  );
  return blocks.length === 0 ? [new Paragraph({ style, children: [] })] : blocks;
}

function alignOf(cell: Cell, column: number, around: Around, place: Placed) {
  if (cell.align) return cell.align;
  if (around.head) return "center";
  if (roleOf(place, around) === "group") return "left";
  const ofColumn = around.model.columns[column]?.align;
  return ofColumn ?? (isFigure(cell.content) ? "right" : isTick(cell) ? "center" : "left");
}

function isTick(cell: Cell): boolean {
  return typeof cell.content === "object" && "tick" in cell.content;
}

function roleOf(place: Placed, around: Around) {
  const rows = around.head ? around.model.head : around.model.body;
  return rows[around.head ? place.row : place.row - around.model.head.length]?.role;
}

function columnWidths(model: ModelTable, draft: Draft, width: number): number[] {
  const inside = 2 * PADDING;
  const least = scaled(leastWidths(model, draft), POINT);
  const weights = model.columns.map((column) => Math.max(0.1, column.weight));
  return fittedWidths(weights, least, width - inside * weights.length).map((own) => Math.floor(own + inside));
}
