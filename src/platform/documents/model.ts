/**
 * An official document, said once. pdf/, docx/ and xlsx/ draw it with the same text and figures; they
 * know nothing of what it is about. Everything here is plain data: it is handed to another process.
 */
export interface DocumentModel {
  /** Name of the file's content, in its properties and on the task bar. */
  title: string;
  /** The organisation that issues it, in the file's properties. */
  issuer: string;
  /** Official papers carry Thai digits; what goes into another system carries Arabic ones. */
  digits: "thai" | "arabic";
  /** Names and terms that no line may break, beside the shipped ones. */
  keepWhole?: readonly string[];
  cover?: Cover;
  sections: readonly Section[];
  /** "none" for one-page orders; "top" stands in the middle above the text, with dashes, as offices write it. */
  pageNumbers?: "none" | "top" | "bottom";
}

export type DocumentFormat = "pdf" | "docx" | "xlsx";

export interface Cover {
  emblem?: Picture;
  title: string;
  subtitle?: readonly string[];
  /** At the foot: the office, its amphoe and province. */
  foot?: readonly string[];
}

/** Pages of one shape. A new section begins a new page. */
export interface Section {
  orientation?: "upright" | "lying";
  /** Name of the sheet in a workbook; at most 31 letters. */
  sheet?: string;
  /** Foreword and contents are counted ก ข ค; the first section behind them begins with 1. */
  numbers?: "letters";
  blocks: readonly Block[];
}

export type Block =
  | Emblem
  | Heading
  | Paragraph
  | List
  | Table
  | Figure
  | Signatures
  | Contents
  | Rule
  | PageBreak;

/** ตราครุฑ or the office's emblem, in the middle above an order or a letter. */
export interface Emblem {
  kind: "emblem";
  picture: Picture;
  heightCm?: number;
}

export interface Heading {
  kind: "heading";
  level: 1 | 2 | 3 | 4;
  text: Inline;
  align?: "left" | "center";
  /** ส่วนที่ ๑, ๑.๒: written as given; numbering belongs to whoever makes the model. */
  number?: string;
  /** Keeps it out of the contents. */
  unlisted?: boolean;
}

export interface Paragraph {
  kind: "paragraph";
  text: Inline;
  /** "thai" is justified as Word's "Thai distributed" does, where the format can. */
  align?: "left" | "center" | "right" | "thai";
  /** First line 2.5 cm in, as official papers have it. */
  indent?: "none" | "first" | "block";
  /** Keeps it on the page of what follows. */
  keepWithNext?: boolean;
}

export interface List {
  kind: "list";
  /** decimal: ๑. ๑.๑ ๑.๑.๑ by depth · paren: (๑) · letter: ก. ข. · dash and dot: unnumbered */
  marks: "decimal" | "paren" | "letter" | "dash" | "dot";
  /** Number of the first item; 1 when left out. */
  from?: number;
  items: readonly ListItem[];
}

export interface ListItem {
  text: Inline;
  /** Lists, paragraphs or tables that belong to this item. */
  inside?: readonly (List | Paragraph | Table)[];
}

export interface Table {
  kind: "table";
  caption?: Inline;
  /** Widths share the line by their weight. */
  columns: readonly TableColumn[];
  /** Repeated on each page. */
  head: readonly TableRow[];
  body: readonly TableRow[];
  /** Smaller letters for tables of many columns, in points; 16 when left out. */
  size?: number;
  /** "none" for what only stands below each other, as the names in an order do. */
  lines?: "all" | "none";
}

export interface TableColumn {
  weight: number;
  align?: "left" | "center" | "right";
}

export interface TableRow {
  cells: readonly Cell[];
  /** group: a heading row over all columns · subtotal and total: bold, set off · plain otherwise */
  role?: "group" | "subtotal" | "total";
  /** Row stays whole on one page when it fits on one. */
  whole?: boolean;
}

/** What stands in a cell. A figure keeps its value, so that a workbook can reckon with it. */
export interface Cell {
  content: Inline | Money | Count | Tick | readonly (Paragraph | List)[];
  colSpan?: number;
  /** Cells below it are left out of their rows. */
  rowSpan?: number;
  /** Empty, and one with the cell above: no line between them, and the text above may reach down into it, over pages too. */
  continues?: boolean;
  align?: "left" | "center" | "right";
  bold?: boolean;
  /** A state by colour and never by colour alone: the text says it as well. */
  tint?: "good" | "warning" | "bad" | "quiet";
}

/** Baht with two digits behind the point; a dash for nothing. */
export interface Money {
  satang: bigint | number | null;
  /** Leaves .00 out: for tables in which no sum has satang. */
  whole?: boolean;
}

export interface Count {
  count: number | null;
  /** Digits behind the point; 0 when left out. */
  decimals?: number;
  unit?: string;
}

/** A tick column: ✓ or empty. */
export interface Tick {
  tick: boolean;
}

export interface Figure {
  kind: "figure";
  picture: Picture;
  caption?: Inline;
  widthCm?: number;
  /** What it shows in figures: a workbook has it as cells below. On paper the picture's `alt` says it. */
  data?: Table;
}

/** Bytes as they are, or SVG drawn with Sarabun. `alt` says what is to be seen, or the table of a chart. */
export type Picture =
  | { format: "png" | "jpeg"; bytes: Uint8Array; alt: string }
  | { format: "svg"; svg: string; widthPx: number; heightPx: number; alt: string };

/** Side by side, up to three in a row. */
export interface Signatures {
  kind: "signatures";
  signers: readonly Signer[];
}

export interface Signer {
  /** Before the line: ลงชื่อ, ผู้รายงาน */
  label?: string;
  name?: string;
  /** One line each. */
  position?: readonly string[];
  date?: string;
}

/** สารบัญ with page numbers, from the headings. */
export interface Contents {
  kind: "contents";
  title: string;
  /** Deepest level that is listed. */
  depth: 1 | 2 | 3 | 4;
}

/** A line across, as between an order's head and its text. */
export interface Rule {
  kind: "rule";
}

export interface PageBreak {
  kind: "page-break";
}

/** Text, or runs of it. A newline in a text is a new line. */
export type Inline = string | readonly Run[];

export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  /** An address outside or in the product. */
  href?: string;
  /** Footnote, numbered through the document. */
  note?: string;
}
