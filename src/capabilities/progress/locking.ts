import type { Permission } from "../../platform/accounts/roles.ts";
import type { Refusal } from "../../platform/acts/outcome.ts";
import { missing, refused } from "../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import type { YearRow } from "./years/queries.ts";
import { yearOf } from "./years/queries.ts";

/** Who opens and closes a year, and keeps its rounds. */
export const keepers: Permission = { administrator: "organisation", coordinator: "organisation" };

/** Who records what a unit did. */
export const workers: Permission = {
  coordinator: "organisation",
  "unit-head": "own-unit",
  "unit-officer": "own-unit",
};

export const NO_YEAR = missing("ปีงบประมาณนี้ยังไม่เปิด ผู้ประสานงานแผนเปิดได้ที่หน้าผลการดำเนินงาน");

/** The year, held until the commit: what is recorded and what closes it take turns. */
export async function lockYear(
  db: OrgDatabase,
  orgId: string,
  year: number,
  how: "record" | "close" = "record",
): Promise<{ year: YearRow } | { refusal: Refusal }> {
  const rows = db
    .selectFrom("progress_year")
    .select("year")
    .where("org_id", "=", orgId)
    .where("year", "=", year);
  // Many record at once; only who closes waits for all of them.
  await (how === "close" ? rows.forUpdate() : rows.forShare()).execute();
  const found = await yearOf(db, orgId, year);
  return found ? { year: found } : { refusal: NO_YEAR };
}

/** The year, held, if something may be recorded in it. */
export async function lockOpenYear(
  db: OrgDatabase,
  orgId: string,
  year: number,
): Promise<{ year: YearRow } | { refusal: Refusal }> {
  const locked = await lockYear(db, orgId, year);
  if ("refusal" in locked || locked.year.status === "open") return locked;
  return {
    refusal: refused(`ปีงบประมาณ ${year} ปิดแล้ว บันทึกเพิ่มหรือแก้ไขไม่ได้ หากจำเป็น ให้ผู้ประสานงานแผนเปิดปีอีกครั้งพร้อมเหตุผล`),
  };
}
