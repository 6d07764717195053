/** Every text and figure of a model as it is drawn, in reading order: what no format may lose. */
import type {
  Block,
  Cell,
  DocumentModel,
  Inline,
  List,
  Paragraph,
  Table,
} from "../platform/documents/model.ts";
import { cellBlocks, cellInline, drawnText, runsOf } from "../platform/documents/text/inline.ts";

export interface ModelTexts {
  /** One after another, in this order in every format. */
  flow: string[];
  /** Footnotes and signers stand where the format puts them. */
  anywhere: string[];
}

export function textsOf(model: DocumentModel): ModelTexts {
  const { digits } = model;
  const texts: ModelTexts = { flow: [], anywhere: [] };
  const put = (text: string) => {
    for (const line of drawnText(text, digits).split("\n")) if (line.trim() !== "") texts.flow.push(line);
  };
  const putInline = (inline: Inline) => {
    for (const run of runsOf(inline)) {
      put(run.text);
      if (run.note !== undefined) texts.anywhere.push(drawnText(run.note, digits));
    }
  };
  const putCell = ({ content }: Cell) => {
    const inline = cellInline(content, digits);
    if (inline !== undefined) putInline(inline);
    for (const part of cellBlocks(content)) putPart(part);
  };
  const putTable = (table: Table) => {
    if (table.caption !== undefined) putInline(table.caption);
    for (const row of [...table.head, ...table.body]) for (const cell of row.cells) putCell(cell);
  };
  const putPart = (part: List | Paragraph | Table) => {
    if (part.kind === "table") return putTable(part);
    if (part.kind === "paragraph") return putInline(part.text);
    for (const item of part.items) {
      putInline(item.text);
      for (const inside of item.inside ?? []) putPart(inside);
    }
  };
  const putBlock = (block: Block): void => {
    switch (block.kind) {
      case "heading":
        if (block.number !== undefined) put(block.number);
        return putInline(block.text);
      case "paragraph":
      case "list":
      case "table":
        return putPart(block);
      case "figure":
        if (block.caption !== undefined) putInline(block.caption);
        return;
      case "contents":
        return put(block.title);
      case "signatures":
        for (const { label, name, position = [], date } of block.signers) {
          const lines = [label, name, ...position, date].filter((line) => line !== undefined);
          texts.anywhere.push(...lines.map((line) => drawnText(line, digits)));
        }
        return;
      case "emblem":
      case "rule":
      case "page-break":
        return;
    }
  };
  const { cover } = model;
  if (cover) for (const text of [cover.title, ...(cover.subtitle ?? []), ...(cover.foot ?? [])]) put(text);
  for (const { blocks } of model.sections) for (const block of blocks) putBlock(block);
  return texts;
}

/**
 * The texts that are missing in what was read back, blanks aside. `paged`: a cell goes on behind those
 * beside it when a page ends in its row, so its text may stand in pieces, one for each page, and not in the order of the model; no letter may lack then.
 */
export function missingTexts(
  model: DocumentModel,
  readBack: string,
  { paged = false }: { paged?: boolean } = {},
): string[] {
  const { flow, anywhere } = textsOf(model);
  const all = squeezed(readBack);
  if (paged) {
    const texts = [...flow, ...anywhere];
    return [...texts.filter((text) => !inPieces(squeezed(text), all)), ...lackingLetters(texts, all)];
  }
  const missing: string[] = [];
  let at = 0;
  for (const text of flow) {
    const found = all.indexOf(squeezed(text), at);
    if (found < 0) missing.push(text);
    else at = found + squeezed(text).length;
  }
  return [...missing, ...anywhere.filter((text) => !all.includes(squeezed(text)))];
}

/** Nobody reads a cell over more pages. */
const MOST_PIECES = 6;

function inPieces(text: string, all: string): boolean {
  let rest = text;
  for (let piece = 0; piece < MOST_PIECES && rest !== ""; piece += 1) {
    let length = rest.length;
    while (length > 0 && !all.includes(rest.slice(0, length))) length -= 1;
    if (length === 0) return false;
    rest = rest.slice(length);
  }
  return rest === "";
}

/** Letters that stand there less often than the model has them. */
function lackingLetters(texts: readonly string[], all: string): string[] {
  const found = Map.groupBy(all, (letter) => letter);
  const wanted = Map.groupBy(squeezed(texts.join("")), (letter) => letter);
  return [...wanted]
    .filter(([letter, often]) => (found.get(letter)?.length ?? 0) < often.length)
    .map(([letter, often]) => `${letter} × ${often.length}`);
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, "");
}
