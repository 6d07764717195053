/** Records of work added up where they lie: what comes back is as large for twenty thousand records as for two thousand. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { evidenceSlot, factRecord } from "../facts.ts";
import type { FactKind, MoneySource } from "../facts.ts";
import type { IsoMonth } from "./periods.ts";
import type { ItemCount, ShareTally, StepDone, TrainingCount, ValueTally } from "./tally.ts";

export interface Wanted {
  year: number;
  /** The last day that counts. */
  until: IsoDate;
  /** Only these; without them all of the year. */
  projectYearIds?: readonly string[];
  /** Plan projects of which earlier years are wanted too, each year whole. */
  earlierOf?: readonly string[];
}

/** Everything that one unit recorded of one project in a year. */
export interface Recorded {
  project_year_id: string;
  project_id: string;
  year: number;
  unit_id: string;
  records: readonly RecordCount[];
  items: readonly ItemCount[];
  trainings: readonly TrainingCount[];
  steps: readonly StepDone[];
  values: readonly ValueTally[];
  setback: ShareTally["setback"];
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

export async function countRecords(db: OrgDatabase, orgId: string, wanted: Wanted): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`
    with asked as materialized (${askedProjects(orgId, wanted)}),
    held as materialized (
      select distinct record_id from file_hold
      where org_id = ${orgId} and record_kind = ${factRecord} and slot = ${evidenceSlot}
    ),
    fact as materialized (
      select a.id as project_year_id, f.id, f.kind, f.unit_id, f.happened_on, f.made_at, f.title, f.channel,
        f.source, f.fund_id, f.amount, f.result_id, f.part, f.whole, f.people,
        date_part('year', f.happened_on) * 100 + date_part('month', f.happened_on) as month,
        f.link is not null or h.record_id is not null
          or p.link is not null or ph.record_id is not null as proven
      from asked a
      join work_fact_project s on s.org_id = ${orgId} and s.project_year_id = a.id
      join work_fact f on f.org_id = ${orgId} and f.id = s.fact_id
      left join held h on h.record_id = f.id
      left join work_fact p on p.org_id = ${orgId} and p.id = f.proof_id and p.withdrawn_at is null
      left join held ph on ph.record_id = p.id
      where f.withdrawn_at is null and (f.year < ${wanted.year} or f.happened_on <= ${wanted.until})
    ),
    said (project_year_id, unit_id, what, rows) as (
      ${records} union all ${items} union all ${trainings(orgId)} union all ${steps(orgId)}
      union all ${values} union all ${setbacks}
    )
    select a.id as project_year_id, a.project_id, a.year, s.unit_id,
      ${of("records")}, ${of("items")}, ${of("trainings")}, ${of("steps")}, ${of("values")},
      (array_agg(s.rows) filter (where s.what = 'setback'))[1] as setback
    from asked a join said s on s.project_year_id = a.id
    group by a.id, a.project_id, a.year, s.unit_id
  `.execute(db);
  return rows;
}

function askedProjects(orgId: string, { year, projectYearIds, earlierOf = [] }: Wanted): RawBuilder<unknown> {
  const named = projectYearIds ? sql`and id = any(${[...projectYearIds]}::uuid[])` : sql``;
  const ofYear = sql`select id, project_id, year from project_year
    where org_id = ${orgId} and year = ${year} ${named}`;
  if (earlierOf.length === 0) return ofYear;
  return sql`${ofYear} union all select id, project_id, year from project_year
    where org_id = ${orgId} and year < ${year} and project_id = any(${[...earlierOf]}::uuid[])`;
}

function of(what: string): RawBuilder<unknown> {
  return sql`coalesce((array_agg(s.rows) filter (where s.what = ${what}))[1], '[]') as ${sql.id(what)}`;
}

