import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { mayOf, riskAsked, unitsOffered } from "../asked.ts";
import type { RiskAsked } from "../asked.ts";
import { mayAnswer, proposers } from "../permissions.ts";
import type { Measure } from "../register/queries.ts";
import { addMeasure, editMeasure, linkMeasure, removeMeasure, reportMeasure } from "./acts.ts";
import { LinkForm, measureAction, MeasureForm, measureValues, ReportForm } from "./pages/forms.tsx";
import { projectsForRisk } from "./queries.ts";

const to = paths.office;
export const measureRoutes = new Hono<Env>();

measureRoutes.get(to.riskMeasureAdd.pattern, readers(proposers), async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  if (!mayAnswer(c.var.viewer.roles, asked.risk.unit_id)) return problem(c, 403);
  const units = await unitsOffered(c);
  const { isKeeper } = mayOf(c);
  const own = units.find(({ id }) => id === asked.risk.unit_id) ?? units[0];
  const fresh = blankForm({
    against: "own",
    unitId: isKeeper ? (asked.risk.unit_id ?? "") : (own?.id ?? ""),
  });
  const { form, offer } = await withDraft(c, measureAction(c.var.org.slug, asked.risk), fresh);
  return officePage(c, {
    title: "เพิ่มมาตรการ",
    typing: true,
    body: (
      <>
        {offer}
        {await formBody(c, asked, form)}
      </>
    ),
  });
});

measureRoutes.post(to.riskMeasureAdd.pattern, async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, addMeasure, {
    title: "เพิ่มมาตรการ",
    fixed: { riskId: asked.risk.id },
    again: (form) => formBody(c, asked, form),
    next: () => to.risk.href({ org: c.var.org.slug, id: asked.risk.id }),
    said: "เพิ่มมาตรการแล้ว",
  });
});

measureRoutes.get(to.riskMeasure.pattern, readers(proposers), async (c) => {
  const asked = await measureAsked(c);
  if (!asked) return problem(c, 404);
  if (!mayOf(c).mayWorkIn(asked.measure.unit_id)) return problem(c, 403);
  const action = measureAction(c.var.org.slug, asked.risk, asked.measure);
  const { form, offer } = await withDraft(c, action, blankForm(measureValues(asked.measure)));
  return officePage(c, {
    title: "แก้ไขมาตรการ",
    typing: true,
    body: (
      <>
        {offer}
        {await formBody(c, asked, form, asked.measure)}
      </>
    ),
  });
});

measureRoutes.post(to.riskMeasure.pattern, async (c) => {
  const asked = await measureAsked(c);
  if (!asked) return problem(c, 404);
  return submit(c, editMeasure, {
    title: "แก้ไขมาตรการ",
    fixed: { id: asked.measure.id, riskId: asked.risk.id },
    again: (form) => formBody(c, asked, form, asked.measure),
    next: backTo(c, asked),
    said: "บันทึกแล้ว",
  });
});

measureRoutes.get(to.riskMeasureReport.pattern, readers(proposers), async (c) => {
  const asked = await measureAsked(c);
  if (!asked) return problem(c, 404);
  if (!mayOf(c).mayWorkIn(asked.measure.unit_id)) return problem(c, 403);
  const { result, done_on } = asked.measure;
  const form = blankForm({
    result: result ?? "",
    doneOn: done_on ? formatThaiDate(isoDate(done_on), "short") : "",
  });
  return officePage(c, { title: "บันทึกผลของมาตรการ", typing: true, body: await reportBody(c, asked, form) });
});

measureRoutes.post(to.riskMeasureReport.pattern, async (c) => {
  const asked = await measureAsked(c);
  if (!asked) return problem(c, 404);
  return submit(c, reportMeasure, {
    title: "บันทึกผลของมาตรการ",
    fixed: { id: asked.measure.id },
    again: (form) => reportBody(c, asked, form),
    next: backTo(c, asked),
    said: "บันทึกผลแล้ว",
  });
});

measureRoutes.post(to.riskMeasureRemove.pattern, async (c) => {
  const asked = await measureAsked(c);
  if (!asked) return problem(c, 404);
  return submit(c, removeMeasure, {
    title: "แก้ไขมาตรการ",
    fixed: { id: asked.measure.id },
    again: () => formBody(c, asked, blankForm(measureValues(asked.measure)), asked.measure),
    next: backTo(c, asked),
    said: "นำมาตรการออกแล้ว",
  });
});

measureRoutes.post(to.riskMeasureLink.pattern, async (c) => {
  const asked = await measureAsked(c);
  if (!asked) return problem(c, 404);
  return submit(c, linkMeasure, {
    title: "บันทึกผลของมาตรการ",
    fixed: { id: asked.measure.id },
    again: (form) => reportBody(c, asked, blankForm({ result: asked.measure.result ?? "" }), form),
    next: backTo(c, asked),
    said: "เชื่อมกับโครงการแล้ว",
  });
});

interface MeasureAsked extends RiskAsked {
  measure: Measure;
}

async function measureAsked(c: Web): Promise<MeasureAsked | undefined> {
  const asked = await riskAsked(c, c.req.param("risk"));
  const measure = asked?.risk.measures.find(({ id }) => id === c.req.param("id"));
  return asked && measure && { ...asked, measure };
}

const backTo =
  (c: Web, { risk }: RiskAsked) =>
  () =>
    to.risk.href({ org: c.var.org.slug, id: risk.id });

function projectsOffered(c: Web, { assessment }: RiskAsked) {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) =>
    projectsForRisk(db, org.id, assessment.fiscal_year, house.packs),
  );
}

async function formBody(c: Web, { risk, assessment }: RiskAsked, form: FormState, measure?: Measure) {
  return (
    <MeasureForm
      org={c.var.org.slug}
      form={form}
      risk={risk}
      assessment={assessment}
      units={await unitsOffered(c, measure && { id: measure.unit_id, name: measure.unit })}
      projects={await projectsOffered(c, { risk, assessment })}
      isKeeper={mayOf(c).isKeeper}
      {...(measure ? { measure } : {})}
    />
  );
}

/** Once the year is approved the measure itself stands, but the plan may come later: its project is linked here. */
async function reportBody(c: Web, asked: MeasureAsked, form: FormState, link?: FormState) {
  const { risk, assessment, measure } = asked;
  const org = c.var.org.slug;
  const projects = mayOf(c).isKeeper ? await projectsOffered(c, asked) : [];
  return (
    <ReportForm org={org} form={form} risk={risk} assessment={assessment} measure={measure}>
      {projects.length > 0 && (
        <LinkForm
          org={org}
          form={link ?? blankForm({ projectId: measure.project_id ?? "" })}
          risk={risk}
          measure={measure}
          projects={projects}
        />
      )}
    </ReportForm>
  );
}
