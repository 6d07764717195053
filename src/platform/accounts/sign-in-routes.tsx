import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { readBody } from "../forms/body.ts";
import type { FormState } from "../forms/state.ts";
import { blankForm, typedIn, typedValue } from "../forms/state.ts";
import type { Env, Web } from "../web/context.ts";
import { requireSession } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { clientAddress } from "../web/guard.ts";
import { localPath } from "../web/local-path.ts";
import { barePage } from "../web/pages.tsx";
import type { About } from "./account-events.ts";
import { recordOwn, recordStranger } from "./account-events.ts";
import { authHeaders, endSessionShown, forwardCookies, strangerHeaders } from "./auth-request.ts";
import { LONGEST_PASSWORD } from "./auth.ts";
import { countGuess, forgiveGuess, tooManyAnswer } from "./guesses.ts";
import type { GuessKind } from "./guesses.ts";
import { GoOnPage } from "./pages/go-on.tsx";
import { PasskeySignInPage } from "./pages/passkey-sign-in.tsx";
import { SecondStepPage } from "./pages/second-step.tsx";
import { SignInPage } from "./pages/sign-in.tsx";
import { providerProblem } from "./provider-problems.ts";
import { accountById, accountNamed } from "./queries.ts";
import { accountAtSecondStep, checkCode, NO_CODE, readCode, wrongCode } from "./second-step.ts";
import type { Unsent } from "./unsent.tsx";
import { unsentCarried } from "./unsent.tsx";
import { findSession } from "./viewer.ts";

/** The way in: name and password, the second step, and on to where the person was. */
export function signInRoutes(): Hono<Env> {
  const app = new Hono<Env>();

  app.get(paths.account.signIn.pattern, (c) => {
    // Most who knock bring nothing along: nothing is worked out for them.
    if (!c.req.url.includes("?")) return signInPage(c, blankForm({ next: "/" }));
    const trouble = providerProblem(c.req.query("error"), c.var.house.configuration.oidc?.name);
    const form = blankForm({ next: localPath(c.req.query("next")) });
    return signInPage(c, trouble ? { ...form, errors: { "": [trouble] } } : form, {
      status: trouble ? 422 : 200,
    });
  });

  app.post(paths.account.signIn.pattern, (c) => signIn(c));

  app.get(paths.account.secondStep.pattern, async (c) => {
    if (!(await accountAtSecondStep(c))) return c.redirect(paths.account.signIn.href({}), 303);
    return secondStepPage(c, blankForm({ next: localPath(c.req.query("next")) }));
  });

  app.post(paths.account.secondStep.pattern, (c) => passSecondStep(c));

  app.get(paths.account.signInPasskey.pattern, (c) =>
    passkeyPage(c, localPath(c.req.query("next")), undefined),
  );
  app.post(paths.account.signInPasskey.pattern, async (c) => {
    const body = await readBody(c);
    return passkeyPage(c, localPath(body.values["next"]), unsentCarried(body));
  });

  // Reached from another window that signed in meanwhile, or after a passkey.
  app.post(paths.account.goOn.pattern, async (c) => {
    const body = await readBody(c);
    const unsent = unsentCarried(body);
    const next = localPath(body.values["next"]);
    const found = await findSession(c.var.house, c.req.raw.headers);
    if (!found) return signInPage(c, notSignedInYet(next), { unsent, status: 401 });
    return goOn(c, found.signedIn.name, next, unsent);
  });

  app.post(paths.account.signOut.pattern, async (c) => {
    const { house } = c.var;
    const found = await findSession(house, c.req.raw.headers);
    const response = await house.auth.api.signOut({ headers: authHeaders(c), asResponse: true });
    forwardCookies(c, response.headers);
    if (found) await recordOwn(c, "account.sign-out", found.signedIn);
    setFlash(c, "ออกจากระบบแล้ว", "info");
    return c.redirect(paths.account.signIn.href({}), 303);
  });

  app.post(paths.account.alive.pattern, requireSession, (c) => c.body(null, 204));

  return app;
}

async function signIn(c: Web) {
  const { house } = c.var;
  const body = await readBody(c);
  const name = typedIn(body.values, "name").trim();
  const password = body.values["password"];
  const next = localPath(body.values["next"]);
  const unsent = unsentCarried(body);
  const again = (errors: FormState["errors"], status: 422 | 429 = 422) =>
    signInPage(c, { values: { name, next }, errors }, { unsent, status });

  const missing = {
    ...(name ? {} : { name: ["กรอกอีเมลหรือชื่อผู้ใช้"] }),
    ...(password ? {} : { password: ["กรอกรหัสผ่าน"] }),
  };
  if (Object.keys(missing).length > 0) return again(missing);

  const account = name.length <= 200 ? await accountNamed(house.database, name) : undefined;
  const wait = await tooManyGuesses(c, "sign-in", account?.id ?? name.toLowerCase());
  if (wait !== undefined) return again({ "": [waitMessage(c, wait)] }, 429);

  // Nobody's name takes the same way, and the same time, as a name with a wrong password.
  const usable =
    account && !account.disabled_at && typeof password === "string" && password.length <= LONGEST_PASSWORD;
  const response = await house.auth.api.signInEmail({
    body: {
      email: usable ? account.email : "nobody@nowhere.invalid",
      password: typeof password === "string" ? password.slice(0, LONGEST_PASSWORD) : "",
    },
    headers: strangerHeaders(c),
    asResponse: true,
  });
  if (!response.ok || !usable) {
    await recordStranger(
      c,
      "account.sign-in-failed",
      account && { accountId: account.id, name: account.name },
    );
    return again({ "": ["ชื่อหรือรหัสผ่านไม่ถูกต้อง"] });
  }
  forwardCookies(c, response.headers);
  await forgive(c, "sign-in", account.id);
  const answer = (await response.json()) as { twoFactorRedirect?: boolean };
  if (!answer.twoFactorRedirect)
    return signedIn(c, { accountId: account.id, name: account.name }, next, unsent);
  if (unsent) return secondStepPage(c, blankForm({ next }), { unsent });
  return c.redirect(paths.account.secondStep.href({}, { next: next === "/" ? undefined : next }), 303);
}

