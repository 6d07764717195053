import { formatThaiDate } from "../../thai/date-text.ts";
import { isoDate } from "../../thai/dates.ts";
import { satang, sumSatang } from "../../thai/money.ts";
import type { Satang } from "../../thai/money.ts";
import type { PlanProject } from "./content.ts";
import { headCountsIn } from "./head-count.ts";

/** The life of a plan. Status is where it stands, a step is what may be done next. */
export const planStatuses = {
  draft: { title: "กำลังจัดทำ", tone: "doing" },
  submitted: { title: "เสนอผู้บริหารแล้ว", tone: "doing" },
  approved: { title: "อนุมัติแล้ว", tone: "done" },
  published: { title: "ประกาศใช้แล้ว", tone: "done" },
} as const;
export type PlanStatus = keyof typeof planStatuses;

export const planSteps = [
  "edit",
  "submit",
  "recall",
  "return",
  "approve",
  "publish",
  "amend",
  "discard",
] as const;
export type PlanStep = (typeof planSteps)[number];

const stepsOf: Record<PlanStatus, readonly PlanStep[]> = {
  draft: ["edit", "submit", "discard"],
  submitted: ["recall", "return", "approve"],
  // What was approved may still be found wrong before it is announced.
  approved: ["return", "publish"],
  published: ["amend"],
};

export function allowsPlanStep(status: PlanStatus, step: PlanStep): boolean {
  return stepsOf[status].includes(step);
}

const nextOf: Record<Exclude<PlanStep, "edit" | "discard">, PlanStatus> = {
  submit: "submitted",
  recall: "draft",
  return: "draft",
  approve: "approved",
  publish: "published",
  amend: "draft",
};

export function statusAfter(step: Exclude<PlanStep, "edit" | "discard">): PlanStatus {
  return nextOf[step];
}

/** แผนฉบับแรก has no number of its own; amendments are counted. */
export function editionTitle(amendment: number): string {
  return amendment === 0 ? "ฉบับแรก" : `ฉบับเปลี่ยนแปลงหรือเพิ่มเติม ครั้งที่ ${amendment}`;
}

interface Announced {
  amendment: number;
  order_number: string | null;
  decided_on: string | null;
}

export function editionInWords({ amendment, order_number: order, decided_on: day }: Announced): string {
  const announced = [order && `เลขที่ ${order}`, day && `ลงวันที่ ${formatThaiDate(isoDate(day))}`].filter(
    Boolean,
  );
  return `${editionTitle(amendment)}${announced.length > 0 ? ` ประกาศ${announced.join(" ")}` : ""}`;
}

export const whyNotNow: Record<PlanStatus, string> = {
  draft: "แผนกำลังจัดทำอยู่",
  submitted: "แผนเสนอผู้บริหารแล้ว ดึงกลับมาก่อนจึงจะแก้ได้",
  approved: "แผนอนุมัติแล้ว ให้ผู้บริหารส่งกลับก่อนจึงจะแก้ได้",
  published: "แผนประกาศใช้แล้ว เปิดฉบับเปลี่ยนแปลงหรือเพิ่มเติมก่อนจึงจะแก้ได้",
};

export const projectKindTitles = {
  project: "โครงการ",
  activity: "กิจกรรม",
  measure: "มาตรการ",
  practice: "แนวปฏิบัติ",
} as const;

export const targetGroupTitles = {
  executives: "ข้าราชการการเมืองฝ่ายบริหาร",
  council: "ข้าราชการการเมืองฝ่ายสภาท้องถิ่น",
  staff: "ข้าราชการส่วนท้องถิ่น ลูกจ้าง และพนักงานจ้าง",
  youth: "เด็กและเยาวชน",
  public: "ประชาชนและภาคประชาสังคม",
  schools: "สถานศึกษา",
  "state-agencies": "หน่วยงานภาครัฐ",
  "state-enterprises": "รัฐวิสาหกิจ",
  business: "ธุรกิจเอกชน",
} as const;

/** Whom a project is for, with their number. */
export function targetText({ target }: PlanProject): string[] {
  const count = target.count === null ? "" : `จำนวน ${target.count} คน`;
  // Thai digits, 1,200 คน or several groups: the text says it in its own way.
  const says = headCountsIn(target.text).length > 0;
  return [[target.text, says ? "" : count].filter((part) => part !== "").join(" ")].filter(
    (text) => text !== "",
  );
}

/** What is taken off where one source pays several projects: it gives no more than it holds. */
export function countedAgain(takings: readonly Satang[], holds: number | null): Satang {
  // A source whose sum nobody wrote down holds at least what the largest taker was given.
  const given = holds ?? Math.max(0, ...takings);
  return satang(Math.max(0, sumSatang(takings) - given));
}
