import type { Vector } from "pdfmake/js/LayoutBuilder.js";
import type { Picture } from "../model.ts";
import { fittedWidths } from "../text/column-widths.ts";
import type { Least } from "../text/column-widths.ts";
import type { Tag } from "./tags.ts";
import { linesOf } from "./text-node.ts";
import type { TextNode } from "./text-node.ts";

/** What pdfmake lays out. Everything is made of these five. */
export type Node = TextNode | StackNode | ColumnsNode | TableNode | BoxNode;

interface Common {
  margin?: [left: number, top: number, right: number, bottom: number];
  need?: (width: number) => number;
}

export interface StackNode extends Common {
  kind: "stack";
  stack: Node[];
  /** Where it stands, once it is laid out. */
  positions?: readonly { pageNumber: number }[];
  pageBreak?: "before";
  pageOrientation?: "landscape" | "portrait";
}

export interface ColumnsNode extends Common {
  kind: "columns";
  columns: (Node & { width: number | "*" })[];
}

export interface TableNode extends Common {
  kind: "table";
  table: { body: CellNode[][]; headerRows: number; widths: (number | { width: number })[] };
  layout: object;
  weights: readonly number[];
  /** Points that each column needs. */
  least: readonly Least[];
  /** Rows that go to the next page in one piece when they fit there. */
  whole: readonly boolean[];
  /** Rows that stay with the next. */
  leads: readonly boolean[];
  /** Cells whose text may reach down into those below. */
  chains: readonly { row: number; column: number; to: number }[];
  _offsets?: { total: number; offsets: number[] };
  _layout?: { hLineWhenBroken?: boolean };
  _margin?: number[];
  _breaksBySpan?: object[];
  positions?: unknown[];
  _bottomByPage?: object;
}

export type CellNode =
  | (StackNode & { colSpan?: number; rowSpan?: number; fillColor?: string; border?: boolean[] })
  | { _span: true };

/** A place of fixed size: a picture, a line, or nothing. */
export interface BoxNode extends Common {
  kind: "box";
  canvas: (Vector & { drawing?: Drawing })[];
  alignment?: "left" | "center";
  height: number;
}

export type Drawing = { picture: Picture; tag: Tag } | { line: true };

export function box(width: number, height: number, drawing?: Drawing): BoxNode {
  return { kind: "box", canvas: [{ type: "rect", x: 0, y: 0, w: width, h: height, drawing }], height };
}

/** pdfmake reckons the height of a canvas from its vectors. */
export function gap(height: number): BoxNode {
  return box(1, height);
}

/** pdfmake has measured it already. */
export function heighten(of: BoxNode, height: number): void {
  Object.assign(of, { height, _minHeight: height, _maxHeight: height });
  for (const vector of of.canvas) vector.h = height;
}

export const CELL = { x: 3, top: 2, bottom: 3, line: 0.5 } as const;

/** How high a node stands at a width when no page ends in it. */
export function heightOf(node: Node, width: number): number {
  const [left, top, right, bottom] = node.margin ?? [0, 0, 0, 0];
  const inner = width - left - right;
  switch (node.kind) {
    case "text":
      return top + bottom + linesOf(node, inner).reduce((sum, line) => sum + line.getHeight(), 0);
    case "stack":
      return top + bottom + node.stack.reduce((sum, child) => sum + heightOf(child, inner), 0);
    case "columns":
      return (
        top +
        bottom +
        Math.max(...columnWidths(node, inner).map(({ column, width: own }) => heightOf(column, own)))
      );
    case "table":
      return (
        top +
        bottom +
        node.table.body.reduce<number>((sum, _, row) => sum + rowHeight(node, row, inner), CELL.line)
      );
    case "box":
      return top + bottom + node.height;
  }
}

