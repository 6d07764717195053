import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { calendarDate, datePartsOf } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { fiscalYearRange } from "../../../thai/fiscal.ts";
import { standingsOf } from "../measuring/queries.ts";
import type { StandingProject } from "../measuring/queries.ts";
import { totalsOf } from "../measuring/totals.ts";
import type { Totals } from "../measuring/totals.ts";
import { yearsOf } from "../years/queries.ts";
import type { YearRow } from "../years/queries.ts";

export interface Overview {
  year: YearRow;
  years: readonly YearRow[];
  /** The day that it tells of. */
  until: IsoDate;
  projects: readonly StandingProject[];
  /** Up to the same day of the years before, the newest first. */
  before: readonly { year: number; until: IsoDate; totals: Totals }[];
}

/** As many years are held beside this one. */
const YEARS_BEFORE = 2;

export async function overviewOf(
  db: OrgDatabase,
  orgId: string,
  asked: number,
  today: IsoDate,
  packs: PackShelf,
): Promise<Overview | undefined> {
  const years = await yearsOf(db, orgId);
  const year = years.find((each) => each.year === asked);
  if (!year) return undefined;
  const until = dayWithin(asked, today);
  const projects = await standingsOf(db, orgId, asked, { until }, packs);
  const before: { year: number; until: IsoDate; totals: Totals }[] = [];
  for (const { year: earlier } of years.filter((each) => each.year < asked).slice(0, YEARS_BEFORE)) {
    const same = yearsBack(until, asked - earlier);
    const then = await standingsOf(db, orgId, earlier, { until: same }, packs);
    before.push({ year: earlier, until: same, totals: totalsOf(then) });
  }
  return { year, years, until, projects, before };
}

/** A year that is over is told as it ended, one that has not begun as it begins. */
function dayWithin(year: number, today: IsoDate): IsoDate {
  const { start, end } = fiscalYearRange(year);
  return today < start ? start : today > end ? end : today;
}

/** 29 February has no like in other years: the day before it. */
function yearsBack(day: IsoDate, years: number): IsoDate {
  const { year, ...rest } = datePartsOf(day);
  const parts = { ...rest, year: year - years };
  return calendarDate(parts) ?? calendarDate({ ...parts, day: parts.day - 1 }) ?? day;
}
