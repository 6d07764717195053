import { Hono } from "hono";
import { paths } from "../../paths.ts";
import { readBody } from "../forms/body.ts";
import type { FormErrors, FormValues } from "../forms/state.ts";
import { typedIn } from "../forms/state.ts";
import type { Env, Web } from "../web/context.ts";
import { requireSession } from "../web/doors.tsx";
import { setFlash } from "../web/flash.ts";
import { barePage } from "../web/pages.tsx";
import { problem } from "../web/problem-pages.tsx";
import { recordOwn } from "./account-events.ts";
import { authHeaders, forwardCookies } from "./auth-request.ts";
import { organisationTitle } from "./organisation-title.ts";
import { askOwner } from "./own-password.ts";
import { RecoveryCodesPage } from "./pages/recovery-codes.tsx";
import { SecondFactorPage } from "./pages/second-factor.tsx";
import { SecondFactorSetUpPage } from "./pages/second-factor-set-up.tsx";
import { demandingSecondFactor, waysInto } from "./queries.ts";
import { checkCode, NO_CODE, readCode, wrongCode } from "./second-step.ts";

/** The second factor of the own account: set it up, renew its recovery codes, turn it off. */
export function secondFactorRoutes(): Hono<Env> {
  const app = new Hono<Env>();
  const { secondFactor, secondFactorOff, recoveryCodes } = paths.account;
  for (const { pattern } of [secondFactor, secondFactorOff, recoveryCodes]) app.use(pattern, requireSession);

  app.get(secondFactor.pattern, (c) => secondFactorPage(c));
  app.post(secondFactor.pattern, async (c) => {
    const { values } = await readBody(c);
    return "code" in values ? confirm(c, values) : start(c, values);
  });

  app.get(recoveryCodes.pattern, (c) => c.redirect(secondFactor.href({}), 303));
  app.post(recoveryCodes.pattern, (c) => renewCodes(c));
  app.get(secondFactorOff.pattern, (c) => c.redirect(secondFactor.href({}), 303));
  app.post(secondFactorOff.pattern, (c) => turnOff(c));
  return app;
}

async function start(c: Web, values: FormValues) {
  const { house, signedIn } = c.var;
  if (signedIn.hasSecondFactor) return secondFactorPage(c);
  const { hasPassword } = await waysInto(house.database, signedIn.accountId);
  const enable: Call = (password) =>
    house.auth.api.enableTwoFactor({ body: { password }, headers: authHeaders(c), asResponse: true });
  // Without a password there is nothing to ask for yet: the code comes with the set-up.
  const answer = hasPassword ? await withPassword(c, values, enable) : unasked(await enable(undefined));
  if (!answer.ok) return secondFactorPage(c, answer);
  const { totpURI } = (await answer.response.json()) as { totpURI: string };
  return setUpPage(c, totpURI, {});
}

async function confirm(c: Web, values: FormValues) {
  const { house, signedIn } = c.var;
  const uri = typedIn(values, "secret");
  if (signedIn.hasSecondFactor || !uri.startsWith("otpauth://totp/") || uri.length > 1000)
    return secondFactorPage(c);
  const read = readCode(typedIn(values, "code"));
  if (read?.kind !== "authenticator") return setUpPage(c, uri, { code: ["กรอกรหัส 6 หลักที่แอปแสดง"] });
  const response = await checkCode(c, signedIn.accountId, read, authHeaders(c));
  if (!response.ok) return setUpPage(c, uri, { code: [wrongCode.authenticator] });
  forwardCookies(c, response.headers);
  await recordOwn(c, "account.turn-on-second-factor", signedIn);
  const { backupCodes } = await house.auth.api.viewBackupCodes({ body: { userId: signedIn.accountId } });
  return codesPage(c, backupCodes, "เปิดการยืนยันตัวตนสองขั้นแล้ว");
}

async function renewCodes(c: Web) {
  const { house, signedIn } = c.var;
  const { values } = await readBody(c);
  if (!signedIn.hasSecondFactor) return secondFactorPage(c);
  const answer = await withProof(c, values, (password) =>
    house.auth.api.generateBackupCodes({ body: { password }, headers: authHeaders(c), asResponse: true }),
  );
  if (!answer.ok) return secondFactorPage(c, { ...answer, at: "codes" });
  const { backupCodes } = (await answer.response.json()) as { backupCodes: string[] };
  await recordOwn(c, "account.renew-recovery-codes", signedIn);
  return codesPage(c, backupCodes, "รหัสกู้คืนชุดใหม่");
}

