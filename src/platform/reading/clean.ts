import { cleanText as fit } from "../forms/body.ts";

/** Letters as they should have been stored. What a reader sees stays the same. */

/** Thai PDF files give marks that were moved aside for their consonant as signs of a private range. */
const moved = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู";

export function cleanText(text: string): string {
  const cleaned = text
    .replaceAll(/[\uf700-\uf71a]/g, (sign) => moved[sign.charCodeAt(0) - 0xf700] ?? sign)
    .replaceAll(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replaceAll(/[\u00a0\u2000-\u200a\u202f\u3000]/g, " ")
    .replaceAll("\u0e4d\u0e32", "\u0e33")
    .replaceAll("เเ", "แ");
  return fit(cleaned);
}

/** Runs of blanks are one; none at the ends. */
export function tidy(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
