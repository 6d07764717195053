import { z } from "zod";
import { optionalMoney, reference, several, text, version } from "../../../platform/forms/fields.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { guidelineKeys } from "../project-years.ts";

const YEAR = "กรอกปีงบประมาณเป็น พ.ศ. 4 หลัก เช่น 2569";

/** Fiscal year พ.ศ. as every form of this capability names it. */
export const yearField = () =>
  z.preprocess(
    (typed) => (typeof typed === "string" ? toArabicDigits(typed.trim()) : typed),
    z.coerce.number({ error: YEAR }).int(YEAR).min(2500, YEAR).max(2700, YEAR),
  );

export const OpenYear = z.strictObject({ year: yearField() });

const held = { year: yearField(), version: version() };
export const AmendYear = z.strictObject(held);
export const CloseYear = z.strictObject({ ...held, reason: text("บันทึกการปิดปี", 1000) });
export const ReopenYear = z.strictObject({ ...held, reason: text("เหตุผลที่เปิดอีกครั้ง", 1000) });

export const SetProjectYear = z.strictObject({
  id: reference("โครงการ"),
  version: version(),
  integratedBudget: optionalMoney("งบบูรณาการ"),
  guidelines: several(z.enum(guidelineKeys, "เลือกแนวทางจากรายการ"), 3),
});
