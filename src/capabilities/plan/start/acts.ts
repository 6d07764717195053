import { kindOf } from "../../../platform/accounts/organisation-title.ts";
import { act, done } from "../../../platform/acts/act.ts";
import { invalid, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import type { PlanContent, PlanOrganisation } from "../content.ts";
import { AddReadyProject, StartPlan } from "../forms.ts";
import { lockPlan, planners } from "../locking.ts";
import { planCycle } from "../packs/cycles.ts";
import { readyPlan } from "../packs/ready-projects.ts";
import { insertProject } from "../projects/acts.ts";
import { planRecord, projectRecord } from "../records.ts";
import { templateWords } from "../ready/fill.ts";
import { declarationFrom, goalsFrom, introductionFrom, projectFrom } from "../ready/plan.ts";
import type { ReadyFor } from "../ready/plan.ts";
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
    const blank: PlanContent = {
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
    const ready = readyPlan(packs, input.cycle);
    if (input.begin === "ready" && !ready) {
      return invalid({ begin: ["ช่วงปีนี้ยังไม่มีโครงการสำเร็จรูป เริ่มจากแผนเปล่าหรือนำเข้าแผนเดิม"] });
    }
    const content =
      input.begin === "ready" && ready
        ? readyContent(
            blank,
            ready,
            await readyFor(db, orgId, { packs, organisation, years: cycle.years, newId }),
            cycle,
          )
        : blank;
    const id = newId();
    await insertPlan(db, orgId, id, content);
    return done(
      { planId: id },
      {
        record: planRecord({ id, title: content.title }),
        after: { cycle: input.cycle, begin: input.begin, projects: content.projects.length },
      },
    );
  },
});

export const addReadyProject = act({
  name: "plan.add-ready-project",
  title: "เพิ่มโครงการสำเร็จรูปในแผน",
  input: AddReadyProject,
  may: planners,
  run: async ({ db, orgId, input, newId, packs }) => {
    const locked = await lockPlan(db, orgId, input.planId, "edit");
    if ("refusal" in locked) return locked.refusal;
    const { plan } = locked;
    const chosen = readyPlan(packs, plan.cycle)?.projects.find(({ key }) => key === input.ready);
    if (!chosen) return invalid({ ready: ["เลือกโครงการจากรายการ"] });
    const organisation = await organisationOfPlan(db, orgId, packs);
    const at = await readyFor(db, orgId, { packs, organisation, years: plan.years, newId });
    const project = projectFrom(chosen, at);
    const twin = await db
      .selectFrom("plan_project")
      .select("id")
      .where("org_id", "=", orgId)
      .where("plan_id", "=", plan.id)
      .where("title", "=", project.title)
      .where("removed", "=", false)
      .executeTakeFirst();
    if (twin) return refused(`มี “${project.title}” ในแผนแล้ว`);
    await insertProject(db, orgId, plan.id, project);
    return done(
      { planId: plan.id, id: project.id },
      { record: projectRecord(project), after: { ready: input.ready } },
    );
  },
});

interface Starting {
  packs: PackShelf;
  organisation: PlanOrganisation;
  years: readonly number[];
  newId: () => string;
}

/** Words, units and years that ready texts are filled in with. */
async function readyFor(
  db: OrgDatabase,
  orgId: string,
  { packs, organisation, years, newId }: Starting,
): Promise<ReadyFor> {
  const kind = kindOf(packs, organisation.kind);
  if (!kind) throw new Error(`No pack knows the kind ${organisation.kind}`);
  const words = templateWords(organisation.name, kind, years);
  return { words, kind, years, units: await openUnits(db, orgId), newId };
}

function readyContent(
  blank: PlanContent,
  ready: NonNullable<ReturnType<typeof readyPlan>>,
  at: ReadyFor,
  cycle: Parameters<typeof goalsFrom>[0],
): PlanContent {
  return {
    ...blank,
    introduction: introductionFrom(ready, at.words),
    goals: goalsFrom(cycle, at),
    projects: ready.projects.map((project) => projectFrom(project, at)),
    declaration: declarationFrom(ready, at.words),
  };
}

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
