import type { Line, LinePiece } from "pdfmake/js/Line.js";
import type { Inline } from "../model.ts";
import type { DigitStyle } from "../../../thai/digits.ts";
import { drawnRuns } from "../text/inline.ts";
import { partsOfLong } from "../text/words.ts";
import type { WordBreaker } from "../text/words.ts";
import type { PaperFont } from "./font.ts";
import type { Style } from "./shapes.ts";
import type { Tag } from "./tags.ts";
import { pdfmake } from "./pdfmake.ts";

/** A word with the blanks behind it, in one style. */
export interface Piece extends LinePiece {
  text: string;
  font: PaperFont;
  /** No line may end behind it. */
  glued: boolean;
  /** The line ends here: a newline was written. */
  lineEnd: boolean;
  underline: boolean;
  href?: string;
  /** Points that it stands above the line. */
  rise: number;
  note?: Note;
}

export interface Note {
  number: number;
  text: string;
}

export interface TextNode {
  /** pdfmake knows a text by this; the words are in `pieces`. */
  text: "";
  kind: "text";
  pieces: Piece[];
  margin: [left: number, top: number, right: number, bottom: number];
  indent: number;
  /** Lines reach from margin to margin. */
  spread: boolean;
  tag: Tag;
  /** Points that must be free below, or it goes to the next page. */
  need?: (width: number) => number;
  /** Its page is shown in the contents, and addresses inside the document lead to it. */
  anchor?: { id: string; level: number; title: string };
  /** A line of the contents: the page of this heading stands at the right. */
  pageOf?: string;
  lines?: { width: number; lines: TextLine[] };
}

/** pdfmake copies lines, so what a line knows of its text hangs on its pieces' list. */
export interface TextLine extends Line {
  inlines: Piece[];
  node: TextNode;
  first: boolean;
  last: boolean;
}

/** What texts are made with. */
export interface Hand {
  font(style: Style): PaperFont;
  digits: DigitStyle;
  breaker: WordBreaker;
  /** Numbers a footnote. */
  note(text: string): Note;
  /** Digits of the document. */
  figure(value: number): string;
}

export interface Look {
  size: number;
  bold?: boolean;
  italic?: boolean;
  align?: "left" | "center" | "right";
}

const NOTE_SIZE = 0.62;
const NOTE_RISE = 0.38;

export function piecesOf(hand: Hand, text: Inline, look: Look): Piece[] {
  const pieces: Piece[] = [];
  const runs = drawnRuns(text, hand.digits);
  // Words are found in the whole text: a bold run may end inside of one.
  const whole = runs.map((run) => run.text).join("");
  const ends = wordEnds(hand.breaker, whole);
  let at = 0;
  for (const run of runs) {
    const bold = run.bold ?? look.bold ?? false;
    const italic = run.italic ?? look.italic ?? false;
    const font = hand.font(bold ? (italic ? "boldItalic" : "bold") : italic ? "italic" : "regular");
    const style = { font, underline: run.underline === true || run.href !== undefined, href: run.href };
    let start = at;
    const stop = at + run.text.length;
    while (start < stop) {
      let end = start + 1;
      while (end < stop && !ends.has(end)) end += 1;
      pieces.push(piece(whole.slice(start, end), style, look, !ends.has(end)));
      start = end;
    }
    at = stop;
    if (run.note !== undefined) addNote(hand, pieces, run.note, font, look);
  }
  if (pieces.length === 0)
    pieces.push(piece("", { font: hand.font("regular"), underline: false }, look, false));
  const last = pieces.at(-1);
  if (last) last.glued = false;
  return pieces;
}

function wordEnds(breaker: WordBreaker, whole: string): Set<number> {
  const ends = new Set<number>();
  let at = 0;
  for (const line of whole.split("\n")) {
    let end = at;
    // Blanks at the beginning of a line belong to nothing.
    for (const word of breaker(line)) ends.add((end += word.length));
    at += line.length + 1;
    ends.add(at);
  }
  return ends;
}

function piece(
  text: string,
  style: Pick<Piece, "font" | "underline" | "href">,
  look: Look,
  glued: boolean,
): Piece {
  const lineEnd = text.endsWith("\n");
  const shown = lineEnd ? text.slice(0, -1) : text;
  return measured({
    ...style,
    text: shown,
    glued: glued && !lineEnd,
    lineEnd,
    rise: 0,
    x: 0,
    width: 0,
    height: style.font.lineHeight(look.size),
    leadingCut: 0,
    trailingCut: 0,
    alignment: look.align ?? "left",
    fontSize: look.size,
  });
}

