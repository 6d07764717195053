import { addComment, settleComment } from "../src/capabilities/plan/comments/acts.ts";
import { addFund } from "../src/capabilities/plan/funds/acts.ts";
import { approvePlan, publishPlan, returnPlan, submitPlan } from "../src/capabilities/plan/life/acts.ts";
import { excuseFinding } from "../src/capabilities/plan/life/excuse-acts.ts";
import { standNow } from "../src/capabilities/plan/life/stand.ts";
import { writeOutline } from "../src/capabilities/plan/outline.ts";
import { planCycles } from "../src/capabilities/plan/packs/cycles.ts";
import { editDeclaration, editGoals, editIntroduction } from "../src/capabilities/plan/parts/acts.ts";
import { editProject } from "../src/capabilities/plan/projects/acts.ts";
import { plansOf, projectsOf } from "../src/capabilities/plan/queries.ts";
import type { PlanRow, ProjectRow } from "../src/capabilities/plan/queries.ts";
import { startPlan } from "../src/capabilities/plan/start/acts.ts";
import { linkMeasure } from "../src/capabilities/risk/measures/acts.ts";
import { projectsForRisk } from "../src/capabilities/risk/measures/queries.ts";
import { answers, asked, ethicsFund, fundedProjects, reasons } from "./plan-list.ts";
import { measuresOfYear } from "./risks.ts";
import { known } from "./stage.ts";
import type { Event, Stage } from "./stage.ts";

/** The plan of the cycle as it is made: from ready projects to its announcement, with one time back. */
export const planEvents: readonly Event[] = [
  {
    on: "11-24",
    at: "09:40",
    what: "the coordinator starts the plan from the ready projects",
    happen: async (stage) => {
      await stage.perform("lawyer", startPlan, { cycle: cycleOf(stage), begin: "ready" });
    },
  },
  {
    on: "11-25",
    at: "13:30",
    what: "money comes in: one course in the budget pays for two projects",
    happen: async (stage) => {
      const { id: planId, years } = await planNow(stage);
      const { id: fundId } = await stage.perform("lawyer", addFund, {
        planId,
        name: ethicsFund.name,
        budgets: years.map(() => ethicsFund.perYear),
      });
      for (const told of fundedProjects) {
        const project = await projectCalled(stage, told.title);
        const each = (sum: string | undefined) => years.map(() => sum ?? "");
        const { fromEthicsFund: shared, units } = told;
        await stage.perform("lawyer", editProject, {
          ...inputOf(project, planId),
          budgets: each(told.perYear),
          fundings: shared ? [{ fundId, budgets: each(shared) }] : [],
          ...(told.people ? { targetCount: told.people } : {}),
          ...(units ? { units: units.map((unit) => known(stage.units, unit)) } : {}),
        });
      }
    },
  },
  {
    on: "11-26",
    at: "10:15",
    what: "the goals get the figure that they start from, the declaration its signer",
    happen: async (stage) => {
      const plan = await planNow(stage);
      await stage.perform("lawyer", editGoals, {
        planId: plan.id,
        version: plan.version,
        goals: plan.goals.map(({ text, target }) =>
          target === null
            ? { text, values: [] }
            : {
                text,
                name: target.name,
                unit: target.unit,
                about: target.about ?? "",
                baseYear: String((plan.years[0] ?? 0) - 1),
                baseValue: target.about === "ita-score" ? "62.40" : "2",
                values: target.values.map((value) => String(value ?? "")),
              },
        ),
      });
      const { version, declaration, title, introduction } = await planNow(stage);
      await stage.perform("lawyer", editDeclaration, {
        planId: plan.id,
        version,
        text: declaration?.text.join("\n") ?? "",
        signedOn: stage.calendar.day("11-26"),
        signerName: "นายมั่นคง รักบึงสุขใจ",
        signerTitle: "นายกเทศมนตรีตำบลบึงสุขใจ",
      });
      await stage.perform("lawyer", editIntroduction, {
        planId: plan.id,
        version: version + 1,
        title,
        foreword: introduction.foreword.join("\n"),
        forewordDate: `พฤศจิกายน ${stage.calendar.fiscalYear - 1}`,
        reasons: introduction.reasons.join("\n"),
        objectives: introduction.objectives.join("\n"),
        benefits: introduction.benefits.join("\n"),
      });
    },
  },
  {
    on: "11-27",
    at: "14:20",
    what: "each measure of the register is told which project carries it out",
    happen: async (stage) => {
      const offered = await stage.read((db) =>
        projectsForRisk(db, stage.orgId, stage.calendar.fiscalYear, stage.house.packs),
      );
      for (const { id, version, text } of await measuresOfYear(stage)) {
        const title = answers[text];
        const project = offered.find((one) => title !== undefined && one.title.includes(title));
        if (!project) throw new Error(`no project answers ${text}`);
        await stage.perform("lawyer", linkMeasure, { id, version, projectId: project.id });
      }
    },
  },
  {
    on: "12-02",
    at: "10:00",
    what: "what the checks ask is answered, and the plan goes to the mayor",
    happen: submit,
  },
  {
    on: "12-08",
    at: "15:10",
    what: "the mayor asks for more and sends the plan back",
    happen: async (stage) => {
      const plan = await planNow(stage);
      const { id: projectId } = await projectCalled(stage, asked.title);
      await stage.perform("mayor", addComment, {
        planId: plan.id,
        part: "project",
        projectId,
        said: asked.said,
      });
      await stage.perform("mayor", returnPlan, {
        planId: plan.id,
        version: plan.version,
        note: asked.note,
      });
    },
  },
  {
    on: "12-11",
    at: "11:25",
    what: "the coordinator does as was asked and submits again",
    happen: async (stage) => {
      const plan = await planNow(stage);
      const project = await projectCalled(stage, asked.title);
      const input = inputOf(project, plan.id);
      await stage.perform("lawyer", editProject, {
        ...input,
        steps: `${input.steps}\n${asked.step}`,
      });
      const comment = await stage.read((db) =>
        db
          .selectFrom("plan_comment")
          .select("id")
          .where("org_id", "=", stage.orgId)
          .where("project_id", "=", project.id)
          .executeTakeFirstOrThrow(),
      );
      await stage.perform("lawyer", settleComment, {
        planId: plan.id,
        id: comment.id,
        answer: asked.answer,
      });
      await submit(stage);
    },
  },
  {
    on: "12-17",
    at: "09:50",
    what: "the mayor approves the plan",
    happen: async (stage) => {
      const { id: planId, version } = await planNow(stage);
      const decidedOn = stage.calendar.day("12-17");
      const orderNumber = `นร 52001/${stage.calendar.yearOf(decidedOn)}`;
      await stage.perform("mayor", approvePlan, { planId, version, orderNumber, decidedOn });
    },
  },
  {
    on: "12-22",
    at: "13:45",
    what: "the plan is announced",
    happen: async (stage) => {
      const { id: planId, version } = await planNow(stage);
      const decidedOn = stage.calendar.day("12-22");
      await stage.perform("lawyer", publishPlan, { planId, version, decidedOn });
    },
  },
];