async function passSecondStep(c: Web) {
  const { house } = c.var;
  const body = await readBody(c);
  const next = localPath(body.values["next"]);
  const unsent = unsentCarried(body);
  const accountId = await accountAtSecondStep(c);
  const account = accountId ? await accountById(house.database, accountId) : undefined;
  if (!account) {
    const errors = { "": ["ใช้เวลาเกิน 10 นาที หรือใส่รหัสผิดหลายครั้ง โปรดลงชื่อเข้าใช้ใหม่"] };
    return signInPage(c, { values: { next }, errors }, { unsent, status: 422 });
  }
  const again = (message: string, status: 422 | 429 = 422) =>
    secondStepPage(c, { values: { next }, errors: { code: [message] } }, { unsent, status });

  const read = readCode(typedIn(body.values, "code"));
  if (!read) return again(NO_CODE);
  const wait = await tooManyGuesses(c, "second-step", account.id);
  if (wait !== undefined) return again(waitMessage(c, wait), 429);

  const response = await checkCode(c, account.id, read, strangerHeaders(c));
  const about = { accountId: account.id, name: account.name };
  if (!response.ok) {
    await recordStranger(c, "account.second-step-failed", about);
    if (response.status === 429) return again(waitMessage(c, LOCKED_SECONDS), 429);
    return again(wrongCode[read.kind]);
  }
  forwardCookies(c, response.headers);
  await forgive(c, "second-step", account.id);
  if (read.kind === "recovery") await recordOwn(c, "account.use-recovery-code", about);
  return signedIn(c, about, next, unsent);
}

/** The lock that the sign-in library itself puts on an account after ten wrong codes. */
const LOCKED_SECONDS = 15 * 60;

async function signedIn(c: Web, about: About, next: string, unsent: Unsent | undefined) {
  const { house } = c.var;
  await endSessionShown(c);
  await recordOwn(c, "account.sign-in", about);
  await house.database.shared.deleteFrom("session").where("expires_at", "<", new Date()).execute();
  return goOn(c, about.name, next, unsent);
}

function goOn(c: Web, name: string, next: string, unsent: Unsent | undefined) {
  if (!unsent) return c.redirect(next, 303);
  return barePage(c, { title: "ทำต่อจากที่ค้างไว้", body: <GoOnPage unsent={unsent} name={name} /> });
}

async function tooManyGuesses(
  c: Web,
  step: "sign-in" | "second-step",
  whose: string,
): Promise<number | undefined> {
  const { house } = c.var;
  const fromHere = await countGuess(house, `${step}-address` satisfies GuessKind, clientAddress(c));
  return fromHere ?? countGuess(house, `${step}-account` satisfies GuessKind, whose);
}

async function forgive(c: Web, step: "sign-in" | "second-step", accountId: string) {
  await forgiveGuess(c.var.house, `${step}-address`, clientAddress(c));
  await forgiveGuess(c.var.house, `${step}-account`, accountId);
}

function waitMessage(c: Web, seconds: number): string {
  return `${tooManyAnswer(c, seconds)} หากลืมรหัสผ่านให้ขอตั้งใหม่ได้ทันที`;
}

function notSignedInYet(next: string): FormState {
  return { values: { next }, errors: { "": ["ยังไม่ได้ลงชื่อเข้าใช้ โปรดลงชื่อเข้าใช้ก่อน สิ่งที่พิมพ์ไว้ยังอยู่"] } };
}

interface Around {
  unsent?: Unsent;
  status?: 200 | 401 | 422 | 429;
}

export function signInPage(c: Web, form: FormState, { unsent, status = 200 }: Around = {}) {
  const title = unsent ? "ลงชื่อเข้าใช้อีกครั้ง" : "ลงชื่อเข้าใช้";
  const provider = c.get("house").configuration.oidc?.name;
  const isFresh = c.req.method === "GET" && status === 200 && !unsent;
  return barePage(c, {
    title,
    status,
    invalid: Object.keys(form.errors).length > 0,
    // Nothing on a fresh page but these: it is drawn once, however often somebody knocks.
    sameFor: isFresh ? `sign-in ${provider ?? ""} ${typedValue(form, "next")}` : undefined,
    body: <SignInPage title={title} form={form} unsent={unsent} provider={provider} />,
  });
}

function secondStepPage(c: Web, form: FormState, { unsent, status = 200 }: Around = {}) {
  return barePage(c, {
    title: "ยืนยันตัวตนขั้นที่สอง",
    status,
    invalid: Object.keys(form.errors).length > 0,
    body: <SecondStepPage form={form} unsent={unsent} />,
  });
}

function passkeyPage(c: Web, next: string, unsent: Unsent | undefined) {
  return barePage(c, {
    title: "ลงชื่อเข้าใช้ด้วยพาสคีย์",
    body: <PasskeySignInPage next={next} unsent={unsent} />,
  });
}
