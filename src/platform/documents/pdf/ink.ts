import type { Page, Vector } from "pdfmake/js/LayoutBuilder.js";
import type { PdfKitDocument, PdfKitImage } from "pdfmake/js/PDFDocument.js";
import type { Picture } from "../model.ts";
import { cm } from "../text/measures.ts";
import type { LaidOut } from "./layout.ts";
import type { Drawing } from "./nodes.ts";
import { elementOf } from "./tags.ts";
import type { Tag } from "./tags.ts";
import type { Piece, TextLine } from "./text-node.ts";
import type { PaperFont } from "./font.ts";
import { pdfmake } from "./pdfmake.ts";

export interface Inks {
  document: PdfKitDocument;
  laidOut: LaidOut;
  imageOf(picture: Picture): PdfKitImage;
  svgFont: string;
  /** The number that a page shows, or nothing. */
  pageNumber(page: number): string | undefined;
  /** What stands above or below the text of a page. */
  pageMark(page: number): { text: string; at: "top" | "bottom" } | undefined;
  font: PaperFont;
}

/** Draws pages as they were laid out: fills and borders first, then text and pictures in order. */
export function drawPages(inks: Inks): void {
  const { document } = inks;
  const destinations = new Map<number, { id: string; x: number; y: number }[]>();
  for (const [id, { page, x, y }] of inks.laidOut.anchors)
    destinations.set(page, [...(destinations.get(page) ?? []), { id, x, y }]);
  const seen = new Set<TextLine["inlines"]>();
  for (const [at, page] of inks.laidOut.pages.entries()) {
    const { width, height } = page.pageSize;
    document.addPage({ size: [width, height], margin: 0 });
    for (const { id, x, y } of destinations.get(at) ?? [])
      document.addNamedDestination(id, "XYZ", x, y, null);
    drawBorders(document, page);
    drawContent(inks, page, seen);
    drawPageMark(inks, at, width, height);
  }
}

function drawBorders(document: PdfKitDocument, page: Page): void {
  const vectors = page.items.flatMap((item) =>
    item.type === "vector" && !("drawing" in item.item && item.item.drawing) && isSeen(item.item)
      ? [item.item]
      : [],
  );
  const rules = page.items.flatMap((item) => {
    const drawing = item.type === "vector" ? drawingOf(item.item) : undefined;
    return item.type === "vector" && drawing && "line" in drawing ? [item.item] : [];
  });
  if (vectors.length === 0 && rules.length === 0) return;
  document.markContent("Artifact", { type: "Layout" });
  for (const { x = 0, y = 0, w = 0, h = 0, color } of vectors)
    if (color) document.fillColor(color).rect(x, y, w, h).fill();
  document.strokeColor("#3b4252");
  for (const { x1 = 0, x2 = 0, y1 = 0, y2 = 0, lineWidth = 0.5, type } of vectors)
    if (type === "line") document.lineWidth(lineWidth).moveTo(x1, y1).lineTo(x2, y2).stroke();
  for (const { x = 0, y = 0, w = 0 } of rules)
    document
      .lineWidth(0.75)
      .moveTo(x, y + 0.5)
      .lineTo(x + w, y + 0.5)
      .stroke();
  document.endMarkedContent();
}

function isSeen({ type, color }: Vector): boolean {
  return type === "line" || color !== undefined;
}

function drawingOf(vector: Vector): Drawing | undefined {
  return "drawing" in vector ? (vector.drawing as Drawing | undefined) : undefined;
}

/** Neighbouring lines of one paragraph are one piece of marked content. */
function drawContent(inks: Inks, page: Page, seen: Set<TextLine["inlines"]>): void {
  const { document } = inks;
  let open: Tag | "artifact" | undefined;
  const close = () => {
    if (open) document.endMarkedContent();
    open = undefined;
  };
  for (const item of page.items) {
    if (item.type === "line") {
      const line = item.item as TextLine;
      // A header row that comes again on a page is read once only.
      const of = seen.has(line.inlines) ? "artifact" : line.node.tag;
      seen.add(line.inlines);
      if (of !== open) {
        close();
        if (of === "artifact") document.markContent("Artifact", { type: "Pagination" });
        else of.marks.push(document.markStructureContent(of.type));
        open = of;
      }
      drawLine(inks, line);
      continue;
    }
    const drawing = drawingOf(item.item);
    if (!drawing || !("picture" in drawing)) continue;
    close();
    drawing.tag.marks.push(document.markStructureContent("Figure"));
    drawPicture(inks, drawing.picture, item.item);
    document.endMarkedContent();
  }
  close();
}

function drawPicture(inks: Inks, picture: Picture, { x = 0, y = 0, w = 0, h = 0 }: Vector): void {
  const { document } = inks;
  if (picture.format !== "svg") {
    document.image(inks.imageOf(picture), x, y, { width: w, height: h });
    return;
  }
  document
    .save()
    .translate(x, y)
    .scale(w / picture.widthPx);
  pdfmake.drawSvg(document, picture.svg, 0, 0, {
    width: picture.widthPx,
    height: picture.heightPx,
    assumePt: true,
    fontCallback: (_family, bold) => (bold ? `${inks.svgFont}-bold` : inks.svgFont),
  });
  document.restore();
}

const LINK = "#0b4a8f";
/** Wider gaps look torn, and from a tenth on readers take them for blanks; such a line stays ragged. */
const MOST_SPREAD = 0.08;