async function turnOff(c: Web) {
  const { house, signedIn } = c.var;
  const { values } = await readBody(c);
  if (!signedIn.hasSecondFactor) return secondFactorPage(c);
  const demandedBy = await demandingSecondFactor(house.database, signedIn.accountId);
  if (demandedBy.length > 0) {
    const names = demandedBy.map((org) => organisationTitle(house.packs, org)).join(", ");
    return problem(c, 409, `ปิดไม่ได้ เพราะ${names}กำหนดให้บทบาทของท่านต้องยืนยันตัวตนสองขั้น`);
  }
  const answer = await withProof(c, values, (password) =>
    house.auth.api.disableTwoFactor({ body: { password }, headers: authHeaders(c), asResponse: true }),
  );
  if (!answer.ok) return secondFactorPage(c, { ...answer, at: "off" });
  forwardCookies(c, answer.response.headers);
  await recordOwn(c, "account.turn-off-second-factor", signedIn);
  setFlash(c, "ปิดการยืนยันตัวตนสองขั้นแล้ว");
  return c.redirect(paths.account.show.href({}), 303);
}

type Proved = { ok: true; response: Response } | { ok: false; errors: FormErrors; status: 422 | 429 };
type Call = (password: string | undefined) => Promise<Response>;

/** A browser left open must not be enough to weaken the account: its owner shows the password or, without one, a code. */
async function withProof(c: Web, values: FormValues, call: Call): Promise<Proved> {
  const { hasPassword } = await waysInto(c.var.house.database, c.var.signedIn.accountId);
  return hasPassword ? withPassword(c, values, call) : withCode(c, values, () => call(undefined));
}

async function withPassword(c: Web, values: FormValues, call: Call): Promise<Proved> {
  const typed = typedIn(values, "password");
  if (!typed) return { ok: false, errors: { password: ["กรอกรหัสผ่านของท่าน"] }, status: 422 };
  const answer = await askOwner(c, () => call(typed));
  return answer.ok ? answer : { ok: false, errors: { password: [answer.message] }, status: answer.status };
}

async function withCode(c: Web, values: FormValues, call: () => Promise<Response>): Promise<Proved> {
  const read = readCode(typedIn(values, "code"));
  if (!read) return { ok: false, errors: { code: [NO_CODE] }, status: 422 };
  const check = () => checkCode(c, c.var.signedIn.accountId, read, authHeaders(c));
  const answer = await askOwner(c, check, wrongCode[read.kind]);
  if (!answer.ok) return { ok: false, errors: { code: [answer.message] }, status: answer.status };
  return unasked(await call());
}

function unasked(response: Response): Proved {
  if (!response.ok) throw new Error("The second factor changed while its owner changed it");
  return { ok: true, response };
}

interface Around {
  errors?: FormErrors;
  status?: 200 | 422 | 429;
  /** Which of the two forms came back. */
  at?: "codes" | "off";
}

async function secondFactorPage(c: Web, { errors = {}, status = 200, at }: Around = {}) {
  const { house, signedIn } = c.var;
  const demandedBy = await demandingSecondFactor(house.database, signedIn.accountId);
  const { hasPassword } = await waysInto(house.database, signedIn.accountId);
  return barePage(c, {
    title: "การยืนยันตัวตนสองขั้น",
    wide: true,
    status,
    invalid: status !== 200,
    body: (
      <SecondFactorPage
        form={{ values: {}, errors }}
        at={at}
        isOn={signedIn.hasSecondFactor}
        hasPassword={hasPassword}
        demandedBy={demandedBy.map((org) => organisationTitle(house.packs, org))}
      />
    ),
  });
}

function setUpPage(c: Web, uri: string, errors: FormErrors) {
  const invalid = Object.keys(errors).length > 0;
  return barePage(c, {
    title: "ตั้งค่าแอปยืนยันตัวตน",
    wide: true,
    invalid,
    status: invalid ? 422 : 200,
    body: <SecondFactorSetUpPage uri={uri} form={{ values: {}, errors }} />,
  });
}

function codesPage(c: Web, codes: readonly string[], title: string) {
  return barePage(c, { title, wide: true, body: <RecoveryCodesPage title={title} codes={codes} /> });
}
