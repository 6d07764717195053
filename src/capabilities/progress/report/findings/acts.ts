import { act, done } from "../../../../platform/acts/act.ts";
import type { Work } from "../../../../platform/acts/act.ts";
import { missing, refused } from "../../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../../platform/acts/outcome.ts";
import { todayInBangkok } from "../../../../thai/dates.ts";
import { checkTitles } from "../../checks/check.ts";
import { keepers } from "../../locking.ts";
import { holdRound } from "../../rounds/holding.ts";
import type { HeldRound } from "../../rounds/holding.ts";
import type { ReportStand } from "../../rounds/stand.ts";
import { reportVersionsOf } from "../life/queries.ts";
import type { ReportKey } from "../life/queries.ts";
import { allowsReportStep, whyNotNow } from "../life/rules.ts";
import { reportRecord } from "../titles.ts";
import { ExcuseWhole, TakeWholeExcuseBack } from "./forms.ts";
import { wholeStandNow } from "./stand.ts";

/** A warning that is right as it is gets a reason, which the executive reads; many of a kind may share one. */
export const excuseWholeReport = act({
  name: "progress.excuse-whole-report",
  title: "ให้เหตุผลกับข้อเตือนของรายงานทั้งองค์กร",
  input: ExcuseWhole,
  may: keepers,
  run: async (work) => {
    const { db, orgId, input, actor, now } = work;
    const { year, round, check, finding, reason } = input;
    const held = await holdUnsubmitted(work);
    if ("refusal" in held) return held.refusal;
    const { findings, excuses } = held.stand;
    const asked = findings.filter((each) =>
      finding === "" ? each.check === check && !excuses.has(each.id) : each.id === finding,
    );
    if (asked.length === 0) return missing("ไม่พบข้อเตือนนี้แล้ว อาจแก้ไขหรือให้เหตุผลไปแล้ว");
    if (asked.some(({ level }) => level === "error")) return refused("ข้อนี้ต้องแก้ไข ให้เหตุผลแทนไม่ได้");
    const given = { reason, by_name: actor.name, given_at: now };
    await db
      .insertInto("report_excuse")
      .values(asked.map(({ id }) => ({ org_id: orgId, year, round, finding: id, ...given })))
      .onConflict((on) => on.columns(["org_id", "year", "round", "finding"]).doUpdateSet(given))
      .execute();
    const [first] = asked;
    const told =
      asked.length === 1 && first ? first.message : `${checkTitles.get(check) ?? check} (${asked.length} ข้อ)`;
    return done(
      { year, round, check, count: asked.length },
      { record: reportRecord(held.round), after: { finding: told, reason } },
    );
  },
});

export const takeWholeExcuseBack = act({
  name: "progress.take-whole-excuse-back",
  title: "ยกเลิกเหตุผลของข้อเตือนในรายงานทั้งองค์กร",
  input: TakeWholeExcuseBack,
  may: keepers,
  run: async (work) => {
    const { db, orgId, input } = work;
    const { year, round, finding } = input;
    const held = await holdUnsubmitted(work);
    if ("refusal" in held) return held.refusal;
    const gone = await db
      .deleteFrom("report_excuse")
      .where("org_id", "=", orgId)
      .where("year", "=", year)
      .where("round", "=", round)
      .where("finding", "=", finding)
      .returning("reason")
      .executeTakeFirst();
    if (!gone) return missing("ไม่พบเหตุผลนี้แล้ว");
    const check = held.stand.findings.find(({ id }) => id === finding)?.check ?? "";
    return done(
      { year, round, check },
      { record: reportRecord(held.round), before: { finding, reason: gone.reason } },
    );
  },
});

/** A report that may still be submitted, held and checked anew; a lock fixes figures and words, not reasons. */
async function holdUnsubmitted(
  work: Work<ReportKey>,
): Promise<{ round: HeldRound; stand: ReportStand } | { refusal: Refusal }> {
  const { db, orgId, input, packs, now } = work;
  const holding = await holdRound(work, input, "change");
  if ("refusal" in holding) return holding;
  const [newest] = await reportVersionsOf(db, orgId, input);
  if (!allowsReportStep(newest?.status, "submit"))
    return { refusal: refused(whyNotNow[newest?.status ?? "none"]) };
  const { year, round } = input;
  const stand = await wholeStandNow(db, orgId, { year, round, today: todayInBangkok(now), packs });
  return stand ? { round: holding.round, stand } : { refusal: missing() };
}
