import { readText } from "../tables/encoding.ts";
import { cleanText } from "./clean.ts";
import { markOf } from "./marks.ts";
import { quoted } from "./notebook.ts";
import { boundsOf, refusals } from "./refusals.ts";
import type { NewLine, SourceCell, SourceDocument, SourceDoubt, SourcePlace, SourceRead } from "./source.ts";
import { numbered } from "./source.ts";

/** Words that the value of a field stands behind, in this kind of document. */
export type IsLabel = (words: string) => boolean;

/** Text of any of the encodings that Thai offices have; cells of a table are parted by tabs or by | . */
export function readTxt(bytes: Uint8Array, isLabel: IsLabel): SourceRead {
  const read = readText(bytes);
  if (!read.ok) return { ok: false, why: refusals.noText };
  if (/^\s*(?:<!doctype|<html|<\?xml|\{\\rtf)/i.test(read.text))
    return { ok: false, why: refusals.wrongKind };
  const document = documentOfText(read.text, isLabel);
  if (document.lines.length === 0) return { ok: false, why: refusals.empty };
  if (document.lines.length > boundsOf.lines) return { ok: false, why: refusals.tooLong };
  return { ok: true, document };
}

export function documentOfText(text: string, isLabel: IsLabel): SourceDocument {
  const lines: NewLine[] = [];
  const printed: string[] = [];
  const marked: { place: SourcePlace; says: string }[] = [];
  let page = 1;
  let isApart = true;
  for (const [index, raw] of text.split(/\r\n|[\n\r\u0085\u2028]/).entries()) {
    page += raw.split("\f").length - 1;
    const clean = cleanText(raw.replaceAll("\f", "").replaceAll("\v", " "));
    const line = withoutMarkdown(clean, isLabel);
    if (line.trim() === "" || isRuler(line)) {
      isApart = true;
      continue;
    }
    const place = { line: index + 1, ...(page > 1 ? { page } : {}) };
    if (line !== clean || /^\s*#+\s*$/.test(line)) marked.push({ place, says: clean });
    printed.push(line.trimEnd());
    lines.push({ place, ...cellsOf(line), isApart });
    isApart = false;
  }
  return { kind: "txt", lines: numbered(withParagraphs(lines, printed)), doubts: marksDropped(marked) };
}

/** Marks of a word processor or a scanner: # and ** are printed in no book. */
function marksDropped(marked: readonly { place: SourcePlace; says: string }[]): SourceDoubt[] {
  const [first] = marked;
  return first
    ? [
        {
          level: "advice",
          place: first.place,
          says:
            marked.length > 1
              ? `${quoted(first.says, 60)} และอีก ${marked.length - 1} บรรทัด`
              : quoted(first.says, 60),
          took: "ข้อความที่ไม่มีเครื่องหมาย",
          why: "มีเครื่องหมาย # หรือ ** ซึ่งไม่ใช่ข้อความของเอกสาร",
        },
      ]
    : [];
}

/**
 * Where blank lines do not part paragraphs, the edge of the text does. In a wrapped text a line ends before it
 * only where a paragraph does: the words that follow would have stood on it. Without wrapping every line is one.
 */
function withParagraphs(lines: readonly NewLine[], printed: readonly string[]): NewLine[] {
  const parted = lines.filter(({ isApart }) => isApart).length;
  if (parted > lines.length * 0.3) return [...lines];
  // With what stands before the first letter: the edge is that of the page.
  const texts = lines.map(({ cells }, at) => (cells.length === 1 ? (printed[at] ?? "") : ""));
  // Some programs count letters, others see that vowels and tones take no room.
  const edges = [lengthOf, widthOf].map((measure) => ({ measure, edge: edgeOf(texts.map(measure)) }));
  const isWrapped = edges.some(({ measure, edge }) => isFull(texts.map(measure), edge));
  const fits = (before: string, next: string) =>
    edges.every(({ measure, edge }) => measure(before) + 1 + measure(next) <= edge);
  return lines.map((line, at) => {
    const before = texts[at - 1] ?? "";
    if (before === "" || line.cells.length > 1) return line;
    // The first line of a paragraph; what is set in under the number of an item goes on with it.
    if (indentOf(texts[at] ?? "") >= indentOf(before) + 2 && markOf(before) === null)
      return { ...line, isApart: true };
    const [next = ""] = (line.cells[0]?.text ?? "").split(" ");
    return isWrapped && !fits(before, next) ? line : { ...line, isApart: true };
  });
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function lengthOf(text: string): number {
  return text.length;
}

function widthOf(text: string): number {
  return text.replaceAll(/\p{Mn}/gu, "").length;
}

/** One line of its own, as a heading over the page, is no edge. */
function edgeOf(widths: readonly number[]): number {
  return widths.toSorted((a, b) => b - a)[1] ?? 0;
}

/** Wrapped lines pile up at the edge; of others only the longest comes near it. */
function isFull(widths: readonly number[], edge: number): boolean {
  const many = Math.max(3, Math.ceil(widths.length * 0.03));
  return (widths.toSorted((a, b) => b - a)[many] ?? 0) >= edge * 0.9;
}

/** ### before a heading, and ** around the label of a value: the label is parted from it by a colon then. */
function withoutMarkdown(line: string, isLabel: IsLabel): string {
  const label = /^\s*\*\*(.+?)\*\*\s*(?=[^\s:：])/.exec(line);
  const plain =
    label !== null && isLabel(label[1] ?? "") ? `${label[1]} : ${line.slice(label[0].length)}` : line;
  return plain.replace(/^\s*#{1,6}\s+/, "").replaceAll("**", "");
}

/** |---|---| between the head and the body of a table. */
function isRuler(line: string): boolean {
  return /^[\s|:+-]{3,}$/.test(line) && line.includes("|") && line.includes("-");
}

function cellsOf(line: string): { cells: SourceCell[]; width: number } {
  const isPiped = /^\s*\|.*\|\s*$/.test(line);
  const parts = isPiped ? line.trim().slice(1, -1).split("|") : line.split("\t");
  const cells = parts.map((text, at) => ({ at, text: text.replaceAll(/<br\s*\/?>/gi, "\n").trim() }));
  return { cells: cells.filter(({ text }) => text !== ""), width: parts.length };
}
