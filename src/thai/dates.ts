/** Calendar dates: kept as ค.ศ. ISO text, which sorts and compares as it stands; shown in พ.ศ. */
declare const isoDateBrand: unique symbol;

/** A day that exists, 'YYYY-MM-DD' in ค.ศ., from 1900 to 2200. */
export type IsoDate = string & { readonly [isoDateBrand]: true };

export interface DateParts {
  /** ค.ศ. */
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
}

const firstYear = 1900;
const lastYear = 2200;
const buddhistOffset = 543;
const dayInMilliseconds = 86_400_000;
// Thailand has kept UTC+7 without summer time since 1920, so no time zone table is needed.
const bangkokOffset = 7 * 3_600_000;

export function toBuddhistYear(christianYear: number): number {
  return christianYear + buddhistOffset;
}

export function toChristianYear(buddhistYear: number): number {
  return buddhistYear - buddhistOffset;
}

/** undefined for a day that the calendar lacks or a year outside 1900–2200 (ค.ศ.). */
export function calendarDate({ year, month, day }: DateParts): IsoDate | undefined {
  if (![year, month, day].every(Number.isInteger)) return undefined;
  if (year < firstYear || year > lastYear || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}` as IsoDate;
}

export function isIsoDate(text: string): text is IsoDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  return calendarDate({ year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }) === text;
}

/** For text that must already be a date (a literal, a database value); what people type goes to parseThaiDate. */
export function isoDate(text: string): IsoDate {
  if (!isIsoDate(text)) throw new RangeError(`not a calendar date: ${text}`);
  return text;
}

export function datePartsOf(date: IsoDate): DateParts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The same day years later; of 29 February the 28th where there is none. */
export function addYears(date: IsoDate, years: number): IsoDate {
  const { year, month, day } = datePartsOf(date);
  const moved = { year: year + years, month };
  return isoDate(calendarDate({ ...moved, day }) ?? calendarDate({ ...moved, day: day - 1 }) ?? date);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: IsoDate): number {
  // Day 0, 1 January 1970, was a Thursday.
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The calendar day that it is in Bangkok at this instant. */
export function bangkokDate(instant: Date): IsoDate {
  return dateOfDayNumber(Math.floor((instant.getTime() + bangkokOffset) / dayInMilliseconds));
}

export function todayInBangkok(now: Date): IsoDate {
  return bangkokDate(now);
}

/** The instant at which this day begins in Bangkok; a day is [its midnight, the next one's). */
export function bangkokMidnight(date: IsoDate): Date {
  return new Date(dayNumber(date) * dayInMilliseconds - bangkokOffset);
}

/** Hours and minutes of the clock in Bangkok, each two digits. */
export function bangkokTime(instant: Date): { readonly hours: string; readonly minutes: string } {
  const shifted = new Date(instant.getTime() + bangkokOffset).toISOString();
  const time = shifted.slice(shifted.indexOf("T") + 1);
  return { hours: time.slice(0, 2), minutes: time.slice(3, 5) };
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayNumber(date: IsoDate): number {
  return Date.parse(date) / dayInMilliseconds;
}

function dateOfDayNumber(days: number): IsoDate {
  const at = new Date(days * dayInMilliseconds);
  const date = calendarDate({ year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() });
  if (date === undefined || !Number.isInteger(days))
    throw new RangeError("not a day between ค.ศ. 1900 and 2200");
  return date;
}
