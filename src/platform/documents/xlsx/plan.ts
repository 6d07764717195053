/** A sheet before it is written: rows are known as a whole, since freezing and widths come first in the file. */
import type { DocumentModel, Inline, Picture } from "../model.ts";
import type { PictureBytes } from "../picture-bytes.ts";
import type { Value } from "./values.ts";

export interface SheetPlan {
  name: string;
  lying: boolean;
  /** The cover: no page number, and the pages behind it are counted from one. */
  cover?: boolean;
  startsNumbers?: boolean;
  /** Widths of the columns in pixels. */
  columns: readonly number[];
  rows: PlannedRow[];
  /** Rows of the first long table's head, repeated in print. */
  titles?: { from: number; to: number };
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
  pictures: ReadonlyMap<Picture, PictureBytes>;
  sheet: SheetPlan;
  /** Notes wait for the end of their sheet; they are numbered through the document. */
  notes: { number: number; text: string }[];
  note: (text: string) => number;
  /** The headings that contents list. */
  headings: readonly { level: number; text: Inline }[];
}
