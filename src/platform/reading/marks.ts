/** The number, letter or dash that begins an item: "1.", "- 2)", "(3)", "2.1.1)", "๑.", "ข้อ ๔", "ก)", "•". */
import { toArabicDigits } from "../../thai/digits.ts";

export interface Mark {
  /** As printed, without blanks. */
  label: string;
  /** 2.1.1 → [2, 1, 1]; a letter is its place in the alphabet; empty for a dash. */
  numbers: readonly number[];
  style: "dot" | "close" | "both" | "plain" | "letter" | "dash";
  hasDash: boolean;
  rest: string;
}

const DASH = /^\s*(?:[-–—•●▪■◦·➢✓]|\*(?=\s))\s*/;
const forms: readonly [Mark["style"], RegExp][] = [
  ["both", /^\(\s*(\d{1,3}(?:\.\d{1,3})*)\s*\)\s*/],
  ["close", /^(\d{1,3}(?:\.\d{1,3})*)\.?\s*\)\s*/],
  ["dot", /^(?:ข้อ(?:ที่)?\s*)?(\d{1,3}(?:\.\d{1,3})*)\.(?=\D|$)\s*/],
  ["dot", /^ข้อ(?:ที่)?\s*(\d{1,3}(?:\.\d{1,3})*)\s+/],
  ["plain", /^(\d{1,2}(?:\.\d{1,2})+)\s+(?=[^\d\s%])/],
];
const LETTERS = "กขคงจฉชซ";
const LETTER = /^(?:\(\s*([ก-ซa-hA-H])\s*\)|([ก-ซa-h])\s*\)|([ก-ซa-hA-H])\.(?=\s))\s*/;

export function markOf(text: string): Mark | null {
  const dash = DASH.exec(text)?.[0] ?? "";
  const after = text.slice(dash.length).trimStart();
  const hasDash = dash.trim() !== "";
  const plain = toArabicDigits(after);
  for (const [style, form] of forms) {
    const found = form.exec(plain);
    if (!found) continue;
    return {
      label: labelOf(after.slice(0, found[0].length)),
      numbers: (found[1] ?? "").split(".").map(Number),
      style,
      hasDash,
      rest: after.slice(found[0].length).trim(),
    };
  }
  const letter = LETTER.exec(after);
  const sign = letter?.[1] ?? letter?.[2] ?? letter?.[3];
  if (letter && sign !== undefined && isCounted(sign)) {
    return {
      label: labelOf(letter[0]),
      numbers: [placeOf(sign)],
      style: "letter",
      hasDash,
      rest: after.slice(letter[0].length).trim(),
    };
  }
  return hasDash ? { label: "-", numbers: [], style: "dash", hasDash, rest: after.trim() } : null;
}

function isCounted(sign: string): boolean {
  return LETTERS.includes(sign) || /[a-h]/i.test(sign);
}

function placeOf(sign: string): number {
  const thai = LETTERS.indexOf(sign);
  return thai >= 0 ? thai + 1 : sign.toLowerCase().charCodeAt(0) - 96;
}

function labelOf(text: string): string {
  return toArabicDigits(text).replaceAll(/\s+/g, "");
}

/** The number as the reading keeps it: 2.1 of "2.1)", (3) of "(3)", - of a dash. */
export function numberOf(mark: Mark): string {
  if (mark.style === "both" || mark.label.startsWith("(")) return mark.label;
  if (mark.style === "dash") return "-";
  return mark.label.replace(/^ข้อ(ที่)?/, "").replace(/[.)]+$/, "");
}

/** The words behind all numbers that stand before them: "๑.๑.๑ (๒) โครงการ…". */
export function withoutNumbers(text: string): string {
  let words = text.trim();
  for (let turns = 0; turns < 3; turns += 1) {
    const mark = markOf(words);
    if (!mark || mark.numbers.length === 0 || mark.style === "letter") break;
    words = mark.rest;
  }
  return words;
}

/**
 * A cell that holds several numbered texts, taken apart: "9) … 10) …". The numbers must follow one another,
 * so that a figure in a sentence parts nothing.
 */
export function splitNumbered(text: string): { no: number | null; text: string }[] {
  const flat = text.replaceAll(/[^\S\n]+/g, " ").trim();
  const first = markOf(flat);
  if (!first || first.numbers.length !== 1 || first.style === "letter") return [{ no: null, text: flat }];
  const plain = toArabicDigits(flat);
  const starts = [{ no: first.numbers[0] ?? 0, from: 0 }];
  for (;;) {
    const last = starts.at(-1);
    if (!last) break;
    const next = nextStart(plain, last.no + 1, last.from + 1, first.style);
    if (next === undefined) break;
    starts.push({ no: last.no + 1, from: next });
  }
  return starts.map(({ no, from }, index) => {
    const part = flat.slice(from, starts[index + 1]?.from).trim();
    return { no, text: (markOf(part)?.rest ?? part).replaceAll(/\s+/g, " ") };
  });
}

function nextStart(plain: string, no: number, from: number, style: Mark["style"]): number | undefined {
  const close = style === "dot" ? String.raw`\.(?!\d)` : String.raw`\s?\)`;
  const open = style === "both" ? String.raw`\(\s?` : "";
  const mark = new RegExp(String.raw`(?<=\s)(?:[-–]\s?)?${open}${no}${close}`, "g");
  for (const found of plain.slice(from).matchAll(mark)) {
    // (ฉบับที่ 2) closes a bracket of the sentence.
    const before = plain.slice(from, from + found.index).replace(/^[\d.\s]*\)/, "");
    if (style === "both" || before.split("(").length <= before.split(")").length) return from + found.index;
  }
  return undefined;
}