function measured(of: Piece): Piece {
  of.width = of.font.widthOf(of.text, of.fontSize);
  const bare = of.text.trimEnd();
  of.trailingCut = bare.length === of.text.length ? 0 : of.width - of.font.widthOf(bare, of.fontSize);
  return of;
}

function addNote(hand: Hand, pieces: Piece[], text: string, font: PaperFont, look: Look): void {
  const note = hand.note(text);
  const before = pieces.at(-1);
  const mark = piece(hand.figure(note.number), { font, underline: false }, look, false);
  mark.fontSize = look.size * NOTE_SIZE;
  mark.rise = look.size * NOTE_RISE;
  mark.note = note;
  if (before) {
    before.glued = true;
    mark.lineEnd = before.lineEnd;
    before.lineEnd = false;
    const bare = before.text.trimEnd();
    // The blank before the next word stands behind the number.
    if (bare.length < before.text.length) {
      mark.text += before.text.slice(bare.length);
      before.text = bare;
      measured(before);
    }
  }
  pieces.push(measured(mark));
}

/** The lines of a text at a width; worked out once, as most texts are asked twice. */
export function linesOf(node: TextNode, width: number): readonly TextLine[] {
  if (node.lines && Math.abs(node.lines.width - width) < 0.01) return node.lines.lines;
  const lines: TextLine[] = [];
  const pieces = [...node.pieces];
  let at = 0;
  while (at < pieces.length) {
    const line = new pdfmake.Line(width) as TextLine;
    // A narrow cell has no room for the indent of a page.
    const indent = lines.length === 0 ? Math.min(node.indent, width / 2) : 0;
    at = fill(line, pieces, at, width - indent);
    const first = line.inlines[0];
    if (first && indent > 0) shift(line, indent);
    line.node = node;
    line.first = lines.length === 0;
    line.last = at >= pieces.length || line.inlines.at(-1)?.lineEnd === true;
    lines.push(line);
  }
  node.lines = { width, lines };
  return lines;
}

const ROUNDING = 0.01;

/** Puts as many words on a line as it holds, at least one letter. Says which piece comes next. */
function fill(line: TextLine, pieces: Piece[], from: number, width: number): number {
  let at = from;
  let used = 0;
  for (;;) {
    const current = pieces[at];
    if (!current) return at;
    if (line.inlines.length === 0 && trimStart(current)) {
      if (current.text === "" && !current.lineEnd && at + 1 < pieces.length) {
        at += 1;
        continue;
      }
    }
    let end = at;
    let wanted = 0;
    while (pieces[end]?.glued) wanted += pieces[end++]?.width ?? 0;
    wanted += (pieces[end]?.width ?? 0) - (pieces[end]?.trailingCut ?? 0);
    if (used + wanted > width + ROUNDING) {
      if (line.inlines.length > 0) return at;
      if (ungroup(pieces, at, end)) continue;
      const parts = partsOfLong(current.text);
      if (current.width - current.trailingCut > width + ROUNDING && parts.length > 1) {
        pieces.splice(at, 1, ...split(current, parts));
        continue;
      }
    }
    for (; at <= end; at += 1) {
      const next = pieces[at];
      if (!next) return at;
      line.addInline({ ...next } as Piece);
      used += next.width;
      if (next.lineEnd) return at + 1;
    }
  }
}

function trimStart(of: Piece): boolean {
  const bare = of.text.trimStart();
  if (bare.length === of.text.length) return of.text === "";
  of.text = bare;
  measured(of);
  return true;
}

/** A word in several styles that is longer than the line may part between its styles after all. */
function ungroup(pieces: Piece[], from: number, to: number): boolean {
  let changed = false;
  for (let at = from; at < to; at += 1) {
    const one = pieces[at];
    if (!one || pieces[at + 1]?.note) continue;
    pieces[at] = { ...one, glued: false };
    changed = true;
  }
  return changed;
}

function split(of: Piece, parts: readonly string[]): Piece[] {
  return parts.map((text, at) => {
    const last = at === parts.length - 1;
    return measured({ ...of, text, glued: last && of.glued, lineEnd: last && of.lineEnd });
  });
}

function shift(line: TextLine, indent: number): void {
  const first = line.inlines[0];
  if (!first) return;
  // pdfmake's own way of a first line: a cut below nothing moves all pieces right.
  const pieces = line.inlines;
  line.inlines = [];
  Object.assign(line, { inlineWidths: 0 });
  first.leadingCut = -indent;
  for (const one of pieces) line.addInline(one);
}
