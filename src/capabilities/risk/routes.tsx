import "./acts.ts";
import "./log-words.ts";
import "./reminders.ts";
import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { Capability } from "../../platform/web/capability.ts";
import type { Env } from "../../platform/web/context.ts";
import { reportRoutes } from "./assessments/report-routes.ts";
import { assessmentRoutes } from "./assessments/routes.tsx";
import { decisionRoutes } from "./decisions/routes.tsx";
import { measureRoutes } from "./measures/routes.tsx";
import { orderRoutes } from "./order/routes.tsx";
import { publicRiskRoutes } from "./publication/routes.tsx";
import { registerRoutes } from "./register/routes.tsx";
import { searchableRisks } from "./register/search.ts";

const office = new Hono<Env>();
// Addresses with a word of their own come before /risks/:id.
for (const room of [
  reportRoutes,
  assessmentRoutes,
  orderRoutes,
  registerRoutes,
  decisionRoutes,
  measureRoutes,
])
  office.route("/", room);

export const risk: Capability = {
  name: "risk",
  ways: ({ org: { slug: org } }) => [
    { group: "cycle", label: "ความเสี่ยง", href: paths.office.risks.href({ org }), icon: "risk" },
  ],
  publicWays: (org) => [{ label: "ความเสี่ยงการทุจริต", href: paths.public.risks.href({ org }) }],
  office,
  public: publicRiskRoutes,
  searchable: [searchableRisks],
};