const records = sql`select project_year_id, unit_id, 'records', jsonb_agg(jsonb_build_object(
    'month', month, 'kind', kind, 'channel', channel, 'source', source, 'fundId', fund_id, 'count', count,
    'evidenced', evidenced, 'people', people, 'amount', amount))
  from (
    select project_year_id, unit_id, to_char(min(happened_on), 'YYYY-MM') as month, kind, channel, source, fund_id,
      count(*) as count, count(*) filter (where proven) as evidenced,
      coalesce(sum(people), 0) as people, coalesce(sum(amount), 0) as amount
    from fact group by project_year_id, unit_id, fact.month, kind, channel, source, fund_id
  ) as counted group by project_year_id, unit_id`;

/** A title typed with another blank is the same thing. */
const items = sql`select project_year_id, unit_id, 'items', jsonb_agg(jsonb_build_object(
    'month', month, 'count', count, 'hasEvidence', proven))
  from (
    select project_year_id, unit_id, to_char(min(happened_on), 'YYYY-MM') as month,
      count(distinct replace(title, ' ', '')) as count, bool_or(proven) as proven
    from fact where kind = 'publication' group by project_year_id, unit_id, fact.month
  ) as counted group by project_year_id, unit_id`;

/** A list of who came, person by person, is evidence by itself. */
const trainings = (
  orgId: string,
) => sql`select project_year_id, unit_id, 'trainings', jsonb_agg(jsonb_build_object(
    'month', month, 'sessions', sessions, 'expected', expected, 'attended', attended, 'tested', tested,
    'passed', passed, 'hasEvidence', proven))
  from (
    select f.project_year_id, f.unit_id, to_char(min(f.happened_on), 'YYYY-MM') as month,
      count(*) as sessions, coalesce(sum(t.expected), 0) as expected, coalesce(sum(t.attended), 0) as attended,
      coalesce(sum(t.tested), 0) as tested, coalesce(sum(t.passed), 0) as passed,
      bool_or(f.proven or t.attended > 0) as proven
    from fact f join (
      select t.event_id, count(p.id) as expected, count(p.signed_at) as attended,
        count(*) filter (where p.after_score is not null and t.pass_percent * t.full_score is not null) as tested,
        count(*) filter (where p.after_score * 100 >= t.pass_percent * t.full_score) as passed
      from training t left join training_person p on p.org_id = t.org_id and p.event_id = t.event_id
      where t.org_id = ${orgId} group by t.event_id
    ) as t on t.event_id = f.id
    group by f.project_year_id, f.unit_id, f.month
  ) as counted group by project_year_id, unit_id`;

const steps = (orgId: string) => sql`select project_year_id, unit_id, 'steps', jsonb_agg(jsonb_build_object(
    'stepId', step_id, 'on', first_on, 'hasEvidence', proven))
  from (
    select f.project_year_id, f.unit_id, s.step_id, min(f.happened_on) as first_on, bool_or(f.proven) as proven
    from fact f
    join work_fact_step s on s.org_id = ${orgId} and s.fact_id = f.id and s.project_year_id = f.project_year_id
    where f.kind <> 'setback'
    group by f.project_year_id, f.unit_id, s.step_id
  ) as done group by project_year_id, unit_id`;

const values = sql`select project_year_id, unit_id, 'values', jsonb_agg(jsonb_build_object(
    'resultId', result_id, 'part', part, 'whole', whole, 'on', happened_on, 'hasEvidence', proven))
  from (
    select distinct on (project_year_id, unit_id, result_id, month)
      project_year_id, unit_id, result_id, part, whole, happened_on, proven
    from fact where kind = 'value'
    order by project_year_id, unit_id, result_id, month, happened_on desc, made_at desc, id desc
  ) as last group by project_year_id, unit_id`;

const setbacks = sql`select project_year_id, unit_id, 'setback', reason from (
    select distinct on (project_year_id, unit_id) project_year_id, unit_id,
      jsonb_build_object('reason', title, 'on', happened_on) as reason
    from fact where kind = 'setback'
    order by project_year_id, unit_id, happened_on desc, made_at desc, id desc
  ) as last`;
