import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { readBody } from "../forms/body.ts";
import { blankForm } from "../forms/state.ts";
import type { Env } from "../web/context.ts";
import { localPath } from "../web/local-path.ts";
import { barePage } from "../web/pages.tsx";
import { SignInPage } from "./pages/sign-in.tsx";

export function accountRoutes(): Hono<Env> {
  const app = new Hono<Env>();

  app.get(paths.account.signIn.pattern, (c) =>
    barePage(c, {
      title: "ลงชื่อเข้าใช้",
      sameFor: `sign-in ${localPath(c.req.query("next"))}`,
      body: <SignInPage form={blankForm({ next: localPath(c.req.query("next")) })} />,
    }),
  );

  app.post(paths.account.signIn.pattern, async (c) => {
    const { values } = await readBody(c);
    const response = await c.var.house.auth.api.signInEmail({
      body: { email: String(values["name"] ?? ""), password: String(values["password"] ?? "") },
      headers: c.req.raw.headers,
      asResponse: true,
    });
    if (!response.ok) {
      const errors = { "": ["ชื่อหรือรหัสผ่านไม่ถูกต้อง"] };
      return barePage(c, {
        title: "ลงชื่อเข้าใช้",
        status: 422,
        invalid: true,
        body: <SignInPage form={{ values: { ...values, password: "" }, errors }} />,
      });
    }
    for (const cookie of response.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
    return c.redirect(localPath(values["next"]), 303);
  });

  return app;
}
