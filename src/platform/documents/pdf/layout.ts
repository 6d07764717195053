import type { Builder, Page, Writer } from "pdfmake/js/LayoutBuilder.js";
import type { PdfKitDocument } from "pdfmake/js/PDFDocument.js";
import { cm, measures } from "../text/measures.ts";
import { closeChains, pourChains } from "./chains.ts";
import {
  beginningOf,
  CELL,
  cellHeight,
  heighten,
  heightOf,
  innerWidths,
  rowBeginning,
  rowHeight,
  spanned,
  unhang,
} from "./nodes.ts";
import type { CellNode, Node, StackNode, TableNode } from "./nodes.ts";
import { linesOf } from "./text-node.ts";
import type { Note, TextLine, TextNode } from "./text-node.ts";
import { pdfmake } from "./pdfmake.ts";

export interface LaidOut {
  pages: readonly Page[];
  /** On which page, from 0, each heading stands. */
  anchors: ReadonlyMap<string, { page: number; x: number; y: number }>;
}

const [paperWidth, paperHeight] = [cm(measures.page.width), cm(measures.page.height)];
const { left, right, top, bottom } = measures.margins;
const margins = { left: cm(left), right: cm(right), top: cm(top), bottom: cm(bottom) };

export function bodySize(lying: boolean): { width: number; height: number } {
  const [width, height] = lying ? [paperHeight, paperWidth] : [paperWidth, paperHeight];
  return { width: width - margins.left - margins.right, height: height - margins.top - margins.bottom };
}

/**
 * Lays nodes out on pages. pdfmake carries columns, tables and their borders over pages; lines, whole
 * rows, headings that stay with their text and footnotes are ours, which it does not have for Thai.
 */
export function layOut(
  document: PdfKitDocument,
  content: StackNode,
  lying: boolean,
  drawNote: (note: Note) => TextNode,
  noteLine: () => Node,
): LaidOut {
  const size = lying
    ? { width: paperHeight, height: paperWidth, orientation: "landscape" }
    : { width: paperWidth, height: paperHeight, orientation: "portrait" };
  const builder = new pdfmake.LayoutBuilder(size, margins, {});
  builder.docPreprocessor = new pdfmake.DocPreprocessor();
  builder.docMeasure = measure(document);
  const anchors: LaidOut["anchors"] & Map<string, { page: number; x: number; y: number }> = new Map();
  const notes = footnotes(builder, drawNote, noteLine);
  keepTogether(builder, notes);
  const tables = { open: 0 };
  layLines(builder, notes, anchors, tables);
  layTables(builder, notes, tables);
  const { pages } = builder.tryLayoutDocument(content, document, {}, { font: measures.font });
  notes.place();
  return { pages, anchors };
}

/** Words are measured when they are made, so pdfmake has nothing to do with them. */
function measure(document: PdfKitDocument): Builder["docMeasure"] {
  const own = new pdfmake.DocMeasure(document, {}, {}, {}, {});
  own.measureLeaf = (node) => Object.assign(node, { _minWidth: 1, _maxWidth: 1 });
  return own;
}

/** Goes on to the next page before what must not stand alone at the foot of this one. */
function keepTogether(builder: Builder, notes: Footnotes): void {
  const process = builder.processNode.bind(builder);
  builder.processNode = (given, alignable) => {
    const node = given as Node & { _margin?: number[] };
    const { writer } = builder;
    const context = writer.context();
    if (writer.transactionLevel === 0 && context.page >= 0) {
      notes.watch(writer);
      if (builder.nestedLevel === 0 && context.y > context.pageMargins.top) {
        const wanted = neededBy(node, context.availableWidth);
        const free = context.availableHeight - notes.reserved(context.page);
        if (wanted > free && wanted <= bodyHeight(writer)) writer.moveToNextPage();
      }
      // Space above is for what stands above.
      if (node._margin && context.y <= context.pageMargins.top) node._margin[1] = 0;
    }
    process(node, alignable);
  };
}

function neededBy(node: Node, width: number): number {
  if (node.need) return node.need(width);
  return node.kind === "stack" ? 0 : beginningOf(node, width);
}

function bodyHeight(writer: Writer): number {
  const { pageMargins } = writer.context();
  return writer.context().getCurrentPage().pageSize.height - pageMargins.top - pageMargins.bottom;
}

function layLines(
  builder: Builder,
  notes: Footnotes,
  anchors: Map<string, { page: number; x: number; y: number }>,
  tables: { open: number },
): void {
  builder.processLeaf = (given) => {
    const node = given as TextNode & { positions: unknown[] };
    const { writer } = builder;
    const lines = linesOf(node, writer.context().availableWidth);
    for (const [at, line] of lines.entries()) {
      const isText = tables.open === 0 && writer.transactionLevel === 0;
      if (isText && at > 1 && at === lines.length - 2) keepLastTwo(writer, notes, lines.slice(at));
      // A header row is laid out once and stands on many pages.
      line.x = 0;
      line.y = 0;
      const place = notes.with(
        line.inlines.flatMap(({ note }) => note ?? []),
        () => writer.addLine(line),
      );
      if (!place) throw new Error("a line is higher than its page");
      node.positions.push(place);
      if (line.first && node.anchor)
        anchors.set(node.anchor.id, { page: place.pageNumber - 1, x: line.x, y: line.y });
    }
  };
}

