import { paths } from "../../../paths.ts";
import type { Web } from "../../web/context.ts";
import { barePage } from "../../web/pages.tsx";

/** The session has ended or never was: sign in, and go on where the person was. */
export function askToSignInAgain(c: Web): Response | Promise<Response> {
  if (c.req.method === "GET") {
    const url = new URL(c.req.url);
    return c.redirect(paths.account.signIn.href({}, { next: `${url.pathname}${url.search}` }), 303);
  }
  return barePage(c, { title: "ลงชื่อเข้าใช้อีกครั้ง", status: 401, body: <h1>ลงชื่อเข้าใช้อีกครั้ง</h1> });
}
