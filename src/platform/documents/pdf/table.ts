import type { Table } from "../model.ts";
import { cellBlocks, cellInline, isFigure } from "../text/inline.ts";
import { need } from "../text/column-widths.ts";
import type { Least } from "../text/column-widths.ts";
import { chainsOf, gridOf } from "../text/grid.ts";
import type { Grid, Placed } from "../text/grid.ts";
import { measures, rowFills, tints } from "../text/measures.ts";
import { inCell, listNodes, paragraphNode, textNode } from "./flow.ts";
import type { Desk } from "./flow.ts";
import { openChains } from "./chains.ts";
import { bareLayout, tableLayout } from "./layout.ts";
import { gap } from "./nodes.ts";
import type { CellNode, Node, TableNode } from "./nodes.ts";
import { tag } from "./tags.ts";
import type { Tag } from "./tags.ts";

export function tableNode(desk: Desk, table: Table, into: Tag): TableNode {
  const grid = gridOf(table);
  const of = tag("Table", into);
  const parts = { head: tag("THead", of), body: tag("TBody", of) };
  const body = grid.rows.map(({ row, places }, at) => {
    const head = at < grid.headRows;
    const rowTag = tag("TR", head ? parts.head : parts.body);
    const fill = head ? rowFills.head : row.role && rowFills[row.role];
    const bold = head || row.role !== undefined;
    return places.map((placed): CellNode =>
      placed ? cellNode(desk, table, placed, rowTag, { head, bold, fill }) : { _span: true },
    );
  });
  const chains = table.lines === "none" ? [] : chainsOf(grid);
  openChains(body, chains);
  return {
    kind: "table",
    chains,
    table: { body, headerRows: grid.headRows, widths: table.columns.map(() => 1) },
    layout: table.lines === "none" ? bareLayout : tableLayout,
    weights: table.columns.map(({ weight }) => Math.max(0.01, weight)),
    whole: grid.rows.map(({ row }) => row.whole === true),
    least: leastWidths(body, grid.rows),
    leads: grid.rows.map(({ row }, at) => {
      const next = grid.rows[at + 1]?.row.role;
      return at + 1 < grid.rows.length && (row.role === "group" || next === "subtotal" || next === "total");
    }),
    margin: [0, 6, 0, 2],
  };
}

function cellNode(
  desk: Desk,
  table: Table,
  { cell, column, colSpan, rowSpan }: Placed,
  rowTag: Tag,
  row: { head: boolean; bold: boolean; fill?: string },
): CellNode {
  const size = table.size ?? measures.sizes.body;
  const group = colSpan === table.columns.length && row.bold && !row.head;
  const align =
    cell.align ??
    (row.head ? "center" : group ? "left" : (table.columns[column]?.align ?? natural(cell.content)));
  const of = tag(row.head ? "TH" : "TD", rowTag, row.head ? { scope: "Column" } : {});
  const inline = cellInline(cell.content, desk.digits);
  const stack: Node[] =
    inline === undefined
      ? cellBlocks(cell.content).flatMap((block): Node[] =>
          block.kind === "list"
            ? listNodes(desk, block, of, size, [], inCell)
            : [paragraphNode(desk, { ...block, align: block.align ?? align }, of, size)],
        )
      : [textNode(desk, inline, { size, align, bold: cell.bold ?? row.bold }, of)];
  // Room above, to be known with the width: heads stand in the middle of their rows.
  if (row.head) stack.unshift(gap(0));
  return {
    kind: "stack",
    stack,
    fillColor: cell.tint ? tints[cell.tint] : row.fill,
    ...(colSpan > 1 ? { colSpan } : {}),
    ...(rowSpan > 1 ? { rowSpan } : {}),
  };
}

function leastWidths(body: readonly (readonly CellNode[])[], rows: Grid["rows"]): Least[] {
  const least = (rows[0]?.places ?? []).map(() => ({ word: 0, figure: 0, phrase: 0 }));
  for (const [row, cells] of body.entries()) {
    for (const [column, cell] of cells.entries()) {
      const of = least[column];
      const placed = rows[row]?.places[column];
      if (!of || !placed || "_span" in cell || placed.colSpan > 1) continue;
      if (isFigure(placed.cell.content)) of.figure = Math.max(of.figure, lineWidth(cell.stack));
      else needOf(of, cell.stack);
    }
  }
  return least;
}

function needOf(of: Least, nodes: readonly Node[], before = 0): void {
  for (const node of nodes) {
    if (node.kind === "text") {
      for (const { text, font, fontSize } of node.pieces)
        need(of, text, (part) => before + font.widthOf(part, fontSize));
    } else if (node.kind === "columns") {
      // An item of a list: its words stand behind the indent and the mark.
      const [mark, body] = node.columns;
      const ahead = (node.margin?.[0] ?? 0) + (typeof mark?.width === "number" ? mark.width : 0);
      if (body?.kind === "stack") needOf(of, body.stack, before + ahead);
    }
  }
}

function lineWidth(nodes: readonly Node[]): number {
  const widths = nodes.map((node) =>
    node.kind === "text" ? node.pieces.reduce((sum, { width }) => sum + width, 0) : 0,
  );
  return Math.max(0, ...widths) + 0.1;
}

/** Figures stand below each other by their last digit, ticks in the middle. */
function natural(content: Placed["cell"]["content"]): "left" | "center" | "right" {
  if (isFigure(content)) return "right";
  return typeof content === "object" && "tick" in content ? "center" : "left";
}