/** The last line of a paragraph does not stand alone at the top of a page. */
function keepLastTwo(writer: Writer, notes: Footnotes, lines: readonly TextLine[]): void {
  const context = writer.context();
  const wanted = lines.reduce((sum, line) => sum + line.getHeight(), 0);
  if (wanted > context.availableHeight - notes.reserved(context.page)) writer.moveToNextPage();
}

/** Rows up to this part of a page are not parted, even when nobody asked for it. */
const SMALL_ROW = 0.3;

/** A head that takes more of a page would leave no room for what stands below it on each: it stands there once. */
const MOST_HEAD = 0.6;

function headHeight(node: TableNode, width: number): number {
  const { body, headerRows } = node.table;
  return body.slice(0, headerRows).reduce((sum, _, row) => sum + rowHeight(node, row, width), 0);
}

/** Its footnotes stand on the page where it stands first. */
function headNotes(node: TableNode): number {
  const cells = node.table.body.slice(0, node.table.headerRows).flat();
  return cells.reduce((sum, cell) => sum + notesIn(cell), 0) * measures.sizes.note * 2;
}

function notesIn(node: Node | CellNode): number {
  if ("_span" in node) return 0;
  if (node.kind === "text") return node.pieces.filter(({ note }) => note).length;
  const inside = node.kind === "stack" ? node.stack : node.kind === "columns" ? node.columns : [];
  return inside.reduce((sum, each) => sum + notesIn(each), 0);
}

/** As pdfmake does it, but a row that must stay whole goes to the next page first. */
function layTables(builder: Builder, notes: Footnotes, tables: { open: number }): void {
  builder.processTable = (given) => {
    const node = given as TableNode;
    const { writer } = builder;
    const width = writer.context().availableWidth;
    const inner = innerWidths(node, width);
    for (const [at, column] of node.table.widths.entries())
      if (typeof column === "object") column.width = inner[at] ?? 1;
    for (const cells of node.table.body)
      for (const [at, cell] of cells.entries())
        if (!("_span" in cell)) unhang(cell.stack, spanned(inner.slice(at, at + (cell.colSpan ?? 1))));
    if (headHeight(node, width) + headNotes(node) > bodyHeight(writer) * MOST_HEAD) node.table.headerRows = 0;
    middleHeads(node, width, inner);
    pourChains(node, width);
    builder.nestedLevel += 1;
    tables.open += 1;
    const processor = new pdfmake.TableProcessor(node);
    processor.beginTable(writer);
    const header = headHeight(node, width);
    const { body } = node.table;
    for (const [at, cells] of body.entries()) {
      const before = writer.context();
      if (at > node.table.headerRows && writer.transactionLevel === 0) {
        const own = rowHeight(node, at, width);
        const page = bodyHeight(writer) - header;
        let wanted = own;
        for (let led = at; node.leads[led]; led += 1) wanted += rowHeight(node, led + 1, width);
        const whole = node.whole[at] || node.leads[at] || own <= page * SMALL_ROW;
        const free = before.availableHeight - notes.reserved(before.page);
        const parts = !whole && rowBeginning(node, at, width) > free;
        if (parts || (whole && wanted > free && wanted <= page)) {
          closeChains(processor, writer, node, at);
          writer.moveToNextPage();
          if (processor.headerRows === 0) processor.drawHorizontalLine(at, writer);
        }
      }
      layRow(builder, processor, node, cells, at);
    }
    processor.endTable(writer);
    builder.nestedLevel -= 1;
    tables.open -= 1;
  };
}

/** Heads that are lower than their rows stand in the middle of them, as those over several rows. */
function middleHeads(node: TableNode, width: number, inner: readonly number[]): void {
  const { body, headerRows } = node.table;
  const heights = body.slice(0, headerRows).map((_, row) => rowHeight(node, row, width));
  for (const [row, cells] of body.slice(0, headerRows).entries()) {
    for (const [column, cell] of cells.entries()) {
      if ("_span" in cell) continue;
      const above = cell.stack[0];
      if (above?.kind !== "box") continue;
      heighten(above, 0);
      const { colSpan = 1, rowSpan = 1 } = cell;
      const room = heights.slice(row, row + rowSpan).reduce((sum, own) => sum + own, 0);
      const free = room - cellHeight(cell, inner.slice(column, column + colSpan));
      if (free > 0) heighten(above, free / 2);
    }
  }
}