function columnWidths(node: ColumnsNode, width: number): { column: Node; width: number }[] {
  const fixed = node.columns.map((column) => (column.width === "*" ? 0 : column.width));
  const stars = node.columns.filter((column) => column.width === "*").length;
  const share = (width - fixed.reduce((sum, own) => sum + own, 0)) / Math.max(1, stars);
  return node.columns.map((column, at) => ({
    column,
    width: column.width === "*" ? share : (fixed[at] ?? 0),
  }));
}

/** Widths of the columns' insides: by their weights, but wide enough for figures and, if it goes, for words. */
export function innerWidths(node: TableNode, width: number): number[] {
  const lines = (node.weights.length + 1) * CELL.line + node.weights.length * CELL.x * 2;
  const free = Math.max(node.weights.length, width - lines);
  return fittedWidths(node.weights, node.least, free);
}

/** Letters in a row that an item of a list must have room for beside its mark. */
const LEAST_LETTERS = 1.5;

/** Where a cell is too narrow for a list's indents, marks stand above their items: nothing may run out of the cell. */
export function unhang(stack: Node[], width: number): void {
  for (const [at, node] of stack.entries()) {
    if (node.kind === "stack") unhang(node.stack, width);
    if (node.kind !== "columns") continue;
    const [mark, body] = node.columns;
    if (mark?.kind !== "text" || typeof mark.width !== "number" || body?.kind !== "stack") continue;
    const room = width - (node.margin?.[0] ?? 0) - mark.width;
    unhang(body.stack, room);
    const size = mark.pieces[0]?.fontSize ?? 0;
    if (room >= size * LEAST_LETTERS) continue;
    unhang(body.stack, width);
    stack[at] = { kind: "stack", stack: [mark, ...body.stack] };
  }
}

export function rowHeight(node: TableNode, row: number, width: number): number {
  const widths = innerWidths(node, width);
  const heights = (node.table.body[row] ?? []).map((cell, at) =>
    "_span" in cell || (cell.rowSpan ?? 1) > 1
      ? 0
      : cellHeight(cell, widths.slice(at, at + (cell.colSpan ?? 1))),
  );
  return Math.max(CELL.top + CELL.bottom + CELL.line, ...heights);
}

/** What of a row must stand below each other before a page may part it. */
export function rowBeginning(node: TableNode, row: number, width: number): number {
  const widths = innerWidths(node, width);
  const heights = (node.table.body[row] ?? []).map((cell, at) =>
    "_span" in cell ? 0 : beginningOf(cell, spanned(widths.slice(at, at + (cell.colSpan ?? 1)))),
  );
  return Math.max(0, ...heights) + CELL.top + CELL.bottom + CELL.line;
}

/** With the space around its text, over all the columns that it spans. */
export function cellHeight(cell: StackNode, widths: readonly number[]): number {
  return heightOf(cell, spanned(widths)) + CELL.top + CELL.bottom + CELL.line;
}

export function spanned(widths: readonly number[]): number {
  const between = (widths.length - 1) * (CELL.x * 2 + CELL.line);
  return widths.reduce((sum, each) => sum + each, between);
}

/** The least of a node that should stand below what leads to it: two lines, a table's first row. */
export function beginningOf(node: Node, width: number): number {
  const [left, top, right] = node.margin ?? [0, 0, 0, 0];
  const inner = width - left - right;
  if (node.need) return node.need(width);
  switch (node.kind) {
    case "text": {
      const lines = linesOf(node, inner);
      // Of three, one would be left alone.
      return (
        top + lines.slice(0, lines.length === 3 ? 3 : 2).reduce((sum, line) => sum + line.getHeight(), 0)
      );
    }
    case "stack":
      return top + (node.stack[0] ? beginningOf(node.stack[0], inner) : 0);
    case "columns":
      return (
        top + Math.max(...columnWidths(node, inner).map(({ column, width: own }) => beginningOf(column, own)))
      );
    case "table": {
      const rows = Math.min(node.table.body.length, node.table.headerRows + 1);
      let sum = top;
      for (let row = 0; row < rows; row += 1) sum += rowHeight(node, row, inner);
      return sum;
    }
    case "box":
      return heightOf(node, width);
  }
}
