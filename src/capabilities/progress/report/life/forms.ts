import { z } from "zod";
import { date, optionalText, text } from "../../../../platform/forms/fields.ts";
import { ofReport } from "../forms.ts";

const old = "หน้านี้เก่าเกินไป โปรดเปิดใหม่";
/** The newest version that the person saw; 0 where there was none. */
const seenReport = {
  ...ofReport,
  seen: z.coerce.number({ error: old }).int(old).min(0, old).max(1_000_000, old),
};

export const SubmitReport = z.strictObject({ ...seenReport, note: optionalText("ข้อความถึงผู้บริหาร", 2000) });
export const ReturnReport = z.strictObject({ ...seenReport, note: text("สิ่งที่ต้องแก้ไข", 5000) });
export const ApproveReport = z.strictObject({
  ...seenReport,
  orderNumber: text("เลขที่คำสั่งหรือบันทึกอนุมัติ", 100),
  decidedOn: date("วันที่อนุมัติ"),
});
export const PublishReport = z.strictObject({
  ...seenReport,
  orderNumber: optionalText("เลขที่ประกาศ", 100),
  decidedOn: date("วันที่ประกาศ"),
});
