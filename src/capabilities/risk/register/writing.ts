import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { DB } from "../../../platform/database/schema.ts";
import type { Updateable } from "kysely";
import { truncate } from "../../../thai/text.ts";

/** The process that was chosen, or the one of this name, made where there is none. */
export async function findProcess(
  db: OrgDatabase,
  orgId: string,
  assessmentId: string,
  { processId, processName }: { processId: string | null; processName: string | null },
  newId: () => string,
): Promise<{ id: string; name: string } | undefined> {
  const own = db
    .selectFrom("risk_process")
    .select(["id", "name"])
    .where("org_id", "=", orgId)
    .where("assessment_id", "=", assessmentId);
  if (processName === null)
    return processId === null ? undefined : own.where("id", "=", processId).executeTakeFirst();
  const found = await own.where("name", "=", processName).executeTakeFirst();
  if (found) return found;
  const made = { id: newId(), name: processName };
  await db
    .insertInto("risk_process")
    .values({
      org_id: orgId,
      assessment_id: assessmentId,
      place: await nextPlace(db, orgId, "process", assessmentId),
      ...made,
    })
    .execute();
  return made;
}

/** A process is there for its risks: the last of them takes it along, and what was planned against all of them. */
export async function removeEmptyProcesses(
  db: OrgDatabase,
  orgId: string,
  assessmentId: string,
): Promise<void> {
  const empty = await db
    .selectFrom("risk_process as p")
    .select("p.id")
    .where("p.org_id", "=", orgId)
    .where("p.assessment_id", "=", assessmentId)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("risk as r")
            .select("r.id")
            .where("r.org_id", "=", orgId)
            .whereRef("r.process_id", "=", "p.id"),
        ),
      ),
    )
    .execute();
  const ids = empty.map(({ id }) => id);
  if (ids.length === 0) return;
  await db.deleteFrom("risk_measure").where("org_id", "=", orgId).where("process_id", "in", ids).execute();
  await db.deleteFrom("risk_process").where("org_id", "=", orgId).where("id", "in", ids).execute();
}

/** Behind the last one of the assessment (a process) or of the process (a risk, a measure). */
export async function nextPlace(
  db: OrgDatabase,
  orgId: string,
  what: "process" | "risk" | "measure",
  above: string,
): Promise<number> {
  const last = await lastPlaces[what](db, orgId, above).executeTakeFirst();
  return last ? last.place + 1 : 0;
}

const lastPlaces = {
  process: (db: OrgDatabase, orgId: string, assessmentId: string) =>
    db
      .selectFrom("risk_process")
      .select("place")
      .where("org_id", "=", orgId)
      .where("assessment_id", "=", assessmentId)
      .orderBy("place", "desc"),
  risk: (db: OrgDatabase, orgId: string, processId: string) =>
    db
      .selectFrom("risk")
      .select("place")
      .where("org_id", "=", orgId)
      .where("process_id", "=", processId)
      .orderBy("place", "desc"),
  measure: (db: OrgDatabase, orgId: string, processId: string) =>
    db
      .selectFrom("risk_measure")
      .select("place")
      .where("org_id", "=", orgId)
      .where("process_id", "=", processId)
      .orderBy("place", "desc"),
};

export async function updateRisk(
  db: OrgDatabase,
  orgId: string,
  id: string,
  changes: Updateable<DB["risk"]>,
): Promise<void> {
  await db
    .updateTable("risk")
    .set(changes)
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

/** As the log and the search know it; an event can be a paragraph. */
export function recordOf(id: string, event: string) {
  return { kind: "risk", id, name: truncate(event, 120) };
}
