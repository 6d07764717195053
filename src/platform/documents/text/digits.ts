import { toArabicDigits, toThaiDigits } from "../../../thai/digits.ts";
import type { DigitStyle } from "../../../thai/digits.ts";

/** What stands between blanks and Thai letters. */
const foreign = /[^\s\u0e00-\u0e7f]+/gu;
/** Addresses, e-mails and codes: a digit in them is a part of a name, not a number. */
const isCode = /[A-Za-z@]/;

/** The text with the digits of the document; what stands in addresses and codes stays as it is. */
export function withDigits(text: string, style: DigitStyle): string {
  if (style === "arabic") return toArabicDigits(text);
  return text.replaceAll(foreign, (part) => (isCode.test(part) ? part : toThaiDigits(part)));
}
