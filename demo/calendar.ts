import type { House } from "../src/platform/house.ts";
import { holidaySet } from "../src/platform/packs/kinds/holidays.ts";
import {
  bangkokMidnight,
  calendarDate,
  todayInBangkok,
  toBuddhistYear,
  toChristianYear,
} from "../src/thai/dates.ts";
import type { IsoDate } from "../src/thai/dates.ts";
import { fiscalYearOf, fiscalYearRange } from "../src/thai/fiscal.ts";
import { addDays } from "../src/thai/dates.ts";
import { nextWorkingDay } from "../src/thai/workdays.ts";

/** The days of one fiscal year, as the story names them. */
export interface StoryCalendar {
  /** พ.ศ. */
  fiscalYear: number;
  /** "10-02" is the second of October of this fiscal year, or the first working day after it. */
  day: (monthAndDay: string, yearsLater?: 0 | 1) => IsoDate;
  /** The calendar year (พ.ศ.) of a day, which counts the orders. */
  yearOf: (day: IsoDate) => number;
  at: (day: IsoDate, time: string) => Date;
}

/** The last fiscal year that is over: nothing of it lies ahead, whenever the demo is opened. */
export function lastYear(house: House): StoryCalendar {
  const fiscalYear = fiscalYearOf(todayInBangkok(house.now())) - 1;
  const { start } = fiscalYearRange(fiscalYear);
  const { end } = fiscalYearRange(fiscalYear + 1);
  // Into the days after, where a date of late September may come to rest.
  const holidays = holidaySet(house.packs, start, addDays(end, 14)).dates;
  return {
    fiscalYear,
    day(monthAndDay, yearsLater = 0) {
      const [month = 0, day = 0] = monthAndDay.split("-").map(Number);
      const date = calendarDate({
        year: toChristianYear(fiscalYear + yearsLater) - (month >= 10 ? 1 : 0),
        month,
        day,
      });
      if (!date) throw new Error(`The story names a day that does not exist: ${monthAndDay}`);
      return nextWorkingDay(date, holidays);
    },
    yearOf: (day) => toBuddhistYear(Number(day.slice(0, 4))),
    at(day, time) {
      const [hours = 0, minutes = 0] = time.split(":").map(Number);
      return new Date(bangkokMidnight(day).getTime() + (hours * 60 + minutes) * 60_000);
    },
  };
}
