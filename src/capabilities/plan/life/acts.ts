import { act, done } from "../../../platform/acts/act.ts";
import { invalid, refused } from "../../../platform/acts/outcome.ts";
import { whoLast } from "../../../platform/audit/queries.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { deciders, planners } from "../locking.ts";
import { planRecord, projectRecord } from "../records.ts";
import { editionTitle, planStatuses, statusAfter } from "../rules.ts";
import { changePlan, deleteDraft, writeContent } from "../writing.ts";
import {
  AmendPlan,
  ApprovePlan,
  DiscardPlan,
  PublishPlan,
  RecallPlan,
  ReturnPlan,
  SubmitPlan,
} from "./forms.ts";
import { tellWhatWaits } from "./reminders.ts";
import { standNow } from "./stand.ts";
import { held, keep, step } from "./stepping.ts";
import { lastKept } from "./versions.ts";

export const submitPlan = act({
  name: "plan.submit",
  title: "เสนอแผนต่อผู้บริหาร",
  input: SubmitPlan,
  may: planners,
  run: held("submit", async (work, plan) => {
    const stand = await standNow(work.db, work.orgId, plan, work.packs);
    if (stand.errors > 0) {
      return refused(`ยังเสนอไม่ได้ มีข้อที่ต้องแก้ ${stand.errors} ข้อ ดูในหน้าตรวจแผน`);
    }
    if (stand.unexcused > 0) {
      return refused(`ยังเสนอไม่ได้ มีข้อเตือน ${stand.unexcused} ข้อที่ยังไม่ได้แก้หรือให้เหตุผล ดูในหน้าตรวจแผน`);
    }
    return step(work, plan, { step: "submit", freezes: "submitted", note: work.input.note });
  }),
});

export const recallPlan = act({
  name: "plan.recall",
  title: "ดึงแผนกลับมาแก้ไข",
  input: RecallPlan,
  may: planners,
  run: held("recall", (work, plan) => step(work, plan, { step: "recall" })),
});

export const returnPlan = act({
  name: "plan.return",
  title: "ส่งแผนกลับให้แก้ไข",
  input: ReturnPlan,
  may: deciders,
  run: held("return", (work, plan) =>
    step(work, plan, { step: "return", freezes: "returned", note: work.input.note }),
  ),
});

export const approvePlan = act({
  name: "plan.approve",
  title: "อนุมัติแผน",
  input: ApprovePlan,
  may: deciders,
  run: held("approve", async (work, plan) => {
    const { db, orgId, actor, now } = work;
    const { orderNumber, decidedOn } = work.input;
    const submitter = await whoLast(db, orgId, { act: submitPlan.definition.name, record: plan.id });
    if (actor.kind === "account" && actor.accountId === submitter)
      return refused("ท่านเป็นผู้เสนอแผนนี้ จึงอนุมัติเองไม่ได้ ให้ผู้ประสานงานแผนคนอื่นเสนอ หรือให้ผู้บริหารคนอื่นอนุมัติ");
    if (decidedOn > todayInBangkok(now)) return invalid({ decidedOn: ["วันที่อนุมัติต้องไม่อยู่ในอนาคต"] });
    return step(work, plan, { step: "approve", freezes: "approved", orderNumber, decidedOn });
  }),
});

export const publishPlan = act({
  name: "plan.publish",
  title: "ประกาศใช้แผน",
  input: PublishPlan,
  may: { ...planners, ...deciders },
  run: held("publish", (work, plan) => {
    const { orderNumber, decidedOn } = work.input;
    const note = plan.amendment_reason;
    return step(work, plan, { step: "publish", freezes: "published", orderNumber, decidedOn, note });
  }),
});

export const amendPlan = act({
  name: "plan.amend",
  title: "เปิดฉบับเปลี่ยนแปลงหรือเพิ่มเติม",
  input: AmendPlan,
  may: planners,
  run: held("amend", async (work, plan) => {
    const amendment = plan.amendment + 1;
    const status = statusAfter("amend");
    const reason = work.input.reason;
    await changePlan(work.db, work.orgId, plan.id, { status, amendment, amendment_reason: reason });
    return done(
      { planId: plan.id },
      {
        record: planRecord(plan),
        before: { status: planStatuses[plan.status].title, edition: editionTitle(plan.amendment) },
        after: { status: planStatuses[status].title, edition: editionTitle(amendment), reason },
      },
    );
  }),
});

/** An amendment that is given up: it stays readable, and the plan is again what was last published. */
export const discardAmendment = act({
  name: "plan.discard-amendment",
  title: "ยกเลิกฉบับเปลี่ยนแปลงที่กำลังจัดทำ",
  input: DiscardPlan,
  may: planners,
  run: held("discard", async (work, plan) => {
    const { db, orgId } = work;
    const last = await lastKept(db, orgId, plan.id, "published");
    if (!last || plan.amendment === 0) return refused("แผนนี้ยังไม่เคยประกาศใช้ จึงไม่มีฉบับเดิมให้กลับไป");
    await keep(work, plan, { freezes: "discarded", note: plan.amendment_reason });
    await writeContent(db, orgId, plan.id, last.content);
    await changePlan(db, orgId, plan.id, {
      status: "published",
      amendment: last.amendment,
      amendment_reason: null,
    });
    await tellWhatWaits(work, plan.id);
    return done(
      { planId: plan.id },
      {
        record: planRecord(plan),
        before: { edition: editionTitle(plan.amendment), reason: plan.amendment_reason },
        after: { edition: editionTitle(last.amendment) },
      },
    );
  }),
});

/** A plan that nobody was shown yet can go away whole; the log keeps what projects it had. */
export const discardPlan = act({
  name: "plan.discard",
  title: "ลบร่างแผน",
  input: DiscardPlan,
  may: planners,
  run: held("discard", async ({ db, orgId }, plan) => {
    const seen = await db
      .selectFrom("plan_version")
      .select("number")
      .where("org_id", "=", orgId)
      .where("plan_id", "=", plan.id)
      .limit(1)
      .executeTakeFirst();
    if (seen) return refused("แผนนี้เคยเสนอผู้บริหารแล้ว จึงลบไม่ได้ แก้ไขแล้วเสนอใหม่แทน");
    const gone = await db
      .selectFrom("plan_project")
      .select(["id", "title"])
      .where("org_id", "=", orgId)
      .where("plan_id", "=", plan.id)
      .execute();
    await deleteDraft(db, orgId, plan.id);
    return done(
      {},
      {
        record: planRecord(plan),
        before: { cycle: plan.cycle, projects: gone.length },
        parts: gone.map((project) => ({ record: projectRecord(project), after: { removed: true } })),
      },
    );
  }),
});
