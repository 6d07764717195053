// pdfmake's parts, which its own types leave out. Only what is used here is written down; the version is
// fixed in package.json, and the tests read every kind of block back.

declare module "pdfmake/js/PDFDocument.js" {
  export interface FontProgram {
    unitsPerEm: number;
    ascent: number;
    descent: number;
    lineGap: number;
    xHeight: number;
    capHeight: number;
    italicAngle: number;
    postscriptName: string;
    bbox: { minX: number; minY: number; maxX: number; maxY: number };
    getGlyph(id: number, codePoints?: number[]): { id: number; advanceWidth: number; codePoints: number[] };
    layout(text: string): {
      glyphs: { id: number; advanceWidth: number; codePoints: number[] }[];
      positions: { xAdvance: number; xOffset: number; yOffset: number }[];
    };
  }
  export interface Reference {
    data: Record<string, unknown>;
    end(content?: string | Buffer): void;
  }
  /** What pdfkit asks of a font. */
  export interface PDFFont {
    id: string;
    document: PdfKitDocument;
    name: string;
    scale: number;
    ascender: number;
    descender: number;
    lineGap: number;
    xHeight: number;
    capHeight: number;
    bbox: FontProgram["bbox"];
    lineHeight(size: number, gap?: boolean): number;
    widthOfString(text: string, size: number): number;
    encode(text: string): [string[], object[]];
    /** Letters of each glyph of the document. */
    readonly unicode: number[][];
    ref(): Reference;
    finalize(): void;
  }
  export interface MarkedContent {
    readonly refs: readonly object[];
  }
  export interface StructElement {
    add(child: StructElement | MarkedContent): StructElement;
    dictionary: Reference;
  }
  export interface Bookmark {
    addItem(title: string, options?: { expanded?: boolean; pageNumber?: number }): Bookmark;
  }
  export interface PdfKitImage {
    width: number;
    height: number;
  }
  export interface PdfKitDocument {
    page: { width: number; height: number; fonts: Record<string, Reference> };
    outline: Bookmark;
    _fontFamilies: Record<string, PDFFont>;
    _root: Reference;
    font(source: Buffer): { _font: { font: FontProgram } };
    ref(data?: object): Reference;
    addPage(options: { size: [number, number]; margin: number }): PdfKitDocument;
    addContent(data: string): PdfKitDocument;
    fillColor(color: string): PdfKitDocument;
    strokeColor(color: string): PdfKitDocument;
    lineWidth(width: number): PdfKitDocument;
    lineCap(cap: "butt" | "round"): PdfKitDocument;
    dash(length: number, options: { space: number }): PdfKitDocument;
    undash(): PdfKitDocument;
    moveTo(x: number, y: number): PdfKitDocument;
    lineTo(x: number, y: number): PdfKitDocument;
    rect(x: number, y: number, width: number, height: number): PdfKitDocument;
    fill(): PdfKitDocument;
    stroke(): PdfKitDocument;
    translate(x: number, y: number): PdfKitDocument;
    scale(factor: number): PdfKitDocument;
    save(): PdfKitDocument;
    restore(): PdfKitDocument;
    openImage(source: Buffer): PdfKitImage;
    image(
      image: PdfKitImage,
      x: number,
      y: number,
      options: { width: number; height: number },
    ): PdfKitDocument;
    link(
      x: number,
      y: number,
      width: number,
      height: number,
      url: string,
      options?: { structParent?: StructElement; Contents?: object },
    ): PdfKitDocument;
    goTo(x: number, y: number, width: number, height: number, name: string, options?: object): PdfKitDocument;
    addNamedDestination(name: string, fit: "XYZ", x: number, y: number, zoom: number | null): PdfKitDocument;
    markContent(tag: "Artifact", options: { type: "Layout" | "Pagination" }): PdfKitDocument;
    markStructureContent(tag: string): MarkedContent;
    endMarkedContent(): PdfKitDocument;
    struct(type: string, options: { alt?: string; scope?: "Row" | "Column"; title?: string }): StructElement;
    addStructure(element: StructElement): PdfKitDocument;
    on(event: "data", listener: (piece: Uint8Array) => void): PdfKitDocument;
    on(event: "end", listener: () => void): PdfKitDocument;
    on(event: "error", listener: (error: Error) => void): PdfKitDocument;
    end(): void;
  }
  const parts: new (
    fonts: object,
    images: object,
    patterns: object,
    attachments: object,
    options: object,
  ) => PdfKitDocument;
  export default parts;
}

