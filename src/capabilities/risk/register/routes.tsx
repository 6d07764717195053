import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { HistoryLink } from "../../../platform/audit/history-link.tsx";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm, typedValue } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { tableFile } from "../../../platform/tables/file.ts";
import type { FileFormat } from "../../../platform/tables/file.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { todayInBangkok } from "../../../thai/dates.ts";
import { truncate } from "../../../thai/text.ts";
import { mayOf, riskAsked, scaleHref, unitsOffered, yearAsked } from "../asked.ts";
import type { RiskAsked } from "../asked.ts";
import { discardAssessment } from "../assessments/acts.ts";
import { Year } from "../assessments/pages/year.tsx";
import { assessmentById, processesOf, stepsOf } from "../assessments/queries.ts";
import type { Assessment } from "../assessments/queries.ts";
import { MeasureList } from "../measures/pages/list.tsx";
import { projectHref, projectsForRisk } from "../measures/queries.ts";
import { mayAnswer, proposers } from "../permissions.ts";
import { isPublishedAsItStands } from "../publication/facts.ts";
import { publishAll } from "../decisions/acts.ts";
import { addRisk, editRisk, receiveRisk, removeRisk } from "./acts.ts";
import { RiskFilter } from "./forms.ts";
import { filteredRisks } from "./list.ts";
import type { Register } from "./list.ts";
import { NoRegister } from "./pages/no-register.tsx";
import { OverYears } from "./pages/over-years.tsx";
import { RiskChanges } from "./pages/risk-changes.tsx";
import { nothingChosen, riskAction, RiskForm, riskValues } from "./pages/risk-form.tsx";
import { RiskList } from "./pages/risk-list.tsx";
import { RiskMap } from "./pages/risk-map.tsx";
import { RiskPage } from "./pages/risk-page.tsx";
import { riskOverYears } from "./queries.ts";
import type { Risk } from "./queries.ts";
import { allowsStep } from "./rules.ts";
import { riskTable } from "./table.tsx";

const to = paths.office;
export const registerRoutes = new Hono<Env>();

registerRoutes.get(to.risks.pattern, readers(everyMember), async (c) =>
  officePage(c, await listParts(c, RiskFilter.parse(c.req.query()))),
);

registerRoutes.post(to.riskPublishAll.pattern, async (c) => {
  const { title, body } = await listParts(c, RiskFilter.parse({}));
  return submit(c, publishAll, {
    title,
    again: () => body,
    next: ({ fiscalYear }) => to.risks.href({ org: c.var.org.slug }, { year: fiscalYear }),
    said: ({ published }) => `เผยแพร่แล้ว ${published} รายการ`,
  });
});

registerRoutes.post(to.riskAssessmentDiscard.pattern, async (c) => {
  const { title, body } = await listParts(c, RiskFilter.parse({}));
  return submit(c, discardAssessment, {
    title,
    fixed: { id: c.req.param("id") },
    again: () => body,
    next: () => to.risks.href({ org: c.var.org.slug }),
    said: ({ fiscalYear }) => `ยกเลิกการประเมินปีงบประมาณ ${fiscalYear} แล้ว`,
  });
});

async function listParts(c: Web, filter: RiskFilter) {
  const asked = await yearAsked(c, filter.year);
  const org = c.var.org.slug;
  const may = mayOf(c);
  if (!asked) return { title: "ความเสี่ยงการทุจริต", body: <NoRegister org={org} mayOpen={may.isKeeper} /> };
  const { years, register } = asked;
  const { fiscal_year: year } = register.assessment;
  const body = (
    <RiskList
      org={org}
      today={todayInBangkok(c.var.house.now())}
      years={years}
      register={register}
      shown={filteredRisks(register, filter)}
      filter={{ ...filter, year }}
      mayPropose={may.mayPropose}
      isKeeper={may.isKeeper}
    >
      {await yearSheet(c, register)}
    </RiskList>
  );
  return { title: `ความเสี่ยงการทุจริต ปีงบประมาณ ${year}`, body };
}

