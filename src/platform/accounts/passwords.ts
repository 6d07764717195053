import { z } from "zod";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./auth.ts";

/** One rule for every place where a password is chosen: length counts, not signs (NIST SP 800-63B). */
export const password = z
  .string({ error: "กรอกรหัสผ่าน" })
  .min(SHORTEST_PASSWORD, `รหัสผ่านต้องมีอย่างน้อย ${SHORTEST_PASSWORD} ตัวอักษร`)
  .max(LONGEST_PASSWORD, `รหัสผ่านยาวได้ไม่เกิน ${LONGEST_PASSWORD} ตัวอักษร`)
  .refine((typed) => new Set(typed).size >= 5, "รหัสผ่านนี้ซ้ำตัวเดิมมากเกินไป โปรดใช้หลายตัวอักษรปนกัน")
  .refine((typed) => !isCommon(typed), "รหัสผ่านนี้มีผู้ใช้มาก เดาได้ง่าย โปรดใช้คำสามสี่คำที่ไม่เกี่ยวกัน");

export const passwordHelp = `อย่างน้อย ${SHORTEST_PASSWORD} ตัวอักษร วลีที่จำได้เองแต่ผู้อื่นเดาไม่ได้ เช่น คำสามสี่คำที่ไม่เกี่ยวกัน ดีกว่าคำสั้นที่ซับซ้อน`;

export const NOT_TWICE_THE_SAME = "รหัสผ่านสองช่องไม่ตรงกัน";
export const IS_OWN_NAME = "รหัสผ่านต้องไม่ใช่ชื่อ ชื่อผู้ใช้ หรืออีเมลของท่าน";

/** The new password twice; `names` are what nobody may use as theirs. */
export function newPassword(names: OwnNames) {
  return z
    .object({ newPassword: password, newPasswordAgain: z.string({ error: "กรอกรหัสผ่านใหม่อีกครั้ง" }) })
    .superRefine((typed, context) => {
      if (typed.newPassword !== typed.newPasswordAgain) {
        context.addIssue({ code: "custom", path: ["newPasswordAgain"], message: NOT_TWICE_THE_SAME });
      }
      if (isOwnName(typed.newPassword, names)) {
        context.addIssue({ code: "custom", path: ["newPassword"], message: IS_OWN_NAME });
      }
    });
}

type OwnNames = readonly (string | null | undefined)[];

/** Also with blanks or signs between, and figures behind. */
export function isOwnName(typed: string, names: OwnNames): boolean {
  const plain = lettersOf(typed);
  return names.some((name) => {
    const own = lettersOf(name ?? "");
    return own !== "" && plain.startsWith(own) && /^\p{N}*$/u.test(plain.slice(own.length));
  });
}

/**
 * What lists of stolen passwords begin with, made long by figures or by saying it again. Of twelve letters few
 * others are common, so that these words stand for a list of thousands.
 */
export function isCommon(typed: string): boolean {
  const plain = lettersOf(typed);
  const spelled = lettersOf(typed.replaceAll(/[@0$3!]/g, (sign) => posing[sign] ?? sign));
  return isRepeated(plain) || [plain, spelled].some(isMostlyCommon);
}

const posing: Readonly<Record<string, string>> = { "@": "a", "0": "o", $: "s", "3": "e", "!": "i" };

const common =
  /passwords?|passcode|qwert(?:y(?:uiop)?)?|asdf(?:ghjkl)?|zxcv(?:bnm)?|1q2w3e(?:4r)?(?:5t)?(?:6y)?|1qaz(?:2wsx)?(?:3edc)?|a?b?c?1234\d*|98765\d*|iloveyou|welcome|letmein|admin(?:istrator)?|superuser|login|user|test(?:ing)?|default|changeme|secret|master|dragon|monkey|football|baseball|sunshine|princess|superman|computer|internet|google|facebook|thailand|bangkok|sawas?t?dee|รหัสผ่าน|สวัสดี|ประเทศไทย|กรุงเทพ|เทศบาล|ทดสอบ|ผู้ดูแลระบบ/g;

/** Fewer letters of one's own than anybody would have to try. */
function isMostlyCommon(plain: string): boolean {
  const own = plain.replaceAll(common, "");
  return own !== plain && own.replaceAll(/\p{N}/gu, "").length < 4;
}

function isRepeated(plain: string): boolean {
  return /^(.{1,6})\1+.{0,5}$/u.test(plain);
}

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}
