import { standOf } from "../../../../platform/checks/stand.ts";
import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import type { PackShelf } from "../../../../platform/packs/load.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { checkRound } from "../../checks/check.ts";
import { recordsOfRound } from "../../rounds/gathering.ts";
import { excusesOfRound } from "../../rounds/queries.ts";
import type { ReportStand } from "../../rounds/stand.ts";
import type { ReportContent } from "../content.ts";
import type { ReportKey } from "../life/queries.ts";
import { makeReport } from "../make.ts";
import { gatherReport } from "../queries.ts";

interface Asked extends ReportKey {
  content: ReportContent;
  today: IsoDate;
  packs: PackShelf;
}

/** How far the whole report is from being submitted, checked anew; a reason that a unit gave holds here too. */
export async function standOfWhole(
  db: OrgDatabase,
  orgId: string,
  { content, ...asked }: Asked,
): Promise<ReportStand> {
  const records = { ...(await recordsOfRound(db, orgId, asked)), content };
  const excuses = await excusesOfRound(db, orgId, asked.year, asked.round);
  return { ...standOf(checkRound(records), excuses), records };
}

/** Of the report as the records make it now; undefined where the year was not opened. */
export async function wholeStandNow(
  db: OrgDatabase,
  orgId: string,
  { year, round, today, packs }: Omit<Asked, "content">,
): Promise<ReportStand | undefined> {
  const gathered = await gatherReport(db, orgId, { year, round }, packs);
  if (!gathered) return undefined;
  return standOfWhole(db, orgId, { year, round, content: makeReport(gathered.records), today, packs });
}
