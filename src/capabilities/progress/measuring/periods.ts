/** Spans of a fiscal year that a target may hold in. Records are counted by month: every span is made of whole months. */
import { thaiMonths } from "../../../thai/date-text.ts";
import { datePartsOf, isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { quarterLabel, quarterOf, quarterRange, quarters } from "../../../thai/fiscal.ts";
import type { DateRange, Quarter } from "../../../thai/fiscal.ts";
import type { IndicatorPeriod } from "../../plan/content.ts";

/** 2025-10: October of ค.ศ. 2025. */
export type IsoMonth = string;

export interface Span extends DateRange {
  name: string;
}

/** Spans of the year in which a target holds each by itself. Empty: it holds in the year as a whole. */
export function spansOf(per: IndicatorPeriod | null, year: number): readonly Span[] {
  switch (per) {
    case "quarter":
      return quarters.map((quarter) => ({ name: quarterLabel(quarter), ...quarterRange(year, quarter) }));
    case "month":
      return quarters.flatMap((quarter) => monthsOf(year, quarter));
    // The rounds that the national form knows; that of nine months is inside the second.
    case "round":
      return [
        { name: "รอบ 6 เดือนแรก", start: quarterRange(year, 1).start, end: quarterRange(year, 2).end },
        { name: "รอบ 6 เดือนหลัง", start: quarterRange(year, 3).start, end: quarterRange(year, 4).end },
      ];
    default:
      return [];
  }
}

export function monthOf(date: IsoDate): IsoMonth {
  return date.slice(0, 7);
}

export function quarterOfMonth(month: IsoMonth): Quarter {
  return quarterOf(isoDate(`${month}-01`));
}

export function isMonthIn(month: IsoMonth, { start, end }: DateRange): boolean {
  return monthOf(start) <= month && month <= monthOf(end);
}

/** The last month that is over on the evening of the day. */
export function lastWholeMonth(day: IsoDate, year: number): IsoMonth | undefined {
  return spansOf("month", year)
    .filter(({ end }) => end <= day)
    .map(({ end }) => monthOf(end))
    .at(-1);
}

export function yearEarlier(month: IsoMonth): IsoMonth {
  return `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`;
}

function monthsOf(year: number, quarter: Quarter): Span[] {
  const { start, end } = quarterRange(year, quarter);
  const { year: christian, month: first } = datePartsOf(start);
  return [0, 1, 2].map((place) => {
    const month = `${christian}-${String(first + place).padStart(2, "0")}`;
    return {
      name: `เดือน${thaiMonths[first + place - 1] ?? ""}`,
      start: isoDate(`${month}-01`),
      end: place === 2 ? end : isoDate(`${month}-${lastDay(christian, first + place)}`),
    };
  });
}

function lastDay(christianYear: number, month: number): number {
  return new Date(Date.UTC(christianYear, month, 0)).getUTCDate();
}
