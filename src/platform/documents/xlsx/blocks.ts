import type { Block, Cover, List, Paragraph, Picture } from "../model.ts";
import { drawnText } from "../text/inline.ts";
import { fittedSignLine } from "../sign-line.ts";
import { cm, measures } from "../text/measures.ts";
import { signatureLines, signatureRows } from "../text/signatures.ts";
import { spansOf } from "./columns.ts";
import { HIGHEST } from "./heights.ts";
import type { CellLook, Desk } from "./plan.ts";
import { walk } from "./lists.ts";
import { figureText, textRow, wideRow } from "./rows.ts";
import { tableRows } from "./tables.ts";
import { textValue } from "./values.ts";

const { sizes } = measures;
const body: CellLook = { size: sizes.body };

export function blockRows(desk: Desk, block: Block): void {
  switch (block.kind) {
    case "emblem":
      return pictureRow(desk, block.picture, { heightCm: block.heightCm ?? measures.emblemCm });
    case "heading":
      return textRow(
        desk,
        block.text,
        { size: sizes.heading[block.level], bold: true, align: block.align ?? "left" },
        block.number === undefined ? "" : `${drawnText(block.number, desk.digits)}  `,
      );
    case "paragraph":
      return paragraphRow(desk, block, block.indent === "block" ? 3 : 0);
    case "list":
      return listRows(desk, block, 0, []);
    case "table":
      return tableRows(desk, block);
    case "figure":
      pictureRow(desk, block.picture, { widthCm: block.widthCm });
      if (block.caption !== undefined) textRow(desk, block.caption, { ...body, bold: true, align: "center" });
      if (block.data) tableRows(desk, block.data);
      return;
    case "signatures":
      return signatureBlock(desk, block.signers);
    case "contents":
      return contentsRows(desk, block.title, block.depth);
    case "rule":
      return wideRow(desk, textValue(""), { ...body, lines: "below" });
    case "page-break": {
      const last = desk.sheet.rows.at(-1);
      if (last) last.breakAfter = true;
      return;
    }
  }
}

function paragraphRow(desk: Desk, block: Paragraph, indent: number): void {
  const align = block.align === "thai" ? "distributed" : (block.align ?? "left");
  // A last line drawn apart over the whole width cannot be read; Excel's distributed does just that.
  const look = { ...body, align: align === "distributed" ? ("left" as const) : align, indent };
  // Excel indents whole cells only; blanks stand for the first line.
  textRow(desk, block.text, look, block.indent === "first" ? " ".repeat(8) : "");
}

function listRows(desk: Desk, list: List, depth: number, above: readonly number[]): void {
  walk(desk, list, depth, above, {
    item: (text, mark, at) => textRow(desk, text, { ...body, indent: at * 2 }, `${mark} `),
    paragraph: (block, at) => paragraphRow(desk, block, at * 2 + 1),
    table: (table) => tableRows(desk, table),
  });
}

function pictureRow(
  desk: Desk,
  picture: Picture,
  wanted: { widthCm?: number | undefined; heightCm?: number | undefined },
): void {
  const bytes = desk.pictures.get(picture);
  if (!bytes) throw new Error("a picture of the model was not prepared");
  const pixels = (length: number) => cm(length) * (96 / 72);
  const across = desk.sheet.columns.reduce((sum, each) => sum + each, 0);
  const factor = Math.min(
    wanted.heightCm === undefined
      ? (wanted.widthCm === undefined ? bytes.width : pixels(wanted.widthCm)) / bytes.width
      : pixels(wanted.heightCm) / bytes.height,
    across / bytes.width,
    (HIGHEST * (96 / 72) - 12) / bytes.height,
  );
  const [width, height] = [Math.round(bytes.width * factor), Math.round(bytes.height * factor)];
  desk.sheet.rows.push({
    cells: [],
    height: Math.ceil(height * 0.75) + 8,
    picture: { picture, width, height },
  });
}

function signatureBlock(desk: Desk, signers: Parameters<typeof signatureRows>[0]): void {
  const look: CellLook = { ...body, align: "center" };
  for (const beside of signatureRows(signers)) {
    const alone = beside.length === 1;
    const spans = spansOf(
      Array.from({ length: alone ? 2 : beside.length }, () => 1),
      desk.sheet.columns,
    );
    const across = desk.sheet.columns.reduce((sum, each) => sum + each, 0);
    const widthPt = (across / (spans?.length ?? 1)) * 0.75;
    const lines = beside.map((signer) =>
      signatureLines(signer, desk.digits).map((line) => fittedSignLine(line, widthPt, sizes.body)),
    );
    if (spans === undefined) {
      for (const line of lines.flat()) wideRow(desk, textValue(line), look);
      continue;
    }
    const most = Math.max(...lines.map((each) => each.length));
    for (let at = 0; at < most; at += 1) {
      const cells = lines.map((each, signer) => {
        const place = alone ? 1 : signer;
        const column = spans.slice(0, place).reduce((sum, span) => sum + span, 0);
        return { column, colSpan: spans[place] ?? 1, rowSpan: 1, value: textValue(each[at] ?? ""), look };
      });
      desk.sheet.rows.push({ cells });
    }
  }
}

function contentsRows(desk: Desk, title: string, depth: number): void {
  textRow(desk, title, { size: sizes.heading[1], bold: true, align: "center" });
  for (const { level, text } of desk.headings) {
    if (level <= depth) textRow(desk, text, { ...body, bold: level === 1, indent: (level - 1) * 2 });
  }
}

export function noteRows(desk: Desk): void {
  const waiting = desk.notes.splice(0);
  if (waiting.length === 0) return;
  wideRow(desk, textValue(""), { ...body, lines: "below" });
  for (const { number, text } of waiting) {
    wideRow(desk, textValue(`(${figureText(desk, number)}) ${text}`), { size: sizes.note });
  }
}

export function coverRows(desk: Desk, cover: Cover): void {
  if (cover.emblem) pictureRow(desk, cover.emblem, { heightCm: 4 });
  textRow(desk, cover.title, { size: sizes.coverTitle, bold: true, align: "center" });
  for (const line of [...(cover.subtitle ?? []), "", ...(cover.foot ?? [])]) {
    textRow(desk, line, { size: sizes.coverLine, align: "center" });
  }
}
