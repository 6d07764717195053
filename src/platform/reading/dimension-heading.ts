import { toArabicDigits } from "../../thai/digits.ts";

/** มิติที่ ๒ การบริหารราชการ… ; scanners lose the vowel of มิติ. */
export function dimensionHeading(text: string): { no: number; title: string; isMisread: boolean } | null {
  const found =
    /^\s*(?:\d{1,2}\s*[.)]\s*)?(ม[ิี]?\s*ต[ิี]\s*(?:ที่)?|(?:ยุทธศาสตร์|ด้าน)\s*ที่)\s*[:：]?\s*(\d{1,2})(?!\.?\d)\s*[:：.)\-–]?\s*(.*)$/.exec(
      toArabicDigits(text),
    );
  if (!found) return null;
  const [, word = "", no = "", rest = ""] = found;
  const title = rest === "" ? "" : text.slice(toArabicDigits(text).lastIndexOf(rest));
  return { no: Number(no), title: title.trim(), isMisread: /^มี?\s*ต/.test(word) };
}
