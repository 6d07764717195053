import type { Block, List, Section, Table } from "../model.ts";
import { fittedWidths, leastWidths, scaled } from "../text/column-widths.ts";
import { cm, measures } from "../text/measures.ts";

const PIXELS_PER_POINT = 96 / 72;
/** Left and right of a cell's text. */
const PADDING = 10;

/** The width of the text on paper, in pixels: a sheet printed to the width of its page is set as large as the paper. */
export function textWidth(lying: boolean): number {
  const { page, margins } = measures;
  const across = lying ? page.height : page.width;
  return Math.round(cm(across - margins.left - margins.right) * PIXELS_PER_POINT);
}

/** Text alone takes few columns; three signers want them to be a multiple of three, two of two. */
const PLAIN_COLUMNS = 6;

/** More would be a sheet that nobody edits; then all tables follow the widest one. */
const MOST_COLUMNS = 26;
/** Edges nearer than this become one, in pixels. */
const NEAR = 12;

type Hand = Parameters<typeof leastWidths>[1];

/** The columns of a sheet have the edges of all of its tables; what has fewer columns spans them. */
export function sheetColumns(section: Section, hand: Hand): number[] {
  const width = textWidth(section.orientation === "lying");
  const tables = tablesIn(section.blocks).map((table) => tableWidths(table, width, hand));
  const widest = tables.toSorted((a, b) => b.length - a.length)[0];
  if (widest === undefined)
    return Array.from({ length: PLAIN_COLUMNS }, () => Math.round(width / PLAIN_COLUMNS));
  const edges: number[] = [];
  for (const edge of [...new Set([widest, ...tables])].flatMap(edgesOf))
    if (edges.every((other) => Math.abs(other - edge) >= NEAR)) edges.push(edge);
  if (edges.length > MOST_COLUMNS) return widest;
  const sorted = edges.toSorted((a, b) => a - b);
  return sorted.map((edge, at) => edge - (sorted[at - 1] ?? 0));
}

/** What the columns of a table want, in pixels. */
export function tableWidths(table: Table, width: number, hand: Hand): number[] {
  const least = scaled(leastWidths(table, hand), PIXELS_PER_POINT);
  const weights = table.columns.map(({ weight }) => Math.max(0.1, weight));
  return fittedWidths(weights, least, width - PADDING * weights.length).map((own) =>
    Math.max(24, Math.round(own + PADDING)),
  );
}

function edgesOf(widths: readonly number[]): number[] {
  let reached = 0;
  return widths.map((width) => (reached += width));
}

function tablesIn(blocks: readonly (Block | List | Table)[]): Table[] {
  return blocks.flatMap((block) => {
    if (block.kind === "table") return [block];
    if (block.kind === "figure") return block.data ? [block.data] : [];
    if (block.kind !== "list") return [];
    return block.items.flatMap(({ inside = [] }) =>
      tablesIn(inside.filter((part) => part.kind !== "paragraph")),
    );
  });
}

/** How many columns of the sheet each part takes, by its weight; nothing when there are more parts than columns. */
export function spansOf(weights: readonly number[], columns: readonly number[]): number[] | undefined {
  if (weights.length > columns.length) return undefined;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const width = columns.reduce((sum, each) => sum + each, 0);
  let at = 0;
  let reached = 0;
  let wanted = 0;
  return weights.map((weight, index) => {
    const left = weights.length - index - 1;
    wanted += (weight / all) * width;
    let span = 0;
    while (
      at < columns.length - left &&
      (span === 0 || left === 0 || reached + (columns[at] ?? 0) / 2 < wanted)
    ) {
      reached += columns[at] ?? 0;
      at += 1;
      span += 1;
    }
    return span;
  });
}
