/** The rows of a fact. */
import type { Work } from "../../../platform/acts/act.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { Entry } from "./entry.ts";

type Around = Pick<Work<unknown>, "db" | "orgId" | "actor" | "now">;

export async function insertFact(work: Around, id: string, year: number, entry: Entry): Promise<void> {
  const { db, orgId, actor, now } = work;
  await db
    .insertInto("work_fact")
    .values({
      org_id: orgId,
      id,
      year,
      kind: entry.kind,
      ...columnsOf(entry),
      by_name: actor.name,
      account_id: actor.kind === "account" ? actor.accountId : null,
      made_at: now,
    })
    .execute();
  await insertServed(db, orgId, id, entry);
}

export async function updateFact({ db, orgId }: Around, id: string, entry: Entry): Promise<void> {
  await db
    .updateTable("work_fact")
    .set((column) => ({ ...columnsOf(entry), version: column("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
  for (const table of ["work_fact_step", "work_fact_project"] as const)
    await db.deleteFrom(table).where("org_id", "=", orgId).where("fact_id", "=", id).execute();
  await insertServed(db, orgId, id, entry);
}

async function insertServed(db: OrgDatabase, orgId: string, id: string, entry: Entry): Promise<void> {
  const fact = { org_id: orgId, fact_id: id };
  await db
    .insertInto("work_fact_project")
    .values(entry.projectIds.map((projectYearId) => ({ ...fact, project_year_id: projectYearId })))
    .execute();
  if (entry.steps.length === 0) return;
  await db
    .insertInto("work_fact_step")
    .values(
      entry.steps.map(({ projectYearId, stepId }) => ({
        ...fact,
        project_year_id: projectYearId,
        step_id: stepId,
      })),
    )
    .execute();
}

function columnsOf(entry: Entry) {
  return {
    unit_id: entry.unitId,
    happened_on: entry.happenedOn,
    title: entry.title,
    said: entry.said,
    place: entry.place,
    attended: entry.attended === null ? null : JSON.stringify(entry.attended),
    channel: entry.channel,
    link: entry.link,
    amount: entry.amount,
    paper_number: entry.paperNumber,
    source: entry.source,
    fund_id: entry.fundId,
    result_id: entry.resultId,
    part: entry.part,
    whole: entry.whole,
    proof_id: entry.proofId,
    late_reason: entry.lateReason,
  };
}
