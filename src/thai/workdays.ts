/**
 * Working days: Monday to Friday that are not among the holidays handed in (they come from a pack).
 * One rule throughout: the day of the event does not count; day 1 is the first working day after it.
 */
import { addDays, weekdayOf } from "./dates.ts";
import type { IsoDate } from "./dates.ts";

export type Holidays = ReadonlySet<IsoDate>;

export function isWorkingDay(date: IsoDate, holidays: Holidays): boolean {
  const weekday = weekdayOf(date);
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
}

/** The date itself when it is a working day, else the first one after it: where a term that ends on a day off comes to rest. */
export function nextWorkingDay(date: IsoDate, holidays: Holidays): IsoDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, 1);
  return day;
}

/** The count-th working day after `start`; `start` itself, working day or not, when count is 0. */
export function addWorkingDays(start: IsoDate, count: number, holidays: Holidays): IsoDate {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`not a number of working days: ${count}`);
  let day = start;
  for (let left = count; left > 0; left -= 1) day = nextWorkingDay(addDays(day, 1), holidays);
  return day;
}

/** Working days after `from` up to and including `to`; the same count, negative, when `to` is the earlier one. */
export function workingDaysBetween(from: IsoDate, to: IsoDate, holidays: Holidays): number {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count;
}
