import { Hono } from "hono";
import { paths } from "../../paths.ts";
import type { Env, Web } from "../web/context.ts";
import { requireSession } from "../web/doors.tsx";
import { clientAddress } from "../web/guard.ts";
import { problem } from "../web/problem-pages.tsx";
import { recordOwn } from "./account-events.ts";
import {
  authHeaders,
  endSessionShown,
  forwardCookies,
  sessionBegunBy,
  strangerHeaders,
} from "./auth-request.ts";
import { countGuess, forgiveGuess, tooManyAnswer } from "./guesses.ts";
import { findSession } from "./viewer.ts";

/** What the island "passkey" calls. The library's answers hold the session's secret: no script gets to see it. */
export function passkeyRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  const { passkeySignInOptions, passkeySignIn, passkeyAddOptions, passkeyAdd } = paths.account;
  app.use(passkeyAddOptions.pattern, requireSession);
  app.use(passkeyAdd.pattern, requireSession);

  app.get(passkeySignInOptions.pattern, async (c) => options(c, await call(c, strangerHeaders(c))));
  app.get(passkeyAddOptions.pattern, async (c) => options(c, await call(c, authHeaders(c))));

  app.post(passkeySignIn.pattern, async (c) => {
    const { house } = c.var;
    const wait = await countGuess(house, "sign-in-address", clientAddress(c));
    if (wait !== undefined) return problem(c, 429, tooManyAnswer(c, wait));
    const response = await call(c, strangerHeaders(c));
    const begun = sessionBegunBy(response);
    const found = response.ok && begun ? await findSession(house, begun) : undefined;
    if (!found) return problem(c, 401, "พาสคีย์นี้ใช้ลงชื่อเข้าใช้ไม่ได้");
    await endSessionShown(c);
    forwardCookies(c, response.headers);
    await forgiveGuess(house, "sign-in-address", clientAddress(c));
    await recordOwn(c, "account.sign-in", found.signedIn, { after: { through: "พาสคีย์" } });
    return c.body(null, 204);
  });

  app.post(passkeyAdd.pattern, async (c) => {
    const response = await call(c, authHeaders(c));
    if (!response.ok) return problem(c, 400, "เพิ่มพาสคีย์ไม่สำเร็จ โปรดลองใหม่");
    forwardCookies(c, response.headers);
    const { name } = (await response.json()) as { name?: string };
    await recordOwn(c, "account.add-passkey", c.var.signedIn, { after: { name } });
    return c.body(null, 204);
  });

  return app;
}

async function call(c: Web, headers: Headers): Promise<Response> {
  const { house } = c.var;
  const url = new URL(c.req.url);
  const body = c.req.method === "POST" ? { method: "POST", body: await c.req.text() } : {};
  headers.delete("content-length");
  // The guard has checked the origin; the library knows the product by its public address only.
  headers.set("origin", new URL(house.publicUrl).origin);
  return house.auth.handler(
    new Request(`${house.publicUrl}${url.pathname}${url.search}`, { ...body, headers }),
  );
}

async function options(c: Web, response: Response): Promise<Response> {
  if (!response.ok) return problem(c, response.status === 403 ? 403 : 400, "โปรดลงชื่อเข้าใช้อีกครั้ง แล้วลองใหม่");
  forwardCookies(c, response.headers);
  c.header("cache-control", "no-store");
  return c.json(await response.json());
}
