import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { readers } from "../../../platform/web/doors.tsx";
import { officePage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { submit } from "../../../platform/web/submit.tsx";
import { yearAsked } from "../asked.ts";
import { assessmentById, processById, processesOf } from "../assessments/queries.ts";
import { keepers } from "../permissions.ts";
import { RiskFilter } from "../register/forms.ts";
import { registerOf, riskById } from "../register/queries.ts";
import { moveProcess, moveRisk } from "./acts.ts";
import { RiskOrder } from "./page.tsx";

const to = paths.office;
export const orderRoutes = new Hono<Env>();

orderRoutes.get(to.riskOrder.pattern, readers(keepers), async (c) => {
  const { year } = RiskFilter.parse(c.req.query());
  const assessment = (await yearAsked(c, year))?.register.assessment;
  if (!assessment) return problem(c, 404);
  return officePage(c, { title: "จัดลำดับความเสี่ยง", body: await orderBody(c, assessment.id) });
});

orderRoutes.post(to.riskMove.pattern, async (c) => {
  const { house, org } = c.var;
  const risk = await readIn(house.database, org.id, (db) => riskById(db, org.id, c.req.param("id")));
  if (!risk) return problem(c, 404);
  return submit(c, moveRisk, {
    title: "จัดลำดับความเสี่ยง",
    fixed: { id: risk.id },
    again: () => orderBody(c, risk.assessment_id),
    next: ({ id, fiscalYear }) => `${to.riskOrder.href({ org: org.slug }, { year: fiscalYear })}#r-${id}`,
  });
});

orderRoutes.post(to.riskProcessMove.pattern, async (c) => {
  const { house, org } = c.var;
  const process = await readIn(house.database, org.id, (db) => processById(db, org.id, c.req.param("id")));
  if (!process) return problem(c, 404);
  return submit(c, moveProcess, {
    title: "จัดลำดับความเสี่ยง",
    fixed: { id: process.id },
    again: () => orderBody(c, process.assessment_id),
    next: ({ id, fiscalYear }) => `${to.riskOrder.href({ org: org.slug }, { year: fiscalYear })}#p-${id}`,
  });
});

async function orderBody(c: Web, assessmentId: string) {
  const { house, org } = c.var;
  const found = await readIn(house.database, org.id, async (db) => ({
    assessment: await assessmentById(db, org.id, assessmentId),
    processes: await processesOf(db, org.id, assessmentId),
    risks: await registerOf(db, org.id, assessmentId),
  }));
  const { assessment, processes, risks } = found;
  return <>{assessment && <RiskOrder {...{ org: org.slug, assessment, processes, risks }} />}</>;
}
