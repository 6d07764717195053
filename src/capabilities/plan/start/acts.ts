import { act, done } from "../../../platform/acts/act.ts";
import { invalid } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PlanContent } from "../content.ts";
import { StartPlan } from "../forms.ts";
import { planners } from "../locking.ts";
import { planCycle } from "../packs/cycles.ts";
import { planRecord } from "../parts/acts.ts";
import { emptyIntroduction } from "../records.ts";
import { organisationOfPlan } from "../whole.ts";
import { writeContent } from "../writing.ts";

export const startPlan = act({
  name: "plan.start",
  title: "เริ่มทำแผน",
  input: StartPlan,
  may: planners,
  run: async ({ db, orgId, input, newId, packs }) => {
    const cycle = planCycle(packs, input.cycle)?.data;
    if (!cycle) return invalid({ cycle: ["เลือกช่วงปีของแผน"] });
    const organisation = await organisationOfPlan(db, orgId, packs);
    const content: PlanContent = {
      cycle: input.cycle,
      title: cycle.planTitle,
      organisation,
      years: cycle.years,
      introduction: emptyIntroduction,
      goals: [],
      risks: [],
      projects: [],
      funds: [],
      declaration: null,
    };
    const id = newId();
    await insertPlan(db, orgId, id, content);
    return done(
      { planId: id },
      { record: planRecord({ id, title: content.title }), after: { cycle: input.cycle, begin: input.begin } },
    );
  },
});

/** A new plan with all that it says. */
export async function insertPlan(db: OrgDatabase, orgId: string, id: string, content: PlanContent) {
  await db
    .insertInto("plan")
    .values({
      org_id: orgId,
      id,
      cycle: content.cycle,
      years: [...content.years],
      title: content.title,
      introduction: JSON.stringify(content.introduction),
      goals: JSON.stringify(content.goals),
    })
    .execute();
  await writeContent(db, orgId, id, content);
}
