import { act, done } from "../../../platform/acts/act.ts";
import { missing, refused } from "../../../platform/acts/outcome.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { workers } from "../locking.ts";
import { ExcuseOfReport, TakeBackExcuse } from "./forms.ts";
import { holdReport } from "./holding.ts";
import { allowsStep, whyNotNow } from "./rules.ts";
import { standOfUnit } from "./stand.ts";
import { roundRecord } from "./holding.ts";

const unitOf = ({ input }: { input: { unitId: string } }) => input.unitId;

/** A warning that is right as it is gets a reason, which whoever reviews reads. */
export const excuseOfReport = act({
  name: "progress.excuse-finding",
  title: "ให้เหตุผลกับข้อเตือนของรายงาน",
  input: ExcuseOfReport,
  may: workers,
  unitOf,
  run: async (work) => {
    const { db, orgId, input, actor, now, packs } = work;
    const held = await holdReport(work, "send");
    if ("refusal" in held) return held.refusal;
    if (!allowsStep(held.report.status, "send")) return refused(whyNotNow[held.report.status]);
    const { findings } = await standOfUnit(db, orgId, { ...input, today: todayInBangkok(now), packs });
    const found = findings.find(({ id }) => id === input.finding);
    if (!found) return missing("ไม่พบข้อเตือนนี้แล้ว อาจแก้ไขไปแล้ว");
    if (found.level === "error") return refused("ข้อนี้ต้องแก้ไข ให้เหตุผลแทนไม่ได้");
    const row = { reason: input.reason, by_name: actor.name, given_at: now };
    await db
      .insertInto("report_excuse")
      .values({ org_id: orgId, year: input.year, round: input.round, finding: input.finding, ...row })
      .onConflict((on) => on.columns(["org_id", "year", "round", "finding"]).doUpdateSet(row))
      .execute();
    return done(input, {
      record: roundRecord(held.round),
      after: { finding: found.message, reason: input.reason },
    });
  },
});

export const takeBackExcuse = act({
  name: "progress.take-excuse-back",
  title: "ยกเลิกเหตุผลของข้อเตือนในรายงาน",
  input: TakeBackExcuse,
  may: workers,
  unitOf,
  run: async (work) => {
    const { db, orgId, input, packs, now } = work;
    const held = await holdReport(work, "send");
    if ("refusal" in held) return held.refusal;
    if (!allowsStep(held.report.status, "send")) return refused(whyNotNow[held.report.status]);
    const { findings } = await standOfUnit(db, orgId, { ...input, today: todayInBangkok(now), packs });
    // What another unit gave a reason for is not this one's to take back.
    const isOwn = findings.some(({ id }) => id === input.finding);
    const gone =
      isOwn &&
      (await db
        .deleteFrom("report_excuse")
        .where("org_id", "=", orgId)
        .where("year", "=", input.year)
        .where("round", "=", input.round)
        .where("finding", "=", input.finding)
        .returning("reason")
        .executeTakeFirst());
    if (!gone) return missing("ไม่พบเหตุผลนี้แล้ว");
    return done(input, {
      record: roundRecord(held.round),
      before: { finding: input.finding, reason: gone.reason },
    });
  },
});
