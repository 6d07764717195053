import type { ReportRow } from "./content.ts";

/** Heads of the form's columns, as it prints them. */
export const formHeads = {
  words: ["งาน/กิจกรรม/โครงการ", "ตัวชี้วัด", "เป้าหมาย", "ผลการดำเนินงาน ผลลัพธ์/ผลสัมฤทธิ์"],
  budget: "งบประมาณ (ถ้ามี)",
  money: ["งบบูรณาการ", "งบหน่วยงาน", "ผลเบิกจ่าย"],
  guidelines: "แนวทางตามแผนบูรณาการงบประมาณการป้องกันและปราบปรามการทุจริต",
  remark: "หมายเหตุ",
} as const;

/** As the plan numbers it. */
export function titleCell({ code, title }: Pick<ReportRow, "code" | "title">): string {
  return /^\d+$/.test(code) ? `${code}) ${title}` : [code, title].filter((part) => part !== "").join(" ");
}
