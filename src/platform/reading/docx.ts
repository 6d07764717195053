/** A Word document as lines: paragraphs with the numbers that Word draws, rows of tables with merged cells. */
import type { OpenArchive } from "./archive.ts";
import { cleanText } from "./clean.ts";
import { boundsOf, refusals } from "./refusals.ts";
import type { NewLine, SourceCell, SourceDoubt, SourceRead } from "./source.ts";
import { numbered } from "./source.ts";
import type { WordNumbers } from "./word-numbers.ts";
import { wordNumbers } from "./word-numbers.ts";
import { childOf, elementsIn, parseXml, valueOf } from "../tables/xml.ts";
import type { XmlElement } from "../tables/xml.ts";

interface Walk {
  numbers: WordNumbers;
  lines: NewLine[];
  doubts: SourceDoubt[];
  tables: number;
  page: number;
}

export function readDocx(archive: OpenArchive): SourceRead {
  try {
    const xml = archive.part("word/document.xml") ?? "";
    const body = childOf(parseXml(xml), "w:document", "w:body");
    if (!body) return { ok: false, why: refusals.broken };
    const numbers = wordNumbers(archive.part("word/numbering.xml"), archive.part("word/styles.xml"));
    const walk: Walk = { numbers, lines: [], doubts: [], tables: 0, page: 1 };
    for (const child of blocksIn(body)) readBlock(child, walk);
    for (const name of ["word/footnotes.xml", "word/endnotes.xml"]) readNotes(archive.part(name), walk);
    noteComments(archive.part("word/comments.xml"), walk);
    const lines = numbered(walk.lines);
    if (lines.length === 0) return { ok: false, why: refusals.empty };
    if (lines.length > boundsOf.lines) return { ok: false, why: refusals.tooLong };
    return { ok: true, document: { kind: "docx", lines, aside: asideIn(archive), doubts: walk.doubts } };
  } catch {
    return { ok: false, why: refusals.broken };
  }
}

/** Content controls, tracked insertions and the like only wrap what they hold. */
const wrappers = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:ins",
  "w:moveTo",
  "w:smartTag",
  "w:customXml",
  "mc:AlternateContent",
  "mc:Choice",
]);

function* blocksIn(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsIn(element)) {
    if (wrappers.has(child.name)) yield* blocksIn(child);
    else if (child.name === "w:p" || child.name === "w:tbl") yield child;
  }
}

function readBlock(block: XmlElement, walk: Walk) {
  if (block.name === "w:tbl") return readTable(block, walk);
  const { text, boxes } = paragraph(block, walk);
  const place = { line: walk.lines.length + 1, ...(walk.page > 1 ? { page: walk.page } : {}) };
  // A line broken by hand within a paragraph goes on: it is not parted from the one before.
  for (const [index, part] of text.split("\n").entries()) {
    const cells = cellsOf(part);
    if (cells.length === 0) continue;
    walk.lines.push({
      place: { ...place, line: walk.lines.length + 1 },
      cells,
      width: cells.length,
      isApart: index === 0,
    });
  }
  for (const box of boxes) {
    for (const inner of blocksIn(box)) readBlock(inner, walk);
    walk.doubts.push({
      place,
      says: "กล่องข้อความ",
      took: "อ่านเป็นย่อหน้าต่อจากย่อหน้าที่กล่องยึดอยู่",
      why: "ตำแหน่งของกล่องข้อความบนหน้ากระดาษไม่บอกลำดับการอ่าน",
    });
  }
}

/** A tab parts a title from its page, and a label from its value. */
function cellsOf(text: string): SourceCell[] {
  return text
    .split("\t")
    .map((part, at) => ({ at, text: part.trim() }))
    .filter((cell) => cell.text !== "");
}

interface Words {
  text: string;
  boxes: XmlElement[];
  /** Struck out by a change that is tracked. */
  removed: string;
}

function paragraph(element: XmlElement, walk: Walk): Omit<Words, "removed"> {
  const words: Words = { text: "", boxes: [], removed: "" };
  collect(element, words, walk);
  if (words.removed.trim() !== "")
    walk.doubts.push({
      place: { line: walk.lines.length + 1, ...(walk.page > 1 ? { page: walk.page } : {}) },
      says: `${words.text.trim()} (ลบ: ${words.removed.trim()})`,
      took: words.text.trim(),
      why: "ย่อหน้านี้มีการแก้ไขที่ติดตามไว้ (Track Changes) จึงอ่านเหมือนยอมรับการแก้ไขทั้งหมด",
    });
  const text = cleanText(words.text);
  const label = text.trim() === "" ? "" : labelOf(element, walk.numbers);
  return { text: label === "" ? text : `${label} ${text.trimStart()}`, boxes: words.boxes };
}

const silent = new Set(["w:instrText", "w:delText", "mc:Fallback", "w:pPr", "w:rPr", "w:drawing", "w:pict"]);

