import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { kindOf, organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { planners } from "../locking.ts";
import { mayPlan, openPlan } from "../opening.ts";
import type { OpenPlan } from "../opening.ts";
import { planCycles } from "../packs/cycles.ts";
import { PlanList, StartPlanForm } from "../pages/plan-list.tsx";
import { plansOf } from "../queries.ts";
import { readyPlan } from "../packs/ready-projects.ts";
import { ReadyList } from "../pages/ready-list.tsx";
import { fillTemplate, templateWords } from "../ready/fill.ts";
import { addReadyProject, startPlan } from "./acts.ts";

export const startRoutes = new Hono<Env>();

startRoutes.get(paths.office.plans.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const plans = await readIn(house.database, org.id, (db) => plansOf(db, org.id));
  return officePage(c, {
    title: "แผนป้องกันการทุจริต",
    body: <PlanList org={org.slug} plans={plans} mayWrite={mayPlan(c)} />,
  });
});

startRoutes.get(paths.office.planStart.pattern, readers(planners), async (c) => {
  const newest = cyclesOf(c)[0]?.key ?? "";
  return officePage(c, {
    title: "เริ่มทำแผน",
    typing: true,
    body: await startForm(c, blankForm({ cycle: newest, begin: "ready" })),
  });
});

startRoutes.post(paths.office.planStart.pattern, (c) =>
  submit(c, startPlan, {
    title: "เริ่มทำแผน",
    again: (form) => startForm(c, form),
    next: ({ planId }) => paths.office.plan.href({ org: c.var.org.slug, plan: planId }),
    said: "เริ่มแผนแล้ว",
  }),
);

async function startForm(c: Web, form: FormState) {
  const { house, org } = c.var;
  const plans = await readIn(house.database, org.id, (db) => plansOf(db, org.id));
  return <StartPlanForm org={org.slug} form={form} cycles={cyclesOf(c)} plans={plans} />;
}

/** The newest first. */
function cyclesOf(c: Web) {
  return c.var.house.packs
    .ofKind(planCycles)
    .map(({ key, title }) => ({ key, title }))
    .toReversed();
}

startRoutes.get(paths.office.planProjectReady.pattern, readers(planners), async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return officePage(c, { title: "โครงการสำเร็จรูป", body: readyList(c, open) });
});

startRoutes.post(paths.office.planProjectReady.pattern, async (c) => {
  const open = await openPlan(c);
  if (!open) return problem(c, 404);
  return submit(c, addReadyProject, {
    title: "โครงการสำเร็จรูป",
    fixed: { planId: open.plan.id },
    again: () => readyList(c, open),
    next: ({ planId, id }) => paths.office.planProject.href({ org: c.var.org.slug, plan: planId, id }),
    said: "เพิ่มในแผนแล้ว ตรวจงบประมาณและผู้รับผิดชอบ",
  });
});

function readyList(c: Web, { plan, cycle, projects }: OpenPlan) {
  const { house, org } = c.var;
  const kind = kindOf(house.packs, org.kind);
  const words = kind && templateWords(organisationTitle(house.packs, org), kind, plan.years);
  const titles = new Set(projects.map(({ title }) => title));
  const offers = (words ? (readyPlan(house.packs, plan.cycle)?.projects ?? []) : []).map((ready) => {
    const title = words ? fillTemplate(ready.title, words) : ready.title;
    const about = words ? fillTemplate(ready.reasons[0] ?? "", words) : "";
    return { key: ready.key, mission: ready.mission, title, about, isIn: titles.has(title) };
  });
  return <ReadyList org={org.slug} {...{ plan, cycle, offers }} />;
}
