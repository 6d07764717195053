/**
 * Twenty thousand records take ten times as long to add up as two thousand, and every page asks what they come to.
 * So each act that changes a record counts the projects that it serves anew, and pages read what was counted.
 */
import { sql } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { insertMany } from "../../../platform/database/many.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { countRecords } from "./counting.ts";
import type { Counted, MonthlyCounts, Wanted } from "./counting.ts";
import { monthOf } from "./periods.ts";
import type { IsoMonth } from "./periods.ts";

/** Projects that facts serve, and those of facts that they prove. */
export async function servedBy(
  db: OrgDatabase,
  orgId: string,
  factIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct s.project_year_id as id
    from work_fact f join work_fact_project s on s.org_id = ${orgId} and s.fact_id = f.id
    where f.org_id = ${orgId} and (f.id = any(${[...factIds]}::uuid[]) or f.proof_id = any(${[...factIds]}::uuid[]))
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** At the end of an act that changed facts, their evidence or their training. */
export async function countAgain(db: OrgDatabase, orgId: string, factIds: readonly string[]): Promise<void> {
  await countProjects(db, orgId, await servedBy(db, orgId, factIds));
}

export async function countProjects(
  db: OrgDatabase,
  orgId: string,
  projectYearIds: readonly string[],
): Promise<void> {
  const ids = [...new Set(projectYearIds)].toSorted();
  if (ids.length === 0) return;
  // Two who record for one project count one after the other, and the later one sees what the earlier one wrote.
  await sql`select pg_advisory_xact_lock(hashtextextended(id, 0)) from unnest(${ids}::text[]) as id`.execute(
    db,
  );
  const years = await db
    .selectFrom("project_year")
    .select(["id", "year"])
    .where("org_id", "=", orgId)
    .where("id", "in", ids)
    .execute();
  await db.deleteFrom("work_count").where("org_id", "=", orgId).where("project_year_id", "in", ids).execute();
  for (const [year, some] of Map.groupBy(years, (each) => each.year)) {
    const counted = await countRecords(db, orgId, { year, projectYearIds: some.map(({ id }) => id) });
    await insertMany(
      db,
      "work_count",
      counted.map((each) => ({ org_id: orgId, ...each, counts: each.counts as never })),
    );
  }
}

export interface Kept extends Counted {
  project_id: string;
  year: number;
}

export interface AskedCounts extends Pick<Wanted, "year" | "projectYearIds"> {
  /** The last day that counts. */
  until: IsoDate;
  /** Plan projects of which earlier years are wanted too, each year whole. */
  earlierOf?: readonly string[];
}

export async function countedUntil(
  db: OrgDatabase,
  orgId: string,
  { year, until, projectYearIds, earlierOf = [] }: AskedCounts,
): Promise<Kept[]> {
  const ids = projectYearIds ? [...projectYearIds] : null;
  const { rows } = await sql<Kept>`
    select c.project_year_id, c.unit_id, c.counts, p.project_id, p.year
    from project_year p join work_count c on c.org_id = ${orgId} and c.project_year_id = p.id
    where p.org_id = ${orgId} and (
      (p.year = ${year} and (${ids}::uuid[] is null or p.id = any(${ids}::uuid[])))
      or (p.year < ${year} and p.project_id = any(${[...earlierOf]}::uuid[]))
    )`.execute(db);
  // Counts are kept by month: of one that goes on after the day, only what happened until then.
  const begun = await monthGoingOn(db, orgId, year, until);
  if (!begun) return cut(rows, year, (month) => month <= monthOf(until));
  const days = { start: begun, end: until };
  const parts = await countRecords(db, orgId, {
    year,
    within: days,
    ...(projectYearIds ? { projectYearIds } : {}),
  });
  const whole = cut(rows, year, (month) => month < monthOf(until));
  const known = new Map(rows.map((row) => [row.project_year_id, row]));
  return [
    ...whole,
    ...parts.flatMap((part) => {
      const row = known.get(part.project_year_id);
      return row ? [{ ...row, ...part }] : [];
    }),
  ];
}

/** The first day of the month, if something is recorded of its days after this one. */
async function monthGoingOn(
  db: OrgDatabase,
  orgId: string,
  year: number,
  day: IsoDate,
): Promise<IsoDate | undefined> {
  const { rows } = await sql<{ goes: boolean }>`select exists (
    select from work_fact where org_id = ${orgId} and year = ${year} and happened_on > ${day}
      and happened_on < date_trunc('month', ${day}::date) + interval '1 month' and withdrawn_at is null) as goes
  `.execute(db);
  return rows[0]?.goes ? isoDate(`${monthOf(day)}-01`) : undefined;
}

/** Of this year the months asked for; a unit that recorded nothing in them is left out. */
function cut(rows: readonly Kept[], year: number, isAsked: (month: IsoMonth) => boolean): Kept[] {
  return rows.flatMap((row) => {
    if (row.year !== year) return [row];
    const { records, items, trainings, steps, values, setbacks } = row.counts;
    const isIn = ({ month }: { month: IsoMonth }) => isAsked(month);
    const isOn = ({ on }: { on: IsoDate }) => isAsked(monthOf(on));
    const counts: MonthlyCounts = {
      records: records.filter(isIn),
      items: items.filter(isIn),
      trainings: trainings.filter(isIn),
      steps: steps.filter(isOn),
      values: values.filter(isOn),
      setbacks: setbacks.filter(isOn),
    };
    return counts.records.length === 0 ? [] : [{ ...row, counts }];
  });
}
