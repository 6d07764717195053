import { z } from "zod";
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from "./auth.ts";

/** One rule for every place where a password is chosen: length counts, not signs (NIST SP 800-63B). */
const password = z
  .string({ error: "กรอกรหัสผ่านใหม่" })
  .min(SHORTEST_PASSWORD, `รหัสผ่านต้องมีอย่างน้อย ${SHORTEST_PASSWORD} ตัวอักษร`)
  .max(LONGEST_PASSWORD, `รหัสผ่านยาวได้ไม่เกิน ${LONGEST_PASSWORD} ตัวอักษร`)
  .refine((typed) => new Set(typed).size >= 5, "รหัสผ่านนี้ซ้ำตัวเดิมมากเกินไป โปรดใช้หลายตัวอักษรปนกัน");

export const passwordHelp = `อย่างน้อย ${SHORTEST_PASSWORD} ตัวอักษร วลีที่จำได้เองแต่ผู้อื่นเดาไม่ได้ เช่น คำสามสี่คำที่ไม่เกี่ยวกัน ดีกว่าคำสั้นที่ซับซ้อน`;

/** The new password twice; `names` are what nobody may use as theirs: e-mail and user name. */
export function newPassword(names: readonly (string | null)[]) {
  return z
    .object({ newPassword: password, newPasswordAgain: z.string({ error: "กรอกรหัสผ่านใหม่อีกครั้ง" }) })
    .superRefine((typed, context) => {
      if (typed.newPassword !== typed.newPasswordAgain) {
        context.addIssue({ code: "custom", path: ["newPasswordAgain"], message: "รหัสผ่านสองช่องไม่ตรงกัน" });
      }
      if (names.some((name) => name && isNearly(typed.newPassword, name))) {
        context.addIssue({
          code: "custom",
          path: ["newPassword"],
          message: "รหัสผ่านต้องไม่ใช่อีเมลหรือชื่อผู้ใช้ของท่าน",
        });
      }
    });
}

function isNearly(typed: string, name: string): boolean {
  const plain = typed.toLowerCase();
  const own = name.toLowerCase();
  return plain === own || plain.replaceAll(/[^a-z0-9@._-]|\d+$/g, "") === own;
}
