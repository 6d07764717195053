import { paths } from "../../../paths.ts";
import type { Work } from "../../../platform/acts/act.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { remind, settle } from "../../../platform/reminders/remind.ts";
import { reminderSource } from "../../../platform/reminders/source.ts";
import type { Due } from "../../../platform/reminders/source.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { truncate } from "../../../thai/text.ts";
import { deciders, planners } from "../locking.ts";
import type { PlanStatus } from "../rules.ts";
import type { VersionStatus } from "./versions.ts";

/** A plan that somebody else must go on with: who decides hears of it, then who makes it, until the next step. */
const { topic, recordKind } = reminderSource({
  topic: "plan.waits",
  recordKind: "plan",
  look: async (db, orgId) => (await plansShown(db, orgId)).flatMap(dueOf),
});

/** Inside the act that took a step: nobody has to wait for the morning. */
export async function tellWhatWaits<Input>(work: Work<Input>, planId: string): Promise<void> {
  const { db, orgId, now, byMail } = work;
  await settle(db, { orgId, recordKind, recordId: planId, topic, now });
  const due = (await plansShown(db, orgId, planId)).flatMap(dueOf);
  for (const each of due) await remind(db, { ...each, orgId, topic, recordKind, now, byMail });
}

type ShownPlan = Awaited<ReturnType<typeof plansShown>>[number];

/** Plans that were shown to the executive, with what happened to them last. */
function plansShown(db: OrgDatabase, orgId: string, planId?: string) {
  return db
    .selectFrom("plan as p")
    .innerJoin("plan_version as v", (join) =>
      join.onRef("v.org_id", "=", "p.org_id").onRef("v.plan_id", "=", "p.id"),
    )
    .distinctOn("p.id")
    .select(["p.id", "p.title", "p.status", "v.number", "v.status as step", "v.note"])
    .select(["v.order_number", "v.decided_on", "v.by_name"])
    .where("p.org_id", "=", orgId)
    .$if(planId !== undefined, (query) => query.where("p.id", "=", planId ?? ""))
    .orderBy("p.id")
    .orderBy("v.number", "desc")
    .execute();
}

function dueOf(plan: ShownPlan): Due[] {
  const waits = whatWaits(plan);
  if (!waits) return [];
  return [
    {
      ...waits,
      title: `${waits.title}: ${truncate(plan.title, 80)}`,
      recordId: plan.id,
      occasion: `version-${plan.number}`,
      href: (org) => paths.office.plan.href({ org, plan: plan.id }),
    },
  ];
}

function whatWaits(plan: ShownPlan): Pick<Due, "whom" | "title" | "detail"> | undefined {
  const status = plan.status as PlanStatus;
  const { note, by_name: by, order_number: order, decided_on: day } = plan;
  if (status === "submitted") {
    return {
      whom: { may: deciders },
      title: "รอการพิจารณา",
      detail: [`${by} เสนอ`, note].filter(Boolean).join(": "),
    };
  }
  if (status === "approved") {
    const decision = [order && `เลขที่ ${order}`, day && `ลงวันที่ ${formatThaiDate(isoDate(day))}`];
    return {
      whom: { may: planners },
      title: "อนุมัติแล้ว รอประกาศใช้",
      detail: [`${by} อนุมัติ`, ...decision].filter(Boolean).join(" "),
    };
  }
  // A draft that was called back, or opened anew, waits for nobody but its maker.
  if (status === "draft" && (plan.step as VersionStatus) === "returned") {
    return {
      whom: { may: planners },
      title: "ส่งกลับให้แก้ไข",
      detail: [`${by} ส่งกลับ`, note].filter(Boolean).join(": "),
    };
  }
  return undefined;
}
