import type { Bookmark, PdfKitDocument, PdfKitImage } from "pdfmake/js/PDFDocument.js";
import { inDigits } from "../../../thai/digits.ts";
import type { DocumentModel, Heading, Picture } from "../model.ts";
import { drawnRuns, drawnText } from "../text/inline.ts";
import { letterOf } from "../text/list-marks.ts";
import { wordBreaker } from "../text/words.ts";
import { coverNode, noteLine, noteNode, sectionNode } from "./blocks.ts";
import type { Desk, Listed } from "./flow.ts";
import { paperFont } from "./font.ts";
import type { PaperFont } from "./font.ts";
import { drawPages } from "./ink.ts";
import { layOut } from "./layout.ts";
import type { LaidOut } from "./layout.ts";
import type { StackNode } from "./nodes.ts";
import type { Style } from "./shapes.ts";
import { tableNode } from "./table.ts";
import { tag, writeTags } from "./tags.ts";
import { pdfmake } from "./pdfmake.ts";

/** The document as a tagged PDF. */
export function drawPdf(model: DocumentModel): Promise<Uint8Array> {
  const document = openDocument(model);
  const done = collected(document);
  const { root, fonts, imageOf, headings, laidOut } = layOutModel(document, model);
  const pageNumber = numbering(model, laidOut.textFrom);
  const { pageNumbers = "none" } = model;
  const opening = model.cover ? 1 : 0;
  drawPages({
    document,
    laidOut,
    imageOf,
    svgFont: SVG_FONT,
    font: fonts("regular"),
    pageNumber,
    pageMark(page) {
      const number = pageNumber(page);
      if (pageNumbers === "none" || !number) return undefined;
      if (pageNumbers === "bottom") return { text: number, at: "bottom" };
      // The first page of an official paper carries no number; pages before the text all have their letter.
      return page === opening && page === laidOut.textFrom ? undefined : { text: `- ${number} -`, at: "top" };
    },
  });
  addBookmarks(document, headings, laidOut);
  writeTags(document, root);
  document.end();
  return done;
}

/** The number of the page on which each heading of the sections stands, as the pages show it: for contents of other formats. */
export function headingPages(model: DocumentModel): (string | undefined)[] {
  const { headings, laidOut } = layOutModel(openDocument(model), model);
  const pageNumber = numbering(model, laidOut.textFrom);
  return headings.map(({ id }) => {
    const place = laidOut.anchors.get(id);
    return place && pageNumber(place.page);
  });
}

function layOutModel(document: PdfKitDocument, model: DocumentModel) {
  const root = tag("Document");
  const fonts = fontsOf(document);
  const images = new Map<Picture, PdfKitImage>();
  const imageOf = (picture: Picture) => {
    if (picture.format === "svg") throw new Error("an SVG is drawn, not embedded");
    const opened = images.get(picture) ?? document.openImage(Buffer.from(picture.bytes));
    images.set(picture, opened);
    return opened;
  };
  const headings = listedHeadings(model);
  let next = 0;
  let notes = 0;
  const desk: Desk = {
    root,
    font: fonts,
    digits: model.digits,
    breaker: wordBreaker(model.keepWhole),
    note: (text) => ({ number: (notes += 1), text }),
    figure: (value) => inDigits(String(value), model.digits),
    headings,
    nextHeading: () => headings[next++],
    table: (table, into) => tableNode(desk, table, into),
    sizeOf: (picture) =>
      picture.format === "svg" ? { width: picture.widthPx, height: picture.heightPx } : imageOf(picture),
  };
  const cover = model.cover && coverNode(desk, model.cover);
  const stack = model.sections.map((section, at) => sectionNode(desk, section, at === 0 && !cover));
  const content: StackNode = { kind: "stack", stack: cover ? [cover, ...stack] : stack };
  const lying = !cover && model.sections[0]?.orientation === "lying";
  const laidOut = layOut(document, content, lying, (note) => noteNode(desk, root, note), noteLine);
  const text = stack[model.sections.findIndex(({ numbers }) => numbers !== "letters")];
  const textFrom = text ? (text.positions?.[0]?.pageNumber ?? (cover ? 2 : 1)) - 1 : Infinity;
  return { root, fonts, imageOf, headings, laidOut: { ...laidOut, textFrom } };
}

const SVG_FONT = "paper";

function openDocument(model: DocumentModel): PdfKitDocument {
  return new pdfmake.PDFDocument(
    {},
    {},
    {},
    {},
    {
      autoFirstPage: false,
      font: null,
      pdfVersion: "1.7",
      tagged: true,
      displayTitle: true,
      lang: "th-TH",
      info: {
        Title: drawnText(model.title, model.digits),
        Author: model.issuer,
        Creator: "Sucharit",
        Producer: "Sucharit",
      },
    },
  );
}

function fontsOf(document: PdfKitDocument): (style: Style) => PaperFont {
  const made = new Map<Style, PaperFont>();
  const fontOf = (style: Style) => {
    const before = made.get(style);
    if (before) return before;
    const font = paperFont(document, style, `S${made.size + 1}`);
    made.set(style, font);
    // pdfkit finishes what stands in its list, and finds fonts of pictures there.
    document._fontFamilies[style === "regular" ? SVG_FONT : `${SVG_FONT}-${style}`] = font;
    return font;
  };
  for (const style of ["regular", "bold"] as const) fontOf(style);
  return fontOf;
}

function collected(document: PdfKitDocument): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Uint8Array[] = [];
    document.on("data", (piece) => pieces.push(piece));
    document.on("end", () => resolve(Buffer.concat(pieces)));
    document.on("error", reject);
  });
}

function listedHeadings(model: DocumentModel): Listed[] {
  const found = model.sections.flatMap(({ blocks }) =>
    blocks.filter((block): block is Heading => block.kind === "heading"),
  );
  return found.map(({ level, text, number, unlisted = false }, at) => {
    const words = drawnRuns(text, model.digits)
      .map((run) => run.text)
      .join("");
    const listed = number ? `${drawnText(number, model.digits)}  ${words}` : words;
    return { id: `h${at + 1}`, level, unlisted, text: listed.replaceAll("\n", " ") };
  });
}

function addBookmarks(document: PdfKitDocument, headings: readonly Listed[], { anchors }: LaidOut): void {
  const path: { level: number; mark: Bookmark }[] = [];
  for (const { id, level, text, unlisted } of headings) {
    const place = anchors.get(id);
    if (!place || unlisted) continue;
    while ((path.at(-1)?.level ?? 0) >= level) path.pop();
    const mark = (path.at(-1)?.mark ?? document.outline).addItem(text, { pageNumber: place.page });
    path.push({ level, mark });
  }
}

/** A cover is not counted; what stands before the text is counted in letters. */
function numbering({ cover, digits }: DocumentModel, textFrom: number) {
  const first = cover ? 1 : 0;
  return (page: number): string | undefined => {
    if (page < first) return undefined;
    if (page < textFrom) return letterOf(page - first + 1);
    return inDigits(String(page - textFrom + 1), digits);
  };
}
