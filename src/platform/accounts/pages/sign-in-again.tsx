import { paths } from "../../../paths.ts";
import { readBodyWithoutFiles } from "../../files/form.ts";
import { blankForm } from "../../forms/state.ts";
import type { Web } from "../../web/context.ts";
import { barePage } from "../../web/pages.tsx";
import { problem } from "../../web/problem-pages.tsx";
import { unsentFrom } from "../unsent.tsx";
import { SignInPage } from "./sign-in.tsx";

/** The session has ended or never was: sign in, and go on where the person was. */
export async function askToSignInAgain(c: Web): Promise<Response> {
  const url = new URL(c.req.url);
  if (c.req.method === "GET" || c.req.method === "HEAD") {
    return c.redirect(paths.account.signIn.href({}, { next: `${url.pathname}${url.search}` }), 303);
  }
  // A script asks (draft, idle warning): it keeps what was typed itself.
  if (
    !/^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(c.req.header("content-type") ?? "")
  ) {
    return problem(c, 401);
  }
  const title = "ลงชื่อเข้าใช้อีกครั้ง";
  return barePage(c, {
    title,
    status: 401,
    body: (
      <SignInPage
        title={title}
        form={blankForm({ next: paths.home.href({}) })}
        unsent={unsentFrom(c, await readBodyWithoutFiles(c))}
        provider={c.var.house.configuration.oidc?.name}
      />
    ),
  });
}
