/** Records of work added up where they lie, anew: what a project comes to, and what kept counts must be equal to. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { DateRange } from "../../../thai/fiscal.ts";
import { evidenceSlot, factRecord } from "../facts.ts";
import type { FactKind, MoneySource } from "../facts.ts";
import type { IsoMonth } from "./periods.ts";
import type { ItemCount, ShareTally, StepDone, TrainingCount, ValueTally } from "./tally.ts";

export interface Wanted {
  year: number;
  /** Only these; without them all of the year. */
  projectYearIds?: readonly string[];
  /** Only what happened on these days. */
  within?: DateRange;
}

/** Everything that one unit recorded of one project in a year, month by month. */
export interface MonthlyCounts {
  records: readonly RecordCount[];
  items: readonly ItemCount[];
  trainings: readonly TrainingCount[];
  /** The first day of the month on which a record told it. */
  steps: readonly StepDone[];
  /** The last of each result in the month. */
  values: readonly ValueTally[];
  /** The last of the month. */
  setbacks: readonly NonNullable<ShareTally["setback"]>[];
}

export interface Counted {
  project_year_id: string;
  unit_id: string;
  counts: MonthlyCounts;
}

/** Records of one kind in one month. */
export interface RecordCount {
  month: IsoMonth;
  kind: FactKind;
  channel: string | null;
  source: MoneySource | null;
  fundId: string | null;
  count: number;
  /** Of these, the ones that have a file, a link or another record's evidence. */
  evidenced: number;
  people: number;
  amount: number;
}

export async function countRecords(
  db: OrgDatabase,
  orgId: string,
  { year, projectYearIds, within }: Wanted,
): Promise<Counted[]> {
  const named = projectYearIds ? sql`and s.project_year_id = any(${[...projectYearIds]}::uuid[])` : sql``;
  const days = within ? sql`and f.happened_on between ${within.start} and ${within.end}` : sql``;
  const { rows } = await sql<Counted>`
    with fact as materialized (
      ${factsOf(orgId)}
      where f.org_id = ${orgId} and f.year = ${year} and f.withdrawn_at is null ${named} ${days}
    ),
    said (project_year_id, unit_id, what, rows) as (
      ${records} union all ${items(orgId)} union all ${trainings(orgId)} union all ${steps(orgId)}
      union all ${values(orgId)} union all ${setbacks(orgId)}
    )
    select project_year_id, unit_id, json_build_object(
      ${sql.join(["records", "items", "trainings", "steps", "values", "setbacks"].map(of))}) as counts
    from said group by project_year_id, unit_id
  `.execute(db);
  return rows;
}

function of(what: string): RawBuilder<unknown> {
  return sql`${sql.lit(what)}, coalesce((array_agg(rows) filter (where what = ${sql.lit(what)}))[1], '[]')`;
}

/** Narrow, for all of them pass through: what only some kinds need is fetched for these alone. */
function factsOf(orgId: string): RawBuilder<unknown> {
  const heldBy = (id: RawBuilder<unknown>) => sql`exists (select from file_hold h where h.org_id = ${orgId}
    and h.record_kind = ${factRecord} and h.record_id = ${id} and h.slot = ${evidenceSlot})`;
  return sql`select s.project_year_id, f.id, f.kind, f.unit_id, f.happened_on, f.channel, f.source, f.fund_id,
      f.amount, f.people,
      (date_part('year', f.happened_on) * 100 + date_part('month', f.happened_on))::integer as month,
      f.link is not null or ${heldBy(sql`f.id`)} or (f.proof_id is not null and exists (
        select from work_fact p where p.org_id = ${orgId} and p.id = f.proof_id and p.withdrawn_at is null
          and (p.link is not null or ${heldBy(sql`p.id`)})
      )) as proven
    from work_fact f join work_fact_project s on s.org_id = ${orgId} and s.fact_id = f.id`;
}

const monthName = sql`to_char(min(f.happened_on), 'YYYY-MM')`;

