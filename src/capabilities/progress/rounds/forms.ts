import { z } from "zod";
import {
  choice,
  date,
  optionalReference,
  optionalText,
  reference,
  text,
  version,
} from "../../../platform/forms/fields.ts";

const ofRound = {
  year: z.coerce.number({ error: "เลือกปีงบประมาณ" }).int("เลือกปีงบประมาณ").min(2450).max(2700),
  round: choice("รอบ", ["6-month", "9-month", "12-month"]),
};
const ofReport = { ...ofRound, unitId: reference("หน่วยงาน") };

export const SetDue = z.strictObject({ ...ofRound, version: version(), dueOn: date("กำหนดส่ง") });
export const LockRound = z.strictObject({ ...ofRound, version: version() });
export const UnlockRound = z.strictObject({
  ...ofRound,
  version: version(),
  reason: text("เหตุผลที่เปิดรอบอีกครั้ง", 2000),
});

export const SendReport = z.strictObject({
  ...ofReport,
  version: version(),
  note: optionalText("ข้อความถึงผู้พิจารณา", 2000),
});
/** By the head, and then by the coordinator. */
export const TakeReport = z.strictObject({
  ...ofReport,
  version: version(),
  said: optionalText("ความเห็น", 2000),
});
export const ReturnReport = z.strictObject({
  ...ofReport,
  version: version(),
  said: text("สิ่งที่ต้องแก้ไข", 5000),
});
export const ExceptReport = z.strictObject({
  ...ofReport,
  version: version(),
  reason: text("เหตุผลที่ยกเว้น", 2000),
});
export const ExpectReport = z.strictObject({ ...ofReport, version: version() });

export const CommentOnReport = z.strictObject({
  ...ofReport,
  projectYearId: optionalReference("โครงการ"),
  said: text("ความเห็น", 5000),
});

const LEAST_LETTERS = 8;
/** A dot gives no reason. */
const reason = text("เหตุผล", 1000).refine(
  (typed) => (typed.match(/\p{L}/gu) ?? []).length >= LEAST_LETTERS,
  "เขียนเหตุผลให้ผู้ตรวจเข้าใจ",
);
const ofFinding = { ...ofReport, finding: z.string().min(1).max(300) };
export const ExcuseOfReport = z.strictObject({ ...ofFinding, reason });
export const TakeBackExcuse = z.strictObject(ofFinding);
