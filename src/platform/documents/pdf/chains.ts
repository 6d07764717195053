import type { Writer } from "pdfmake/js/LayoutBuilder.js";
import { CELL, innerWidths, rowHeight } from "./nodes.ts";
import type { CellNode, TableNode } from "./nodes.ts";
import type { pdfmake } from "./pdfmake.ts";
import { linesOf } from "./text-node.ts";
import type { Piece, TextNode } from "./text-node.ts";

/**
 * Cells that go on downwards. pdfmake's own spans over rows cannot be parted between pages, so the rows
 * stay cells of their own: without the line between them, and the text above is poured into them.
 */
export function openChains(body: readonly (readonly CellNode[])[], chains: TableNode["chains"]): void {
  for (const { row, column, to } of chains) {
    for (let at = row; at <= to; at += 1) {
      const cell = body[at]?.[column];
      if (cell && !("_span" in cell)) cell.border = [true, at === row, true, at === to];
    }
  }
}

/** Gives each row of a chain as many lines as it has room for beside its other cells; the last takes what is left. */
export function pourChains(node: TableNode, width: number): void {
  const poured = node.chains.flatMap((chain) => {
    const cells = node.table.body.slice(chain.row, chain.to + 1).map((row) => textOf(row[chain.column]));
    const texts = cells.filter((text) => text !== undefined);
    const [first] = texts;
    if (!first || texts.length < cells.length) return [];
    const lines = linesOf(first, innerWidths(node, width)[chain.column] ?? 1);
    for (const text of texts.slice(1)) text.tag = first.tag;
    fill(first, []);
    return [{ chain, texts, lines }];
  });
  const heights = node.table.body.map((_, row) => (poured.length > 0 ? rowHeight(node, row, width) : 0));
  for (const { chain, texts, lines } of poured) {
    let from = 0;
    for (const [at, text] of texts.entries()) {
      const room = (heights[chain.row + at] ?? 0) - CELL.top - CELL.bottom - CELL.line;
      const held = Math.max(at === 0 ? 1 : 0, Math.floor(room / (lines[0]?.getHeight() ?? 1)));
      const to = at === texts.length - 1 ? lines.length : Math.min(lines.length, from + held);
      fill(
        text,
        lines.slice(from, to).flatMap(({ inlines }) => inlines),
      );
      from = to;
    }
  }
}

function textOf(cell: CellNode | undefined): TextNode | undefined {
  if (!cell || "_span" in cell || cell.stack.length !== 1) return undefined;
  const [text] = cell.stack;
  return text?.kind === "text" ? text : undefined;
}

function fill(text: TextNode, pieces: readonly Piece[]): void {
  const [own] = text.pieces;
  const empty = own ? [{ ...own, text: "", width: 0, trailingCut: 0, lineEnd: false, glued: false }] : [];
  text.pieces = pieces.length > 0 ? pieces.map((piece) => ({ ...piece, x: 0 })) : empty;
  text.lines = undefined;
}

/** The line at the foot of a page runs through, though the cell goes on behind it. */
export function closeChains(
  processor: InstanceType<typeof pdfmake.TableProcessor>,
  writer: Writer,
  { chains, table }: TableNode,
  at: number,
): void {
  const parted = chains.filter(({ row, to }) => row < at && at <= to);
  const cells = parted.flatMap(({ column }) => {
    const cell = table.body[at]?.[column];
    return cell && !("_span" in cell) ? [cell] : [];
  });
  if (cells.length === 0) return;
  for (const cell of cells) cell.border?.splice(1, 1, true);
  processor.drawHorizontalLine(at, writer, writer.context().y - CELL.line, false);
  for (const cell of cells) cell.border?.splice(1, 1, false);
}
