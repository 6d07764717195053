import { readIn } from "../../../../platform/database/organisation-bound.ts";
import { todayInBangkok } from "../../../../thai/dates.ts";
import type { ReportStand } from "../../rounds/stand.ts";
import { perform } from "../../stage.fixture.ts";
import type { WorkStage } from "../../stage.fixture.ts";
import type { ReportKey } from "../life/queries.ts";
import { excuseWholeReport } from "./acts.ts";
import { stopsOf } from "./by-kind.ts";
import { wholeStandNow } from "./stand.ts";

export async function wholeStand(
  { house, org }: WorkStage,
  { year, round }: ReportKey,
): Promise<ReportStand> {
  const asked = { year, round, today: todayInBangkok(house.now()), packs: house.packs };
  const stand = await readIn(house.database, org.id, (db) => wholeStandNow(db, org.id, asked));
  if (!stand) throw new Error("this year was not opened");
  return stand;
}

/** Gives a reason to every warning that has none. */
export async function excuseWhole(stage: WorkStage, { year, round }: ReportKey): Promise<void> {
  for (const { check, left } of stopsOf(await wholeStand(stage, { year, round })))
    if (left.length > 0)
      await perform(stage, excuseWholeReport, { year, round, check, reason: "ตรวจแล้วถูกต้อง" });
}
