import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import type { PackShelf } from "../../../../platform/packs/load.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { checkRound } from "../../checks/check.ts";
import type { ProgressFinding } from "../../checks/finding.ts";
import { recordsOfRound } from "../../rounds/gathering.ts";
import type { ReportContent } from "../content.ts";
import type { ReportKey } from "./queries.ts";

interface Asked extends ReportKey {
  content: ReportContent;
  today: IsoDate;
  packs: PackShelf;
}

/** What keeps the whole report from being submitted; warnings are the units' to mend or to give a reason for. */
export async function errorsIn(
  db: OrgDatabase,
  orgId: string,
  { content, ...asked }: Asked,
): Promise<ProgressFinding[]> {
  const records = await recordsOfRound(db, orgId, asked);
  return checkRound({ ...records, content }).filter(({ level }) => level === "error");
}