const records = sql`select project_year_id, unit_id, 'records', json_agg(json_build_object(
    'month', month, 'kind', kind, 'channel', channel, 'source', source, 'fundId', fund_id, 'count', count,
    'evidenced', evidenced, 'people', people, 'amount', amount))
  from (
    select f.project_year_id, f.unit_id, ${monthName} as month, f.kind, f.channel, f.source, f.fund_id,
      count(*) as count, count(*) filter (where f.proven) as evidenced,
      coalesce(sum(f.people), 0) as people, coalesce(sum(f.amount), 0) as amount
    from fact f group by f.project_year_id, f.unit_id, f.month, f.kind, f.channel, f.source, f.fund_id
  ) as counted group by project_year_id, unit_id`;

/** A title typed with another blank is the same thing. */
const items = (orgId: string) => sql`select project_year_id, unit_id, 'items', json_agg(json_build_object(
    'month', month, 'count', count, 'hasEvidence', proven))
  from (
    select f.project_year_id, f.unit_id, ${monthName} as month,
      count(distinct replace(w.title, ' ', '')) as count, bool_or(f.proven) as proven
    from fact f join work_fact w on w.org_id = ${orgId} and w.id = f.id
    where f.kind = 'publication' group by f.project_year_id, f.unit_id, f.month
  ) as counted group by project_year_id, unit_id`;

/** A list of who came, person by person, is evidence by itself. */
const trainings = (
  orgId: string,
) => sql`select project_year_id, unit_id, 'trainings', json_agg(json_build_object(
    'month', month, 'sessions', sessions, 'expected', expected, 'attended', attended, 'tested', tested,
    'passed', passed, 'hasEvidence', proven))
  from (
    select f.project_year_id, f.unit_id, ${monthName} as month,
      count(*) as sessions, sum(t.expected) as expected, sum(t.attended) as attended, sum(t.tested) as tested,
      sum(t.passed) as passed, bool_or(f.proven or t.attended > 0) as proven
    from fact f join (
      select t.event_id, count(p.id) as expected, count(p.signed_at) as attended,
        count(*) filter (where p.after_score is not null and t.pass_percent * t.full_score is not null) as tested,
        count(*) filter (where p.after_score * 100 >= t.pass_percent * t.full_score) as passed
      from training t left join training_person p on p.org_id = t.org_id and p.event_id = t.event_id
        and p.doubt is distinct from 'pending'
      where t.org_id = ${orgId} group by t.event_id
    ) as t on t.event_id = f.id
    group by f.project_year_id, f.unit_id, f.month
  ) as counted group by project_year_id, unit_id`;

const steps = (orgId: string) => sql`select project_year_id, unit_id, 'steps', json_agg(json_build_object(
    'stepId', step_id, 'on', first_on, 'hasEvidence', proven))
  from (
    select f.project_year_id, f.unit_id, s.step_id, min(f.happened_on) as first_on, bool_or(f.proven) as proven
    from fact f
    join work_fact_step s on s.org_id = ${orgId} and s.fact_id = f.id and s.project_year_id = f.project_year_id
    where f.kind <> 'setback'
    group by f.project_year_id, f.unit_id, s.step_id, f.month
  ) as done group by project_year_id, unit_id`;

const values = (orgId: string) => sql`select project_year_id, unit_id, 'values', json_agg(json_build_object(
    'resultId', result_id, 'part', part, 'whole', whole, 'on', happened_on, 'hasEvidence', proven))
  from (
    select distinct on (f.project_year_id, f.unit_id, w.result_id, f.month)
      f.project_year_id, f.unit_id, w.result_id, w.part, w.whole, f.happened_on, f.proven
    from fact f join work_fact w on w.org_id = ${orgId} and w.id = f.id
    where f.kind = 'value'
    order by f.project_year_id, f.unit_id, w.result_id, f.month, f.happened_on desc, w.made_at desc, f.id desc
  ) as last group by project_year_id, unit_id`;

const setbacks = (
  orgId: string,
) => sql`select project_year_id, unit_id, 'setbacks', json_agg(json_build_object('reason', title, 'on', happened_on))
  from (
    select distinct on (f.project_year_id, f.unit_id, f.month) f.project_year_id, f.unit_id, w.title, f.happened_on
    from fact f join work_fact w on w.org_id = ${orgId} and w.id = f.id
    where f.kind = 'setback'
    order by f.project_year_id, f.unit_id, f.month, f.happened_on desc, w.made_at desc, f.id desc
  ) as last group by project_year_id, unit_id`;
