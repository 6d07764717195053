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
  const bodies = model.sections.map((section, at) => body(model, section, shared, at === 0));
  if (!model.cover) return bodies;
  const children = coverParts(model.cover, draftOf(shared, false));
  return [
    { properties: pageProperties(model, false), ...unmarked(), children: [...children, thin()] },
    ...bodies,
  ];
}

function body(model: DocumentModel, section: Section, shared: Shared, first: boolean): ISectionOptions {
  const lying = section.orientation === "lying";
  const draft = draftOf(shared, lying);
  const children = section.blocks.flatMap((each) => block(each, draft));
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
      ...pageProperties(model, lying),
      type: SectionType.NEXT_PAGE,
      // The first page of an official paper carries no number; a cover is not counted.
      titlePage: first && atTop,
      ...(first
        ? { page: { ...pageProperties(model, lying).page, pageNumbers: { ...numbers(model), start: 1 } } }
        : {}),
    },
    headers: {
      default: new Header({ children: atTop ? number() : [new Paragraph({})] }),
      ...(first && atTop ? { first: new Header({ children: [new Paragraph({})] }) } : {}),
    },
    footers: { default: new Footer({ children: atFoot ? number() : [new Paragraph({})] }) },
    children: beginsWithTable(children) ? [thin(), ...children] : children,
  };
}

/** Without them a section goes on with those of the section before. */
function unmarked() {
  return {
    headers: { default: new Header({ children: [new Paragraph({})] }) },
    footers: { default: new Footer({ children: [new Paragraph({})] }) },
  };
}

/** LibreOffice keeps a lying page upright when a table stands first on it. */
function beginsWithTable(children: readonly FileChild[]): boolean {
  return !(children[0] instanceof Paragraph);
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

function pageProperties(model: DocumentModel, lying: boolean) {
  return {
    page: {
      // Upright figures in both cases: docx turns them itself.
      size: { ...A4, orientation: lying ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
      margin,
      pageNumbers: numbers(model),
    },
    footnoteProperties: { numberFormat: { type: numbers(model).formatType } },
  };
}

/** The section's own number format: page numbers, and those in the contents, come out in it. */
function numbers(model: DocumentModel) {
  return { formatType: model.digits === "thai" ? NumberFormat.THAI_NUMBERS : NumberFormat.DECIMAL };
}
