import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { HOUSE_ORG, writeIn } from "../database/organisation-bound.ts";
import { readBody } from "../forms/body.ts";
import { fieldErrors } from "../forms/errors.ts";
import type { FormState } from "../forms/state.ts";
import { blankForm, typedIn } from "../forms/state.ts";
import type { Env, Web } from "../web/context.ts";
import { setFlash } from "../web/flash.ts";
import { clientAddress } from "../web/guard.ts";
import { barePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { recordOwn, recordStranger } from "./account-events.ts";
import { postLetter } from "../mail/post.ts";
import { withoutData } from "../without-data.ts";
import { countGuess, tooManyAnswer } from "./guesses.ts";
import { resetLetter } from "./letters.ts";
import { findLink, proveAddress, setPasswordByLink } from "./links.ts";
import type { LinkAbout } from "./links.ts";
import { acceptMembership } from "./member-answers.ts";
import { ForgottenPage, ForgottenSentPage } from "./pages/forgotten.tsx";
import { SetPasswordPage } from "./pages/set-password.tsx";
import { newPassword } from "./passwords.ts";
import { accountById, accountNamed } from "./queries.ts";

/** Ways back for who has no password (any more). */
export function linkRoutes(): Hono<Env> {
  const app = new Hono<Env>();

  app.get(paths.account.forgotten.pattern, (c) => forgottenPage(c, blankForm()));
  app.post(paths.account.forgotten.pattern, (c) => sendReset(c));

  app.get(paths.account.setPassword.pattern, async (c) => {
    const opened = await openLink(c);
    return opened instanceof Response ? opened : setPasswordPage(c, opened, blankForm());
  });

  app.post(paths.account.setPassword.pattern, async (c) => {
    const opened = await openLink(c);
    if (opened instanceof Response) return opened;
    const { link, account } = opened;
    const { input } = await readBody(c);
    const parsed = newPassword([account.name, account.email, account.username]).safeParse(input);
    if (!parsed.success) return setPasswordPage(c, opened, { values: {}, errors: fieldErrors(parsed.error) });
    const { house, requestId } = c.var;
    const token = c.req.param("token");
    if (!(await setPasswordByLink(house, token, link, parsed.data.newPassword))) return problem(c, 410);
    const about = { accountId: account.id, name: account.name };
    await writeIn(house.database, HOUSE_ORG, (db) => proveAddress(db, link, house.now()));
    if (link.kind === "invitation" && link.orgId) {
      const actor = { kind: "account" as const, ...about, roles: [] };
      await acceptMembership(
        { database: house.database, now: house.now, orgId: link.orgId, actor, requestId },
        {},
      );
    }
    await recordOwn(c, "account.set-password", about);
    setFlash(c, "ตั้งรหัสผ่านแล้ว ลงชื่อเข้าใช้ด้วยรหัสผ่านใหม่ได้เลย");
    return c.redirect(paths.account.signIn.href({}), 303);
  });

  return app;
}

/** The same answer whether or not there is such an account; nothing that only an account causes is waited for. */
async function sendReset(c: Web) {
  const { house } = c.var;
  if (!house.mail.isSet) return forgottenPage(c, blankForm());
  const { values } = await readBody(c);
  const name = typedIn(values, "name").trim();
  if (!name || name.length > 200) {
    return forgottenPage(
      c,
      { values: { name: name.slice(0, 200) }, errors: { name: ["กรอกอีเมลหรือชื่อผู้ใช้"] } },
      422,
    );
  }
  const wait = await countGuess(house, "forgotten-address", clientAddress(c));
  if (wait !== undefined) {
    const errors = { "": [tooManyAnswer(c, wait, "ขอบ่อยเกินไป")] };
    return forgottenPage(c, { values: { name }, errors }, 429);
  }
  const account = await accountNamed(house.database, name);
  const isTooOften =
    (await countGuess(house, "forgotten-account", account?.id ?? name.toLowerCase())) !== undefined;
  // Only after the answer: the time that it takes tells who has an account.
  if (account && !account.disabled_at && !isTooOften) setImmediate(() => void sendQuietly(c, account));
  return barePage(c, { title: "ตรวจอีเมลของท่าน", body: <ForgottenSentPage /> });
}

async function sendQuietly(c: Web, account: { id: string; name: string }): Promise<void> {
  const { house, requestId } = c.var;
  const about = { accountId: account.id, name: account.name };
  try {
    await recordStranger(c, "account.ask-reset", about, (db) =>
      postLetter(db, resetLetter, { orgId: HOUSE_ORG, to: about, input: {} }),
    );
  } catch (error) {
    const told = error instanceof Error ? withoutData(error) : undefined;
    house.log.error({ requestId, error: told }, "letter not posted");
  }
}

interface Opened {
  link: LinkAbout;
  account: { id: string; name: string; email: string; username: string | null };
}

async function openLink(c: Web<"/account/set-password/:token">): Promise<Opened | Response> {
  const { house } = c.var;
  const wait = await countGuess(house, "link-address", clientAddress(c));
  if (wait !== undefined) return problem(c, 429, tooManyAnswer(c, wait, "เปิดลิงก์บ่อยเกินไป"));
  const link = await findLink(house, c.req.param("token"));
  const account = link && (await accountById(house.database, link.accountId));
  if (!link || !account || account.disabled_at) {
    return problem(
      c,
      410,
      "ลิงก์ตั้งรหัสผ่านนี้หมดอายุ ถูกใช้ไปแล้ว หรือมีลิงก์ใหม่แทน โปรดขอลิงก์ใหม่ที่หน้า “ลืมรหัสผ่าน” หรือจากผู้ดูแลระบบ",
    );
  }
  return { link, account };
}

function setPasswordPage(c: Web, { link, account }: Opened, form: FormState) {
  const title = link.kind === "invitation" ? "เริ่มใช้บัญชีของท่าน" : "ตั้งรหัสผ่านใหม่";
  const invalid = Object.keys(form.errors).length > 0;
  return barePage(c, {
    title,
    invalid,
    status: invalid ? 422 : 200,
    body: <SetPasswordPage title={title} form={form} token={c.req.param("token") ?? ""} account={account} />,
  });
}

function forgottenPage(c: Web, form: FormState, status: 200 | 422 | 429 = 200) {
  return barePage(c, {
    title: "ลืมรหัสผ่าน",
    status,
    invalid: status !== 200,
    body: <ForgottenPage form={form} byMail={c.var.house.mail.isSet} />,
  });
}
