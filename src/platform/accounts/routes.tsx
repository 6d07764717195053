import { Hono } from "hono";
import type { Env } from "../web/context.ts";
import { homeRoutes } from "./home-routes.tsx";
import { linkRoutes } from "./link-routes.tsx";
import { ownAccountRoutes } from "./own-account-routes.tsx";
import { passkeyRoutes } from "./passkey-routes.ts";
import { providerRoutes } from "./provider-routes.tsx";
import { secondFactorRoutes } from "./second-factor-routes.tsx";
import { signInRoutes } from "./sign-in-routes.tsx";

/** Everything about accounts that belongs to no organisation. */
export function accountRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  for (const routes of [
    homeRoutes,
    signInRoutes,
    linkRoutes,
    providerRoutes,
    passkeyRoutes,
    ownAccountRoutes,
    secondFactorRoutes,
  ]) {
    app.route("/", routes());
  }
  return app;
}
