import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { fiscalYearOf, fiscalYearRange } from "../../../thai/fiscal.ts";
import { approvers, keepers } from "../permissions.ts";
import { scalesInForce } from "../scales/shipped.ts";
import { changeScale, closeAssessment, editProcess, openAssessment, reopenAssessment } from "./acts.ts";
import { CloseForm, OpenForm, ProcessForm, ReopenForm, ScaleForm } from "./pages/forms.tsx";
import { assessmentById, assessmentsOf, processById } from "./queries.ts";
import type { Assessment } from "./queries.ts";

const to = paths.office;
export const assessmentRoutes = new Hono<Env>();

assessmentRoutes.get(to.riskOpen.pattern, readers(keepers), async (c) =>
  officePage(c, { title: "เปิดการประเมินความเสี่ยง", typing: true, body: await openBody(c) }),
);

assessmentRoutes.post(to.riskOpen.pattern, (c) =>
  submit(c, openAssessment, {
    title: "เปิดการประเมินความเสี่ยง",
    again: (form) => openBody(c, form),
    next: ({ fiscalYear }) => to.risks.href({ org: c.var.org.slug }, { year: fiscalYear }),
    said: ({ copied }) =>
      copied > 0 ? `เปิดการประเมินแล้ว คัดลอกจากปีก่อน ${copied} รายการ ทบทวนทีละรายการได้เลย` : "เปิดการประเมินแล้ว",
  }),
);

async function openBody(c: Web, typed?: FormState) {
  const { house, org } = c.var;
  const years = await readIn(house.database, org.id, (db) => assessmentsOf(db, org.id));
  const [last] = years;
  const year = last ? last.fiscal_year + 1 : fiscalYearOf(todayInBangkok(house.now()));
  const scales = await scalesInForce(fiscalYearRange(year).start);
  const form = typed ?? blankForm({ fiscalYear: String(year), scaleKey: last?.scale_key ?? "" });
  return <OpenForm org={org.slug} form={form} scales={scales} last={last} />;
}

assessmentRoutes.get(to.riskAssessmentScale.pattern, readers(keepers), async (c) => {
  const assessment = await assessmentAsked(c);
  if (!assessment) return problem(c, 404);
  return officePage(c, { title: "เปลี่ยนเกณฑ์ประเมิน", typing: true, body: await scaleBody(c, assessment) });
});

assessmentRoutes.post(to.riskAssessmentScale.pattern, async (c) => {
  const assessment = await assessmentAsked(c);
  if (!assessment) return problem(c, 404);
  return submit(c, changeScale, {
    title: "เปลี่ยนเกณฑ์ประเมิน",
    fixed: { id: assessment.id },
    again: (form) => scaleBody(c, assessment, form),
    next: listOf(c),
    said: "เปลี่ยนเกณฑ์แล้ว ขั้นต่อไปคือประเมินระดับของแต่ละรายการใหม่",
  });
});

async function scaleBody(c: Web, assessment: Assessment, form?: FormState) {
  const scales = await scalesInForce(fiscalYearRange(assessment.fiscal_year).start);
  return (
    <ScaleForm
      org={c.var.org.slug}
      form={form ?? blankForm({ scaleKey: assessment.scale_key })}
      assessment={assessment}
      scales={scales}
    />
  );
}

assessmentRoutes.get(to.riskAssessmentClose.pattern, readers(approvers), async (c) => {
  const assessment = await assessmentAsked(c);
  if (!assessment) return problem(c, 404);
  const today = formatThaiDate(todayInBangkok(c.var.house.now()), "short");
  const form = blankForm({ approvedOn: today, approverName: c.var.viewer.name });
  return officePage(c, {
    title: "อนุมัติการประเมินความเสี่ยง",
    typing: true,
    body: <CloseForm org={c.var.org.slug} form={form} assessment={assessment} />,
  });
});

assessmentRoutes.post(to.riskAssessmentClose.pattern, async (c) => {
  const assessment = await assessmentAsked(c);
  if (!assessment) return problem(c, 404);
  const org = c.var.org.slug;
  return submit(c, closeAssessment, {
    title: "อนุมัติการประเมินความเสี่ยง",
    fixed: { id: assessment.id },
    again: (form) => <CloseForm org={org} form={form} assessment={assessment} />,
    next: listOf(c),
    said: "อนุมัติแล้ว ขั้นต่อไปคือเผยแพร่และดำเนินมาตรการ",
  });
});

assessmentRoutes.get(to.riskAssessmentReopen.pattern, readers(approvers), async (c) => {
  const assessment = await assessmentAsked(c);
  if (!assessment) return problem(c, 404);
  return officePage(c, {
    title: "เปิดการประเมินความเสี่ยงอีกครั้ง",
    typing: true,
    body: <ReopenForm org={c.var.org.slug} form={blankForm()} assessment={assessment} />,
  });
});

assessmentRoutes.post(to.riskAssessmentReopen.pattern, async (c) => {
  const assessment = await assessmentAsked(c);
  if (!assessment) return problem(c, 404);
  const org = c.var.org.slug;
  return submit(c, reopenAssessment, {
    title: "เปิดการประเมินความเสี่ยงอีกครั้ง",
    fixed: { id: assessment.id },
    again: (form) => <ReopenForm org={org} form={form} assessment={assessment} />,
    next: listOf(c),
    said: "เปิดการประเมินอีกครั้งแล้ว",
  });
});

assessmentRoutes.get(to.riskProcess.pattern, readers(keepers), async (c) => {
  const process = await processAsked(c);
  if (!process) return problem(c, 404);
  return officePage(c, {
    title: "แก้ไขชื่อกระบวนการ",
    typing: true,
    body: <ProcessForm org={c.var.org.slug} form={blankForm({ name: process.name })} process={process} />,
  });
});

assessmentRoutes.post(to.riskProcess.pattern, async (c) => {
  const process = await processAsked(c);
  if (!process) return problem(c, 404);
  return submit(c, editProcess, {
    title: "แก้ไขชื่อกระบวนการ",
    fixed: { id: process.id },
    again: (form) => <ProcessForm org={c.var.org.slug} form={form} process={process} />,
    next: listOf(c),
    said: "บันทึกแล้ว",
  });
});

const listOf =
  (c: Web) =>
  ({ fiscalYear }: { fiscalYear: number }) =>
    to.risks.href({ org: c.var.org.slug }, { year: fiscalYear });

function assessmentAsked(c: Web) {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => assessmentById(db, org.id, c.req.param("id") ?? ""));
}

function processAsked(c: Web) {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => processById(db, org.id, c.req.param("id") ?? ""));
}
