import type { FactKind } from "../../facts.ts";

/** What one may add, in the words of a button and of a page. */
export const addWords: Readonly<Record<FactKind, { short: string; title: string }>> = {
  event: { short: "กิจกรรม", title: "บันทึกกิจกรรมที่จัด" },
  step: { short: "ขั้นตอนเสร็จ", title: "บันทึกขั้นตอนที่ทำเสร็จ" },
  publication: { short: "การเผยแพร่", title: "บันทึกการเผยแพร่" },
  spending: { short: "การเบิกจ่าย", title: "บันทึกการเบิกจ่าย" },
  value: { short: "ค่าตัวชี้วัด", title: "บันทึกค่าตัวชี้วัด" },
  setback: { short: "ทำไม่ได้", title: "บันทึกว่าไม่สามารถดำเนินการได้" },
};
