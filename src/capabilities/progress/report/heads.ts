import type { ReportRow } from "./content.ts";

/** Heads of the form's columns, as it prints them. */
export const formHeads = {
  words: ["งาน/กิจกรรม/โครงการ", "ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน ผลลัพธ์/ผลสัมฤทธิ์"],
  budget: "งบประมาณ (ถ้ามี)",
  money: ["งบบูรณาการ", "งบหน่วยงาน", "ผลเบิกจ่าย"],
  guidelines: "แนวทางตามแผนบูรณาการงบประมาณการป้องกันและปราบปรามการทุจริต",
  remark: "หมายเหตุ",
} as const;

/** Under a form whose sums are less than its rows together. */
export const sharedMoneyNote = "หมายเหตุ เงินก้อนเดียวกันที่หลายโครงการใช้ร่วมกัน นับรวมในผลรวมเพียงครั้งเดียว";

/** As the plan numbers it. */
export function titleCell({ code, title }: Pick<ReportRow, "code" | "title">): string {
  return /^\d+$/.test(code) ? `${code}) ${title}` : [code, title].filter((part) => part !== "").join(" ");
}
