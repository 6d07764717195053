import type { OrgDatabase } from "../../../platform/database/connect.ts";

export interface PlanComment {
  id: string;
  project_id: string | null;
  part: string;
  said: string;
  by_name: string;
  said_at: Date;
  settled_at: Date | null;
  settled_by: string | null;
  answer: string | null;
}

/** What was said about a plan, the oldest first; of one project where it is named. */
export function commentsOn(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  projectId?: string,
): Promise<PlanComment[]> {
  const all = db
    .selectFrom("plan_comment")
    .select(["id", "project_id", "part", "said", "by_name", "said_at", "settled_at", "settled_by", "answer"])
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId)
    .orderBy("said_at");
  return (projectId ? all.where("project_id", "=", projectId) : all).execute();
}