async function yearSheet(c: Web, { assessment, last, risks }: Register) {
  const { house, org } = c.var;
  const steps = await readIn(house.database, org.id, (db) => stepsOf(db, org.id, assessment.id));
  const publishable = risks.filter(
    (risk) =>
      !isPublishedAsItStands(risk, assessment.scale) &&
      risk.ended_on === null &&
      allowsStep(risk, assessment.status, assessment.scale, "publish"),
  );
  const { isKeeper, isApprover, mayPublish } = mayOf(c);
  return (
    <Year
      org={org.slug}
      assessment={assessment}
      steps={steps}
      scaleHref={scaleHref(c, assessment)}
      last={last?.assessment}
      publishable={publishable.length}
      isKeeper={isKeeper}
      isApprover={isApprover}
      mayPublish={mayPublish}
    />
  );
}

registerRoutes.get(to.risksExport.pattern, readers(everyMember), (c) => registerFile(c, "csv"));
registerRoutes.get(to.risksExportXlsx.pattern, readers(everyMember), (c) => registerFile(c, "xlsx"));

async function registerFile(c: Web, format: FileFormat) {
  const filter = RiskFilter.parse(c.req.query());
  const asked = await yearAsked(c, filter.year);
  if (!asked) return problem(c, 404);
  const { assessment } = asked.register;
  return tableFile(c, format, {
    name: `risks-${assessment.fiscal_year}`,
    title: "ความเสี่ยง",
    columns: riskTable(c.var.org.slug, assessment.scale),
    rows: [filteredRisks(asked.register, filter)],
  });
}

registerRoutes.get(to.riskMap.pattern, readers(everyMember), async (c) => {
  const { year, when } = RiskFilter.parse(c.req.query());
  const asked = await yearAsked(c, year);
  const org = c.var.org.slug;
  const title = "ผังความเสี่ยง";
  if (!asked) return officePage(c, { title, body: <NoRegister org={org} mayOpen={mayOf(c).isKeeper} /> });
  return officePage(c, { title, body: <RiskMap org={org} {...asked} when={when ?? "before"} /> });
});

registerRoutes.get(to.riskChanges.pattern, readers(everyMember), async (c) => {
  const { year } = RiskFilter.parse(c.req.query());
  const asked = await yearAsked(c, year);
  const org = c.var.org.slug;
  const title = "เทียบความเสี่ยงกับปีก่อน";
  if (!asked) return officePage(c, { title, body: <NoRegister org={org} mayOpen={mayOf(c).isKeeper} /> });
  return officePage(c, { title, body: <RiskChanges org={org} {...asked} /> });
});

registerRoutes.get(to.riskAdd.pattern, readers(proposers), async (c) => {
  const assessment = await openYear(c);
  if (!assessment) return problem(c, 404, "ยังไม่มีการประเมินที่เปิดอยู่ ให้ผู้ประสานงานแผนเปิดการประเมินก่อน");
  const [unit] = await unitsOffered(c);
  const { isKeeper } = mayOf(c);
  const fresh = blankForm({ ...nothingChosen, unitId: isKeeper ? "" : (unit?.id ?? "") });
  const { form, offer } = await withDraft(c, riskAction(c.var.org.slug), fresh);
  return officePage(c, {
    title: isKeeper ? "เพิ่มความเสี่ยง" : "เสนอความเสี่ยง",
    typing: true,
    body: (
      <>
        {offer}
        {await formBody(c, assessment, form)}
      </>
    ),
  });
});

registerRoutes.post(to.riskAdd.pattern, async (c) => {
  const assessment = await openYear(c);
  if (!assessment) return problem(c, 404);
  return submit(c, addRisk, {
    title: mayOf(c).isKeeper ? "เพิ่มความเสี่ยง" : "เสนอความเสี่ยง",
    again: async (form) => formBody(c, (await yearTyped(c, form)) ?? assessment, form),
    next: ({ id }) => to.risk.href({ org: c.var.org.slug, id }),
    said: ({ isReceived }) =>
      isReceived ? "เพิ่มความเสี่ยงแล้ว ขั้นต่อไปคือเพิ่มมาตรการ" : "เสนอแล้ว รอผู้ประสานงานแผนตรวจรับ",
  });
});

registerRoutes.get(to.risk.pattern, readers(everyMember), async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return officePage(c, { title: truncate(asked.risk.event, 80), body: await riskBody(c, asked) });
});