function layRow(
  builder: Builder,
  processor: InstanceType<typeof pdfmake.TableProcessor>,
  node: TableNode,
  cells: readonly CellNode[],
  row: number,
): void {
  const { writer } = builder;
  processor.beginRow(row, writer);
  const page = writer.context().page;
  const result = builder.processRow({
    marginX: node._margin ? [node._margin[0], node._margin[2]] : [0, 0],
    dontBreakRows: false,
    rowsWithoutPageBreak: processor.rowsWithoutPageBreak,
    cells,
    widths: node.table.widths,
    gaps: node._offsets?.offsets,
    tableBody: node.table.body,
    tableNode: node,
    rowIndex: row,
  });
  node.positions?.push(...result.positions);
  if (result.pageBreaks.length === 0) {
    const across = builder._findSameRowPageBreakByRowSpanData(node._breaksBySpan ?? null, page, row);
    if (across) result.pageBreaks.push(builder._getPageBreakListBySpan(node, across.prevPage, row));
  }
  processor.endRow(row, writer, result.pageBreaks);
}

interface Footnotes {
  /** Points at the foot of a page that notes have taken. */
  reserved(page: number): number;
  /** Sees to it that what is added with notes leaves room for them on its page. */
  with<Answer>(notes: readonly Note[], add: () => Answer): Answer;
  watch(writer: Writer): void;
  place(): void;
}

/** A page never gives more than this to notes; the text must go on. */
const MOST_NOTES = 0.6;

/**
 * Notes stand at the foot of the page that names them, in one pass: a line that names a note is only
 * put where line and note fit, and what follows on this page has that much less room.
 */
function footnotes(builder: Builder, drawNote: (note: Note) => TextNode, noteLine: () => Node): Footnotes {
  const onPage = new Map<number, { nodes: Node[]; height: number }>();
  let pending: TextNode[] = [];
  let watched: Writer | undefined;

  const reserved = (page: number) => onPage.get(page)?.height ?? 0;
  const wantedBy = (nodes: readonly TextNode[], page: number, width: number) => {
    if (nodes.length === 0) return 0;
    const line = onPage.has(page) ? 0 : heightOf(noteLine(), width);
    return nodes.reduce((sum, node) => sum + heightOf(node, width), line);
  };
  return {
    reserved,
    with(notes, add) {
      pending.push(...notes.map(drawNote));
      return add();
    },
    watch(writer) {
      if (watched === writer) return;
      watched = writer;
      const fit = writer._fitOnPage.bind(writer);
      writer._fitOnPage = (add) =>
        fit(() => {
          if (writer.transactionLevel > 0) return add();
          const context = writer.context();
          const { width } = pageBody(writer);
          const most = bodyHeight(writer) * MOST_NOTES;
          const { page } = context;
          const extra = Math.min(wantedBy(pending, page, width), Math.max(0, most - reserved(page)));
          const taken = reserved(page) + extra;
          context.availableHeight -= taken;
          const place = add();
          context.availableHeight += taken;
          if (place && pending.length > 0) {
            const own = onPage.get(page) ?? { nodes: [noteLine()], height: 0 };
            own.nodes.push(...pending);
            own.height += extra;
            onPage.set(page, own);
            pending = [];
          }
          return place;
        });
    },
    place() {
      const { writer } = builder;
      for (const [page, { nodes }] of onPage) {
        writer.context().page = page;
        const { width, height } = pageBody(writer);
        const full = nodes.reduce((sum, node) => sum + heightOf(node, width), 0);
        writer.beginUnbreakableBlock(width, height);
        for (const node of nodes) {
          const block = (builder.docPreprocessor as { preprocessBlock(of: object): object }).preprocessBlock(
            node,
          );
          builder.processNode(builder.docMeasure.measureBlock(block));
        }
        writer.commitUnbreakableBlock(margins.left, margins.top + height - full);
      }
    },
  };
}

function pageBody(writer: Writer): { width: number; height: number } {
  const { pageSize } = writer.context().getCurrentPage();
  return {
    width: pageSize.width - margins.left - margins.right,
    height: pageSize.height - margins.top - margins.bottom,
  };
}

/** Borders of all tables. */
export const tableLayout = {
  hLineWidth: () => CELL.line,
  vLineWidth: () => CELL.line,
  hLineColor: () => "#3b4252",
  vLineColor: () => "#3b4252",
  hLineStyle: () => null,
  vLineStyle: () => null,
  paddingLeft: () => CELL.x,
  paddingRight: () => CELL.x,
  paddingTop: () => CELL.top,
  paddingBottom: () => CELL.bottom,
  fillColor: () => null,
  defaultBorder: true,
};

/** The same places without ink. */
export const bareLayout = {
  ...tableLayout,
  hLineColor: () => null,
  vLineColor: () => null,
  defaultBorder: false,
};
