import { Hono } from "hono";
import type { z } from "zod";
import { paths } from "../../../paths.ts";
import { allows, allowsSomewhere } from "../../../platform/accounts/roles.ts";
import type { Act } from "../../../platform/acts/act.ts";
import { withDraft } from "../../../platform/forms/draft-offer.tsx";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { PageHead } from "../../../platform/ui/page-head.tsx";
import { carriesFiles } from "../../../platform/web/body-bounds.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { truncate } from "../../../thai/text.ts";
import { fiscalYearOf } from "../../../thai/fiscal.ts";
import { factKinds } from "../facts.ts";
import type { Fact, FactKind } from "../facts.ts";
import { workers } from "../locking.ts";
import { channelsOn } from "../measuring/channels.ts";
import {
  markStep,
  recordEvent,
  recordPublication,
  recordSetback,
  recordSpending,
  recordValue,
} from "./acts.ts";
import type { Recorded } from "./acts.ts";
import { factAsked, formAsked, fundNamesFor, mayRecordOn, projectAsked, workAsked } from "./asked.ts";
import type { FormAsked } from "./asked.ts";
import { correctFact } from "./correcting.ts";
import { evidencePlace } from "./evidence-place.ts";
import { stepKey } from "./forms.ts";
import { channelNames } from "./channel-names.ts";
import { FactForm } from "./pages/fact-form.tsx";
import { factValues } from "./pages/fact-values.ts";
import { addWords } from "./pages/kinds.ts";
import { ProjectPage } from "./pages/project-page.tsx";
import { WorkList } from "./pages/work-list.tsx";

const to = paths.office;
export const workRoutes = new Hono<Env>();

const recordActs: Readonly<Record<FactKind, Act<z.ZodType, Recorded>>> = {
  event: recordEvent,
  step: markStep,
  publication: recordPublication,
  spending: recordSpending,
  value: recordValue,
  setback: recordSetback,
};

workRoutes.get(to.work.pattern, readers(everyMember), async (c) => {
  const { house, org, viewer } = c.var;
  const { unit, year } = c.req.query();
  const asked = await workAsked(c, { year: year === undefined ? undefined : Number(year), unit });
  const isWorker = allowsSomewhere(workers, viewer.roles);
  return officePage(c, {
    title: isWorker ? "งานของฉัน" : "งานของหน่วยงาน",
    body: (
      <WorkList
        org={org.slug}
        asked={asked}
        roles={viewer.roles}
        today={todayInBangkok(house.now())}
        isWorker={isWorker}
      />
    ),
  });
});

workRoutes.get(to.workProject.pattern, readers(everyMember), async (c) => {
  const { house, org } = c.var;
  const asked = await projectAsked(c, c.req.param("id"));
  if (!asked) return problem(c, 404);
  return officePage(c, {
    title: truncate(asked.project.title, 80),
    body: (
      <ProjectPage
        org={org.slug}
        asked={asked}
        today={todayInBangkok(house.now())}
        channelName={channelNames(house.packs)}
      />
    ),
  });
});

workRoutes.get(to.workAdd.pattern, readers(workers), async (c) => {
  const kind = kindNamed(c.req.param("kind"));
  const asked = kind && (await formAsked(c, c.req.param("id")));
  if (!kind || !asked) return problem(c, 404);
  if (!mayRecordOn(c.var.viewer.roles, asked.project)) return problem(c, 403);
  const org = c.var.org.slug;
  const action = to.workAdd.href({ org, id: asked.project.id, kind });
  const { form, offer } = await withDraft(c, action, blankForm(fresh(c, asked)));
  return officePage(c, {
    title: addWords[kind].title,
    typing: true,
    body: (
      <>
        {offer}
        {await formBody(c, kind, asked, form)}
      </>
    ),
  });
});

workRoutes.post(to.workAdd.pattern, carriesFiles, async (c) => {
  const kind = kindNamed(c.req.param("kind"));
  const asked = kind && (await formAsked(c, c.req.param("id")));
  if (!kind || !asked) return problem(c, 404);
  return submit(c, recordActs[kind], {
    title: addWords[kind].title,
    files: { files: evidencePlace },
    fixed: { projectId: asked.project.id },
    again: (form) => formBody(c, kind, asked, form),
    next: () => to.workProject.href({ org: c.var.org.slug, id: asked.project.id }),
    said: ({ sameAs }) =>
      sameAs.length === 0
        ? "บันทึกแล้ว"
        : `บันทึกแล้ว ไฟล์ที่แนบมีอยู่แล้วในบันทึก “${sameAs.join("” “")}” ครั้งต่อไปเลือกใช้หลักฐานเดิมได้`,
  });
});

workRoutes.get(to.workCorrect.pattern, readers(workers), async (c) => {
  const found = await correctionAsked(c, c.req.param("id"));
  if (!found) return problem(c, 404);
  const { fact, asked } = found;
  if (!allows(workers, c.var.viewer.roles, fact.unitId)) return problem(c, 403);
  const action = to.workCorrect.href({ org: c.var.org.slug, id: fact.id });
  const values = blankForm(factValues(fact, asked.project.id));
  const { form, offer } = await withDraft(c, action, values);
  return officePage(c, {
    title: "แก้ไขบันทึกผลงาน",
    typing: true,
    body: (
      <>
        {offer}
        {await formBody(c, fact.kind, asked, form, fact)}
      </>
    ),
  });
});

workRoutes.post(to.workCorrect.pattern, async (c) => {
  const found = await correctionAsked(c, c.req.param("id"));
  if (!found) return problem(c, 404);
  const { fact, asked } = found;
  return submit(c, correctFact, {
    title: "แก้ไขบันทึกผลงาน",
    fixed: { id: fact.id, kind: fact.kind, projectId: asked.project.id },
    again: (form) => formBody(c, fact.kind, asked, form, fact),
    next: ({ id }) => to.workFact.href({ org: c.var.org.slug, id }),
    said: "แก้ไขแล้ว",
  });
});

async function correctionAsked(c: Web, id: string | undefined) {
  const found = await factAsked(c, id);
  const asked = found && (await formAsked(c, found.projects[0]?.id));
  return asked && { fact: found.fact, asked };
}

function kindNamed(text: string | undefined): FactKind | undefined {
  return factKinds.find((kind) => kind === text);
}

/** What is most likely: done today, by the unit that answers. */
function fresh(c: Web, { project, units }: FormAsked) {
  const today = todayInBangkok(c.var.house.now());
  const step = c.req.query("step");
  return {
    unitId: units[0]?.id ?? "",
    happenedOn: fiscalYearOf(today) === project.year ? formatThaiDate(today, "short") : "",
    source: "agency",
    resultId: c.req.query("result") ?? "",
    steps: step ? [stepKey({ projectYearId: project.id, stepId: step })] : [],
  };
}

async function formBody(c: Web, kind: FactKind, asked: FormAsked, form: FormState, fact?: Fact) {
  const { house, org } = c.var;
  const { project } = asked;
  const at = { org: org.slug };
  return (
    <>
      <PageHead
        title={fact ? "แก้ไขบันทึกผลงาน" : addWords[kind].title}
        crumbs={[
          { label: "งานของฉัน", href: to.work.href(at) },
          { label: project.title, href: to.workProject.href({ ...at, id: project.id }) },
        ]}
      />
      <FactForm
        org={org.slug}
        kind={kind}
        form={form}
        asked={asked}
        channels={channelsOn(house.packs, todayInBangkok(house.now()))}
        funds={kind === "spending" ? await fundNamesFor(c, asked.year) : new Map()}
        {...(fact ? { fact } : {})}
      />
    </>
  );
}