/** Warnings are mended above or get their reason here; then it goes to the mayor. */
async function submit(stage: Stage): Promise<void> {
  const plan = await planNow(stage);
  const { findings, excuses } = await stage.read((db) => standNow(db, stage.orgId, plan, stage.house.packs));
  for (const { id, check, level, message } of findings) {
    if (level !== "warning" || excuses.has(id)) continue;
    const reason = reasons[check];
    if (!reason) throw new Error(`nobody has a reason for ${check}: ${message}`);
    await stage.perform("lawyer", excuseFinding, { planId: plan.id, finding: id, reason });
  }
  await stage.perform("lawyer", submitPlan, { planId: plan.id, version: plan.version });
}

/** The cycle that the year of the story lies in; the last one where the packs end before it. */
function cycleOf({ house, calendar }: Stage): string {
  const cycles = house.packs.ofKind(planCycles);
  const cycle = cycles.find(({ data }) => data.years.includes(calendar.fiscalYear)) ?? cycles.at(-1);
  if (!cycle) throw new Error("no pack has a cycle");
  return cycle.key;
}

async function planNow(stage: Stage): Promise<PlanRow> {
  const [plan] = await stage.read((db) => plansOf(db, stage.orgId));
  if (!plan) throw new Error("no plan is started");
  return plan;
}

async function projectCalled(stage: Stage, words: string): Promise<ProjectRow> {
  const { id } = await planNow(stage);
  const projects = await stage.read((db) => projectsOf(db, stage.orgId, id));
  const project = projects.find(({ title }) => title.startsWith(words));
  if (!project) throw new Error(`no project ${words}`);
  return project;
}

/** The form of a project as it is opened. */
function inputOf(project: ProjectRow, planId: string) {
  const { id, version, title, kind, mission, headings, remark, period, responsible, target } = project;
  const lines = (results: ProjectRow["outputs"]) => results.map(({ text }) => text).join("\n");
  const sums = (budgets: readonly (number | null)[]) =>
    budgets.map((sum) => (sum === null ? "" : String(sum / 100)));
  return {
    planId,
    id,
    version,
    title,
    kind,
    mission,
    headings,
    period,
    remark: remark ?? "",
    budgets: sums(project.budgets),
    fundings: project.fundings.map(({ fundId, budgets }) => ({ fundId, budgets: sums(budgets) })),
    reasons: project.reasons.join("\n"),
    objectives: project.objectives.join("\n"),
    targetText: target.text,
    targetCount: target.count === null ? "" : String(target.count),
    targetGroups: target.groups,
    steps: writeOutline(project.steps),
    quarters: project.quarters.map(String),
    allUnits: responsible.allUnits ? "yes" : undefined,
    units: responsible.units.map((unit) => unit.id),
    responsibleText: responsible.text ?? "",
    outputs: lines(project.outputs),
    outcomes: lines(project.outcomes),
  };
}
