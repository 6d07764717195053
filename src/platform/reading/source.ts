/**
 * A document as every kind of file gives it: lines in reading order. A paragraph is a line of one cell,
 * a row of a table is a line of several. The readers of the plan know nothing else of Word or Excel.
 */
export interface SourceDocument {
  readonly kind: "txt" | "docx" | "xlsx";
  readonly lines: readonly SourceLine[];
  /** At the head or foot of pages: it belongs to no part of the plan. */
  readonly aside?: readonly string[];
  /** What was doubtful already in the file itself: a formula, a hidden sheet, a text box. */
  readonly doubts: readonly SourceDoubt[];
}

export interface SourceLine {
  /** Its place in `lines`. */
  readonly at: number;
  readonly place: SourcePlace;
  /** At least one, in the order of their columns. */
  readonly cells: readonly SourceCell[];
  /** All cells, parted by one blank. */
  readonly text: string;
  /** Columns of the row, empty ones at its end too. */
  readonly width: number;
  /** Something parts it from the line before: a blank line, or it is a paragraph of its own. */
  readonly isApart: boolean;
}

export interface SourceCell {
  /** Column, from 0. */
  readonly at: number;
  /** With \n where the cell has several paragraphs. */
  readonly text: string;
}

export interface SourcePlace {
  /** Line of a text file, or number of the paragraph or row in the whole document. */
  readonly line: number;
  readonly page?: number;
  /** Tables of a Word document are counted from 1. */
  readonly table?: number;
  readonly row?: number;
  readonly sheet?: string;
  readonly cell?: string;
}

export interface SourceDoubt {
  /** A warning where nothing is said. */
  readonly level?: "advice";
  readonly place: SourcePlace;
  readonly says: string;
  readonly took: string;
  readonly why: string;
}

export type SourceRead =
  | { readonly ok: true; readonly document: SourceDocument }
  | { readonly ok: false; readonly why: string };

export interface NewLine {
  place: SourcePlace;
  cells: readonly SourceCell[];
  width: number;
  isApart: boolean;
}

/** Lines with their places; those without any text are left out. */
export function numbered(lines: readonly NewLine[]): SourceLine[] {
  return lines
    .filter(({ cells }) => cells.some(({ text }) => text.trim() !== ""))
    .map((line, at) => ({ ...line, at, text: wholeText(line.cells) }));
}

export function wholeText(cells: readonly SourceCell[]): string {
  return cells
    .map(({ text }) => text.replaceAll(/\s+/g, " ").trim())
    .filter((text) => text !== "")
    .join(" ");
}

export function isRow(line: SourceLine): boolean {
  return line.cells.length > 1;
}
