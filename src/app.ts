import { Hono } from "hono";
import { accountRoutes } from "./platform/accounts/routes.tsx";
import { pagesFirst } from "./platform/apart/pages-first.ts";
import { auditing } from "./platform/audit/routes.tsx";
import { backing } from "./platform/backup/job.ts";
import { fileRoutes } from "./platform/files/routes.tsx";
import { filing } from "./platform/files/sweep.ts";
import { uploadRoutes } from "./platform/files/tus.ts";
import { draftRoutes } from "./platform/forms/routes.ts";
import { membering } from "./platform/accounts/member-routes.tsx";
import { organisation } from "./capabilities/organisation/routes.tsx";
import { risk } from "./capabilities/risk/routes.tsx";
import { setupRoutes } from "./capabilities/organisation/setup/routes.tsx";
import { progress } from "./capabilities/progress/routes.tsx";
import { plan } from "./capabilities/plan/routes.tsx";
import { apiRoutes } from "./platform/acts/routes.ts";
import { mailing } from "./platform/mail/routes.tsx";
import { packing } from "./platform/packs/routes.tsx";
import { searching } from "./platform/search/routes.tsx";
import type { House } from "./platform/house.ts";
import { boundBodies } from "./platform/web/body-bounds.ts";
import type { Capability } from "./platform/web/capability.ts";
import type { Env } from "./platform/web/context.ts";
import {
  findOrganisation,
  requireMembership,
  requireSession,
  showPublicWays,
} from "./platform/web/doors.tsx";
import { working } from "./platform/jobs/routes.tsx";
import { reminding } from "./platform/reminders/routes.tsx";
import { guard } from "./platform/web/guard.ts";
import { houseRoutes } from "./platform/web/house-routes.ts";
import { createMetrics } from "./platform/web/metrics.ts";
import { failed, problem } from "./platform/web/problem-pages.tsx";
import { styleRoutes } from "./platform/web/style-routes.tsx";

/** The rooms of the house. A new capability is a folder and a word here. */
export const capabilities: readonly Capability[] = [
  organisation,
  plan,
  risk,
  progress,
  membering,
  packing,
  working,
  mailing,
  reminding,
  auditing,
  searching,
  filing,
  backing,
];

/** The whole product as one function from Request to Response. */
export function buildApp(house: House): Hono<Env> {
  const app = new Hono<Env>();
  const metrics = createMetrics(house);
  app.onError(failed);
  app.notFound((c) => problem(c, 404));
  app.use(metrics.watch, pagesFirst, guard(house));
  app.on(["POST", "PUT", "PATCH", "DELETE"], "*", boundBodies(house.configuration.bodyLimit));

  app.route("/", houseRoutes(house, metrics));
  app.route("/", setupRoutes());
  app.route("/", accountRoutes());
  if (house.configuration.mode !== "production") app.route("/", styleRoutes());

  app.use("/:org/office/*", findOrganisation, requireSession, requireMembership(capabilities));
  app.route("/", draftRoutes());
  app.route("/", uploadRoutes());
  app.route("/", fileRoutes(Object.assign({}, ...capabilities.map(({ files }) => files))));
  for (const { office } of capabilities) if (office) app.route("/", office);

  app.use("/:org/*", findOrganisation, showPublicWays(capabilities));
  app.route("/", apiRoutes());
  for (const { public: open } of capabilities) if (open) app.route("/", open);
  return app;
}
