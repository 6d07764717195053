import { z } from "zod";
import {
  checkbox,
  chosen,
  date,
  optionalLink,
  optionalReference,
  optionalText,
  reference,
  several,
  text,
  version,
} from "../../../platform/forms/fields.ts";
import { money, optionalCount, optionalFigure } from "../../../platform/forms/number-fields.ts";
import { givenFiles } from "../../../platform/files/form.ts";
import { targetGroupKinds } from "../../plan/content.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { FactKind, MoneySource } from "../facts.ts";
import { evidencePlace } from "./evidence-place.ts";

export interface StepRef {
  projectYearId: string;
  stepId: string;
}

/** As a checkbox carries it. */
export function stepKey({ projectYearId, stepId }: StepRef): string {
  return `${projectYearId}:${stepId}`;
}

const step = z
  .string()
  .regex(/^[0-9a-f-]{36}:.{1,60}$/i, "เลือกขั้นตอนใหม่")
  .transform((typed): StepRef => ({
    projectYearId: typed.slice(0, 36).toLowerCase(),
    stepId: typed.slice(37),
  }));

/** What every fact has, around what its kind has; in the order of the page. */
const head = { projectId: reference("โครงการ"), unitId: reference("หน่วยงานที่ดำเนินการ") };
const tail = {
  link: optionalLink("ลิงก์"),
  proofId: optionalReference("หลักฐานเดิม"),
  said: optionalText("รายละเอียด", 4000),
  lateReason: optionalText("เหตุผลที่บันทึกล่าช้า", 1000),
};
const happenedOn = date("วันที่").transform((day) => isoDate(day));

const others = several(reference("โครงการ"), 100);
const steps = several(step, 200);
const attended = z.preprocess(
  (typed) => typed ?? {},
  z.strictObject(
    Object.fromEntries(targetGroupKinds.map((group) => [group, optionalCount("จำนวนผู้เข้าร่วม")])) as Record<
      (typeof targetGroupKinds)[number],
      ReturnType<typeof optionalCount>
    >,
  ),
);

const source = z.string({ error: "เลือกแหล่งเงิน" }).transform((typed, context) => {
  const [, kind, fundId] = /^(agency|integrated|fund(?=:))(?::([0-9a-f-]{36}))?$/i.exec(typed) ?? [];
  if (kind) return { source: kind as MoneySource, fundId: fundId ?? null };
  context.addIssue({ code: "custom", message: "เลือกแหล่งเงิน" });
  return z.NEVER;
});

const eventFields = {
  title: text("ชื่อกิจกรรม", 300),
  happenedOn,
  place: optionalText("สถานที่", 300),
  attended,
  steps,
  others,
};
const stepFields = { steps, happenedOn, title: optionalText("ผลที่ได้", 300) };
const publicationFields = {
  title: text("เรื่องที่เผยแพร่", 300),
  channel: chosen("ช่องทาง"),
  happenedOn,
  others,
};
const spendingFields = {
  amount: money("จำนวนเงิน"),
  happenedOn,
  title: text("รายการที่จ่าย", 300),
  paperNumber: text("เลขที่เอกสาร", 100),
  source,
};
const figure = (label: string) => optionalFigure(label, 1_000_000_000_000);
const valueFields = {
  resultId: chosen("ตัวชี้วัด"),
  part: figure("ค่าที่ได้").refine((value) => value !== null, "กรอกค่าที่ได้"),
  whole: figure("จำนวนทั้งหมด").refine((value) => value !== 0, "จำนวนทั้งหมดต้องมากกว่า 0"),
  happenedOn,
  title: optionalText("ที่มาของค่า", 300),
};
const setbackFields = { title: text("เหตุผลที่ไม่สามารถดำเนินการได้", 300), happenedOn };

const given = givenFiles(evidencePlace.mostFiles, "หลักฐาน");
/** The person was told that the steps are done already, and wants the event kept. */
const withoutDone = checkbox();

export const RecordEvent = z.strictObject({ ...head, ...eventFields, files: given, ...tail, withoutDone });
export const MarkStep = z.strictObject({ ...head, ...stepFields, files: given, ...tail, withoutDone });
export const RecordPublication = z.strictObject({ ...head, ...publicationFields, files: given, ...tail });
export const RecordSpending = z.strictObject({ ...head, ...spendingFields, files: given, ...tail });
export const RecordValue = z.strictObject({ ...head, ...valueFields, files: given, ...tail });
export const RecordSetback = z.strictObject({ ...head, ...setbackFields, files: given, ...tail });

/** As the page has them: the first that is wrong is where the person is put. */
export const fieldOrder: Readonly<Record<FactKind, readonly string[]>> = {
  event: Object.keys(RecordEvent.shape),
  step: Object.keys(MarkStep.shape),
  publication: Object.keys(RecordPublication.shape),
  spending: Object.keys(RecordSpending.shape),
  value: Object.keys(RecordValue.shape),
  setback: Object.keys(RecordSetback.shape),
};

const held = { id: reference("บันทึก"), version: version() };

export const CorrectFact = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("event"), ...held, ...head, ...eventFields, ...tail }),
  z.strictObject({ kind: z.literal("step"), ...held, ...head, ...stepFields, ...tail }),
  z.strictObject({ kind: z.literal("publication"), ...held, ...head, ...publicationFields, ...tail }),
  z.strictObject({ kind: z.literal("spending"), ...held, ...head, ...spendingFields, ...tail }),
  z.strictObject({ kind: z.literal("value"), ...held, ...head, ...valueFields, ...tail }),
  z.strictObject({ kind: z.literal("setback"), ...held, ...head, ...setbackFields, ...tail }),
]);

export const WithdrawFact = z.strictObject({ ...held, reason: text("เหตุผลที่ถอนบันทึก", 1000) });

export const AttachEvidence = z.strictObject({
  id: reference("บันทึก"),
  files: givenFiles(evidencePlace.mostFiles).refine((files) => files.length > 0, "เลือกไฟล์อย่างน้อย 1 ไฟล์"),
});

export const ReplaceEvidence = z.strictObject({
  id: reference("บันทึก"),
  itemId: reference("ไฟล์"),
  files: givenFiles(1).refine((files) => files.length === 1, "เลือกไฟล์ฉบับใหม่ 1 ไฟล์"),
});

export const RemoveEvidence = z.strictObject({ id: reference("บันทึก"), itemId: reference("ไฟล์") });
