import { z } from "zod";
import {
  checkbox,
  choice,
  chosen,
  optionalChoice,
  optionalDate,
  optionalMoney,
  optionalReference,
  optionalText,
  reference,
  rows,
  several,
  text,
  version,
} from "../../platform/forms/fields.ts";
import { optionalCount, optionalFigure } from "../../platform/forms/number-fields.ts";
import { toArabicDigits } from "../../thai/digits.ts";
import {
  indicatorComparisons,
  indicatorKinds,
  indicatorPeriods,
  indicatorSources,
  projectKinds,
  targetGroupKinds,
} from "./content.ts";

const plan = { planId: reference("แผน") };
const head = { ...plan, version: version() };
const long = (label: string) => optionalText(label, 20_000);

/** Sums as typed, one for each of the plan's years. */
const sumsOf = (label: string) =>
  z.preprocess((value) => (Array.isArray(value) ? value : []), z.array(optionalMoney(label)).max(10));

const KEY = /^\d+(?:\.\d+){0,2}$/;
const key = z.string().regex(KEY, "เลือกจากรายการ");

export const StartPlan = z.strictObject({
  cycle: chosen("ช่วงปีของแผน"),
  begin: choice("วิธีเริ่ม", ["ready", "blank"]),
});

export const EditIntroduction = z.strictObject({
  ...head,
  title: text("ชื่อแผน", 500),
  foreword: long("คำนำ"),
  forewordDate: optionalText("เดือนและปีท้ายคำนำ", 100),
  reasons: long("หลักการและเหตุผล"),
  objectives: long("วัตถุประสงค์"),
  benefits: long("ประโยชน์ของการจัดทำแผน"),
});

export const introductionLabels = {
  title: "ชื่อแผน",
  foreword: "คำนำ",
  forewordDate: "เดือนและปีท้ายคำนำ",
  reasons: "หลักการและเหตุผล",
  objectives: "วัตถุประสงค์",
  benefits: "ประโยชน์ของการจัดทำแผน",
};

export const EditDeclaration = z.strictObject({
  ...head,
  text: long("ข้อความประกาศเจตจำนง"),
  signedOn: optionalDate("วันที่ประกาศ"),
  signerName: optionalText("ชื่อผู้ลงนาม", 200),
  signerTitle: optionalText("ตำแหน่งผู้ลงนาม", 300),
});

export const declarationLabels = {
  text: "ข้อความประกาศเจตจำนง",
  signedOn: "วันที่ประกาศ",
  signerName: "ชื่อผู้ลงนาม",
  signerTitle: "ตำแหน่งผู้ลงนาม",
};

const goal = z.strictObject({
  text: text("เป้าหมาย", 2000),
  name: optionalText("ชื่อค่าเป้าหมาย", 300),
  unit: optionalText("หน่วยของค่าเป้าหมาย", 60),
  about: z.enum(["", "ita-score", "corruption-cases"]).optional(),
  baseYear: z
    .string()
    .trim()
    .optional()
    .transform((typed, context) => {
      const plain = toArabicDigits(typed ?? "");
      if (plain === "") return null;
      if (/^2[4-6]\d\d$/.test(plain)) return Number(plain);
      context.addIssue({ code: "custom", message: "ปีฐานเป็นปี พ.ศ. สี่หลัก เช่น 2565" });
      return z.NEVER;
    }),
  baseValue: optionalFigure("ค่าของปีฐาน"),
  values: z.preprocess(
    (value) => (Array.isArray(value) ? value : []),
    z.array(optionalFigure("ค่าเป้าหมาย")).max(10),
  ),
});

export const EditGoals = z.strictObject({ ...head, goals: rows(goal, "เป้าหมาย", ["about"], 30) });

const funding = z.strictObject({ fundId: reference("แหล่งเงิน"), budgets: sumsOf("เงินจากแหล่งนี้") });

