import type { SourceLine } from "../../../platform/reading/source.ts";
import { toArabicDigits } from "../../../thai/digits.ts";

/** Numbers that stand alone and rise through the document: places of the lines. */
export function pageNumbers(lines: readonly SourceLine[]): Set<number> {
  const sure: number[] = [];
  const rising: number[] = [];
  let last = 0;
  for (const { at, cells, text, place } of lines) {
    if (cells.length > 1 || place.sheet !== undefined || place.table !== undefined) continue;
    const plain = toArabicDigits(text.trim());
    if (/^หน้า(?:ที่)?\s*\|?\s*\d{1,3}(?:\s*(?:\/|จาก)\s*\d{1,3})?$/.test(plain)) sure.push(at);
    const no = Number(/^(?:[-–—]\s*)?(\d{1,3})(?:\s*[-–—]|\s*\/\s*\d{1,3})?$/.exec(plain)?.[1]);
    if (!(no > last && no <= last + 12)) continue;
    last = no;
    rising.push(at);
  }
  return new Set([...sure, ...(rising.length >= 3 ? rising : [])]);
}
