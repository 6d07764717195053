import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { answerDocument, formatOf } from "../../../platform/documents/answer.ts";
import type { DocumentFormat, DocumentModel } from "../../../platform/documents/model.ts";
import { tableFile } from "../../../platform/tables/file.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { everyMember, readers } from "../../../platform/web/doors.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { emblemOf } from "../../organisation/profile/queries.ts";
import type { PlanContent } from "../content.ts";
import { versionNumbered } from "../life/versions.ts";
import { openPlan } from "../opening.ts";
import type { OpenPlan } from "../opening.ts";
import { planCycle } from "../packs/cycles.ts";
import { wholePlan } from "../whole.ts";
import { partTwoAlone, planBook, sheetAlone } from "./book.ts";
import type { BookFacts } from "./book.ts";
import { nationalUnconfirmed } from "../titles.ts";
import { nationalColumns } from "./national.ts";

export const planDocumentRoutes = new Hono<Env>();

export const bookFormats = { "plan.pdf": "pdf", "plan.docx": "docx", "plan.xlsx": "xlsx" } as const;

planDocumentRoutes.get(paths.office.planBook.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  const format = formatOf(c.req.param("file"), bookFormats);
  if (!open || !format) return problem(c, 404);
  const content = await contentNow(c, open);
  return sendPaper(c, content, format, planBook, content.title);
});

planDocumentRoutes.get(paths.office.planTableFile.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  const format = formatOf(c.req.param("file"), {
    "table.pdf": "pdf",
    "table.docx": "docx",
    "table.xlsx": "xlsx",
  });
  if (!open || !format) return problem(c, 404);
  const content = await contentNow(c, open);
  return sendPaper(c, content, format, partTwoAlone, `ส่วนที่ 2 ${content.title}`);
});

planDocumentRoutes.get(paths.office.planNational.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  const format = formatOf(c.req.param("file"), { "national.csv": "csv", "national.xlsx": "xlsx" } as const);
  if (!open || !format) return problem(c, 404);
  const content = await contentNow(c, open);
  return tableFile(c, format, {
    name: "plan",
    title: "โครงการ",
    columns: nationalColumns(content),
    rows: [content.projects],
    further: [{ name: "คำอธิบาย", rows: [[nationalUnconfirmed]] }],
  });
});

planDocumentRoutes.get(paths.office.planProjectFile.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  const format = formatOf(c.req.param("file"), {
    "sheet.pdf": "pdf",
    "sheet.docx": "docx",
    "sheet.xlsx": "xlsx",
  });
  const project = open?.projects.find(({ id }) => id === c.req.param("id"));
  if (!open || !format || !project) return problem(c, 404);
  const content = await contentNow(c, open);
  return sendPaper(c, content, format, (facts) => sheetAlone(facts, project.id), project.title);
});

planDocumentRoutes.get(paths.office.planVersionFile.pattern, readers(everyMember), async (c) => {
  const open = await openPlan(c);
  const format = formatOf(c.req.param("file"), bookFormats);
  const number = c.req.param("number");
  if (!open || !format || !/^\d{1,6}$/.test(number)) return problem(c, 404);
  const { house, org } = c.var;
  const version = await readIn(house.database, org.id, (db) =>
    versionNumbered(db, org.id, open.plan.id, Number(number)),
  );
  if (!version) return problem(c, 404);
  return sendPaper(c, version.content, format, planBook, `${version.content.title} ลำดับที่ ${number}`);
});

function contentNow(c: Web, { plan }: OpenPlan): Promise<PlanContent> {
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => wholePlan(db, org.id, plan, house.packs));
}

/** Sends a paper of a plan as it says here; 404 where there is no such paper. `sameFor`: what everybody gets alike. */
export async function sendPaper(
  c: Web,
  content: PlanContent,
  format: DocumentFormat,
  draw: (facts: BookFacts) => DocumentModel | undefined,
  name: string,
  sameFor?: string,
): Promise<Response> {
  const { house, org } = c.var;
  const cycle = planCycle(house.packs, content.cycle)?.data;
  if (!cycle) return problem(c, 404);
  const emblem = await readIn(house.database, org.id, (db) => emblemOf(db, org.id));
  const digits = c.req.query("digits") === "arabic" ? "arabic" : "thai";
  const model = draw({ content, cycle, digits, ...(emblem ? { emblem } : {}) });
  return model ? answerDocument(c, model, format, name, sameFor && `${sameFor} ${digits}`) : problem(c, 404);
}