declare module "pdfmake/js/Line.js" {
  /** One line of pieces; pdfmake puts it on a page. */
  export interface Line {
    x: number;
    y: number;
    maxWidth: number;
    inlines: LinePiece[];
    addInline(piece: LinePiece): void;
    getHeight(): number;
    getAscenderHeight(): number;
    getWidth(): number;
    [own: symbol]: unknown;
  }
  /** What pdfmake asks of a piece of a line. */
  export interface LinePiece {
    x: number;
    width: number;
    height: number;
    leadingCut: number;
    trailingCut: number;
    alignment: "left" | "center" | "right";
    font: { ascender: number };
    fontSize: number;
  }
  const parts: new (maxWidth: number) => Line;
  export default parts;
}

declare module "pdfmake/js/LayoutBuilder.js" {
  import type { Line } from "pdfmake/js/Line.js";
  export interface Placed {
    pageNumber: number;
  }
  export interface Context {
    x: number;
    y: number;
    page: number;
    pages: Page[];
    availableWidth: number;
    availableHeight: number;
    pageMargins: { left: number; right: number; top: number; bottom: number };
    getCurrentPage(): Page;
  }
  export interface Page {
    items: PageItem[];
    pageSize: { width: number; height: number };
  }
  export interface Vector {
    type: "line" | "rect";
    x?: number;
    y?: number;
    w?: number;
    h?: number;
    x1?: number;
    y1?: number;
    x2?: number;
    y2?: number;
    lineWidth?: number;
    lineColor?: string;
    color?: string;
  }
  export type PageItem = { type: "line"; item: Line } | { type: "vector"; item: Vector };
  export interface Writer {
    transactionLevel: number;
    context(): Context;
    addLine(line: Line): Placed | false;
    moveToNextPage(): void;
    beginUnbreakableBlock(width: number, height: number): void;
    commitUnbreakableBlock(x: number, y: number): void;
    popContext(): void;
    _fitOnPage<Answer>(add: () => Answer): Answer;
  }
  export interface Builder {
    writer: Writer;
    nestedLevel: number;
    docPreprocessor: object;
    docMeasure: { measureLeaf(node: object): object; measureBlock(node: object): object };
    tryLayoutDocument(content: object, document: object, styles: object, style: object): { pages: Page[] };
    processNode(node: object, alignable?: boolean): void;
    processLeaf(node: object): void;
    processTable(node: object): void;
    processRow(row: object): { pageBreaks: object[]; positions: Placed[] };
    _findSameRowPageBreakByRowSpanData(
      breaks: object | null,
      page: number,
      row: number,
    ): { prevPage: number } | undefined;
    _getPageBreakListBySpan(table: object, page: number, row: number): object;
  }
  const parts: new (size: object, margins: object, svg: object) => Builder;
  export default parts;
}

declare module "pdfmake/js/TableProcessor.js" {
  import type { Writer } from "pdfmake/js/LayoutBuilder.js";
  export interface Processor {
    headerRows: number;
    dontBreakRows: boolean;
    rowsWithoutPageBreak: number;
    beginTable(writer: Writer): void;
    beginRow(row: number, writer: Writer): void;
    endRow(row: number, writer: Writer, breaks: object[]): void;
    endTable(writer: Writer): void;
    drawHorizontalLine(row: number, writer: Writer, y?: number, moveDown?: boolean): void;
  }
  const parts: new (table: object) => Processor;
  export default parts;
}

declare module "pdfmake/js/DocMeasure.js" {
  const parts: new (
    document: object,
    styles: object,
    style: object,
    svg: object,
    layouts: object,
  ) => { measureLeaf(node: object): object; measureBlock(node: object): object };
  export default parts;
}

declare module "pdfmake/js/DocPreprocessor.js" {
  const parts: new () => { preprocessBlock(node: object): object };
  export default parts;
}

declare module "pdfmake/js/3rd-party/svg-to-pdfkit.js" {
  import type { PdfKitDocument } from "pdfmake/js/PDFDocument.js";
  const parts: (
    document: PdfKitDocument,
    svg: string,
    x: number,
    y: number,
    options: {
      width: number;
      height: number;
      assumePt: boolean;
      fontCallback(family: string, bold: boolean, italic: boolean): string;
    },
  ) => void;
  export default parts;
}
