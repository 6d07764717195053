import type { OrgDatabase } from "../database/connect.ts";
import { jobStates } from "../jobs/rules.ts";
import type { JobState } from "../jobs/rules.ts";
import { letterKindNamed } from "./letter-kind.ts";

export interface LetterShown {
  id: string;
  jobId: string;
  what: string;
  to: string;
  askedAt: Date;
  state: JobState;
  attempts: number;
  problem: string | null;
  runAt: Date;
}

const MOST = 200;

/** Letters that no server has taken yet, the newest first; what they say stands nowhere. */
export async function unsentLetters(db: OrgDatabase, orgId: string): Promise<LetterShown[]> {
  const rows = await db
    .selectFrom("letter as l")
    .innerJoin("job as j", (join) => join.onRef("j.org_id", "=", "l.org_id").onRef("j.id", "=", "l.job_id"))
    .leftJoin("account as a", "a.id", "l.to_account_id")
    .select(["l.id", "l.kind", "l.to_address", "l.asked_at", "a.email", "a.name"])
    .select(["j.id as job_id", "j.state", "j.attempts", "j.problem", "j.run_at"])
    .where("l.org_id", "=", orgId)
    .where("l.sent_at", "is", null)
    .where("l.dropped_at", "is", null)
    .orderBy("l.id", "desc")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    jobId: row.job_id,
    what: letterKindNamed(row.kind)?.title ?? row.kind,
    to: row.email ? `${row.name} (${row.email})` : (row.to_address ?? "–"),
    askedAt: row.asked_at,
    state: jobStates.find((state) => state === row.state) ?? "failed",
    attempts: row.attempts,
    problem: row.problem,
    runAt: row.run_at,
  }));
}
