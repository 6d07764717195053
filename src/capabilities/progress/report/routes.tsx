import { Hono } from "hono";
import type { Env } from "../../../platform/web/context.ts";
import { reportDocumentRoutes } from "./documents/routes.tsx";
import { reportFindingRoutes } from "./findings/routes.tsx";
import { reportLifeRoutes } from "./life/routes.tsx";
import { wordRoutes } from "./words/routes.tsx";

export const reportRoutes = new Hono<Env>();
for (const room of [wordRoutes, reportFindingRoutes, reportDocumentRoutes, reportLifeRoutes])
  reportRoutes.route("/", room);
