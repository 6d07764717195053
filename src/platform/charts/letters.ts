/** How wide a text stands in Sarabun, and where Thai lines may break: nothing on a server can measure a font. */
import { splitLetters } from "../../thai/text.ts";

/** Widths in hundredths of the letter size, from the font's own table (400); marks above and below are 0. */
const latin =
  "24 24 35 69 53 90 67 19 32 32 45 61 25 34 25 42 55 55 55 55 55 55 55 55 55 55 25 25 61 61 61 45 80 60 59 59 62 55 55 64 68 29 44 61 55 80 68 66 57 66 58 53 56 66 60 83 61 57 57 31 38 31 59 32 40 51 54 47 54 52 33 54 56 25 25 49 29 84 55 56 55 55 35 42 38 55 48 67 46 46 45 32 24 32 61";
const thai =
  "58 59 61 60 61 64 45 56 57 61 62 81 83 61 61 54 71 83 83 59 61 58 66 54 64 65 66 62 62 72 72 62 61 57 48 58 58 61 51 60 68 58 64 72 59 56 55 53 0 49 49 0 0 0 0 0 0 0 60 60 60 60 59 31 58 38 38 39 29 62 0 0 0 0 0 0 0 0 62 66 68 69 69 68 68 68 74 67 69 77 102";
const widths = new Map<number, number>();
for (const [index, width] of latin.split(" ").entries()) widths.set(0x20 + index, Number(width));
for (const [index, width] of thai.split(" ").entries()) widths.set(0xe01 + index, Number(width));
for (const [letter, width] of Object.entries({
  "–": 54,
  "—": 84,
  "…": 72,
  "“": 53,
  "”": 53,
  "×": 61,
  "−": 61,
})) {
  widths.set(letter.codePointAt(0) ?? 0, width);
}

export function widthOf(text: string, size: number, bold = false): number {
  let sum = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    sum += widths.get(code) ?? (code < 0x300 ? 62 : /\p{M}/u.test(letter) ? 0 : 100);
  }
  return (sum / 100) * size * (bold ? 1.04 : 1);
}

/** What an XML reader refuses, gone; blanks and line ends, one blank. No chart shows more than 400 letters of a name. */
export function clean(text: string): string {
  return text
    .slice(0, 400)
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\ufffe\uffff\s]+/gu, " ")
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .trim();
}

/** The narrowest column in which these texts stand as they do in one of `most`. */
export function columnFor(texts: readonly string[], size: number, least: number, most: number): number {
  const lines = texts.flatMap((text) => wrap(text, size, most, 9));
  return Math.min(most, Math.max(least, ...lines.map((line) => Math.ceil(widthOf(line, size) / tight) + 1)));
}

/** Shaping moves a letter by a hair. */
const tight = 0.98;
const words = new Intl.Segmenter("th", { granularity: "word" });

/** Lines that fit; a word is cut only where it alone is wider than a line. The last line ends in … if not all fits. */
export function wrap(text: string, size: number, width: number, most = 3, bold = false): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), size, bold) <= width * tight;
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(clean(text), fits)) {
    if (line === "" && piece === " ") continue;
    if (fits(line + piece)) {
      line += piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const letters = splitLetters(lines[most - 1] ?? "");
  while (letters.length > 0 && !fits(`${letters.join("")}…`)) letters.pop();
  return [...lines.slice(0, most - 1), `${letters.join("").trimEnd()}…`];
}

/** What stays together: a word with the marks that may not begin or end a line. */
function pieces(text: string, fits: (line: string) => boolean): string[] {
  const whole: string[] = [];
  let opening = "";
  for (const { segment } of words.segment(text)) {
    if (/^[([{“‘"]$/.test(segment)) {
      opening += segment;
      continue;
    }
    if (segment === "ๆ" && whole.at(-1) === " " && whole.length > 1) {
      whole.pop();
      whole.push(`${whole.pop() ?? ""} ๆ`);
      continue;
    }
    const last = whole.at(-1);
    if (last !== undefined && last !== " " && opening === "" && /^[)\]}”’",.:;!?%ๆฯ/-]+$/.test(segment)) {
      whole[whole.length - 1] = last + segment;
    } else {
      whole.push(opening + segment);
      opening = "";
    }
  }
  if (opening !== "") whole.push(opening);
  return whole.flatMap((word) => (fits(word) ? [word] : splitLetters(word)));
}
