import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { openUnits } from "../../organisation/units/queries.ts";
import { risksOfProject } from "../../risk/register/queries.ts";
import { commentsFor } from "../comments/routes.tsx";
import { SheetPapers } from "../documents/papers.tsx";
import { FindingsOfProject } from "../life/checks-page.tsx";
import { standOfProject } from "../life/stand.ts";
import { planners } from "../locking.ts";
import { inBookOrder } from "../numbering.ts";
import { planCycle } from "../packs/cycles.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { mayPlan, openPlan } from "../opening.ts";
import type { OpenPlan } from "../opening.ts";
import { planOfProject, projectBeside, removedProjects } from "../queries.ts";
import type { ListedProject, PlanRow, ProjectRow } from "../queries.ts";
import { addProject, editProject, moveProject, removeProject, returnProject } from "./acts.ts";
import { confirmIndicator, confirmIndicators } from "./measuring.ts";
import { IndicatorForm, indicatorValues } from "./pages/indicator-form.tsx";
import { projectAction, ProjectForm, projectValues } from "./pages/project-form.tsx";
import { ProjectPage } from "./pages/project-page.tsx";
import { ProjectTree } from "./pages/project-tree.tsx";

export const projectRoutes = new Hono<Env>();

projectRoutes.get(paths.office.planProjects.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: "โครงการในแผน", body: await tree(c, open) });
});

async function tree(c: Web, open: OpenPlan) {
  const { house, org } = c.var;
  const removed = await readIn(house.database, org.id, (db) => removedProjects(db, org.id, open.plan.id));
  return <ProjectTree org={org.slug} {...open} removed={removed} mayWrite={mayPlan(c)} />;
}

projectRoutes.get(paths.office.planProjectAdd.pattern, readers(planners), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  const { slug: org } = c.var.org;
  const blank = blankForm({
    kind: "project",
    mission: c.req.query("mission") ?? "",
    period: `ปีงบประมาณ พ.ศ. ${open.plan.years[0]} - ${open.plan.years.at(-1)}`,
  });
  const { form, offer } = await withDraft(c, projectAction(org, open.plan.id), blank);
  const units = await unitsOf(c);
  return officePage(c, {
    title: "เพิ่มโครงการ",
    typing: true,
    body: (
      <>
        {offer}
        <ProjectForm {...{ org, form, units }} plan={open.plan} cycle={open.cycle} />
      </>
    ),
  });
});

projectRoutes.post(paths.office.planProjectAdd.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  const { slug: org } = c.var.org;
  const units = await unitsOf(c);
  return submit(c, addProject, {
    title: "เพิ่มโครงการ",
    fixed: { planId: open.plan.id },
    again: (form) => <ProjectForm {...{ org, form, units }} plan={open.plan} cycle={open.cycle} />,
    next: ({ planId, id }) => paths.office.planProject.href({ org, plan: planId, id }),
    said: "เพิ่มโครงการแล้ว",
  });
});

projectRoutes.get(paths.office.planProject.pattern, readers(everyMember), async (c) => {
  const found = await openProject(c);
  if (!found) return problem(c, 404);
  return officePage(c, { title: found.project.title, body: await projectPage(c, found) });
});

projectRoutes.get(paths.office.planProjectFound.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const id = c.req.param("id");
  const plan = await readIn(house.database, org.id, (db) => planOfProject(db, org.id, id));
  const found = plan === undefined ? undefined : await openProject(c, plan);
  if (!found) return problem(c, 404);
  return officePage(c, { title: found.project.title, body: await projectPage(c, found) });
});

projectRoutes.get(paths.office.planProjectEdit.pattern, readers(planners), async (c) => {
  const found = await openProject(c);
  if (!found) return problem(c, 404);
  const { plan, cycle, project } = found;
  const { slug: org } = c.var.org;
  const values = blankForm(projectValues(project));
  const { form, offer } = await withDraft(c, projectAction(org, plan.id, project.id), values);
  const units = await unitsOf(c);
  return officePage(c, {
    title: "แก้ไขโครงการ",
    typing: true,
    body: (
      <>
        {offer}
        <ProjectForm {...{ org, form, plan, cycle, units, project }} />
      </>
    ),
  });
});

projectRoutes.post(paths.office.planProjectEdit.pattern, async (c) => {
  const { slug: org } = c.var.org;
  const at = { plan: c.req.param("plan"), id: c.req.param("id") };
  return submit(c, editProject, {
    title: "แก้ไขโครงการ",
    fixed: { planId: at.plan, id: at.id },
    // Drawn only when the act was refused: what was saved costs no reading.
    again: async (form) => {
      const found = await openProject(c);
      if (!found) return <p>ไม่พบโครงการนี้ในแผน อาจถูกนำออกไปแล้ว</p>;
      const { plan, cycle, project } = found;
      return <ProjectForm {...{ org, form, plan, cycle, project }} units={await unitsOf(c)} />;
    },
    next: () => paths.office.planProject.href({ org, ...at }),
    said: "บันทึกโครงการแล้ว",
  });
});

