import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import { reportVersionNumbered } from "../life/queries.ts";
import type { ReportKey, ReportVersion, ReportVersionInList } from "../life/queries.ts";

export type PublishedReport = Pick<
  ReportVersionInList,
  "year" | "round" | "number" | "order_number" | "decided_on" | "made_at"
>;

/** What everybody may read: of each report that was published last, the newest year first, whatever is being worked at. */
export async function publishedReports(db: OrgDatabase, orgId: string): Promise<PublishedReport[]> {
  const rows = await db
    .selectFrom("report_version")
    .distinctOn(["year", "round"])
    .select(["year", "round", "number", "order_number", "decided_on", "made_at"])
    .where("org_id", "=", orgId)
    .where("status", "=", "published")
    .orderBy("year", "desc")
    .orderBy("round")
    .orderBy("number", "desc")
    .execute();
  return rows as PublishedReport[];
}

export async function publishedReport(
  db: OrgDatabase,
  orgId: string,
  { year, round }: ReportKey,
): Promise<ReportVersion | undefined> {
  const last = await db
    .selectFrom("report_version")
    .select("number")
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .where("status", "=", "published")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return last && reportVersionNumbered(db, orgId, { year, round }, last.number);
}
