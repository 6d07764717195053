import {
  AlignmentType,
  Footer,
  Header,
  LineRuleType,
  NumberFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TextRun,
} from "docx";
import type { FileChild, ISectionOptions } from "docx";
import type { DocumentModel, Section } from "../model.ts";
import { measures } from "../text/measures.ts";
import { beforeSigners } from "../text/signatures.ts";
import { block } from "./blocks.ts";
import { A4, twips } from "./units.ts";
import type { Draft } from "./draft.ts";
import { coverParts } from "./cover.ts";

type Shared = Omit<Draft, "textWidth" | "textHeight">;

const margin = {
  left: twips(measures.margins.left),
  right: twips(measures.margins.right),
  top: twips(measures.margins.top),
  bottom: twips(measures.margins.bottom),
  header: twips(1.25),
  footer: twips(0.9),
};

export function sections(model: DocumentModel, shared: Shared): ISectionOptions[] {
  const text = model.sections.findIndex(({ numbers }) => numbers !== "letters");
  const bodies = model.sections.map((section, at) =>
    body(model, section, shared, { starts: at === 0 || at === text, opens: at === 0 && at === text }),
  );
  if (!model.cover) return bodies;
  const children = coverParts(model.cover, draftOf(shared, false));
  return [
    { properties: pageProperties(model, false), ...unmarked(), children: [...children, thin()] },
    ...bodies,
  ];
}

interface Counting {
  /** Pages are counted anew from here. */
  starts: boolean;
  /** The first page of the paper carries no number; pages before the text all have their letter. */
  opens: boolean;
}

function body(
  model: DocumentModel,
  section: Section,
  shared: Shared,
  { starts, opens }: Counting,
): ISectionOptions {
  const lying = section.orientation === "lying";
  const draft = draftOf(shared, lying);
  const children = beforeSigners(section.blocks).flatMap((each) => block(each, draft));
  const atTop = model.pageNumbers === "top";
  const atFoot = model.pageNumbers === "bottom";
  const number = () => [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      children: [new TextRun({ children: atTop ? ["- ", PageNumber.CURRENT, " -"] : [PageNumber.CURRENT] })],
    }),
  ];
  return {
    properties: {
      ...pageProperties(model, lying, countedIn(model, section, starts)),
      type: SectionType.NEXT_PAGE,
      titlePage: opens && atTop,
    },
    headers: {
      default: new Header({ children: atTop ? number() : [new Paragraph({})] }),
      ...(opens && atTop ? { first: new Header({ children: [new Paragraph({})] }) } : {}),
    },
    footers: { default: new Footer({ children: atFoot ? number() : [new Paragraph({})] }) },
    children: [
      ...(isParagraph(children[0]) ? [] : [thin()]),
      ...children,
      ...(isParagraph(children.at(-1)) ? [] : [thin()]),
    ],
  };
}

/** Without them a section goes on with those of the section before. */
function unmarked() {
  return {
    headers: { default: new Header({ children: [new Paragraph({})] }) },
    footers: { default: new Footer({ children: [new Paragraph({})] }) },
  };
}

/**
 * LibreOffice keeps a lying page upright when a table stands first on it; behind contents that fill
 * their page, the paragraph that ends a section would take a page of its own.
 */
function isParagraph(child: FileChild | undefined): boolean {
  return child instanceof Paragraph;
}

function thin(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 } });
}

function draftOf(shared: Shared, lying: boolean): Draft {
  const across = lying ? A4.height : A4.width;
  const down = lying ? A4.width : A4.height;
  return {
    ...shared,
    textWidth: across - margin.left - margin.right,
    textHeight: down - margin.top - margin.bottom,
  };
}

function pageProperties(model: DocumentModel, lying: boolean, pageNumbers = countedIn(model)) {
  return {
    page: {
      // Upright figures in both cases: docx turns them itself.
      size: { ...A4, orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin,
      pageNumbers,
    },
    footnoteProperties: { numberFormat: { type: countedIn(model).formatType } },
  };
}

/** The section's own number format: page numbers, and those in the contents, come out in it. */
function countedIn(model: DocumentModel, section?: Section, starts = false) {
  const digits = model.digits === "thai" ? NumberFormat.THAI_NUMBERS : NumberFormat.DECIMAL;
  const formatType = section?.numbers === "letters" ? NumberFormat.THAI_LETTERS : digits;
  return { formatType, ...(starts ? { start: 1 } : {}) };
}
