import { organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import type { Round } from "../../../thai/fiscal.ts";
import type { ReportContent, ReportOrganisation } from "../report/content.ts";

export interface ImportedReport {
  /** As its address names it. */
  id: string;
  /** As the log names it. */
  record: string;
  year: number;
  round: Round;
  number: number;
  content: ReportContent;
  fileName: string;
  byName: string;
  madeAt: Date;
}

/** Reports that were brought in from old files, the newest year first. */
export async function importedReports(db: OrgDatabase, orgId: string): Promise<ImportedReport[]> {
  const rows = await versions(db, orgId).orderBy("year", "desc").orderBy("round").orderBy("number").execute();
  return rows.map(reportOf);
}

export async function importedReport(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<ImportedReport | undefined> {
  const [, year, round, number] = /^(2\d{3})-(\d{1,2}-month)-(\d{1,4})$/.exec(id) ?? [];
  if (year === undefined || round === undefined) return undefined;
  const row = await versions(db, orgId)
    .where("year", "=", Number(year))
    .where("round", "=", round)
    .where("number", "=", Number(number))
    .executeTakeFirst();
  return row && reportOf(row);
}

export function reportId({ year, round, number }: { year: number; round: string; number: number }): string {
  return `${year}-${round}-${number}`;
}

function versions(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("report_version")
    .select(["id", "year", "round", "number", "content", "note", "by_name", "made_at"])
    .where("org_id", "=", orgId)
    .where("status", "=", "imported");
}

function reportOf(row: {
  id: string;
  year: number;
  round: string;
  number: number;
  content: unknown;
  note: string | null;
  by_name: string;
  made_at: Date;
}): ImportedReport {
  return {
    id: reportId(row),
    record: row.id,
    year: row.year,
    round: row.round as Round,
    number: row.number,
    content: row.content as ReportContent,
    fileName: row.note ?? "",
    byName: row.by_name,
    madeAt: row.made_at,
  };
}

export async function organisationOfReport(
  db: OrgDatabase,
  orgId: string,
  packs: PackShelf,
): Promise<ReportOrganisation> {
  const org = await db
    .selectFrom("organisation")
    .select(["name", "kind", "amphoe", "province"])
    .where("id", "=", orgId)
    .executeTakeFirstOrThrow();
  return { name: organisationTitle(packs, org), amphoe: org.amphoe, province: org.province };
}
