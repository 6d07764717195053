import { toArabicDigits, toThaiDigits } from "../../../thai/digits.ts";
import type { DigitStyle } from "../../../thai/digits.ts";

/** Addresses, e-mails and codes: a digit in them is a part of a name, not a number. */
const codes = /[^\s\u0e00-\u0e7f]*[A-Za-z@][^\s\u0e00-\u0e7f]*/gu;

/** The text with the digits of the document; what stands in addresses and codes stays as it is. */
export function withDigits(text: string, style: DigitStyle): string {
  if (style === "arabic") return toArabicDigits(text);
  let result = "";
  let at = 0;
  for (const match of text.matchAll(codes)) {
    result += toThaiDigits(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + toThaiDigits(text.slice(at));
}
