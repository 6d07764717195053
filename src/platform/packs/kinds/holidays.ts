import { z } from "zod";
import { toBuddhistYear, weekdayOf } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import type { PackShelf } from "../load.ts";
import { definePackKind, isoDateField } from "../pack.ts";
import type { PackContent } from "../pack.ts";

const day = z.strictObject({
  date: isoDateField,
  name: z.string().min(1),
  nature: z.enum(["annual", "substitution", "special"]),
  confirmed: z.boolean(),
  /** Which of the pack's sources name this day; 1 is the first. */
  sources: z.array(z.int().min(1)).min(1),
  note: z.string().min(1).optional(),
});

const holidayData = z.strictObject({
  days: z.array(day),
  /** Days that belong to the year and were found nowhere: counting working days without them may be wrong. */
  missing: z.array(z.string().min(1)),
});

export type HolidayDay = z.infer<typeof day>;
export type HolidayData = z.infer<typeof holidayData>;

/** The key of the days on which government offices close; one file per calendar year. */
export const governmentHolidays = "government";

export const holidays = definePackKind<"holidays", HolidayData>({
  kind: "holidays",
  title: "วันหยุดราชการ",
  data: holidayData,
  labels: {
    days: "วันหยุด",
    date: "วันที่",
    name: "ชื่อวัน",
    nature: "ลักษณะ",
    confirmed: "การยืนยัน",
    sources: "แหล่งที่มาลำดับที่",
    missing: "วันที่ยังค้นไม่พบ",
    note: "หมายเหตุ",
  },
  words: { nature: { annual: "ประจำปี", substitution: "ชดเชย", special: "พิเศษ" } },
  check: (pack) => pack.data.days.flatMap((each, index) => breachesOf(pack, each, index)),
});

export interface HolidaySet {
  readonly dates: ReadonlySet<IsoDate>;
  /** Years (พ.ศ.) of the span for which there is no pack at all. */
  readonly uncoveredYears: readonly number[];
  /** Years (พ.ศ.) whose pack says that days are missing. */
  readonly incompleteYears: readonly number[];
  /** Days of the set that nobody read at an official source. */
  readonly unconfirmed: readonly HolidayDay[];
}

/** The holidays from `from` to `to`, both included, for src/thai/workdays.ts, and how far they can be trusted. */
export function holidaySet(shelf: PackShelf, from: IsoDate, to: IsoDate): HolidaySet {
  const packs = shelf.ofKind(holidays).filter((pack) => pack.key === governmentHolidays);
  const years = yearsOf(from, to);
  const packOf = (year: number) => packs.find((pack) => Number(pack.validFrom.slice(0, 4)) === year);
  const days = packs.flatMap((pack) => pack.data.days).filter((each) => from <= each.date && each.date <= to);
  return {
    dates: new Set(days.map((each) => each.date)),
    uncoveredYears: years.filter((year) => packOf(year) === undefined).map(toBuddhistYear),
    incompleteYears: years.filter((year) => (packOf(year)?.data.missing.length ?? 0) > 0).map(toBuddhistYear),
    unconfirmed: days.filter((each) => !each.confirmed),
  };
}

function yearsOf(from: IsoDate, to: IsoDate): number[] {
  const first = Number(from.slice(0, 4));
  const count = Number(to.slice(0, 4)) - first + 1;
  return Array.from({ length: Math.max(count, 0) }, (_, index) => first + index);
}

function breachesOf(pack: PackContent<HolidayData>, each: HolidayDay, index: number): string[] {
  const at = `data.days.${index}`;
  const breaches: string[] = [];
  const year = pack.validFrom.slice(0, 4);
  // A year is looked up by the pack that begins with it, so a pack is exactly one calendar year.
  if (index === 0 && (pack.validFrom !== `${year}-01-01` || pack.validTo !== `${year}-12-31`))
    breaches.push("validTo: ชุดวันหยุดต้องครอบคลุมหนึ่งปีปฏิทินพอดี");
  if (each.date.slice(0, 4) !== year) breaches.push(`${at}.date: อยู่นอกปีของชุดข้อมูล`);
  const before = pack.data.days[index - 1];
  if (before !== undefined && before.date >= each.date) breaches.push(`${at}.date: ซ้ำหรือไม่เรียงตามวันที่`);
  const weekday = weekdayOf(each.date);
  if (each.nature !== "annual" && (weekday === 0 || weekday === 6))
    breaches.push(`${at}.date: วันหยุดชดเชยหรือวันหยุดพิเศษตรงกับวันเสาร์หรือวันอาทิตย์`);
  const marks = new Set(each.sources.map((number) => pack.source[number - 1]?.mark));
  if (marks.has(undefined)) breaches.push(`${at}.sources: ไม่มีแหล่งที่มาลำดับนี้`);
  if (each.confirmed && !marks.has("C")) breaches.push(`${at}.confirmed: วันนี้ไม่มีแหล่งที่มาเครื่องหมาย C`);
  return breaches;
}
