/** The fiscal year of the Thai state: year n (พ.ศ.) runs from 1 October n-1 to 30 September n. */
import { addDays, calendarDate, datePartsOf, toBuddhistYear, toChristianYear } from "./dates.ts";
import type { IsoDate } from "./dates.ts";
import { inDigits } from "./digits.ts";
import type { DigitStyle } from "./digits.ts";

export type Quarter = 1 | 2 | 3 | 4;

/** Reporting rounds all begin on 1 October and end on 31 March, 30 June, 30 September. */
export type Round = "6-month" | "9-month" | "12-month";

/** Both days belong to the range. */
export interface DateRange {
  readonly start: IsoDate;
  readonly end: IsoDate;
}

export const quarters: readonly Quarter[] = [1, 2, 3, 4];
export const rounds: readonly Round[] = ["6-month", "9-month", "12-month"];

const roundMonths: Record<Round, number> = { "6-month": 6, "9-month": 9, "12-month": 12 };

export function fiscalYearOf(date: IsoDate): number {
  const { year, month } = datePartsOf(date);
  return toBuddhistYear(month >= 10 ? year + 1 : year);
}

export function quarterOf(date: IsoDate): Quarter {
  const { month } = datePartsOf(date);
  if (month >= 10) return 1;
  if (month <= 3) return 2;
  return month <= 6 ? 3 : 4;
}

/** Every round whose months include the date, the first to close first. */
export function roundsContaining(date: IsoDate): readonly Round[] {
  const quarter = quarterOf(date);
  return rounds.filter((round) => quarter * 3 <= roundMonths[round]);
}

/** The round that closes next: the one in which work of this day is first reported. */
export function roundOf(date: IsoDate): Round {
  const quarter = quarterOf(date);
  if (quarter <= 2) return "6-month";
  return quarter === 3 ? "9-month" : "12-month";
}

export function fiscalYearRange(fiscalYear: number): DateRange {
  return monthsOf(fiscalYear, 0, 12);
}

export function quarterRange(fiscalYear: number, quarter: Quarter): DateRange {
  return monthsOf(fiscalYear, (quarter - 1) * 3, quarter * 3);
}

export function roundRange(fiscalYear: number, round: Round): DateRange {
  return monthsOf(fiscalYear, 0, roundMonths[round]);
}

export function isInRange(date: IsoDate, range: DateRange): boolean {
  return range.start <= date && date <= range.end;
}

/** short, for screens: ปีงบประมาณ 2569 · formal, for documents: ปีงบประมาณ พ.ศ. 2569 */
export function fiscalYearLabel(
  fiscalYear: number,
  style: "short" | "formal" = "short",
  digits: DigitStyle = "arabic",
): string {
  return inDigits(style === "formal" ? `ปีงบประมาณ พ.ศ. ${fiscalYear}` : `ปีงบประมาณ ${fiscalYear}`, digits);
}

export function quarterLabel(quarter: Quarter, digits: DigitStyle = "arabic"): string {
  return inDigits(`ไตรมาสที่ ${quarter}`, digits);
}

export function roundLabel(round: Round, digits: DigitStyle = "arabic"): string {
  return inDigits(`รอบ ${roundMonths[round]} เดือน`, digits);
}

/** Months are counted from October = 0; `until` is the first month after the range. */
function monthsOf(fiscalYear: number, from: number, until: number): DateRange {
  return { start: firstOfMonth(fiscalYear, from), end: addDays(firstOfMonth(fiscalYear, until), -1) };
}

function firstOfMonth(fiscalYear: number, monthsFromOctober: number): IsoDate {
  const year = toChristianYear(fiscalYear) - 1 + Math.floor((monthsFromOctober + 9) / 12);
  const date = calendarDate({ year, month: ((monthsFromOctober + 9) % 12) + 1, day: 1 });
  if (date === undefined) throw new RangeError(`fiscal year out of range: ${fiscalYear}`);
  return date;
}
