/** Page numbers, running heads and the notes of our own books: between the lines of a text, part of none. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { squash } from "../../../thai/matching.ts";
import { sharedMoney } from "../documents/shared-money.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export function withoutFurniture(lines: readonly SourceLine[]): {
  lines: SourceLine[];
  furniture: SourceLine[];
} {
  const isFurniture = new Set([...pageNumbers(lines), ...runningHeads(lines), ...bookNotes(lines)]);
  let isApart = false;
  const kept: SourceLine[] = [];
  for (const line of lines) {
    if (isFurniture.has(line.at)) {
      isApart = true;
      continue;
    }
    kept.push({ ...line, at: kept.length, isApart: line.isApart || isApart });
    isApart = false;
  }
  return { lines: kept, furniture: lines.filter(({ at }) => isFurniture.has(at)) };
}

/** Numbers that stand alone and rise through the document. */
function pageNumbers(lines: readonly SourceLine[]): number[] {
  const found: number[] = [];
  const sure: number[] = [];
  let last = 0;
  for (const { at, cells, text, place } of lines) {
    if (cells.length > 1 || place.sheet !== undefined || place.table !== undefined) continue;
    const plain = toArabicDigits(text.trim());
    if (/^หน้า(?:ที่)?\s*\|?\s*\d{1,3}(?:\s*(?:\/|จาก)\s*\d{1,3})?$/.test(plain)) sure.push(at);
    const page = /^(?:[-–—]\s*)?(\d{1,3})(?:\s*[-–—]|\s*\/\s*\d{1,3})?$/.exec(plain);
    if (!page) continue;
    const no = Number(page[1]);
    if (no <= last || no > last + 12) continue;
    last = no;
    found.push(at);
  }
  return [...sure, ...(found.length >= 3 ? found : [])];
}

/** The name of the plan at the head or foot of every page. */
function runningHeads(lines: readonly SourceLine[]): number[] {
  const groups = new Map<string, number[]>();
  for (const { at, cells, text } of lines) {
    if (cells.length > 1 || text.length > 200 || !/แผนปฏิบัติการ/.test(text)) continue;
    const key = squash(text).replaceAll(/^\d+|(?:\||หน้า)?\d{1,3}$/g, "");
    groups.set(key, [...(groups.get(key) ?? []), at]);
  }
  // The first page names the plan: there it is its title.
  return [...groups.values()]
    .filter((group) => group.length >= 4)
    .flatMap((group) => group.filter((at) => at > 5));
}

/** Told from the money, not put in by anybody: the next book says it again. */
function bookNotes(lines: readonly SourceLine[]): number[] {
  const known = new Set(Object.values(sharedMoney).map(squash));
  return lines.filter(({ cells }) => cells.some(({ text }) => known.has(squash(text)))).map(({ at }) => at);
}
