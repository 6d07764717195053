import { Hono } from "hono";
import { z } from "zod";
import { paths } from "../../paths.ts";
import { done } from "../acts/act.ts";
import { missing, refused, statusOf } from "../acts/outcome.ts";
import { readBody } from "../forms/body.ts";
import { fieldErrors } from "../forms/errors.ts";
import { text } from "../forms/fields.ts";
import type { FormState } from "../forms/state.ts";
import { blankForm, typedIn } from "../forms/state.ts";
import type { Env, Web } from "../web/context.ts";
import { requireSession } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { barePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { changeOwn, recordOwn } from "./account-events.ts";
import { authHeaders, forwardCookies } from "./auth-request.ts";
import { FRESH_MINUTES } from "./auth.ts";
import { askOwner } from "./own-password.ts";
import { AccountPage } from "./pages/account.tsx";
import { NamePage } from "./pages/account-name.tsx";
import { ChangePasswordPage } from "./pages/account-password.tsx";
import { PasskeysPage } from "./pages/passkeys.tsx";
import { SessionsPage } from "./pages/sessions.tsx";
import { newPassword } from "./passwords.ts";
import { providerProblem } from "./provider-problems.ts";
import { accountById, demandingSecondFactor, sessionsOf, waysInto } from "./queries.ts";

const NewName = z.strictObject({ name: text("ชื่อ", 150) });

/** What everybody settles for their own account. */
export function ownAccountRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  const own = paths.account;
  for (const { pattern } of [own.show, own.name, own.password, own.passkeys, own.sessions]) {
    app.use(pattern, requireSession);
  }
  for (const { pattern } of [own.passkeyRemove, own.sessionEnd, own.sessionsEndOthers])
    app.use(pattern, requireSession);

  app.get(own.show.pattern, (c) => showAccount(c));

  app.get(own.name.pattern, (c) => namePage(c, blankForm({ name: c.var.signedIn.name })));
  app.post(own.name.pattern, async (c) => {
    const { signedIn, house } = c.var;
    const { input, values } = await readBody(c);
    const parsed = NewName.safeParse(input);
    if (!parsed.success) return namePage(c, { values, errors: fieldErrors(parsed.error) });
    const { name } = parsed.data;
    await changeOwn(
      c,
      "account.rename",
      async (db) => {
        await db
          .updateTable("account")
          .set({ name, updated_at: house.now() })
          .where("id", "=", signedIn.accountId)
          .execute();
        return done(undefined, { before: { name: signedIn.name }, after: { name } });
      },
      { ...signedIn, name },
    );
    return backToAccount(c, "แก้ชื่อแล้ว");
  });

  app.get(own.password.pattern, (c) => passwordPage(c, blankForm()));
  app.post(own.password.pattern, (c) => changePassword(c));

  app.get(own.passkeys.pattern, async (c) => {
    const { house, signedIn } = c.var;
    const { passkeys } = await waysInto(house.database, signedIn.accountId);
    const isFresh = Date.now() - signedIn.since.getTime() < FRESH_MINUTES * 60_000;
    return barePage(c, {
      title: "พาสคีย์",
      wide: true,
      body: <PasskeysPage passkeys={passkeys} isFresh={isFresh} />,
    });
  });
  app.post(own.passkeyRemove.pattern, (c) => removePasskey(c));

  app.get(own.sessions.pattern, async (c) => {
    const { house, signedIn } = c.var;
    const sessions = await sessionsOf(house.database, signedIn.accountId, new Date());
    return barePage(c, {
      title: "อุปกรณ์ที่เข้าใช้อยู่",
      wide: true,
      body: <SessionsPage sessions={sessions} currentId={signedIn.sessionId} />,
    });
  });
  app.post(own.sessionEnd.pattern, (c) => endSessions(c, c.req.param("id")));
  app.post(own.sessionsEndOthers.pattern, (c) => endSessions(c, undefined));

  return app;
}

async function showAccount(c: Web) {
  const { house, signedIn } = c.var;
  const [account, ways, sessions, demandedBy] = await Promise.all([
    accountById(house.database, signedIn.accountId),
    waysInto(house.database, signedIn.accountId),
    sessionsOf(house.database, signedIn.accountId, new Date()),
    demandingSecondFactor(house.database, signedIn.accountId),
  ]);
  const provider = house.configuration.oidc?.name;
  return barePage(c, {
    title: "บัญชีของฉัน",
    wide: true,
    body: (
      <AccountPage
        signedIn={signedIn}
        username={account?.username ?? null}
        ways={ways}
        sessions={sessions.length}
        isSecondFactorDemanded={demandedBy.length > 0}
        provider={provider}
        trouble={providerProblem(c.req.query("error"), provider)}
      />
    ),
  });
}

