/** Dates as Thai officers write them: read generously, written in one official way. */
import {
  bangkokDate,
  bangkokTime,
  calendarDate,
  datePartsOf,
  daysBetween,
  toBuddhistYear,
  toChristianYear,
  weekdayOf,
} from "./dates.ts";
import type { IsoDate } from "./dates.ts";
import { inDigits, toArabicDigits } from "./digits.ts";
import type { DigitStyle } from "./digits.ts";

/** long: 31 มีนาคม 2569 · formal (orders, announcements): 31 มีนาคม พ.ศ. 2569 · short: 31 มี.ค. 2569 · numeric: 31/03/2569 */
export type ThaiDateStyle = "long" | "formal" | "short" | "numeric";

export const thaiMonths = [
  "มกราคม",
  "กุมภาพันธ์",
  "มีนาคม",
  "เมษายน",
  "พฤษภาคม",
  "มิถุนายน",
  "กรกฎาคม",
  "สิงหาคม",
  "กันยายน",
  "ตุลาคม",
  "พฤศจิกายน",
  "ธันวาคม",
] as const;

export const thaiShortMonths = [
  "ม.ค.",
  "ก.พ.",
  "มี.ค.",
  "เม.ย.",
  "พ.ค.",
  "มิ.ย.",
  "ก.ค.",
  "ส.ค.",
  "ก.ย.",
  "ต.ค.",
  "พ.ย.",
  "ธ.ค.",
] as const;

/** From Sunday, as weekdayOf counts. */
export const thaiWeekdays = ["อาทิตย์", "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์"] as const;

/**
 * Day, month, year, or the ISO order. A year from 2400 is พ.ศ., a lower one ค.ศ., two digits are พ.ศ. 25xx;
 * a written พ.ศ. or ค.ศ. must agree with its year. undefined when the text is no date.
 */
export function parseThaiDate(text: string): IsoDate | undefined {
  if (text.length > 100) return undefined;
  const plain = toArabicDigits(text)
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^วันที่ ?/, "");

  const yearFirst = /^(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})$/.exec(plain);
  if (yearFirst) return fromWritten(yearFirst[4], Number(yearFirst[3]), undefined, yearFirst[1]);

  const numeric = /^(\d{1,2}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{2}|\d{4})$/.exec(plain);
  if (numeric) return fromWritten(numeric[1], Number(numeric[3]), undefined, numeric[4]);

  const named = /^(\d{1,2}) ?(?:เดือน ?)?([ก-๎. ]+?) ?([พค]\.? ?ศ\.? ?)?(\d{2}|\d{4})$/.exec(plain);
  if (named) return fromWritten(named[1], monthByName.get(monthKey(named[2] ?? "")), named[3], named[4]);

  return undefined;
}

export function formatThaiDate(
  date: IsoDate,
  style: ThaiDateStyle = "long",
  digits: DigitStyle = "arabic",
): string {
  const { year, month, day } = datePartsOf(date);
  const buddhistYear = toBuddhistYear(year);
  const written = {
    long: `${day} ${thaiMonths[month - 1]} ${buddhistYear}`,
    formal: `${day} ${thaiMonths[month - 1]} พ.ศ. ${buddhistYear}`,
    short: `${day} ${thaiShortMonths[month - 1]} ${buddhistYear}`,
    numeric: `${String(day).padStart(2, "0")}/${String(month).padStart(2, "0")}/${buddhistYear}`,
  }[style];
  return inDigits(written, digits);
}

/** 31 มีนาคม 2569 เวลา 14.30 น., on the clock of Bangkok. */
export function formatThaiDateTime(
  instant: Date,
  style: ThaiDateStyle = "long",
  digits: DigitStyle = "arabic",
): string {
  const { hours, minutes } = bangkokTime(instant);
  return `${formatThaiDate(bangkokDate(instant), style, digits)} เวลา ${inDigits(`${hours}.${minutes}`, digits)} น.`;
}

export function weekdayName(date: IsoDate): string {
  return `วัน${thaiWeekdays[weekdayOf(date)]}`;
}

/** How a due date or an event stands to today: วันนี้, พรุ่งนี้, อีก 12 วัน, เมื่อวานนี้, เลยมา 3 วัน. */
export function relativeDay(date: IsoDate, today: IsoDate, digits: DigitStyle = "arabic"): string {
  const days = daysBetween(today, date);
  if (days === 0) return "วันนี้";
  if (days === 1) return "พรุ่งนี้";
  if (days === -1) return "เมื่อวานนี้";
  return inDigits(days > 0 ? `อีก ${days} วัน` : `เลยมา ${-days} วัน`, digits);
}

function fromWritten(
  day: string | undefined,
  month: number | undefined,
  era: string | undefined,
  yearText: string | undefined,
): IsoDate | undefined {
  if (month === undefined || yearText === undefined) return undefined;
  const year = christianYear(yearText, era?.[0]);
  return year === undefined ? undefined : calendarDate({ year, month, day: Number(day) });
}

function christianYear(text: string, era: string | undefined): number | undefined {
  if (text.length === 2) return era === "ค" ? undefined : toChristianYear(2500 + Number(text));
  const year = Number(text);
  const isBuddhist = year >= 2400;
  if (era !== undefined && isBuddhist !== (era === "พ")) return undefined;
  return isBuddhist ? toChristianYear(year) : year;
}

// กรกฏาคม (with ฏ) is so common a slip that refusing it would only annoy.
function monthKey(name: string): string {
  return name.replace(/[. ]/g, "").replaceAll("ฏ", "ฎ");
}

const monthByName = new Map(
  [thaiMonths, thaiShortMonths].flatMap((names) =>
    names.map((name, index) => [monthKey(name), index + 1] as const),
  ),
);