projectRoutes.get(paths.office.planIndicator.pattern, readers(planners), async (c) => {
  const found = await openResult(c);
  if (!found) return problem(c, 404);
  const { plan, project, result } = found;
  const form = blankForm(indicatorValues(result.indicator));
  return officePage(c, {
    title: "วิธีวัดตัวชี้วัด",
    typing: true,
    body: <IndicatorForm org={c.var.org.slug} {...{ form, plan, project, result }} />,
  });
});

projectRoutes.post(paths.office.planIndicator.pattern, async (c) => {
  const found = await openResult(c);
  if (!found) return problem(c, 404);
  const { plan, project, result } = found;
  const { slug: org } = c.var.org;
  return submit(c, confirmIndicator, {
    title: "วิธีวัดตัวชี้วัด",
    fixed: { planId: plan.id, id: project.id, resultId: result.id },
    again: (form) => <IndicatorForm {...{ org, form, plan, project, result }} />,
    next: () => `${paths.office.planProject.href({ org, plan: plan.id, id: project.id })}#results`,
    said: "ยืนยันวิธีวัดแล้ว",
  });
});

projectRoutes.post(paths.office.planIndicators.pattern, async (c) => {
  const found = await openProject(c);
  if (!found) return problem(c, 404);
  const { slug: org } = c.var.org;
  return submit(c, confirmIndicators, {
    title: found.project.title,
    fixed: { planId: found.plan.id, id: found.project.id },
    again: () => projectPage(c, found),
    next: ({ planId, id }) => `${paths.office.planProject.href({ org, plan: planId, id })}#results`,
    said: ({ count }) => `ยืนยันวิธีวัดแล้ว ${count} ข้อ`,
  });
});

projectRoutes.post(paths.office.planProjectMove.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, moveProject, {
    title: "โครงการในแผน",
    fixed: { planId: open.plan.id, id: c.req.param("id") },
    again: () => tree(c, open),
    next: ({ planId, id }) =>
      `${paths.office.planProjects.href({ org: c.var.org.slug, plan: planId })}#p-${id}`,
  });
});

projectRoutes.post(paths.office.planProjectRemove.pattern, async (c) => {
  const found = await openProject(c);
  if (!found) return problem(c, 404);
  return submit(c, removeProject, {
    title: found.project.title,
    fixed: { planId: found.plan.id, id: found.project.id },
    again: () => projectPage(c, found),
    next: ({ planId }) => paths.office.planProjects.href({ org: c.var.org.slug, plan: planId }),
    said: "นำโครงการออกจากแผนแล้ว นำกลับได้ที่ท้ายหน้านี้",
  });
});

projectRoutes.post(paths.office.planProjectReturn.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, returnProject, {
    title: "โครงการในแผน",
    fixed: { planId: open.plan.id, id: c.req.param("id") },
    again: () => tree(c, open),
    next: ({ planId, id }) => paths.office.planProject.href({ org: c.var.org.slug, plan: planId, id }),
    said: "นำโครงการกลับเข้าแผนแล้ว",
  });
});

interface OpenProject {
  plan: PlanRow;
  cycle: PlanCycle;
  project: ProjectRow;
  /** In the order of the book. */
  listed: ListedProject[];
}

async function openProject(
  c: Web,
  plan: string = c.req.param("plan") ?? "",
): Promise<OpenProject | undefined> {
  const { house, org } = c.var;
  const id = c.req.param("id") ?? "";
  const found = await readIn(house.database, org.id, (db) => projectBeside(db, org.id, plan, id));
  const cycle = found && planCycle(house.packs, found.plan.cycle)?.data;
  return cycle && { ...found, cycle, listed: inBookOrder(cycle, found.listed) };
}

async function openResult(c: Web) {
  const found = await openProject(c);
  const result =
    found &&
    [...found.project.outputs, ...found.project.outcomes].find(({ id }) => id === c.req.param("result"));
  return found && result && { ...found, result };
}

async function projectPage(c: Web, { plan, cycle, project, listed }: OpenProject) {
  const { house, org } = c.var;
  const { stand, risks } = await readIn(house.database, org.id, async (db) => ({
    stand: await standOfProject(db, org.id, plan, { project, packs: house.packs }),
    risks: await risksOfProject(db, org.id, project.id),
  }));
  const at = listed.findIndex(({ id }) => id === project.id);
  return (
    <ProjectPage
      org={c.var.org.slug}
      {...{ plan, cycle, project }}
      number={at + 1}
      before={listed[at - 1]}
      after={listed[at + 1]}
      mayWrite={mayPlan(c)}
      comments={await commentsFor(c, plan, { part: "project", projectId: project.id }, project.responsible)}
      risks={risks}
      findings={
        <FindingsOfProject
          org={c.var.org.slug}
          {...{ plan, stand }}
          projectId={project.id}
          mayWrite={mayPlan(c)}
        />
      }
      papers={<SheetPapers org={org.slug} plan={plan.id} id={project.id} />}
    />
  );
}

function unitsOf(c: Web) {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => openUnits(db, org.id));
}
