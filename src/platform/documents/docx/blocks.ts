import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  PageBreak,
  Paragraph,
  Table,
  TableOfContents,
  TextRun,
} from "docx";
import type { FileChild, IRunOptions } from "docx";
import type { Block, Figure, Heading, List, Paragraph as ModelParagraph } from "../model.ts";
import { measures } from "../text/measures.ts";
import { twips } from "./units.ts";
import type { Draft } from "./draft.ts";
import { itemIndent, onPage } from "./lists.ts";
import type { Place, Room } from "./lists.ts";
import { picture } from "./pictures.ts";
import { signatures } from "./signatures.ts";
import { styles } from "./styles.ts";
import { table } from "./tables.ts";
import { plain, runs } from "./text.ts";

export function block(model: Block, draft: Draft): FileChild[] {
  switch (model.kind) {
    case "emblem":
      return [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          keepNext: true,
          children: [picture(model.picture, draft, { heightCm: model.heightCm ?? measures.emblemCm })],
        }),
      ];
    case "heading":
      return [heading(model, draft)];
    case "paragraph":
      return [paragraph(model, draft)];
    case "list":
      return listParts(model, draft);
    case "table":
      return table(model, draft, listParts);
    case "figure":
      return figure(model, draft);
    case "signatures":
      return signatures(model, draft);
    case "contents":
      return [
        new Paragraph({ style: styles.contents, children: [plain(model.title, draft)] }),
        new Paragraph({
          alignment: AlignmentType.RIGHT,
          keepNext: true,
          children: [new TextRun({ text: "หน้า", bold: true, boldComplexScript: true })],
        }),
        new TableOfContents(model.title, { hyperlink: true, headingStyleRange: `1-${model.depth}` }),
      ];
    case "rule":
      return [
        new Paragraph({
          // A short line in the middle, as under the head of an order.
          indent: { left: (draft.textWidth - twips(6)) / 2, right: (draft.textWidth - twips(6)) / 2 },
          spacing: { after: 120 },
          border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 1, color: "000000" } },
        }),
      ];
    case "page-break":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

const levels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

function heading(model: Heading, draft: Draft): Paragraph {
  return new Paragraph({
    ...(model.unlisted ? { style: styles.unlisted(model.level) } : { heading: levels[model.level] }),
    ...(model.align === "center" ? { alignment: AlignmentType.CENTER } : {}),
    children: [
      ...(model.number === undefined ? [] : [plain(`${model.number}  `, draft)]),
      ...runs(model.text, draft),
    ],
  });
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  thai: AlignmentType.THAI_DISTRIBUTE,
} as const;

const indents = { none: styles.paragraph, first: styles.indented, block: styles.block } as const;

function paragraph(model: ModelParagraph, draft: Draft): Paragraph {
  return new Paragraph({
    style: indents[model.indent ?? "none"],
    ...(model.align === undefined ? {} : { alignment: alignments[model.align] }),
    ...(model.keepWithNext ? { keepNext: true } : {}),
    children: runs(model.text, draft),
  });
}

function figure(model: Figure, draft: Draft): Paragraph[] {
  const below = model.caption;
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: below !== undefined,
      spacing: { before: 120 },
      children: [picture(model.picture, draft, { widthCm: model.widthCm })],
    }),
    ...(below === undefined
      ? []
      : [
          new Paragraph({
            style: styles.caption,
            alignment: AlignmentType.CENTER,
            keepNext: false,
            children: runs(below, draft),
          }),
        ]),
  ];
}

/** What may stand on a page and in a cell alike. */
type Flow = Paragraph | Table;

type Look = Pick<IRunOptions, "bold" | "size">;

export function listParts(list: List, draft: Draft, look: Look = {}, room: Room = onPage): Flow[] {
  return items(list, draft.lists.begin(list, { depth: 0, above: [], room }), draft, look);
}

function items(list: List, place: Place, draft: Draft, look: Look): Flow[] {
  return list.items.flatMap((item, at) => {
    const number = (list.from ?? 1) + at;
    let listsBefore = 0;
    const inside = (item.inside ?? []).flatMap((part): Flow[] => {
      const indent = itemIndent(place.depth, place.room);
      if (part.kind === "table") return table(part, draft, listParts, indent);
      if (part.kind === "paragraph") return [itemText(part, draft, look, indent)];
      listsBefore += 1;
      const below = draft.lists.beginInside(part, place, number, listsBefore === 1);
      return items(part, below, draft, look);
    });
    return [
      new Paragraph({
        style: styles.item,
        numbering: { reference: place.reference, instance: place.instance, level: place.level },
        children: runs(item.text, draft, look),
      }),
      ...inside,
    ];
  });
}

function itemText(model: ModelParagraph, draft: Draft, look: Look, indent: number): Paragraph {
  return new Paragraph({
    style: styles.itemText,
    indent: {
      left: indent + (model.indent === "block" ? twips(measures.blockIndent) : 0),
      ...(model.indent === "first" ? { firstLine: twips(measures.firstLine) } : {}),
    },
    ...(model.align === undefined ? {} : { alignment: alignments[model.align] }),
    children: runs(model.text, draft, look),
  });
}
