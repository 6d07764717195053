/** What a line of such a table is: words, amounts, or both. */
import { startsWithKind } from "./kind-words.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { amountsOf } from "../../../platform/reading/amounts.ts";
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { markOf, withoutNumbers } from "../../../platform/reading/marks.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export interface OpenRow {
  line: SourceLine;
  texts: Map<string, string>;
  amounts: string[];
  last: string | undefined;
}

/** คะแนน ITA 80 คะแนน 81 คะแนน … */
export function goalInOneLine(text: string, years: number): { name: string; values: string[] } | undefined {
  const figures = [
    ...toArabicDigits(text).matchAll(/(?:ร้อยละ\s*)?\d[\d,.]*(?:\s*(?:คะแนน|%|คดี|เรื่อง|ครั้ง|คน))?/g),
  ].slice(-years);
  const [first] = figures;
  if (!first || figures.length < years || first.index === 0) return undefined;
  return { name: text.slice(0, first.index).trim(), values: figures.map(([figure]) => figure) };
}

interface Parted {
  words: string[];
  amounts: string[];
  remark: string;
}

/** A line of words, of amounts, or of words with as many amounts behind them as there are years. */
export function parted(text: string, years: number): Parted {
  if (amountsOf(text))
    return {
      words: [],
      amounts: text
        .replaceAll(/\s*บาท/g, "")
        .trim()
        .split(/\s+/),
      remark: "",
    };
  const tokens = text
    .replaceAll(/([\d๐-๙])\s+บาท(?=\s|$)/g, "$1")
    .trim()
    .split(/\s+/);
  for (let at = 1; at + years <= tokens.length; at += 1) {
    const amounts = tokens.slice(at, at + years);
    if (amounts.some((token) => amountsOf(token) === undefined)) continue;
    const words = toArabicDigits(tokens.slice(0, at).join(" "));
    const cuts = [
      ...words.matchAll(
        /(?<=\S)\s+(?=\d{1,2}\.\d{1,2}\s+[^\d\s]|\d{1,3}\)\s*["“]?(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)|จำนวน\s*\d+\s*(?:โครงการ|รายการ))/g,
      ),
    ].map(({ index }) => index);
    const whole = tokens.slice(0, at).join(" ");
    const parts = [0, ...cuts].map((from, order) => whole.slice(from, cuts[order]).trim());
    return { words: parts, amounts, remark: tokens.slice(at + years).join(" ") };
  }
  return { words: [text], amounts: [], remark: "" };
}

export function roleOfWords(words: string, open: OpenRow | undefined, isFull: boolean): string {
  const mark = markOf(words);
  if (words.startsWith("รวม")) return "total";
  if (open?.texts.has("total") && !isFull && /[\d๐-๙]\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ)/.test(words))
    return "project";
  const isProject = startsWithKind.test(withoutNumbers(words));
  if (dimensionHeading(words)) return "dimension";
  if (
    isProject &&
    (mark?.style === "close" || mark?.style === "both" || !mark || mark.rest !== withoutNumbers(words))
  )
    return isFull && !mark ? "remark" : "project";
  if (mark?.numbers.length === 2) return "mission";
  if (mark?.style === "close" && mark.numbers.length === 1) return "project";
  if (mark?.style === "dot" && mark.numbers.length === 1) return isProject ? "project" : "dimension";
  return isFull ? "remark" : "rest";
}
