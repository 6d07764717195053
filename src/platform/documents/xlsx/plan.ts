/** A sheet before it is written: rows are known as a whole, since freezing and widths come first in the file. */
import type { DocumentModel, Inline, Picture } from "../model.ts";
import type { PictureBytes } from "../picture-bytes.ts";
import type { WordBreaker } from "../text/words.ts";
import type { Value } from "./values.ts";

export interface SheetPlan {
  name: string;
  lying: boolean;
  /** No page numbers: the cover, and pages before the text, for which a workbook has no letters. */
  uncounted?: boolean;
  /** Pages are counted from one here. */
  startsNumbers?: boolean;
  /** Widths of the columns in pixels. */
  columns: readonly number[];
  rows: PlannedRow[];
  /** Rows of the longest table's head, repeated in print, and how many rows it heads. */
  titles?: { from: number; to: number; of: number };
}

export interface PlannedRow {
  cells: PlannedCell[];
  /** In points; worked out from the text when left out. */
  height?: number;
  picture?: { picture: Picture; width: number; height: number };
  breakAfter?: boolean;
}

export interface PlannedCell {
  /** From 0. */
  column: number;
  colSpan: number;
  rowSpan: number;
  value: Value;
  look: CellLook;
}

export interface CellLook {
  size: number;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  align?: "left" | "center" | "right" | "distributed";
  middle?: boolean;
  /** Steps in from the left. */
  indent?: number;
  fill?: string;
  lines?: "table" | "below";
}

/** What the blocks of one sheet share. */
export interface Desk {
  digits: DocumentModel["digits"];
  breaker: WordBreaker;
  pictures: ReadonlyMap<Picture, PictureBytes>;
  sheet: SheetPlan;
  /** Notes wait for the end of their sheet; they are numbered through the document. */
  notes: { number: number; text: string }[];
  note: (text: string) => number;
  /** The headings that contents list. */
  headings: readonly { level: number; text: Inline }[];
}
