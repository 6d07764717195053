import type { ExpressionBuilder } from "kysely";
import type { OrgDatabase } from "../database/connect.ts";
import type { DB } from "../database/schema.ts";
import { allJobs } from "./job.ts";
import type { JobState } from "./rules.ts";
import { jobStates } from "./rules.ts";
import { jobNamesFor } from "./visibility.ts";
import type { JobViewer } from "./visibility.ts";

export const JOBS_A_PAGE = 50;

export interface JobFilter {
  state: JobState | undefined;
  mine: boolean;
  page: number;
}

const columns = [
  "job.id",
  "job.name",
  "job.title",
  "job.state",
  "job.asked_by",
  "job.asked_at",
  "job.run_at",
  "job.started_at",
  "job.ended_at",
  "job.attempts",
  "job.attempts_allowed",
  "job.progress_done",
  "job.progress_total",
  "job.progress_note",
  "job.result_said",
  "job.result_href",
  "job.result_file_id",
  "job.problem",
  "job.problem_id",
  "account.name as asked_by_name",
] as const;

export type JobShown = Omit<Awaited<ReturnType<typeof jobsFor>>["rows"][number], never>;

/** The newest first. Those that come by the hundred show only when they failed. */
export async function jobsFor(db: OrgDatabase, orgId: string, viewer: JobViewer, filter: JobFilter) {
  const chosen = db
    .selectFrom("job")
    .leftJoin("account", "account.id", "job.asked_by")
    .where("job.org_id", "=", orgId)
    .where(visibleTo(viewer))
    .where((eb) => eb.or([eb("job.name", "not in", quietNames()), eb("job.state", "=", "failed")]))
    .$if(filter.state !== undefined, (query) => query.where("job.state", "=", filter.state ?? ""))
    .$if(filter.mine, (query) => query.where("job.asked_by", "=", viewer.accountId));
  const { count } = await chosen
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const rows = await chosen
    .select(columns)
    .orderBy("job.id", "desc")
    .limit(JOBS_A_PAGE)
    .offset((filter.page - 1) * JOBS_A_PAGE)
    .execute();
  return { rows: rows.map(withState), count };
}

export async function jobFor(db: OrgDatabase, orgId: string, viewer: JobViewer, id: string) {
  const row = await db
    .selectFrom("job")
    .leftJoin("account", "account.id", "job.asked_by")
    .where("job.org_id", "=", orgId)
    .where("job.id", "=", id)
    .where(visibleTo(viewer))
    .select(columns)
    .executeTakeFirst();
  return row && withState(row);
}

/** Visibility of a job: whoever asked for it, and whoever may handle jobs of its name. */
function visibleTo(viewer: JobViewer) {
  return (eb: ExpressionBuilder<DB, "job">) =>
    eb.or([
      eb("job.asked_by", "=", viewer.accountId),
      eb("job.name", "in", ["", ...jobNamesFor(viewer.roles)]),
    ]);
}

function quietNames(): string[] {
  return ["", ...allJobs().flatMap(({ definition }) => (definition.quiet ? [definition.name] : []))];
}

function withState<Row extends { state: string }>(row: Row): Row & { state: JobState } {
  return { ...row, state: jobStates.find((state) => state === row.state) ?? "failed" };
}
