import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { answerDocument } from "../../../platform/documents/answer.ts";
import type { DocumentFormat } from "../../../platform/documents/model.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { yearAsked } from "../asked.ts";
import { RiskFilter } from "../register/forms.ts";
import { riskReport } from "./documents.ts";
import { stepsOf } from "./queries.ts";

export const reportRoutes = new Hono<Env>();

const to = paths.office;
reportRoutes.get(to.riskReportPdf.pattern, readers(everyMember), (c) => report(c, "pdf"));
reportRoutes.get(to.riskReportDocx.pattern, readers(everyMember), (c) => report(c, "docx"));
reportRoutes.get(to.riskReportXlsx.pattern, readers(everyMember), (c) => report(c, "xlsx"));

async function report(c: Web, format: DocumentFormat) {
  const { house, org } = c.var;
  const asked = await yearAsked(c, RiskFilter.parse(c.req.query()).year);
  if (!asked) return problem(c, 404);
  const { assessment } = asked.register;
  const steps = await readIn(house.database, org.id, (db) => stepsOf(db, org.id, assessment.id));
  const issuer = organisationTitle(house.packs, org);
  const model = riskReport({ issuer, register: asked.register, steps });
  return answerDocument(c, model, format, model.title);
}
