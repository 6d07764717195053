import { z } from "zod";
import {
  choice,
  date,
  optionalDate,
  optionalReference,
  optionalText,
  reference,
  text,
  version,
} from "../../../platform/forms/fields.ts";
import { riskStatusNames, treatmentNames } from "./rules.ts";

/** A step of an axis; whether the scale of the year has it, the act looks. */
function optionalStep(label: string) {
  const wrong = `เลือก${label}`;
  return z
    .union([z.literal(""), z.coerce.number({ error: wrong }).int(wrong).min(1, wrong).max(10, wrong)], {
      error: wrong,
    })
    .optional()
    .transform((value) => (typeof value === "number" ? value : null));
}

const facts = {
  processId: optionalReference("กระบวนการ"),
  processName: optionalText("ชื่อกระบวนการใหม่", 500),
  event: text("เหตุการณ์ความเสี่ยง", 1000),
  who: optionalText("ผู้ที่อาจกระทำ", 500),
  how: optionalText("วิธีที่อาจเกิด", 2000),
  unitId: optionalReference("หน่วยงานเจ้าของความเสี่ยง"),
  controls: optionalText("การควบคุมที่มีอยู่", 4000),
  beforeLikelihood: optionalStep("โอกาสเกิดก่อนควบคุม"),
  beforeImpact: optionalStep("ผลกระทบก่อนควบคุม"),
  beforeLevel: optionalText("ระดับก่อนควบคุม", 60),
  beforeReason: optionalText("เหตุผลของระดับก่อนควบคุม", 2000),
  afterLikelihood: optionalStep("โอกาสเกิดหลังควบคุม"),
  afterImpact: optionalStep("ผลกระทบหลังควบคุม"),
  afterLevel: optionalText("ระดับหลังควบคุม", 60),
  afterReason: optionalText("เหตุผลของระดับหลังควบคุม", 2000),
  treatment: z
    .union([z.literal(""), choice("การจัดการ", treatmentNames)], { error: "เลือกการจัดการ" })
    .optional()
    .transform((value) => (value ? value : null)),
  reviewOn: optionalDate("วันที่ทบทวน"),
};

export const AddRisk = z.strictObject({ assessmentId: reference("การประเมิน"), ...facts });
export const EditRisk = z.strictObject({ id: reference("ความเสี่ยง"), version: version(), ...facts });
export type RiskInput = Omit<z.output<typeof EditRisk>, "id" | "version">;

export const OneRisk = z.strictObject({ id: reference("ความเสี่ยง"), version: version() });

export const PublishRisk = z.strictObject({
  id: reference("ความเสี่ยง"),
  version: version(),
  /** What stood on the page: hashOfFacts(). */
  seen: z.string().max(64).optional(),
});

export const AcceptRisk = z.strictObject({
  id: reference("ความเสี่ยง"),
  version: version(),
  acceptedReason: text("เหตุผลที่ยอมรับ", 2000),
  acceptedOn: date("วันที่อนุมัติ"),
  acceptedUntil: date("ยอมรับถึงวันที่"),
  acceptedByName: text("ชื่อผู้อนุมัติ"),
  acceptedByTitle: text("ตำแหน่งผู้อนุมัติ"),
});

export const EndRisk = z.strictObject({
  id: reference("ความเสี่ยง"),
  version: version(),
  endedOn: date("วันที่ยุติ"),
  endReason: text("เหตุผล", 1000),
});

export const PublishAll = z.strictObject({ assessmentId: reference("การประเมิน") });

export const riskLabels = {
  process: "กระบวนการ",
  event: "เหตุการณ์ความเสี่ยง",
  who: "ผู้ที่อาจกระทำ",
  how: "วิธีที่อาจเกิด",
  unit: "หน่วยงานเจ้าของ",
  controls: "การควบคุมที่มีอยู่",
  before: "ระดับก่อนควบคุม",
  beforeReason: "เหตุผลของระดับก่อนควบคุม",
  after: "ระดับหลังควบคุม",
  afterReason: "เหตุผลของระดับหลังควบคุม",
  treatment: "การจัดการ",
  reviewOn: "วันที่ทบทวน",
};

/** What the list may be asked for in its address; anything else is as if nothing was asked. */
export const RiskFilter = z.object({
  year: z.coerce.number().int().optional().catch(undefined),
  q: z.string().trim().max(100).optional().catch(undefined),
  level: z.string().max(60).optional().catch(undefined),
  status: z.enum(riskStatusNames).optional().catch(undefined),
  unit: z.uuid().optional().catch(undefined),
  /** A cell of the heat map: "4-5". */
  cell: z
    .string()
    .regex(/^\d{1,2}-\d{1,2}$/)
    .optional()
    .catch(undefined),
  when: z.enum(["before", "after"]).optional().catch(undefined),
  changed: z.enum(["new", "changed"]).optional().catch(undefined),
  sort: z.enum(["place", "event", "before", "after", "unit", "review"]).catch("place"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
});
export type RiskFilter = z.output<typeof RiskFilter>;
