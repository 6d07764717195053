import { readText } from "../../../platform/tables/encoding.ts";
import { cleanText } from "./clean.ts";
import { sectionHeading } from "./headings.ts";
import { boundsOf, refusals } from "./refusals.ts";
import type { NewLine, SourceCell, SourceDocument, SourceRead } from "./source.ts";
import { numbered } from "./source.ts";

/** Text of any of the encodings that Thai offices have; cells of a table are parted by tabs or by | . */
export function readTxt(bytes: Uint8Array): SourceRead {
  const read = readText(bytes);
  if (!read.ok) return { ok: false, why: refusals.noText };
  if (/^\s*(?:<!doctype|<html|<\?xml|\{\\rtf)/i.test(read.text)) return { ok: false, why: refusals.noPlan };
  const document = documentOfText(read.text);
  if (document.lines.length === 0) return { ok: false, why: refusals.empty };
  if (document.lines.length > boundsOf.lines) return { ok: false, why: refusals.tooLong };
  return { ok: true, document };
}

export function documentOfText(text: string): SourceDocument {
  const lines: NewLine[] = [];
  let page = 1;
  let isApart = true;
  for (const [index, raw] of text.split(/\r\n|[\n\r\u0085\u2028]/).entries()) {
    page += raw.split("\f").length - 1;
    const line = withoutMarkdown(cleanText(raw.replaceAll("\f", "").replaceAll("\v", " ")));
    if (line.trim() === "" || isRuler(line)) {
      isApart = true;
      continue;
    }
    const place = { line: index + 1, ...(page > 1 ? { page } : {}) };
    lines.push({ place, ...cellsOf(line), isApart });
    isApart = false;
  }
  return { kind: "txt", lines: numbered(lines), doubts: [] };
}

/** ### before a heading, and ** around the label of a value: the label is parted from it by a colon then. */
function withoutMarkdown(line: string): string {
  const label = /^\s*\*\*(.+?)\*\*\s*(?=[^\s:：])/.exec(line);
  const isLabel = label !== null && sectionHeading(label[1] ?? "")?.rest === "";
  const plain = isLabel ? `${label[1]} : ${line.slice(label[0].length)}` : line;
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
