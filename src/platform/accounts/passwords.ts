import { z } from "zod";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./auth.ts";

/** One rule for every place where a password is chosen: length counts, not signs (NIST SP 800-63B). */
export const password = z
  .string({ error: "กรอกรหัสผ่าน" })
  .min(SHORTEST_PASSWORD, `รหัสผ่านต้องมีอย่างน้อย ${SHORTEST_PASSWORD} ตัวอักษร`)
  .max(LONGEST_PASSWORD, `รหัสผ่านยาวได้ไม่เกิน ${LONGEST_PASSWORD} ตัวอักษร`)
  .refine((typed) => new Set(typed).size >= 5, "รหัสผ่านนี้ซ้ำตัวเดิมมากเกินไป โปรดใช้หลายตัวอักษรปนกัน");

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

function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{M}\p{N}]/gu, "");
}
