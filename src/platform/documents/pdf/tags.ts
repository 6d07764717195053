import type { MarkedContent, PdfKitDocument, StructElement } from "pdfmake/js/PDFDocument.js";

/** A part of the document for screen readers, in the order in which it is read. */
export interface Tag {
  type: string;
  alt?: string;
  scope?: "Row" | "Column";
  inside: Tag[];
  /** What stands on the pages, in the order of drawing. */
  marks: MarkedContent[];
  /** Made early when an address on the page must name it. */
  element?: StructElement;
}

export function tag(type: string, into?: Tag, more?: Pick<Tag, "alt" | "scope">): Tag {
  const made: Tag = { type, inside: [], marks: [], ...more };
  into?.inside.push(made);
  return made;
}

export function elementOf(document: PdfKitDocument, of: Tag): StructElement {
  return (of.element ??= document.struct(of.type, { alt: of.alt, scope: of.scope }));
}

/** Writes the tree once all pages are drawn. */
export function writeTags(document: PdfKitDocument, root: Tag): void {
  document.addStructure(build(document, root));
}

function build(document: PdfKitDocument, of: Tag): StructElement {
  const element = elementOf(document, of);
  for (const mark of of.marks) element.add(mark);
  for (const child of of.inside) if (isUsed(child)) element.add(build(document, child));
  return element;
}

function isUsed(of: Tag): boolean {
  return of.marks.length > 0 || of.element !== undefined || of.inside.some(isUsed) || of.type === "TD";
}
