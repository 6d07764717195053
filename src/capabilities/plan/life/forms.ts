import { z } from "zod";
import { date, optionalText, reference, text, version } from "../../../platform/forms/fields.ts";

const head = { planId: reference("แผน"), version: version() };

export const SubmitPlan = z.strictObject({ ...head, note: optionalText("ข้อความถึงผู้บริหาร", 2000) });
export const RecallPlan = z.strictObject(head);
export const ReturnPlan = z.strictObject({ ...head, note: text("สิ่งที่ต้องแก้ไข", 5000) });
export const ApprovePlan = z.strictObject({
  ...head,
  orderNumber: text("เลขที่คำสั่งหรือบันทึกอนุมัติ", 100),
  decidedOn: date("วันที่อนุมัติ"),
});
export const PublishPlan = z.strictObject({
  ...head,
  orderNumber: optionalText("เลขที่ประกาศ", 100),
  decidedOn: date("วันที่ประกาศ"),
});
export const AmendPlan = z.strictObject({ ...head, reason: text("เหตุผลที่เปลี่ยนแปลงหรือเพิ่มเติม", 2000) });
export const DiscardPlan = z.strictObject(head);

export const ExcuseFinding = z.strictObject({
  planId: reference("แผน"),
  finding: z.string().min(1).max(200),
  reason: text("เหตุผล", 1000),
});
export const ExcuseFindings = z.strictObject({
  planId: reference("แผน"),
  check: z.string().min(1).max(100),
  reason: text("เหตุผล", 1000),
});
export const TakeExcuseBack = z.strictObject({
  planId: reference("แผน"),
  finding: z.string().min(1).max(200),
});
