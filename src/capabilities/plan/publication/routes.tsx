import { Hono } from "hono";
import { paths } from "../../../paths.ts";
import { organisationTitle } from "../../../platform/accounts/organisation-title.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { formatOf } from "../../../platform/documents/answer.ts";
import type { Env, Web } from "../../../platform/web/context.ts";
import { publicPage } from "../../../platform/web/pages.tsx";
import { problem } from "../../../platform/web/problem-pages.tsx";
import { planBook } from "../documents/book.ts";
import { bookFormats, sendPaper } from "../documents/routes.tsx";
import { planCycle } from "../packs/cycles.ts";
import { NoPublicPlan, PublicPlan } from "./pages/plan.tsx";
import { PublicProject } from "./pages/project.tsx";
import { publishedCycles, publishedPlan } from "./queries.ts";

export const publicPlanRoutes = new Hono<Env>();

publicPlanRoutes.get(paths.public.plan.pattern, async (c) => {
  const { house, org } = c.var;
  const cycles = await readIn(house.database, org.id, (db) => publishedCycles(db, org.id));
  const asked = c.req.query("cycle");
  const shown = cycles.find((cycle) => cycle === asked) ?? cycles[0];
  const open = shown === undefined ? undefined : await openPublished(c, shown);
  const office = organisationTitle(house.packs, org);
  return publicPage(c, {
    org,
    title: open?.version.content.title ?? "แผนป้องกันการทุจริต",
    description: `แผนปฏิบัติการป้องกันการทุจริตของ${office}`,
    body: open ? (
      <PublicPlan org={org.slug} {...{ office, cycles, ...open }} />
    ) : (
      <NoPublicPlan org={org.slug} office={office} />
    ),
  });
});

publicPlanRoutes.get(paths.public.planProject.pattern, async (c) => {
  const { house, org } = c.var;
  const open = await openPublished(c, c.req.param("cycle"));
  const projects = open?.version.content.projects ?? [];
  const index = projects.findIndex(({ id }) => id === c.req.param("id"));
  const project = projects[index];
  if (!open || !project) return problem(c, 404);
  return publicPage(c, {
    org,
    title: project.title,
    body: (
      <PublicProject
        org={org.slug}
        office={organisationTitle(house.packs, org)}
        {...{ ...open, project, number: index + 1 }}
      />
    ),
  });
});

publicPlanRoutes.get(paths.public.planBook.pattern, async (c) => {
  const open = await openPublished(c, c.req.param("cycle"));
  const format = formatOf(c.req.param("file"), bookFormats);
  if (!open || !format) return problem(c, 404);
  const { content, content_hash: hash } = open.version;
  const { id, emblem_saved_at: emblem } = c.var.org;
  const sameFor = `${id} ${hash} ${emblem?.getTime() ?? ""}`;
  return sendPaper(c, content, format, planBook, content.title, sameFor);
});

async function openPublished(c: Web, key: string) {
  const { house, org } = c.var;
  const cycle = planCycle(house.packs, key)?.data;
  const version = await readIn(house.database, org.id, (db) => publishedPlan(db, org.id, key));
  return cycle && version && { cycle, version };
}
