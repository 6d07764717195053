import { Hono } from "hono";
import { paths } from "../../../../paths.ts";
import { organisationTitle } from "../../../../platform/accounts/organisation-title.ts";
import { readIn } from "../../../../platform/database/organisation-bound.ts";
import type { Env, Web } from "../../../../platform/web/context.ts";
import { publicPage } from "../../../../platform/web/pages.tsx";
import { problem } from "../../../../platform/web/problem-pages.tsx";
import { paperNamed } from "../documents/papers.ts";
import { sendReport } from "../documents/routes.tsx";
import { reportAsked } from "../opening.ts";
import { PublicReport, PublicReports } from "./pages.tsx";
import { publishedReport, publishedReports } from "./queries.ts";

export const publicReportRoutes = new Hono<Env>();

publicReportRoutes.get(paths.public.reports.pattern, async (c) => {
  const { house, org } = c.var;
  const reports = await readIn(house.database, org.id, (db) => publishedReports(db, org.id));
  const office = organisationTitle(house.packs, org);
  return publicPage(c, {
    org,
    title: "รายงานผลการดำเนินงานป้องกันการทุจริต",
    description: `รายงานผลการดำเนินงานป้องกันการทุจริตของ${office}`,
    body: <PublicReports org={org.slug} {...{ office, reports }} />,
  });
});

publicReportRoutes.get(paths.public.report.pattern, async (c) => {
  const version = await publishedAsked(c);
  if (!version) return problem(c, 404);
  const { house, org } = c.var;
  return publicPage(c, {
    org,
    title: version.content.title,
    body: <PublicReport org={org.slug} office={organisationTitle(house.packs, org)} version={version} />,
  });
});

publicReportRoutes.get(paths.public.reportFile.pattern, async (c) => {
  const paper = paperNamed(c.req.param("file"));
  const version = await publishedAsked(c);
  if (paper?.kind !== "report" || !version) return problem(c, 404);
  const { id, emblem_saved_at: emblem } = c.var.org;
  const sameFor = `${id} ${version.content_hash} ${emblem?.getTime() ?? ""}`;
  return sendReport(c, version.content, paper.format, sameFor);
});

async function publishedAsked(c: Web) {
  const asked = reportAsked(c);
  if (!asked) return undefined;
  const { house, org } = c.var;
  return readIn(house.database, org.id, (db) => publishedReport(db, org.id, asked));
}
