import "./log-words.ts";
import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { Viewer } from "../../platform/accounts/viewer.ts";
import type { Capability, Way } from "../../platform/web/capability.ts";
import type { Env } from "../../platform/web/context.ts";
import { commentRoutes } from "./comments/routes.tsx";
import { planDocumentRoutes } from "./documents/routes.tsx";
import { fundRoutes } from "./funds/routes.tsx";
import { checkRoutes } from "./life/checks-routes.tsx";
import { importingRoutes } from "./importing/routes.tsx";
import { lifeRoutes } from "./life/routes.tsx";
import { partRoutes } from "./parts/routes.tsx";
import { projectRoutes } from "./projects/routes.tsx";
import { projectsComeFrom } from "../risk/measures/queries.ts";
import { plansOf } from "./queries.ts";
import { searchableProjects } from "./search.ts";
import { publicPlanRoutes } from "./publication/routes.tsx";
import { startRoutes } from "./start/routes.tsx";
import { projectsInBook } from "./whole.ts";

// The register of risks offers these as measures.
projectsComeFrom({
  projectsForRisk: async (db, orgId, fiscalYear, packs) => {
    const plan = (await plansOf(db, orgId)).find(({ years }) => years.includes(fiscalYear));
    if (!plan) return [];
    const projects = await projectsInBook(db, orgId, plan, packs);
    return projects.map(({ id, title }, at) => ({ id, code: String(at + 1), title }));
  },
  href: (org, id) => paths.office.planProjectFound.href({ org, id }),
});

const office = new Hono<Env>();
for (const room of [
  startRoutes,
  importingRoutes,
  partRoutes,
  projectRoutes,
  fundRoutes,
  commentRoutes,
  planDocumentRoutes,
  checkRoutes,
  lifeRoutes,
]) {
  office.route("/", room);
}

export const plan: Capability = {
  name: "plan",
  ways,
  publicWays: (org) => [{ label: "แผนป้องกันการทุจริต", href: paths.public.plan.href({ org }) }],
  office,
  public: publicPlanRoutes,
  searchable: [searchableProjects],
};

function ways({ org: { slug: org } }: Viewer): Way[] {
  return [
    {
      group: "cycle",
      label: "แผนป้องกันการทุจริต",
      short: "แผน",
      href: paths.office.plans.href({ org }),
      icon: "plan",
      quick: true,
    },
  ];
}
