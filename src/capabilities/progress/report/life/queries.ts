import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import type { ReportContent } from "../content.ts";
import type { VersionStatus } from "../titles.ts";

export interface ReportVersionInList {
  year: number;
  round: Round;
  number: number;
  status: VersionStatus;
  content_hash: string;
  note: string | null;
  order_number: string | null;
  decided_on: string | null;
  by_name: string;
  made_at: Date;
}

export interface ReportVersion extends ReportVersionInList {
  content: ReportContent;
}

export interface ReportKey {
  year: number;
  round: Round;
}

const listed = [
  "year",
  "round",
  "number",
  "status",
  "content_hash",
  "note",
  "order_number",
  "decided_on",
  "by_name",
  "made_at",
] as const;

/** Every version of a report, the newest first. */
export async function reportVersionsOf(
  db: OrgDatabase,
  orgId: string,
  { year, round }: ReportKey,
): Promise<ReportVersionInList[]> {
  const rows = await db
    .selectFrom("report_version")
    .select(listed)
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .orderBy("number", "desc")
    .execute();
  return rows as ReportVersionInList[];
}

export async function reportVersionNumbered(
  db: OrgDatabase,
  orgId: string,
  { year, round }: ReportKey,
  number: number,
): Promise<ReportVersion | undefined> {
  const row = await db
    .selectFrom("report_version")
    .select([...listed, "content"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .where("number", "=", number)
    .executeTakeFirst();
  return row as ReportVersion | undefined;
}