function collect(element: XmlElement, words: Words, walk: Walk) {
  for (const child of elementsIn(element)) {
    if (child.name === "w:del" || child.name === "w:moveFrom") words.removed += textIn(child);
    else if (child.name === "w:t")
      words.text += child.children.filter((part) => typeof part === "string").join("");
    else if (child.name === "w:tab") words.text += "\t";
    else if (child.name === "w:br" || child.name === "w:cr") {
      if (child.attributes.get("w:type") === "page") walk.page += 1;
      else words.text += "\n";
    } else if (child.name === "w:lastRenderedPageBreak") walk.page += 1;
    else if (child.name === "w:noBreakHyphen") words.text += "-";
    else if (child.name === "w:sym") words.text += "•";
    else if (child.name === "w:drawing" || child.name === "w:pict") words.boxes.push(...boxesIn(child));
    else if (!silent.has(child.name)) collect(child, words, walk);
  }
}

function textIn(element: XmlElement): string {
  return element.children
    .map((child) =>
      typeof child !== "string" ? textIn(child) : /^w:(?:t|delText)$/.test(element.name) ? child : "",
    )
    .join("");
}

/** Heads and feet of pages, each once. */
function asideIn(archive: OpenArchive): string[] {
  const texts = archive.names
    .filter((name) => /^word\/(?:header|footer)\d*\.xml$/.test(name))
    .flatMap((name) => elementsIn(parseXml(archive.part(name) ?? "")))
    .map((root) => cleanText(textIn(root)).trim());
  return [...new Set(texts)].filter((text) => text !== "");
}

function noteComments(xml: string | undefined, walk: Walk) {
  const root = xml === undefined ? undefined : childOf(parseXml(xml), "w:comments");
  for (const comment of root ? elementsIn(root, "w:comment") : [])
    walk.doubts.push({
      place: { line: 1 },
      says: cleanText(textIn(comment)).trim(),
      took: "ไม่อ่าน",
      why: "เป็นความเห็นที่แนบไว้ในเอกสาร ไม่ใช่ข้อความของแผน",
    });
}

function boxesIn(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    child.name === "w:txbxContent" ? [child] : child.name === "mc:Fallback" ? [] : boxesIn(child),
  );
}

function labelOf(element: XmlElement, numbers: WordNumbers): string {
  const properties = childOf(element, "w:pPr");
  const own = childOf(properties, "w:numPr");
  const style = valueOf(childOf(properties, "w:pStyle"));
  const ownId = valueOf(childOf(own, "w:numId"));
  // numId 0 takes the number of the style away.
  if (ownId === "0") return "";
  const byStyle = style === undefined ? undefined : numbers.ofStyle(style);
  const numId = ownId ?? byStyle?.numId;
  if (numId === undefined) return "";
  const level = valueOf(childOf(own, "w:ilvl"));
  return numbers.next(numId, level === undefined ? (byStyle?.level ?? 0) : Number(level));
}

function readTable(table: XmlElement, walk: Walk) {
  walk.tables += 1;
  const no = walk.tables;
  const rows = rowsIn(table);
  for (const [index, row] of rows.entries()) {
    const cells: SourceCell[] = [];
    let at = Number(valueOf(childOf(row, "w:trPr", "w:gridBefore")) ?? 0);
    const inner: XmlElement[] = [];
    for (const cell of cellElements(row)) {
      const properties = childOf(cell, "w:tcPr");
      const span = Number(valueOf(childOf(properties, "w:gridSpan")) ?? 1);
      const merge = childOf(properties, "w:vMerge");
      const goesOn = merge !== undefined && valueOf(merge) !== "restart";
      const { text, tables } = cellText(cell, walk);
      inner.push(...tables);
      if (text !== "" && !goesOn) cells.push({ at, text });
      else if (text !== "") cells.push({ at, text });
      at += Math.max(1, Math.min(span, boundsOf.columns));
    }
    const place = {
      line: walk.lines.length + 1,
      table: no,
      row: index + 1,
      ...(walk.page > 1 ? { page: walk.page } : {}),
    };
    walk.lines.push({ place, cells, width: at, isApart: index === 0 });
    for (const nested of inner) readTable(nested, walk);
  }
}

function rowsIn(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    child.name === "w:tr" ? [child] : wrappers.has(child.name) ? rowsIn(child) : [],
  );
}

function cellElements(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) =>
    child.name === "w:tc" ? [child] : wrappers.has(child.name) ? cellElements(child) : [],
  );
}

function cellText(cell: XmlElement, walk: Walk): { text: string; tables: XmlElement[] } {
  const parts: string[] = [];
  const tables: XmlElement[] = [];
  for (const block of blocksIn(cell)) {
    if (block.name === "w:tbl") tables.push(block);
    else {
      const { text, boxes } = paragraph(block, walk);
      const words = text.replaceAll("\t", " ").trim();
      if (words !== "") parts.push(words);
      for (const box of boxes) for (const inner of blocksIn(box)) parts.push(paragraph(inner, walk).text);
    }
  }
  return { text: parts.join("\n"), tables };
}

function readNotes(xml: string | undefined, walk: Walk) {
  if (xml === undefined) return;
  const [root] = elementsIn(parseXml(xml));
  for (const note of root ? elementsIn(root) : []) {
    if (note.attributes.has("w:type")) continue;
    for (const block of blocksIn(note)) readBlock(block, walk);
  }
}
