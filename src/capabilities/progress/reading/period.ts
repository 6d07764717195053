/** The period, round and year that a report says it is of. */
import type { SourceLine } from "../../../platform/reading/source.ts";
import { parseThaiDate, thaiMonths, thaiShortMonths } from "../../../thai/date-text.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import type { Round } from "../../../thai/fiscal.ts";

export interface PrintedPeriod {
  from: string | null;
  to: string | null;
  text: string;
  line: SourceLine;
}

const monthNames = [...thaiMonths, ...thaiShortMonths]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => name.replaceAll(".", String.raw`\.?\s?`))
  .join("|");
const DATE = String.raw`(\d{1,2})\s*(?:เดือน\s*)?(${monthNames})\s*(?:พ\.?\s?ศ\.?\s*)?(25\d\d)?`;
const PERIOD = new RegExp(String.raw`${DATE}\s*(?:[-–—]|ถึง)\s*(?:วันที่\s*)?${DATE}`, "g");

export function periodsIn(lines: readonly SourceLine[]): PrintedPeriod[] {
  return lines.flatMap((line) =>
    [...toArabicDigits(line.text).matchAll(PERIOD)].flatMap((found): PrintedPeriod[] => {
      const [text, day = "", month = "", year, lastDay = "", lastMonth = "", lastYear] = found;
      if (lastYear === undefined) return [];
      // 1 ตุลาคม - 31 มีนาคม 2566: the first day lies in the year before.
      const first = year ?? String(Number(lastYear) - (monthNo(month) > monthNo(lastMonth) ? 1 : 0));
      return [
        {
          from: parseThaiDate(`${day} ${month} ${first}`) ?? null,
          to: parseThaiDate(`${lastDay} ${lastMonth} ${lastYear}`) ?? null,
          text,
          line,
        },
      ];
    }),
  );
}

function monthNo(name: string): number {
  const tight = name.replaceAll(/[.\s]/g, "");
  const full = thaiMonths.findIndex((each) => each === tight);
  return full >= 0 ? full : thaiShortMonths.findIndex((each) => each.replaceAll(".", "") === tight);
}

const rounds: Readonly<Record<string, Round>> = { "6": "6-month", "9": "9-month", "12": "12-month" };
const inWords: readonly [RegExp, string][] = [
  [/สิบสอง(?=\s*เดือน)/g, "12"],
  [/หก(?=\s*เดือน)/g, "6"],
  [/เก้า(?=\s*เดือน)/g, "9"],
];

export interface PrintedRound {
  round: Round;
  line: SourceLine;
  isTicked: boolean;
}

/** "รอบ ๖ เดือน" alone, or the one of several that is ticked; a line that offers both tells nothing. */
export function roundIn(line: SourceLine): PrintedRound | null {
  let text = toArabicDigits(line.text);
  for (const [words, figure] of inWords) text = text.replaceAll(words, figure);
  const found = [...text.matchAll(/รอบ(?:ที่\s*\d\s*)?\s*(?:ระยะเวลา)?\s*\(?(6|9|12)\s*เดือน/g)].map(
    ({ 1: months = "", index }) => ({
      round: rounds[months],
      isTicked: TICK.test(text.slice(Math.max(0, index - 10), index)),
    }),
  );
  const ticked = found.filter(({ isTicked }) => isTicked);
  const [only, another] = ticked.length === 1 ? ticked : found;
  if (!only?.round || another) return null;
  return { round: only.round, line, isTicked: only.isTicked };
}

const TICK = /(?:[☑☒✓✔■●√]|[([]\s*[/xX✓✔√]\s*[)\]]|\/)\s*$/;

export function roundEndingIn(to: string): Round | null {
  const month = Number(to.slice(5, 7));
  return month === 3 ? "6-month" : month === 6 ? "9-month" : month === 9 ? "12-month" : null;
}

/** ประจำปีงบประมาณ พ.ศ. ๒๕๖๔; the years of a plan are a range. */
export function yearIn(text: string): number | null {
  const found = /(?:ปีงบประมาณ|ประจำปี)\s*(?:พ\.?\s?ศ\.?)?\s*(25\d\d)(?!\s*[-–—]\s*(?:พ\.?\s?ศ\.?\s*)?25)/.exec(
    toArabicDigits(text),
  );
  return found ? Number(found[1]) : null;
}
