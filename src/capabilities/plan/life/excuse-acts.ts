import { act, done } from "../../../platform/acts/act.ts";
import { missing, refused } from "../../../platform/acts/outcome.ts";
import { factsOf } from "../checks/finding.ts";
import { lockPlan, planners } from "../locking.ts";
import { planRecord } from "../records.ts";
import { checkPlan, checkTitles } from "../checks/check.ts";
import { wholePlan } from "../whole.ts";
import { ExcuseFinding, ExcuseFindings, TakeExcuseBack } from "./forms.ts";
import { excusesOf } from "./stand.ts";

/** A warning that is right as it is gets a reason, which whoever approves reads. */
export const excuseFinding = act({
  name: "plan.excuse-finding",
  title: "ให้เหตุผลกับข้อเตือนของแผน",
  input: ExcuseFinding,
  may: planners,
  run: async ({ db, orgId, input, actor, now, packs }) => {
    const { planId, finding: id, reason } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const found = checkPlan(await wholePlan(db, orgId, locked.plan, packs), factsOf(packs)).find(
      (each) => each.id === id,
    );
    if (!found) return missing("ไม่พบข้อเตือนนี้แล้ว อาจแก้ไขไปแล้ว");
    if (found.level === "error") return refused("ข้อนี้ต้องแก้ไข ให้เหตุผลแทนไม่ได้");
    const row = { reason, by_name: actor.name, given_at: now };
    await db
      .insertInto("plan_excuse")
      .values({ org_id: orgId, plan_id: planId, finding: id, ...row })
      .onConflict((on) => on.columns(["org_id", "plan_id", "finding"]).doUpdateSet(row))
      .execute();
    return done(
      { planId, finding: id },
      { record: planRecord(locked.plan), after: { finding: found.message, reason } },
    );
  },
});

/** An imported plan may be warned of one thing forty times, and right each time for the same reason. */
export const excuseFindings = act({
  name: "plan.excuse-findings",
  title: "ให้เหตุผลเดียวกันกับข้อเตือนทุกข้อที่เหมือนกัน",
  input: ExcuseFindings,
  may: planners,
  run: async ({ db, orgId, input, actor, now, packs }) => {
    const { planId, check, reason } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const excused = await excusesOf(db, orgId, planId);
    const found = checkPlan(await wholePlan(db, orgId, locked.plan, packs), factsOf(packs)).filter(
      (each) => each.check === check && each.level === "warning" && !excused.has(each.id),
    );
    if (found.length === 0) return missing("ไม่พบข้อเตือนแบบนี้ที่ยังรอเหตุผล อาจแก้ไขหรือให้เหตุผลไปแล้ว");
    await db
      .insertInto("plan_excuse")
      .values(
        found.map(({ id }) => ({
          org_id: orgId,
          plan_id: planId,
          finding: id,
          reason,
          by_name: actor.name,
          given_at: now,
        })),
      )
      .execute();
    return done(
      { planId, check, count: found.length },
      {
        record: planRecord(locked.plan),
        after: { finding: `${checkTitles.get(check) ?? check} (${found.length} ข้อ)`, reason },
      },
    );
  },
});

export const takeExcuseBack = act({
  name: "plan.take-excuse-back",
  title: "ยกเลิกเหตุผลของข้อเตือน",
  input: TakeExcuseBack,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const { planId, finding } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const gone = await db
      .deleteFrom("plan_excuse")
      .where("org_id", "=", orgId)
      .where("plan_id", "=", planId)
      .where("finding", "=", finding)
      .returning("reason")
      .executeTakeFirst();
    if (!gone) return missing("ไม่พบเหตุผลนี้แล้ว");
    return done({ planId }, { record: planRecord(locked.plan), before: { finding, reason: gone.reason } });
  },
});
