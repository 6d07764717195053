import { createHash, timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { sql } from "kysely";
import { paths } from "../../paths.ts";
import { readBody } from "../forms/body.ts";
import type { House } from "../house.ts";
import { bestEncoding } from "./assets.ts";
import type { Env, Web } from "./context.ts";
import { clientAddress } from "./guard.ts";
import type { Metrics } from "./metrics.ts";
import { THEME_COOKIE } from "./pages.tsx";
import { problem } from "./problem-pages.tsx";
import { localPath } from "./local-path.ts";

/** What the house itself answers: its files, its health, its figures, the colours of the screen. */
export function houseRoutes(house: House, metrics: Metrics): Hono<Env> {
  const app = new Hono<Env>();

  app.get(paths.asset.pattern, (c) => {
    const file = house.assets.file(c.req.param("file"));
    if (!file) return problem(c, 404);
    c.header("cache-control", "public, max-age=31536000, immutable");
    c.header("etag", file.etag);
    c.header("vary", "accept-encoding");
    if (c.req.header("if-none-match") === file.etag) return c.body(null, 304);
    const { name, bytes } = bestEncoding(file, c.req.header("accept-encoding"));
    if (name) c.header("content-encoding", name);
    c.header("content-type", file.type);
    return c.body(bytes);
  });

  app.get(paths.health.pattern, (c) => c.text("ok"));

  app.get(paths.ready.pattern, async (c) => {
    try {
      await sql`select 1`.execute(house.database.shared);
      return c.text("ready");
    } catch {
      return c.text("the database does not answer", 503);
    }
  });

  app.get(paths.metrics.pattern, async (c) => {
    if (!mayMeasure(c)) return problem(c, 403);
    return c.body(await metrics.text(), 200, { "content-type": metrics.type });
  });

  app.post(paths.theme.pattern, async (c) => {
    const { values } = await readBody(c);
    const theme = ["light", "dark"].find((choice) => choice === values["theme"]) ?? "auto";
    setCookie(c, THEME_COOKIE, theme, { path: "/", sameSite: "Lax", httpOnly: true, maxAge: 31_536_000 });
    return c.redirect(localPath(values["back"]), 303);
  });

  return app;
}

/** Whoever has the token; without one, a program on this machine that came through no proxy. */
function mayMeasure(c: Web): boolean {
  const { metricsToken } = c.var.house.configuration;
  if (metricsToken) return sameSecret(c.req.header("authorization") ?? "", `Bearer ${metricsToken}`);
  const isDirect = c.req.header("x-forwarded-for") === undefined;
  return isDirect && ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(clientAddress(c));
}

function sameSecret(given: string, kept: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(kept));
}
