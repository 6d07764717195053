import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { allowsSomewhere } from "../../../platform/accounts/roles.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { formatBaht, satang } from "../../../thai/money.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { fiscalYearOf } from "../../../thai/fiscal.ts";
import { planCycle } from "../../plan/packs/cycles.ts";
import { publishedPlanOfYear } from "../../plan/publication/queries.ts";
import { keepers } from "../locking.ts";
import type { ProjectYear } from "../project-years.ts";
import { amendYear, closeYear, openYear, reopenYear, setProjectYear } from "./acts.ts";
import { yearAsked } from "./asked.ts";
import { OpenYearForm, ProjectYearForm, TurnForm } from "./pages/forms.tsx";
import { YearList } from "./pages/year-list.tsx";
import { YearPage } from "./pages/year-page.tsx";
import { yearTabs } from "./pages/year-tabs.tsx";
import { projectYearNamed, projectYearsOf, turnsOf, yearOf, yearsOf } from "./queries.ts";
import type { YearRow } from "./queries.ts";

const to = paths.office;
export const yearRoutes = new Hono<Env>();

yearRoutes.get(to.progress.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const years = await readIn(house.database, org.id, (db) => yearsOf(db, org.id));
  return officePage(c, {
    title: "ผลการดำเนินงาน",
    body: <YearList org={org.slug} years={years} mayKeep={mayKeep(c)} />,
  });
});

yearRoutes.get(to.progressOpen.pattern, readers(keepers), async (c) =>
  officePage(c, { title: "เปิดปีงบประมาณ", typing: true, body: await openBody(c) }),
);

yearRoutes.post(to.progressOpen.pattern, (c) =>
  submit(c, openYear, {
    title: "เปิดปีงบประมาณ",
    again: (form) => openBody(c, form),
    next: ({ year }) => to.progressYear.href({ org: c.var.org.slug, year: String(year) }),
    said: ({ projects }) => `เปิดปีแล้ว มี ${projects} โครงการพร้อมให้หน่วยงานบันทึกผล`,
  }),
);

async function openBody(c: Web, typed?: FormState) {
  const { house, org } = c.var;
  const [last] = await readIn(house.database, org.id, (db) => yearsOf(db, org.id));
  const year = last ? last.year + 1 : fiscalYearOf(todayInBangkok(house.now()));
  return <OpenYearForm org={org.slug} form={typed ?? blankForm({ year: String(year) })} />;
}

yearRoutes.get(to.progressYear.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const asked = await readIn(house.database, org.id, async (db) => {
    const year = await yearOf(db, org.id, yearAsked(c));
    if (!year) return undefined;
    const plan = await publishedPlanOfYear(db, org.id, year.year);
    return {
      year,
      projects: await projectYearsOf(db, org.id, year.year),
      turns: await turnsOf(db, org.id, year.year),
      isBehind: plan !== undefined && (plan.planId !== year.plan_id || plan.number !== year.plan_version),
    };
  });
  const cycle = asked && planCycle(house.packs, asked.year.cycle)?.data;
  if (!asked || !cycle) return problem(c, 404);
  return officePage(c, {
    title: `ปีงบประมาณ ${asked.year.year}`,
    body: (
      <YearPage
        org={org.slug}
        tabs={yearTabs(c, asked.year.year, "work")}
        {...asked}
        cycle={cycle}
        mayKeep={mayKeep(c)}
      />
    ),
  });
});

const turns = {
  amend: {
    path: to.progressAmend,
    act: amendYear,
    title: "ปรับตามแผนฉบับใหม่",
    said: "ปรับตามแผนฉบับใหม่แล้ว ตรวจโครงการที่เพิ่มและที่นำออก",
  },
  close: { path: to.progressClose, act: closeYear, title: "ปิดปีงบประมาณ", said: "ปิดปีแล้ว" },
  reopen: {
    path: to.progressReopen,
    act: reopenYear,
    title: "เปิดปีงบประมาณอีกครั้ง",
    said: "เปิดปีอีกครั้งแล้ว บันทึกผลเพิ่มได้",
  },
} as const;

for (const [kind, { path, act, title, said }] of Object.entries(turns)) {
  const body = (c: Web, year: YearRow, form: FormState = blankForm()) => (
    <TurnForm org={c.var.org.slug} kind={kind as keyof typeof turns} year={year} form={form} />
  );
  yearRoutes.get(path.pattern, readers(keepers), async (c) => {
    const year = await yearFound(c);
    if (!year) return problem(c, 404);
    return officePage(c, { title, typing: true, body: body(c, year) });
  });
  yearRoutes.post(path.pattern, async (c) => {
    const year = await yearFound(c);
    if (!year) return problem(c, 404);
    return submit(c, act, {
      title,
      fixed: { year: String(year.year) },
      again: (form) => body(c, year, form),
      next: () => to.progressYear.href({ org: c.var.org.slug, year: String(year.year) }),
      said,
    });
  });
}

yearRoutes.get(to.progressProject.pattern, readers(keepers), async (c) => {
  const project = await projectFound(c);
  if (!project) return problem(c, 404);
  const { integratedBudget, guidelines } = project;
  const form = blankForm({
    integratedBudget: integratedBudget === null ? "" : formatBaht(satang(integratedBudget)),
    guidelines: [...guidelines],
  });
  return officePage(c, {
    title: "งบบูรณาการและแนวทาง",
    typing: true,
    body: <ProjectYearForm org={c.var.org.slug} project={project} form={form} />,
  });
});

yearRoutes.post(to.progressProject.pattern, async (c) => {
  const project = await projectFound(c);
  if (!project) return problem(c, 404);
  return submit(c, setProjectYear, {
    title: "งบบูรณาการและแนวทาง",
    fixed: { id: project.id },
    again: (form) => <ProjectYearForm org={c.var.org.slug} project={project} form={form} />,
    next: () => to.progressYear.href({ org: c.var.org.slug, year: String(project.year) }),
    said: "บันทึกแล้ว",
  });
});

function yearFound(c: Web): Promise<YearRow | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => yearOf(db, org.id, yearAsked(c)));
}

function projectFound(c: Web): Promise<ProjectYear | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => projectYearNamed(db, org.id, c.req.param("id") ?? ""));
}

function mayKeep(c: Web): boolean {
  return allowsSomewhere(keepers, c.var.viewer.roles);
}
