import { readIn } from "../../../../platform/database/organisation-bound.ts";
import { todayInBangkok } from "../../../../thai/dates.ts";
import type { ReportStand } from "../../rounds/stand.ts";
import { perform } from "../../stage.fixture.ts";
import type { WorkStage } from "../../stage.fixture.ts";
import type { ReportKey } from "../life/queries.ts";
import { makeReport } from "../make.ts";
import { gatherReport } from "../queries.ts";
import { excuseWholeReport } from "./acts.ts";
import { stopsOf } from "./rules.ts";
import { standOfWhole } from "./stand.ts";

export function wholeStandNow({ house, org }: WorkStage, { year, round }: ReportKey): Promise<ReportStand> {
  const { packs } = house;
  return readIn(house.database, org.id, async (db) => {
    const gathered = await gatherReport(db, org.id, { year, round }, packs);
    if (!gathered) throw new Error("this year was not opened");
    const asked = { content: makeReport(gathered.records), today: todayInBangkok(house.now()), packs };
    return standOfWhole(db, org.id, { year, round, ...asked });
  });
}

/** Gives a reason to every warning that has none. */
export async function excuseWhole(stage: WorkStage, { year, round }: ReportKey): Promise<void> {
  for (const { check, left } of stopsOf(await wholeStandNow(stage, { year, round })))
    if (left.length > 0)
      await perform(stage, excuseWholeReport, { year, round, check, reason: "ตรวจแล้วถูกต้อง" });
}