const projectFacts = {
  title: text("ชื่อโครงการ", 1000),
  kind: choice("ประเภท", projectKinds),
  mission: z.string().regex(KEY, "เลือกภารกิจตามมิติ"),
  headings: several(key, 10),
  budgets: sumsOf("งบประมาณ"),
  fundings: rows(funding, "แหล่งเงิน", [], 20),
  remark: optionalText("หมายเหตุ", 1000),
  reasons: long("หลักการและเหตุผล"),
  objectives: long("วัตถุประสงค์"),
  targetText: optionalText("กลุ่มเป้าหมาย", 2000),
  targetCount: optionalCount("จำนวนคน", 1_000_000_000),
  targetGroups: several(z.enum(targetGroupKinds, { error: "เลือกจากรายการ" }), 9),
  steps: long("วิธีดำเนินการ"),
  period: optionalText("ระยะเวลาดำเนินการ", 300),
  quarters: several(z.enum(["1", "2", "3", "4"], { error: "เลือกไตรมาส" }), 4),
  allUnits: checkbox(),
  units: several(reference("หน่วยงาน"), 60),
  responsibleText: optionalText("ข้อความผู้รับผิดชอบที่พิมพ์", 500),
  outputs: long("ผลผลิต"),
  outcomes: long("ผลลัพธ์"),
};

export const AddProject = z.strictObject({ ...plan, ...projectFacts });
export const EditProject = z.strictObject({ ...head, id: reference("โครงการ"), ...projectFacts });
export type ProjectInput = Omit<z.output<typeof EditProject>, "planId" | "id" | "version">;

/** Fields of a project in the order of its sheet; the conflict page names them by these. */
export const projectLabels: Record<keyof ProjectInput, string> = {
  title: "ชื่อโครงการ",
  kind: "ประเภท",
  mission: "ภารกิจตามมิติ",
  headings: "หัวข้อย่อย",
  budgets: "งบประมาณรายปี",
  fundings: "แหล่งเงิน",
  remark: "หมายเหตุ",
  reasons: "หลักการและเหตุผล",
  objectives: "วัตถุประสงค์",
  targetText: "กลุ่มเป้าหมาย",
  targetCount: "จำนวนคน",
  targetGroups: "ประเภทกลุ่มเป้าหมาย",
  steps: "วิธีดำเนินการ",
  period: "ระยะเวลาดำเนินการ",
  quarters: "ไตรมาส",
  allUnits: "ทุกสำนัก/กอง",
  units: "หน่วยงานรับผิดชอบ",
  responsibleText: "ข้อความผู้รับผิดชอบที่พิมพ์",
  outputs: "ผลผลิต",
  outcomes: "ผลลัพธ์",
};

export const MoveProject = z.strictObject({
  ...plan,
  id: reference("โครงการ"),
  version: version(),
  way: choice("ทิศทาง", ["up", "down"]),
});

export const RemoveProject = z.strictObject({ ...plan, id: reference("โครงการ"), version: version() });
export const ReturnProject = z.strictObject({ ...plan, id: reference("โครงการ") });

export const AddReadyProject = z.strictObject({
  ...plan,
  ready: z.string().min(1, "เลือกโครงการ").max(80),
});

const fundFacts = { name: text("ชื่อแหล่งเงิน", 500), budgets: sumsOf("งบประมาณ") };
export const AddFund = z.strictObject({ ...plan, ...fundFacts });
export const EditFund = z.strictObject({ ...head, id: reference("แหล่งเงิน"), ...fundFacts });
export const RemoveFund = z.strictObject({ ...head, id: reference("แหล่งเงิน") });
export const fundLabels = { name: "ชื่อแหล่งเงิน", budgets: "งบประมาณรายปี" };

/** The readings of one project, as they stand. */
export const ConfirmIndicators = z.strictObject({ ...head, id: reference("โครงการ") });

export const ConfirmIndicator = z.strictObject({
  ...head,
  id: reference("โครงการ"),
  resultId: reference("ตัวชี้วัด"),
  kind: choice("ชนิดของตัวชี้วัด", indicatorKinds),
  comparison: optionalChoice("การเปรียบเทียบ", indicatorComparisons),
  number: optionalFigure("ค่าเป้าหมาย"),
  unit: optionalText("หน่วยนับ", 60),
  per: optionalChoice("ช่วงเวลา", indicatorPeriods),
  instruments: optionalText("เครื่องมือวัด", 1000),
  source: optionalChoice("ที่มาของค่า", indicatorSources),
});

export const Comment = z.strictObject({
  ...plan,
  projectId: optionalReference("โครงการ"),
  part: z.string().min(1).max(40),
  said: text("ความเห็น", 5000),
});

export const SettleComment = z.strictObject({
  ...plan,
  id: reference("ความเห็น"),
  answer: optionalText("สิ่งที่ได้แก้ไข", 2000),
});
