import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { countGuess, tooManyAnswer } from "../accounts/guesses.ts";
import { findSession, viewerIn } from "../accounts/viewer.ts";
import { readJson } from "../forms/body.ts";
import type { Env } from "../web/context.ts";
import { situationOf } from "../web/context.ts";
import { clientAddress } from "../web/guard.ts";
import { problem } from "../web/problem-pages.tsx";
import { actNamed } from "./act.ts";
import { statusOf } from "./outcome.ts";

/** Every act over JSON: the same schema, permission and audit entry as on its page. */
export function apiRoutes(): Hono<Env> {
  const app = new Hono<Env>();

  app.post(paths.api.act.pattern, async (c) => {
    const act = actNamed(c.req.param("act"));
    if (!act || act.definition.internal) return problem(c, 404, "ไม่มีคำสั่งชื่อนี้");
    if (!/^application\/json\b/i.test(c.req.header("content-type") ?? ""))
      return problem(c, 415, "ส่งเป็น application/json");
    if (act.definition.visitors) {
      const wait = await countGuess(c.var.house, "visitor-address", clientAddress(c));
      if (wait !== undefined) return problem(c, 429, tooManyAnswer(c, wait, "ส่งข้อมูลหลายครั้งเกินไป"));
    } else {
      const found = await findSession(c.var.house, c.req.raw.headers);
      if (!found) return problem(c, 401);
      const viewer = await viewerIn(c.var.house, found.signedIn, c.var.org);
      if (!viewer) return problem(c, 404);
      if (viewer.owesSecondFactor) return problem(c, 403, "บทบาทของท่านต้องตั้งการยืนยันตัวตนสองขั้นก่อน");
      c.set("viewer", viewer);
    }
    const input = await readJson(c);
    const outcome = await act(situationOf(c), input);
    if (outcome.ok) return c.json({ value: outcome.value ?? null });
    const { ok: _, ...refusal } = outcome;
    return c.json({ error: refusal }, statusOf[outcome.reason]);
  });

  return app;
}