function drawLine(inks: Inks, line: TextLine): void {
  const { document } = inks;
  const baseline = line.y + line.getAscenderHeight();
  const pieces = withoutLastBlank(line.inlines);
  const spread = spreadOf(line, pieces);
  const start = line.x + (pieces[0]?.x ?? 0);
  // pdfkit turns the page upside down, letters are turned back.
  let text = `q\n1 0 0 -1 ${fixed(start)} ${fixed(baseline)} cm\n0 0 0 rg\nBT\n`;
  let before: Piece | undefined;
  let operands = "";
  const flush = () => {
    if (operands) text += `[${operands}] TJ\n`;
    operands = "";
  };
  for (const piece of pieces) {
    if (piece.text === "") continue;
    if (before?.font !== piece.font || before.fontSize !== piece.fontSize || before.rise !== piece.rise) {
      flush();
      document.page.fonts[piece.font.id] ??= piece.font.ref();
      text += `/${piece.font.id} ${fixed(piece.fontSize)} Tf\n`;
      if (piece.rise !== (before?.rise ?? 0)) text += `${fixed(piece.rise)} Ts\n`;
    }
    if (piece.href !== before?.href) {
      flush();
      text += piece.href ? "0.043 0.29 0.561 rg\n" : "0 0 0 rg\n";
    }
    operands += piece.font.written(piece.text, (spread * 1000) / piece.fontSize);
    before = piece;
  }
  flush();
  document.addContent(`${text}ET\nQ`);
  drawUnderlines(inks, line, pieces, start, baseline, spread);
  if (line.last && line.node.pageOf) drawPageOf(inks, line, pieces, baseline);
}

function withoutLastBlank(inlines: readonly Piece[]): readonly Piece[] {
  const last = inlines.at(-1);
  if (!last || last.trailingCut === 0) return inlines;
  return [
    ...inlines.slice(0, -1),
    { ...last, text: last.text.trimEnd(), width: last.width - last.trailingCut },
  ];
}

function spreadOf(line: TextLine, pieces: readonly Piece[]): number {
  if (!line.node.spread || line.last) return 0;
  const letters = pieces.reduce((sum, { font, text }) => sum + font.lettersOf(text), 0) - 1;
  const free = line.maxWidth - line.getWidth();
  const spread = letters > 0 ? free / letters : 0;
  return spread <= MOST_SPREAD * (pieces[0]?.fontSize ?? 0) ? spread : 0;
}

function drawUnderlines(
  inks: Inks,
  line: TextLine,
  pieces: readonly Piece[],
  start: number,
  baseline: number,
  spread: number,
): void {
  const { document } = inks;
  let x = start;
  let href: { url: string; x: number; end: number } | undefined;
  const link = () => {
    if (!href) return;
    const { url, x: from, end } = href;
    const structParent = elementOf(document, linkTag(line, url));
    const box = [from, line.y, end - from, line.getHeight()] as const;
    document.link(...box, url, { structParent, Contents: new String(url) });
    href = undefined;
  };
  for (const piece of pieces) {
    const end = x + piece.width + spread * piece.font.lettersOf(piece.text);
    if (piece.underline) {
      const y = baseline + piece.fontSize * 0.14;
      document
        .strokeColor(piece.href ? LINK : "#000000")
        .lineWidth(0.6)
        .moveTo(x, y)
        .lineTo(end, y)
        .stroke();
    }
    if (piece.href !== href?.url) link();
    if (piece.href) href = { url: piece.href, x: href?.x ?? x, end };
    x = end;
  }
  link();
}

function linkTag(line: TextLine, url: string): Tag {
  const made: Tag = { type: "Link", alt: url, inside: [], marks: [] };
  line.node.tag.inside.push(made);
  return made;
}

/** A line of the contents: dots, and the page that its heading stands on. */
function drawPageOf(inks: Inks, line: TextLine, pieces: readonly Piece[], baseline: number): void {
  const { document, font } = inks;
  const found = inks.laidOut.anchors.get(line.node.pageOf ?? "");
  const number = found && inks.pageNumber(found.page);
  if (!number) return;
  const size = line.node.pieces[0]?.fontSize ?? 16;
  const right = document.page.width - cm(2);
  const x = right - font.widthOf(number, size);
  const from = line.x + line.getWidth() + 6;
  drawText(document, font, number, size, x, baseline);
  if (x - 6 > from)
    document
      .lineWidth(0.9)
      .lineCap("round")
      .strokeColor("#555555")
      .dash(0.1, { space: 4 })
      .moveTo(from, baseline)
      .lineTo(x - 6, baseline)
      .stroke()
      .undash()
      .lineCap("butt");
  document.goTo(line.x, line.y, right - line.x, line.getHeight(), line.node.pageOf ?? "", {
    Contents: new String(pieces.map(({ text }) => text).join("")),
  });
}

function drawPageMark(inks: Inks, page: number, width: number, height: number): void {
  const mark = inks.pageMark(page);
  if (!mark) return;
  const { document, font } = inks;
  const size = 16;
  document.markContent("Artifact", { type: "Pagination" });
  const x = cm(3) + (width - cm(5) - font.widthOf(mark.text, size)) / 2;
  drawText(document, font, mark.text, size, x, mark.at === "top" ? cm(1.6) : height - cm(0.9));
  document.endMarkedContent();
}

function drawText(
  document: PdfKitDocument,
  font: PaperFont,
  text: string,
  size: number,
  x: number,
  baseline: number,
): void {
  document.page.fonts[font.id] ??= font.ref();
  document.addContent(
    `q\n1 0 0 -1 ${fixed(x)} ${fixed(baseline)} cm\n0 0 0 rg\nBT\n/${font.id} ${fixed(size)} Tf\n[${font.written(text)}] TJ\nET\nQ`,
  );
}

function fixed(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
