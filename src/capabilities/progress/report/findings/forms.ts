import { z } from "zod";
import { text } from "../../../../platform/forms/fields.ts";
import { ofReport } from "../forms.ts";

const key = z.string({ error: "ไม่พบข้อเตือนนี้" }).min(1, "ไม่พบข้อเตือนนี้").max(300, "ไม่พบข้อเตือนนี้");

/** One finding of a check, or all of it that still want a reason. */
export const ExcuseWhole = z.strictObject({
  ...ofReport,
  check: key,
  finding: z.union([key, z.literal("")]).default(""),
  reason: text("เหตุผล", 1000),
});
export const TakeWholeExcuseBack = z.strictObject({ ...ofReport, finding: key });
