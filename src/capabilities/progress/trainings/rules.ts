/** Scores are whole hundredths of a mark, so that who stands exactly at the pass mark has passed. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { squash } from "../../../thai/matching.ts";
import { searchForm } from "../../../thai/search-form.ts";
import type { TestTime } from "./questions.ts";

/** What the QR code leads to. */
export const openings = ["attendance", "before", "after"] as const;
export type Opening = (typeof openings)[number];

export const openingTitles: Readonly<Record<Opening, string>> = {
  attendance: "ลงชื่อเข้าร่วม",
  before: "แบบทดสอบก่อนอบรม",
  after: "แบบทดสอบหลังอบรม",
};

/** How somebody came onto the list. */
export const wayTitles = { list: "เจ้าหน้าที่เพิ่ม", qr: "ลงชื่อผ่าน QR", upload: "นำเข้าจากไฟล์" } as const;
export type Way = keyof typeof wayTitles;

export interface PassMark {
  /** Hundredths of a mark; always above zero. */
  fullScore: number;
  /** Hundredths of a per cent. */
  passPercent: number;
}

const MOST_HUNDREDTHS = 99_999_999;

/** Hundredths out of what was typed or is kept; undefined for what is no such number: a third decimal is never rounded away. */
export function hundredths(text: string): number | undefined {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(toArabicDigits(text.trim()));
  if (!found) return undefined;
  const value = Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
  return value <= MOST_HUNDREDTHS ? value : undefined;
}

/** 750 → "7.5" */
export function inMarks(value: number): string {
  return String(value / 100);
}

export function hasPassed(score: number, { fullScore, passPercent }: PassMark): boolean {
  return score * 100 * 100 >= passPercent * fullScore;
}

export interface Sat {
  name: string;
  hasSigned: boolean;
  before: number | null;
  after: number | null;
}

export interface TrainingResult {
  listed: number;
  attended: number;
  /** Who sat the test after. */
  tested: number;
  passed: number;
  /** Came, and did not sit the test after. */
  unsat: readonly string[];
  /** Hundredths of a mark, with how many: of those who sat both. */
  both: { count: number; before: number; after: number };
}

export function resultOf(people: readonly Sat[], mark: PassMark | null): TrainingResult {
  const attended = people.filter(({ hasSigned }) => hasSigned);
  const tested = attended.flatMap(({ after }) => after ?? []);
  const both = attended.flatMap(({ before, after }) =>
    before === null || after === null ? [] : [{ before, after }],
  );
  return {
    listed: people.length,
    attended: attended.length,
    tested: tested.length,
    passed: mark ? tested.filter((score) => hasPassed(score, mark)).length : 0,
    unsat: mark ? attended.filter(({ after }) => after === null).map(({ name }) => name) : [],
    both: {
      count: both.length,
      before: both.reduce((sum, { before }) => sum + before, 0),
      after: both.reduce((sum, { after }) => sum + after, 0),
    },
  };
}

/** "79.99": cut and never rounded up, so that what stays below a target does not look as if it had reached it. */
export function percentOf(part: number, whole: number): string | undefined {
  return whole === 0 ? undefined : inMarks(Math.floor((part * 100 * 100) / whole));
}

/** Longer ones first: นางสาว begins with นาง. Dots and blanks are gone by then. */
const titles = ["เด็กหญิง", "เด็กชาย", "นางสาว", "นาย", "นาง", "นส", "ดช", "ดญ", "คุณ"];

/** The same person writes นายสมชาย ใจดี in the morning and สมชาย  ใจดี in the afternoon. */
export function nameKey(name: string): string {
  const form = searchForm(name);
  // A name may begin with the letters of a title: นายิกา, นางสาวิตรี. What cannot begin a word was no title.
  const bare = titles
    .filter((title) => form.startsWith(title))
    .map((title) => form.slice(title.length))
    .find((rest) => /^\p{L}/u.test(rest) && !/^[ะาำๅ]/.test(rest));
  return (bare ?? form) || squash(name);
}

/** What the office said, or has yet to say, of a name like another on the list. */
export const doubtTitles = { pending: "รอตรวจชื่อซ้ำ", settled: "ตรวจแล้วเป็นคนละคน" } as const;
export type Doubt = keyof typeof doubtTitles;

export function hasSat(person: Pick<Sat, "before" | "after">, time: TestTime): boolean {
  return person[time] !== null;
}

/** What a page of results shows of somebody, to tell whether it was changed there or meanwhile elsewhere. */
export function shownResult({
  hasSigned,
  before,
  after,
}: Pick<Sat, "hasSigned" | "before" | "after">): string {
  return [hasSigned ? "1" : "0", before ?? "", after ?? ""].join("|");
}
