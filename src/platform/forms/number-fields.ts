import { z } from "zod";
import { toArabicDigits } from "../../thai/digits.ts";
import { isNoAmount } from "../../thai/money.ts";
import { MOST_BAHT, readMoney, tooMuch } from "./fields.ts";

/** Building blocks of form schemas for figures and for what was paid, typed in either kind of digits. */

/** Satang that were paid: more than nothing. */
export function money(label: string, most = MOST_BAHT) {
  return z.string({ error: `กรอก${label}` }).transform((typed, context) => {
    const read = isNoAmount(typed)
      ? { wrong: `กรอก${label}` }
      : readMoney(label, typed, most, `${label}ติดลบไม่ได้`);
    if ("amount" in read && read.amount > 0) return read.amount;
    const message = "wrong" in read ? read.wrong : `${label}ต้องมากกว่า 0 บาท`;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

/** A figure with at most two digits behind the point, in either kind of digits. */
export function optionalFigure(label: string, most = 1_000_000_000) {
  return z
    .string()
    .trim()
    .optional()
    .transform((typed, context) => {
      const plain = toArabicDigits(typed ?? "").replaceAll(",", "");
      if (plain === "" || plain === "-") return null;
      const isFigure = /^\d+(?:\.\d{1,2})?$/.test(plain);
      if (isFigure && Number(plain) <= most) return Number(plain);
      const message = /^[-−]\s*\d/.test(plain)
        ? `${label}ติดลบไม่ได้`
        : isFigure
          ? tooMuch(label)
          : `${label}ไม่ใช่ตัวเลข เขียนเช่น 80 หรือ ๘๕.๕๐`;
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    });
}

/** How many: whole. */
export function optionalCount(label: string, most = 1_000_000) {
  return optionalFigure(label, most).refine(
    (count) => count === null || Number.isInteger(count),
    `${label}ต้องเป็นจำนวนเต็ม`,
  );
}
