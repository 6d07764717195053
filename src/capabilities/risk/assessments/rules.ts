/** open: being worked on · closed: approved; only what happens afterwards is still written down. */
export const assessmentStatuses = {
  open: { title: "กำลังประเมิน", tone: "doing" },
  closed: { title: "อนุมัติแล้ว", tone: "done" },
} as const;
export type AssessmentStatus = keyof typeof assessmentStatuses;

export function statusOfText(text: string): AssessmentStatus {
  return text === "closed" ? "closed" : "open";
}

export const stepTitles = {
  opened: "เปิดการประเมิน",
  closed: "อนุมัติและปิดการประเมิน",
  reopened: "เปิดการประเมินอีกครั้ง",
} as const;
export type StepKind = keyof typeof stepTitles;

export function stepOfText(text: string): StepKind {
  return text === "closed" || text === "reopened" ? text : "opened";
}

/** What stands in the way of the approval, in words; nothing when it can be given. */
export function whyNotClosable(counts: {
  risks: number;
  proposed: number;
  unrated: number;
}): string | undefined {
  if (counts.risks === 0) return "ยังไม่มีความเสี่ยงในทะเบียน เพิ่มอย่างน้อยหนึ่งรายการก่อน";
  if (counts.proposed > 0)
    return `ยังมีความเสี่ยงที่หน่วยงานเสนอและรอตรวจรับ ${counts.proposed} รายการ ตรวจรับหรือนำออกก่อน`;
  if (counts.unrated > 0) return `ยังมีความเสี่ยงที่ยังไม่ประเมินระดับ ${counts.unrated} รายการ ประเมินให้ครบก่อน`;
  return undefined;
}
