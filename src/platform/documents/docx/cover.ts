import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { FileChild } from "docx";
import type { Cover } from "../model.ts";
import { twips } from "./units.ts";
import type { Draft } from "./draft.ts";
import { noBorders, noLines } from "./lines.ts";
import { picture } from "./pictures.ts";
import { styles } from "./styles.ts";
import { runs } from "./text.ts";

/** The title in the middle of what is above, the office at the foot: a table without lines, nearly as high as the page. */
export function coverParts(cover: Cover, draft: Draft): FileChild[] {
  const line = (text: string) => new Paragraph({ style: styles.coverLine, children: runs(text, draft) });
  const emblem = cover.emblem
    ? [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: twips(1) },
          children: [picture(cover.emblem, draft, { heightCm: 4 })],
        }),
      ]
    : [];
  const title = new Paragraph({ style: styles.coverTitle, children: runs(cover.title, draft) });
  const place = (share: number, verticalAlign: "center" | "bottom", children: Paragraph[]) =>
    new TableRow({
      height: { value: Math.floor(draft.textHeight * share), rule: HeightRule.ATLEAST },
      children: [
        new TableCell({
          width: { size: draft.textWidth, type: WidthType.DXA },
          verticalAlign,
          borders: noBorders,
          children: children.length === 0 ? [new Paragraph({})] : children,
        }),
      ],
    });
  return [
    new Table({
      width: { size: draft.textWidth, type: WidthType.DXA },
      columnWidths: [draft.textWidth],
      layout: TableLayoutType.FIXED,
      borders: noLines,
      rows: [
        place(0.72, VerticalAlignTable.CENTER, [...emblem, title, ...(cover.subtitle ?? []).map(line)]),
        place(0.24, VerticalAlignTable.BOTTOM, (cover.foot ?? []).map(line)),
      ],
    }),
  ];
}
