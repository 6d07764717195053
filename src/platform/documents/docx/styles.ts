/** Named styles: whoever changes one in Word changes it in the whole document. */
import { AlignmentType, LineRuleType } from "docx";
import type { IParagraphStyleOptions, IStylesOptions } from "docx";
import { measures } from "../text/measures.ts";
import { twips } from "./units.ts";

/** Word keeps a second size, weight and font for Thai; without them it falls back to its own. */
const { font: face, sizes } = measures;
const font = { ascii: face, hAnsi: face, cs: face, eastAsia: face };

export const styles = {
  paragraph: "OfficialText",
  indented: "OfficialIndented",
  block: "OfficialBlock",
  item: "ListParagraph",
  itemText: "OfficialItemText",
  caption: "Caption",
  cell: "OfficialCell",
  headCell: "OfficialHeadCell",
  signature: "OfficialSignature",
  coverTitle: "Title",
  coverLine: "Subtitle",
  contents: "TOCHeading",
  unlisted: (level: number) => `OfficialHeading${level}`,
} as const;

export function run(size: number, more: { bold?: boolean; italic?: boolean; color?: string } = {}) {
  return {
    font,
    size: size * 2,
    sizeComplexScript: size * 2,
    ...(more.bold === undefined ? {} : { bold: more.bold, boldComplexScript: more.bold }),
    ...(more.italic === undefined ? {} : { italics: more.italic, italicsComplexScript: more.italic }),
    ...(more.color === undefined ? {} : { color: more.color }),
  };
}

function heading(level: 1 | 2 | 3 | 4) {
  return {
    run: run(sizes.heading[level], { italic: false, bold: true, color: "000000" }),
    paragraph: {
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
      spacing: { before: measures.spaceAbove[level] * 20, after: 40 },
    },
    quickFormat: true,
  };
}

/** Looks like its level, stands outside the contents. */
function unlistedHeading(level: 1 | 2 | 3 | 4): IParagraphStyleOptions {
  return {
    id: styles.unlisted(level),
    name: `หัวข้อนอกสารบัญ ${level}`,
    basedOn: `Heading${level}`,
    next: styles.paragraph,
    quickFormat: true,
    paragraph: { outlineLevel: 9 },
  };
}

function own(
  id: string,
  name: string,
  more: Omit<IParagraphStyleOptions, "id" | "name"> = {},
): IParagraphStyleOptions {
  return { id, name, basedOn: "Normal", quickFormat: true, ...more };
}

const indentOfContents = (level: number) => ({
  id: `TOC${level}`,
  name: `toc ${level}`,
  basedOn: "Normal",
  next: "Normal",
  uiPriority: 39,
  unhideWhenUsed: true,
  paragraph: { spacing: { after: 40 }, indent: { left: (level - 1) * twips(0.75) } },
  ...(level === 1 ? { run: { bold: true, boldComplexScript: true } } : {}),
});

export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: {
        ...run(sizes.body),
        language: { value: "en-US", eastAsia: "th-TH", bidirectional: "th-TH" },
      },
      paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 0 } },
    },
    title: {
      run: run(sizes.coverTitle, { bold: true }),
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 120 } },
    },
    heading1: heading(1),
    heading2: heading(2),
    heading3: heading(3),
    heading4: heading(4),
    listParagraph: { run: run(sizes.body), paragraph: { spacing: { after: 40 } } },
    caption: {
      run: run(sizes.body, { bold: true, italic: false, color: "000000" }),
      paragraph: { keepNext: true, spacing: { before: 120, after: 60 } },
    },
    footnoteText: { run: run(sizes.note), paragraph: { spacing: { after: 0 } } },
    footnoteReference: { run: { superScript: true } },
    hyperlink: { run: { color: "0B4A8F", underline: { type: "single" } } },
  },
  paragraphStyles: [
    {
      id: styles.coverLine,
      name: "Subtitle",
      basedOn: "Normal",
      quickFormat: true,
      run: run(sizes.coverLine),
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 } },
    },
    {
      id: styles.contents,
      name: "TOC Heading",
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      run: run(sizes.heading[1], { bold: true }),
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { after: 120 } },
    },
    ...[1, 2, 3, 4].map(indentOfContents),
    own(styles.paragraph, "เนื้อความ", { paragraph: { spacing: { after: 80 } } }),
    own(styles.indented, "เนื้อความย่อหน้า", {
      basedOn: styles.paragraph,
      paragraph: { indent: { firstLine: twips(measures.firstLine) } },
    }),
    own(styles.block, "เนื้อความเยื้อง", {
      basedOn: styles.paragraph,
      paragraph: { indent: { left: twips(measures.blockIndent) } },
    }),
    own(styles.itemText, "คำอธิบายข้อ", { paragraph: { spacing: { after: 40 } } }),
    own(styles.cell, "ข้อความในตาราง"),
    own(styles.headCell, "หัวตาราง", {
      run: { bold: true, boldComplexScript: true },
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
    }),
    own(styles.signature, "ลงนาม", {
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, keepLines: true },
    }),
    ...([1, 2, 3, 4] as const).map(unlistedHeading),
  ],
};
