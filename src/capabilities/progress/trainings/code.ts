/** The few signs by which somebody on a list shows that it is they: given out by the office, or kept by their phone. */
import { randomBytes } from "node:crypto";
import { toArabicDigits } from "../../../thai/digits.ts";

/** Without 0, 1, I and O, which are taken for one another. */
const signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/** 40 bits behind an address that is secret as well, and tries are counted: nobody finds one by trying. */
export function newCode(): string {
  return [...randomBytes(8)].map((byte) => signs[byte % signs.length]).join("");
}

/** ABCD-2345 */
export function shownCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}

export function typedCode(typed: string): string {
  return toArabicDigits(typed).replace(/[\s-]/g, "").toUpperCase();
}
