/** The order of the Thai dictionary. Plain string order puts every เ แ โ ใ ไ word after ฮ. */
import { toArabicDigits } from "./digits.ts";

// Blanks count: the Thai default ignores them, which sorts "กา ใหญ่" behind "กาก เล็ก" in a list of people.
const collator = new Intl.Collator("th", { numeric: true, ignorePunctuation: false });

/**
 * For names and titles sorted outside the database: กา, เกาะ, แกง, ขา; ข้อ 2 before ข้อ 10, in either kind of digits.
 * Texts that the dictionary holds equal keep a fixed order, so a list never shuffles.
 */
export function compareThai(a: string, b: string): number {
  // ICU puts "1๑" after "2" but before "1A" when it counts Thai digits itself, so it gets Arabic ones.
  return collator.compare(toArabicDigits(a), toArabicDigits(b)) || (a < b ? -1 : a > b ? 1 : 0);
}