registerRoutes.get(to.riskEdit.pattern, readers(proposers), async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  const { risk, assessment } = asked;
  if (!mayOf(c).mayWorkIn(risk.unit_id)) return problem(c, 403);
  const action = riskAction(c.var.org.slug, risk);
  const { form, offer } = await withDraft(c, action, blankForm(riskValues(risk)));
  return officePage(c, {
    title: "แก้ไขความเสี่ยง",
    typing: true,
    body: (
      <>
        {offer}
        {await formBody(c, assessment, form, risk)}
      </>
    ),
  });
});

registerRoutes.post(to.riskEdit.pattern, async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  const { risk, assessment } = asked;
  return submit(c, editRisk, {
    title: "แก้ไขความเสี่ยง",
    fixed: { id: risk.id },
    again: (form) => formBody(c, assessment, form, risk),
    next: ({ id }) => to.risk.href({ org: c.var.org.slug, id }),
    said: "บันทึกแล้ว",
  });
});

registerRoutes.post(to.riskReceive.pattern, async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, receiveRisk, {
    title: truncate(asked.risk.event, 80),
    fixed: { id: asked.risk.id },
    again: () => riskBody(c, asked),
    next: ({ id }) => to.risk.href({ org: c.var.org.slug, id }),
    said: "ตรวจรับเข้าทะเบียนแล้ว",
  });
});

registerRoutes.post(to.riskRemove.pattern, async (c) => {
  const asked = await riskAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return submit(c, removeRisk, {
    title: truncate(asked.risk.event, 80),
    fixed: { id: asked.risk.id },
    again: () => riskBody(c, asked),
    next: ({ fiscalYear }) => to.risks.href({ org: c.var.org.slug }, { year: fiscalYear }),
    said: "นำออกจากทะเบียนแล้ว",
  });
});

/** The year that the form names, or the newest that is open. */
async function openYear(c: Web): Promise<Assessment | undefined> {
  const { year } = RiskFilter.parse(c.req.query());
  const years = (await yearAsked(c, year))?.years.filter(({ status }) => status === "open");
  return years?.find(({ fiscal_year }) => fiscal_year === year) ?? years?.[0];
}

/** A form that comes back stays in the year that it was opened for. */
function yearTyped(c: Web, form: FormState): Promise<Assessment | undefined> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => assessmentById(db, org.id, typedValue(form, "assessmentId")));
}

async function formBody(c: Web, assessment: Assessment, form: FormState, risk?: Risk) {
  const { house, org } = c.var;
  const processes = await readIn(house.database, org.id, (db) => processesOf(db, org.id, assessment.id));
  return (
    <RiskForm
      org={org.slug}
      form={form}
      assessment={assessment}
      processes={processes}
      units={await unitsOffered(c, risk && { id: risk.unit_id, name: risk.unit })}
      isKeeper={mayOf(c).isKeeper}
      {...(risk ? { risk } : {})}
    />
  );
}

export async function riskBody(c: Web, { risk, assessment }: RiskAsked) {
  const { house, org, viewer } = c.var;
  const may = mayOf(c);
  const today = todayInBangkok(house.now());
  const { years, projects } = await readIn(house.database, org.id, async (db) => ({
    years: await riskOverYears(db, org.id, risk.lineage_id),
    projects: await projectsForRisk(db, org.id, assessment.fiscal_year, house.packs),
  }));
  const isOpen = assessment.status === "open" && risk.ended_on === null;
  return (
    <RiskPage
      org={org.slug}
      today={today}
      risk={risk}
      assessment={assessment}
      mayEdit={may.mayWorkIn(risk.unit_id)}
      isKeeper={may.isKeeper}
      isApprover={may.isApprover}
      mayPublish={may.mayPublish}
      measures={
        <MeasureList
          org={org.slug}
          today={today}
          risk={risk}
          projects={projects}
          projectHref={(id) => projectHref(org.slug, id)}
          mayAdd={isOpen && may.mayPropose && mayAnswer(viewer.roles, risk.unit_id)}
          mayReport={({ unit_id }) => may.mayWorkIn(unit_id)}
          mayEdit={({ unit_id }) => isOpen && may.mayWorkIn(unit_id)}
        />
      }
      years={<OverYears org={org.slug} years={years} />}
      history={<HistoryLink viewer={viewer} record={risk.id} />}
    />
  );
}
