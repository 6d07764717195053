import type { Permission } from "../../../../platform/accounts/roles.ts";
import type { VersionStatus } from "../titles.ts";

/** Who decides on a report. */
export const deciders: Permission = { executive: "organisation" };

export const reportSteps = ["submit", "return", "approve", "publish"] as const;
export type ReportStep = (typeof reportSteps)[number];

/** By what happened last. What was submitted may be submitted anew: the newest counts. */
const stepsAfter: Record<VersionStatus | "none", readonly ReportStep[]> = {
  none: ["submit"],
  imported: ["submit"],
  submitted: ["submit", "return", "approve"],
  returned: ["submit"],
  approved: ["return", "publish"],
  // A report that turns out wrong is reported again; what was published stays readable.
  published: ["submit"],
};

export function allowsReportStep(last: VersionStatus | undefined, step: ReportStep): boolean {
  return stepsAfter[last ?? "none"].includes(step);
}

export const whyNotNow: Record<VersionStatus | "none", string> = {
  none: "รายงานของรอบนี้ยังไม่ได้เสนอผู้บริหาร",
  imported: "รายงานนี้นำเข้าจากไฟล์ ยังไม่ได้เสนอผู้บริหาร",
  submitted: "รายงานเสนอผู้บริหารแล้ว รอการพิจารณา",
  returned: "ผู้บริหารส่งรายงานกลับแล้ว ให้แก้ไขแล้วเสนอใหม่",
  approved: "ผู้บริหารอนุมัติรายงานแล้ว รอประกาศเผยแพร่",
  published: "รายงานนี้ประกาศเผยแพร่แล้ว หากต้องแก้ไข ให้เสนอรายงานฉบับใหม่",
};
