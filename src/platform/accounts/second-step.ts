import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { toArabicDigits } from "../../thai/digits.ts";
import type { Web } from "../web/context.ts";
import { readableSecret } from "./auth.ts";
import { countGuess } from "./guesses.ts";

const STEP_MINUTES = 10;

/** Whose first step the browser has passed and whose code is still owed. */
export async function accountAtSecondStep(c: Web): Promise<string | undefined> {
  const context = await c.var.house.auth.$context;
  const cookie = context.createAuthCookie("two_factor");
  const identifier = await getSignedCookie(c, context.secret, cookie.name);
  if (!identifier) return undefined;
  const found = await context.internalAdapter.findVerificationValue(identifier);
  return found && found.expiresAt > new Date() ? found.value : undefined;
}

/**
 * The sign-in library asks for a code after a password only. Through an identity provider the account
 * would be as weak as the provider, so the same step is opened here, in the library's own form.
 */
export async function openSecondStep(c: Web, accountId: string): Promise<void> {
  const context = await c.var.house.auth.$context;
  const cookie = context.createAuthCookie("two_factor", { maxAge: STEP_MINUTES * 60 });
  const identifier = `2fa-${readableSecret(24)}`;
  const expiresAt = new Date(Date.now() + STEP_MINUTES * 60_000);
  const { createVerificationValue } = context.internalAdapter;
  await createVerificationValue({ identifier, value: accountId, expiresAt });
  await createVerificationValue({ identifier: `2fa-attempts-${identifier}`, value: "0", expiresAt });
  await setSignedCookie(c, cookie.name, identifier, context.secret, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: cookie.attributes.secure === true,
    maxAge: STEP_MINUTES * 60,
  });
}

export interface Code {
  kind: "authenticator" | "recovery";
  code: string;
}

export const NO_CODE = "กรอกรหัส 6 หลักจากแอป หรือรหัสกู้คืน 10 ตัว";

export const wrongCode: Record<Code["kind"], string> = {
  authenticator: "รหัสไม่ถูกต้องหรือใช้ไปแล้ว รหัสในแอปเปลี่ยนทุก 30 วินาที ใช้รหัสล่าสุด และตรวจว่านาฬิกาของโทรศัพท์ตรง",
  recovery: "รหัสกู้คืนไม่ถูกต้อง หรือเคยใช้ไปแล้ว",
};

/** What people type: six figures of the authenticator, or one of the codes kept on paper. */
export function readCode(typed: string): Code | undefined {
  const plain = toArabicDigits(typed).toLowerCase().replaceAll(/[\s-]/g, "");
  if (/^\d{6}$/.test(plain)) return { kind: "authenticator", code: plain };
  if (/^[a-z0-9]{10}$/.test(plain))
    return { kind: "recovery", code: `${plain.slice(0, 5)}-${plain.slice(5)}` };
  return undefined;
}

/**
 * Each code passes once, also one of the app: who reads it over a shoulder comes too late (RFC 6238, 5.2).
 * It counts as used before it is compared, so that of two at the same moment only one passes.
 */
export async function checkCode(
  c: Web,
  accountId: string,
  { kind, code }: Code,
  headers: Headers,
): Promise<Response> {
  const { house } = c.var;
  const request = { body: { code }, headers, asResponse: true as const };
  if (kind === "recovery") return house.auth.api.verifyBackupCode(request);
  const isUsed = (await countGuess(house, "authenticator-code", `${accountId} ${code}`)) !== undefined;
  return isUsed ? new Response(null, { status: 401 }) : house.auth.api.verifyTOTP(request);
}
