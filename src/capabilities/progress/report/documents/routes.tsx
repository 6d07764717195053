import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { readIn } from "../../../../platform/database/organisation-bound.ts";
import { answerDocument, formatOf } from "../../../../platform/documents/answer.ts";
import type { DocumentFormat } from "../../../../platform/documents/model.ts";
import { tableFile } from "../../../../platform/tables/file.ts";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { everyMember, readers } from "../../../../platform/web/doors.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { roundLabel } from "../../../../thai/fiscal.ts";
import { emblemOf } from "../../../organisation/profile/queries.ts";
import { nationalUnconfirmed } from "../../../plan/titles.ts";
import type { ReportContent } from "../content.ts";
import { reportVersionNumbered } from "../life/queries.ts";
import { makeReport } from "../make.ts";
import { nationalReportColumns, nationalRows } from "../national.ts";
import { openReport, reportAsked } from "../opening.ts";
import { reportBook } from "./book.ts";
import { paperNamed, reportPapers } from "./papers.ts";
import type { Look } from "./papers.ts";

export const reportDocumentRoutes = new Hono<Env>();

reportDocumentRoutes.get(paths.office.progressReportFile.pattern, readers(everyMember), async (c) => {
  const file = c.req.param("file");
  const table = formatOf(file, { "national.csv": "csv", "national.xlsx": "xlsx" } as const);
  if (!table) return sendPaper(c, file);
  const open = await openReport(c);
  if (!open) return problem(c, 404);
  return tableFile(c, table, {
    name: "report",
    title: "รายงานผล",
    columns: nationalReportColumns,
    rows: [nationalRows(makeReport(open.records))],
    further: [{ name: "คำอธิบาย", rows: [[nationalUnconfirmed]] }],
  });
});

reportDocumentRoutes.get(paths.office.progressReportUnitFile.pattern, readers(everyMember), (c) =>
  sendPaper(c, c.req.param("file"), c.req.param("unit")),
);

reportDocumentRoutes.get(paths.office.progressReportVersionFile.pattern, readers(everyMember), async (c) => {
  const paper = paperNamed(c.req.param("file"));
  const number = c.req.param("number");
  const asked = reportAsked(c);
  if (paper?.kind !== "report" || !asked || !/^\d{1,6}$/.test(number)) return problem(c, 404);
  const { house, org } = c.var;
  const version = await readIn(house.database, org.id, (db) =>
    reportVersionNumbered(db, org.id, asked, Number(number)),
  );
  if (!version) return problem(c, 404);
  return sendReport(c, version.content, paper.format);
});

async function sendPaper(c: Web, file: string, unitId?: string): Promise<Response> {
  const paper = paperNamed(file);
  const open = paper && (await openReport(c, unitId));
  if (!paper || !open) return problem(c, 404);
  const model = reportPapers[paper.kind](open.records, await lookAsked(c));
  return answerDocument(c, model, paper.format, `${model.title} ${roundLabel(open.records.round)}`);
}

/** The whole of a report that was kept. `sameFor`: what everybody gets alike. */
export async function sendReport(
  c: Web,
  content: ReportContent,
  format: DocumentFormat,
  sameFor?: string,
): Promise<Response> {
  const look = await lookAsked(c);
  const model = reportBook({ content, ...look });
  const name = `${content.title} ${roundLabel(content.round)}`;
  return answerDocument(c, model, format, name, sameFor && `${sameFor} ${look.digits}`);
}

async function lookAsked(c: Web): Promise<Look> {
  const { house, org } = c.var;
  const emblem = await readIn(house.database, org.id, (db) => emblemOf(db, org.id));
  return {
    digits: c.req.query("digits") === "arabic" ? "arabic" : "thai",
    ...(emblem ? { emblem } : {}),
  };
}
