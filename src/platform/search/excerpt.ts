import { clustersOf } from "../../thai/search-form.ts";
import { nearestIn } from "./nearness.ts";
import { wordsOf } from "./question.ts";
import type { Term } from "./question.ts";

/** A piece of a text, found or not. */
export interface Piece {
  text: string;
  isFound: boolean;
}

/** Whether what only comes near is marked as well: not where the words themselves stand elsewhere in the record. */
export type How = "exactly" | "nearly";

/** The text with the found words apart; blanks and marks between their letters belong to them. */
export function marked(text: string, form: string, terms: readonly Term[], how: How): Piece[] {
  return piecesOfText(text, rangesIn(text, form, terms, how));
}

/** The line with the first found word, cut around it; empty where none is found. `forms` are those of its lines. */
export function excerpt(
  body: string,
  forms: readonly string[],
  terms: readonly Term[],
  how: How,
  length = 160,
): Piece[] {
  for (const [index, line] of body.split("\n").entries()) {
    const ranges = rangesIn(line, forms[index] ?? "", terms, how);
    const [first] = ranges;
    if (!first) continue;
    const from = first.from < length / 2 ? 0 : beginning(line, first.from - Math.floor(length / 3));
    const end = Math.max(first.to, from + length);
    const to = end >= line.length ? line.length : beginning(line, end);
    const inside = ranges
      .filter((range) => range.from >= from && range.from < to)
      .map((range) => ({ from: range.from - from, to: Math.min(range.to, to) - from }));
    return [
      ...(from > 0 ? [{ text: "…", isFound: false }] : []),
      ...piecesOfText(line.slice(from, to), inside),
      ...(to < line.length ? [{ text: "…", isFound: false }] : []),
    ];
  }
  return [];
}

/** A line as long as a book is found to its end, but marked in its beginning. */
const LONGEST_LINE = 5000;
const MOST_MARKS = 20;

interface Range {
  from: number;
  to: number;
}

/** A cut never parts a letter from its marks. */
function beginning(line: string, near: number): number {
  const start = Math.max(0, near - 10);
  const clusters = clustersOf(line.slice(start, near + 20));
  const next = clusters.find(({ from }) => start + from >= near && from > 0);
  return next ? start + next.from : near;
}

function rangesIn(text: string, form: string, terms: readonly Term[], how: How): Range[] {
  const places = terms.flatMap((term) => {
    const exact = everyPlace(form, term.form);
    if (exact.length > 0 || how === "exactly") return exact.slice(0, MOST_MARKS);
    const near = nearestIn(form, term);
    if (near) return [near];
    return wordsOf(term).flatMap((word) =>
      [...word.skeleton].length > 1 ? everyPlace(form, word.form) : [],
    );
  });
  if (places.length === 0) return [];
  return joined(
    backToText(
      text,
      places.toSorted((a, b) => a.from - b.from),
    ),
  );
}

function everyPlace(form: string, wanted: string): Range[] {
  const places: Range[] = [];
  let at = form.indexOf(wanted);
  while (at >= 0) {
    places.push({ from: at, to: at + wanted.length });
    at = form.indexOf(wanted, at + wanted.length);
  }
  return places;
}

/** From places in the form to places in the text, rounded to whole letters with their marks. */
function backToText(text: string, places: readonly Range[]): Range[] {
  const ranges: (Range | undefined)[] = places.map(() => undefined);
  let at = 0;
  for (const cluster of clustersOf(text.slice(0, LONGEST_LINE))) {
    const from = at;
    at += cluster.form.length;
    if (from === at) continue;
    for (const [index, place] of places.entries()) {
      if (place.from >= at || place.to <= from) continue;
      const to = cluster.from + text.slice(cluster.from, cluster.to).trimEnd().length;
      ranges[index] = { from: ranges[index]?.from ?? cluster.from, to };
    }
  }
  return ranges.filter((range) => range !== undefined);
}

function joined(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to);
    else result.push({ ...range });
  }
  return result;
}

function piecesOfText(text: string, ranges: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { from, to } of ranges) {
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false });
    pieces.push({ text: text.slice(from, to), isFound: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isFound: false });
  return pieces;
}
