/** Where foreword and contents are, and the headings of parts. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { masterHead } from "./columns.ts";
import { sectionHeading } from "./headings.ts";
import type { Region } from "./region.ts";
import { isRow } from "../../../platform/reading/source.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

/** ส่วนที่ 2 …, บทที่ 2 … */
export function partHeading(text: string): { no: number; title: string } | null {
  const found = /^\s*(?:ส่วนที่|บทที่|ภาคที่|ตอนที่)\s*(\d{1,2})(?!\d)\s*[:：.\-–]?\s*(.*)$/.exec(
    toArabicDigits(text),
  );
  if (!found || text.length > 160 || /ประกอบด้วย/.test(text)) return null;
  return { no: Number(found[1]), title: found[2] ?? "" };
}

const PAGES = /^(?:\d{1,4}|[ก-ฮ]|[ivx]{1,5})(?:\s*[-–—]\s*(?:\d{1,4}|[ก-ฮ]|[ivx]{1,5}))?$/i;

/** Page or pages at the end of a line of the table of contents, and the text before them. */
export function contentsEntry(line: SourceLine): { text: string; pages: string | null } | null {
  const last = line.cells.at(-1);
  if (line.cells.length > 1 && last && PAGES.test(toArabicDigits(last.text.trim()))) {
    const text = line.cells
      .slice(0, -1)
      .map((cell) => cell.text)
      .join(" ");
    return { text: text.replace(/[\s.…_]+$/, "").trim(), pages: last.text.trim() };
  }
  const dotted = /^(.*?)\s*(?:\.{3,}|…+|_{3,})[\s.…_]*(\S+(?:\s*[-–—]\s*\S+)?)?$/.exec(line.text);
  if (!dotted) return null;
  const pages = dotted[2] ?? "";
  return PAGES.test(toArabicDigits(pages)) || pages === ""
    ? { text: (dotted[1] ?? "").trim(), pages: pages || null }
    : null;
}

export function contentsIn(lines: readonly SourceLine[]): Region | null {
  const start = lines.findIndex(({ text }) => /^สารบัญ(?:เรื่อง)?$/.test(text.replaceAll(/\s/g, "")));
  if (start < 0) return null;
  const sheet = lines[start]?.place.sheet;
  if (sheet !== undefined && (start === 0 || lines[start - 1]?.place.sheet !== sheet)) {
    const end = lines.findIndex(({ at, place }) => at > start && place.sheet !== sheet);
    return { from: start, to: end < 0 ? lines.length : end };
  }
  const seen = new Set<string>();
  let to = start + 1;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    if (/^สารบัญ|^(?:เรื่อง)?หน้า$/.test(line.text.replaceAll(/\s/g, ""))) {
      to = at + 1;
      continue;
    }
    const entry = contentsEntry(line);
    const key = line.text.replaceAll(/[\s.…\d๐-๙-]/g, "");
    const part = partHeading(entry?.text ?? line.text);
    // The part itself begins where its heading comes again, and has no page behind it.
    if (!entry && (seen.has(`ส่วน${part?.no}`) || (key.length > 5 && seen.has(key)))) break;
    if (!entry && sectionHeading(line.text)?.section === "name") break;
    if (masterHead(line, undefined)) break;
    seen.add(key);
    if (part) seen.add(`ส่วน${part.no}`);
    if (entry || isRow(line) || lines.slice(at + 1, at + 8).some((next) => contentsEntry(next) !== null))
      to = at + 1;
    else if (at - to > 8) break;
  }
  return { from: start, to };
}

export function forewordIn(lines: readonly SourceLine[], isInside: (at: number) => boolean): Region | null {
  const start = lines.findIndex(
    ({ at, text }) => !isInside(at) && /^(?:คำนำ|คํานํา|บทนำทั่วไป)$/.test(text.replaceAll(/\s/g, "")),
  );
  if (start < 0) return null;
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const tight = line.text.replaceAll(/\s/g, "");
    if (tight.startsWith("สารบัญ") || isRow(line)) return { from: start, to: at };
    const part = partHeading(line.text);
    // The foreword tells what the parts hold; the part itself comes with a short heading of its own.
    if (part && line.text.length < 60 && !/จำนวน|ได้แก่/.test(line.text) && at - start > 1)
      return { from: start, to: at };
  }
  return { from: start, to: lines.length };
}