async function changePassword(c: Web) {
  const { house, signedIn } = c.var;
  const { input, values } = await readBody(c);
  const account = await accountById(house.database, signedIn.accountId);
  const current = typedIn(values, "currentPassword");
  const parsed = newPassword([signedIn.name, signedIn.email, account?.username]).safeParse(input);
  const errors = {
    ...(current ? {} : { currentPassword: ["กรอกรหัสผ่านที่ใช้อยู่"] }),
    ...(parsed.success ? {} : fieldErrors(parsed.error)),
  };
  if (!parsed.success || !current) return passwordPage(c, { values: {}, errors });

  const { newPassword: chosen } = parsed.data;
  const body = { currentPassword: current, newPassword: chosen, revokeOtherSessions: true };
  const answer = await askOwner(
    c,
    () => house.auth.api.changePassword({ body, headers: authHeaders(c), asResponse: true }),
    "รหัสผ่านที่ใช้อยู่ไม่ถูกต้อง",
  );
  if (!answer.ok)
    return passwordPage(c, { values: {}, errors: { currentPassword: [answer.message] } }, answer.status);
  forwardCookies(c, answer.response.headers);
  await recordOwn(c, "account.change-password", signedIn);
  return backToAccount(c, "เปลี่ยนรหัสผ่านแล้ว และให้เครื่องอื่นที่เข้าใช้อยู่ออกทั้งหมด");
}

async function removePasskey(c: Web<"/account/passkeys/:id/remove">) {
  const { house, signedIn } = c.var;
  const outcome = await changeOwn(c, "account.remove-passkey", async (db) => {
    const ways = await waysInto({ shared: db }, signedIn.accountId);
    const passkey = ways.passkeys.find(({ id }) => id === c.req.param("id"));
    if (!passkey) return missing("ไม่พบพาสคีย์นี้ อาจถูกลบไปแล้ว");
    const hasProvider = ways.hasProvider && house.configuration.oidc;
    if (!ways.hasPassword && !hasProvider && ways.passkeys.length === 1)
      return refused("พาสคีย์นี้เป็นทางเดียวที่ท่านเข้าใช้บัญชีได้ จึงลบไม่ได้ โปรดตั้งรหัสผ่านก่อน");
    await db
      .deleteFrom("passkey")
      .where("id", "=", passkey.id)
      .where("account_id", "=", signedIn.accountId)
      .execute();
    return done(undefined, { before: { name: passkey.name } });
  });
  if (!outcome.ok) return problem(c, statusOf[outcome.reason], outcome.message);
  setFlash(c, "ลบพาสคีย์แล้ว");
  return c.redirect(paths.account.passkeys.href({}), 303);
}

async function endSessions(c: Web, id: string | undefined) {
  const { signedIn } = c.var;
  const outcome = await changeOwn(c, "account.end-sessions", async (db) => {
    const sessions = await sessionsOf({ shared: db }, signedIn.accountId, new Date());
    const ending = sessions
      .map((session) => session.id)
      .filter((each) => (id ? each === id : each !== signedIn.sessionId));
    if (ending.length === 0) return id ? missing("ไม่พบการเข้าใช้นี้ อาจสิ้นสุดไปแล้ว") : refused("ไม่มีเครื่องอื่นเข้าใช้อยู่");
    await db.deleteFrom("session").where("id", "in", ending).execute();
    return done(undefined);
  });
  if (!outcome.ok && id) return problem(c, 404, outcome.message);
  setFlash(c, outcome.ok ? "ให้เครื่องนั้นออกจากระบบแล้ว" : outcome.message);
  if (id === signedIn.sessionId) return c.redirect(paths.account.signIn.href({}), 303);
  return c.redirect(paths.account.sessions.href({}), 303);
}

function backToAccount(c: Web, said: string) {
  setFlash(c, said);
  return c.redirect(paths.account.show.href({}), 303);
}

function namePage(c: Web, form: FormState) {
  const invalid = Object.keys(form.errors).length > 0;
  return barePage(c, { title: "แก้ชื่อ", invalid, status: invalid ? 422 : 200, body: <NamePage form={form} /> });
}

async function passwordPage(c: Web, form: FormState, status?: 422 | 429) {
  const { house, signedIn } = c.var;
  const { hasPassword } = await waysInto(house.database, signedIn.accountId);
  const invalid = Object.keys(form.errors).length > 0;
  return barePage(c, {
    title: "เปลี่ยนรหัสผ่าน",
    invalid,
    status: status ?? (invalid ? 422 : 200),
    body: <ChangePasswordPage form={form} hasPassword={hasPassword} email={signedIn.email} />,
  });
}
