import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import { formatBaht, satang } from "../../../thai/money.ts";
import { squash } from "../../../thai/matching.ts";
import type { Fund } from "../content.ts";
import { AddFund, EditFund, fundLabels, RemoveFund } from "../forms.ts";
import { lockPlan, planners } from "../locking.ts";
import { projectsOf } from "../queries.ts";
import { sumsFor } from "../projects/input.ts";
import { sums } from "../writing.ts";

const NAME_TAKEN = "มีแหล่งเงินชื่อนี้ในแผนแล้ว";

export const addFund = act({
  name: "plan.add-fund",
  title: "เพิ่มแหล่งเงิน",
  input: AddFund,
  may: planners,
  run: async ({ db, orgId, input, newId }) => {
    const { planId, name } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    if (isTaken(plan.funds, name)) return invalid({ name: [NAME_TAKEN] });
    const id = newId();
    const budgets = sumsFor(plan.years.length, input.budgets);
    await db
      .insertInto("plan_fund")
      .values({ org_id: orgId, id, plan_id: planId, name, budgets: sums(budgets) })
      .execute();
    return done({ planId, id }, { record: recordOf(id, name), after: inWords({ name, budgets }) });
  },
});

export const editFund = act({
  name: "plan.edit-fund",
  title: "แก้ไขแหล่งเงิน",
  input: EditFund,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const { planId, id, version, name } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    const before = plan.funds.find((fund) => fund.id === id);
    if (!before) return missing("ไม่พบแหล่งเงินนี้ในแผน");
    const budgets = sumsFor(plan.years.length, input.budgets);
    const after = inWords({ name, budgets });
    if (version !== before.version) {
      return conflict(fundLabels, after, { ...inWords(before), version: before.version });
    }
    if (isTaken(plan.funds, name, id)) return invalid({ name: [NAME_TAKEN] });
    await db
      .updateTable("plan_fund")
      .set({ name, budgets: sums(budgets) })
      .set((set) => ({ version: set("version", "+", 1) }))
      .where("org_id", "=", orgId)
      .where("id", "=", id)
      .execute();
    return done({ planId, id }, { record: recordOf(id, name), before: inWords(before), after });
  },
});

export const removeFund = act({
  name: "plan.remove-fund",
  title: "ลบแหล่งเงิน",
  input: RemoveFund,
  may: planners,
  run: async ({ db, orgId, input }) => {
    const { planId, id, version } = input;
    const locked = await lockPlan(db, orgId, planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const before = locked.plan.funds.find((fund) => fund.id === id);
    if (!before) return missing("ไม่พบแหล่งเงินนี้ในแผน");
    if (version !== before.version) return conflict({}, {}, { version: before.version });
    const user = (await projectsOf(db, orgId, planId)).find(({ fundings }) =>
      fundings.some(({ fundId }) => fundId === id),
    );
    if (user) return refused(`ลบไม่ได้ เพราะ “${user.title}” ใช้เงินจากแหล่งนี้อยู่ นำออกจากโครงการก่อน`);
    // Projects that an amendment took out may still name it.
    await db.deleteFrom("plan_funding").where("org_id", "=", orgId).where("fund_id", "=", id).execute();
    await db.deleteFrom("plan_fund").where("org_id", "=", orgId).where("id", "=", id).execute();
    return done({ planId }, { record: recordOf(id, before.name), before: inWords(before) });
  },
});

function isTaken(funds: readonly Fund[], name: string, but?: string): boolean {
  return funds.some((fund) => fund.id !== but && squash(fund.name) === squash(name));
}

function recordOf(id: string, name: string) {
  return { kind: "plan-fund", id, name };
}

function inWords({ name, budgets }: Pick<Fund, "name" | "budgets">): Record<string, string> {
  return {
    name,
    budgets: budgets.map((sum) => (sum === null ? "–" : formatBaht(satang(sum)))).join(" / "),
  };
}
