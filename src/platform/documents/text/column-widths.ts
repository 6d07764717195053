import type { DigitStyle } from "../../../thai/digits.ts";
import { widthOf } from "../../charts/letters.ts";
import type { Inline, Table } from "../model.ts";
import { gridOf } from "./grid.ts";
import { cellBlocks, cellInline, drawnRuns, isFigure } from "./inline.ts";
import { measures } from "./measures.ts";
import type { WordBreaker } from "./words.ts";

/** What a column needs. */
export interface Least {
  /** The longest figure, which must never part. */
  figure: number;
  /** The longest word. */
  word: number;
  /** The longest of what should stay on one line but may part at its blanks: a person's name. */
  phrase: number;
}

/** How much wider than its share a column gets for a phrase. */
const MORE = 1.35;
/** What a column of long words keeps where words of others want room. */
const KEPT_SHARE = 0.75;

/** Widths by weight, but wide enough for figures and for words; where not all words find room, the longest part. */
export function fittedWidths(weights: readonly number[], least: readonly Least[], free: number): number[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const wide = least.map(({ phrase, word, figure }, at) =>
    Math.max(word, figure, Math.min(phrase, ((weights[at] ?? 0) / all) * free * MORE)),
  );
  if (total(wide) <= free) return shared(weights, wide, free);
  // Not all phrases find room: columns of long text keep most of their share, the others take what they lack.
  const most = least.map(({ word, figure }, at) =>
    Math.max(word, figure, Math.min(wide[at] ?? 0, ((weights[at] ?? 0) / all) * free * KEPT_SHARE)),
  );
  if (total(most) <= free) return shared(weights, granted(most, wide, free), free);
  const figures = least.map(({ figure }) => figure);
  if (total(figures) > free) return shared(weights, [], free);
  const shares = shared(weights, figures, free);
  // Each keeps most of its share; what is left goes to the words that lack least.
  const needs = least.map(({ word, figure }, at) =>
    Math.max(figure, Math.min(word, (shares[at] ?? 0) * KEPT_SHARE)),
  );
  const words = least.map(({ word }) => word);
  return shared(weights, granted(needs, words, free), free);
}

/** What is left over what columns have goes to those that lack least of what they want. */
function granted(has: readonly number[], wants: readonly number[], free: number): number[] {
  const widths = [...has];
  let left = free - total(has);
  const lacking = wants
    .map((want, at) => ({ at, lacks: want - (has[at] ?? 0) }))
    .filter(({ lacks }) => lacks > 0)
    .toSorted((one, other) => one.lacks - other.lacks);
  for (const { at, lacks } of lacking) {
    if (lacks > left) break;
    widths[at] = (widths[at] ?? 0) + lacks;
    left -= lacks;
  }
  return widths;
}

const total = (widths: readonly number[]): number => widths.reduce((sum, own) => sum + own, 0);

/** Columns that their share does not suffice take what they need; the others share the rest. */
function shared(weights: readonly number[], least: readonly number[], free: number): number[] {
  const held = new Set<number>();
  for (;;) {
    const taken = [...held].reduce((sum, at) => sum + (least[at] ?? 0), 0);
    const weight = weights.reduce((sum, own, at) => (held.has(at) ? sum : sum + own), 0) || 1;
    const widths = weights.map((own, at) =>
      held.has(at) ? (least[at] ?? 1) : Math.max(1, ((free - taken) * own) / weight),
    );
    const short = widths.findIndex((own, at) => !held.has(at) && own < (least[at] ?? 0));
    if (short < 0) return widths;
    held.add(short);
  }
}

/** Points that each column of a table needs, by the widths of Sarabun's letters: for formats that others lay out. */
export function leastWidths(
  table: Table,
  { digits, breaker }: { digits: DigitStyle; breaker: WordBreaker },
): Least[] {
  const least = table.columns.map(() => ({ word: 0, figure: 0, phrase: 0 }));
  const size = table.size ?? measures.sizes.body;
  const grid = gridOf(table);
  for (const [at, { row, places }] of grid.rows.entries()) {
    for (const place of places) {
      const of = place && least[place.column];
      if (!of || place.colSpan > 1) continue;
      const { content, bold = at < grid.headRows || row.role !== undefined } = place.cell;
      const inline = cellInline(content, digits);
      const text = inline === undefined ? blocksText(content) : inlineText(inline, digits);
      const measure = (part: string) => widthOf(part, size, bold) * SPARE;
      if (isFigure(content)) of.figure = Math.max(of.figure, measure(text));
      else for (const line of text.split("\n")) for (const piece of breaker(line)) need(of, piece, measure);
    }
  }
  return least;
}

export function scaled(least: readonly Least[], by: number): Least[] {
  return least.map(({ figure, word, phrase }) => ({
    figure: figure * by,
    word: word * by,
    phrase: phrase * by,
  }));
}

export function need(of: Least, piece: string, measure: (part: string) => number): void {
  const phrase = piece.trim();
  of.phrase = Math.max(of.phrase, measure(phrase));
  for (const word of phrase.split(" ")) of.word = Math.max(of.word, measure(word));
}

/** Others measure a hair wider. */
const SPARE = 1.03;

function inlineText(inline: Inline, digits: DigitStyle): string {
  return drawnRuns(inline, digits)
    .map((run) => run.text)
    .join("");
}

/** Items stand in behind their marks; of a cell's blocks only paragraphs ask for room. */
function blocksText(content: Parameters<typeof cellBlocks>[0]): string {
  return cellBlocks(content)
    .flatMap((block) => (block.kind === "paragraph" ? [inlineText(block.text, "arabic")] : []))
    .join("\n");
}
