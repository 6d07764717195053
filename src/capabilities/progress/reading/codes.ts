/** Numbers before projects and headings: "๑.๑.๑ (๑)", "๒.๒.๑.(๒)", "๑)", "1.2", "3. ". */
import { toArabicDigits } from "../../../thai/digits.ts";

export interface Code {
  /** 1.1.1 → [1, 1, 1]; empty where only the last number is printed. */
  path: readonly number[];
  /** The number in brackets behind it, or alone. */
  last: number | null;
  /** As printed, in Arabic digits, without blanks. */
  printed: string;
  rest: string;
}

const PATH = String.raw`\d{1,2}(?:\s?\.\s?\d{1,2})+`;
const forms = [
  // 1.1.1 (1), 1.1.1(1), 2.2.1.(2), 1.2 1)
  new RegExp(String.raw`^(${PATH})\s*\.?\s*(?:\(\s*(\d{1,3})\s*\)|(\d{1,3})\s*\))\s*`),
  // 1.1.1, 1.1.1., 1.1.1)
  new RegExp(String.raw`^(${PATH})\s*[.)]?(?!\d)\s*(?=[^\d\s%,])`),
];
const ALONE = /^(?:\(\s*(\d{1,3})\s*\)|(\d{1,3})\s*[.)](?!\d))\s*(?=\D)/;

export function codeOf(text: string): Code | null {
  const trimmed = text.trim();
  const plain = toArabicDigits(trimmed);
  for (const form of forms) {
    const found = form.exec(plain);
    if (!found) continue;
    const last = found[2] ?? found[3];
    return {
      path: (found[1] ?? "").split(".").map(Number),
      last: last === undefined ? null : Number(last),
      printed: printedOf(found[0]),
      rest: trimmed.slice(found[0].length),
    };
  }
  const alone = ALONE.exec(plain);
  if (!alone) return null;
  return {
    path: [],
    last: Number(alone[1] ?? alone[2]),
    printed: printedOf(alone[0]),
    rest: trimmed.slice(alone[0].length),
  };
}

function printedOf(text: string): string {
  return text.replaceAll(/\s/g, "").replace(/(?<=\d)\.$/, "");
}

/** One way to write it: 1.1.1(2), 1.2.3, 14. */
export function canonicalOf(path: readonly number[], last: number | null): string {
  if (last === null) return path.join(".");
  if (path.length === 0) return String(last);
  return path.length >= 3 ? `${path.join(".")}(${last})` : [...path, last].join(".");
}

/** A heading and the one below it in one cell: "2.3 … 2.3.1 …". */
export function partedAtChild(text: string, { path }: Code): [string, string] | null {
  if (path.length !== 2) return null;
  const plain = toArabicDigits(text);
  const child = new RegExp(String.raw`\s${path.join(String.raw`\s?\.\s?`)}\s?\.\s?\d{1,2}\s`).exec(plain);
  if (!child || child.index === 0) return null;
  return [text.slice(0, child.index).trim(), text.slice(child.index).trim()];
}
