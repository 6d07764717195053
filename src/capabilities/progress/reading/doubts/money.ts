import { placeOf, quoted } from "../../../../platform/reading/notebook.ts";
import type { NarrativeStatus } from "../reading.ts";
import { baht } from "../rows.ts";
import { isBlankText } from "../status.ts";
import type { WholeReading } from "./all.ts";

export const statusWords: Record<NarrativeStatus, string> = {
  result: "บรรยายผลการดำเนินการไว้",
  done: "บรรยายสิ่งที่ทำ แต่ไม่บอกผล",
  blank: "หัวข้อผลการดำเนินการเว้นว่าง",
  "not-done": "บรรยายว่าไม่ได้ดำเนินการหรือยังไม่เสร็จ",
  plan: "ส่วนบรรยายมีแต่ข้อความของแผน (วัตถุประสงค์ วิธีดำเนินการ ตัวชี้วัด)",
  objectives: "ส่วนบรรยายมีแต่วัตถุประสงค์",
  none: "ไม่มีส่วนบรรยาย",
};

/** Money that was spent with nothing to show for it, or without a budget. */
export function doubtMoney({ reading: { rows }, form, told, notebook }: WholeReading): void {
  for (const row of rows) {
    const line = form.rows[row.no - 1]?.line;
    const place = line ? placeOf(line, row.no) : { project: row.no };
    const spent = row.disbursed ?? 0;
    const budget = (row.agency ?? 0) + (row.integrated ?? 0);
    if (spent <= 0) continue;
    const hasNoNarrative = told.length === 0 && row.status === "none";
    const isUntold = !hasNoNarrative && row.status !== "result" && row.status !== "done";
    if (isBlankText(row.result) || isUntold)
      notebook.note({
        level: "error",
        kind: "money-without-result",
        place,
        says: `เบิกจ่าย ${baht(spent)} บาท: ${quoted(row.title, 80)}`,
        took: "เก็บตามที่พิมพ์",
        why: `เบิกจ่ายแล้วแต่ไม่มีผลการดำเนินการ: ${isBlankText(row.result) ? "ช่องผลการดำเนินงานว่าง" : statusWords[row.status]}`,
      });
    if (spent > budget)
      notebook.note({
        level: "error",
        kind: "money",
        place,
        says: `งบ ${baht(budget)} เบิกจ่าย ${baht(spent)}`,
        took: "เก็บตามที่พิมพ์",
        why: budget === 0 ? "มีการเบิกจ่ายแต่ไม่มีงบประมาณ" : "เบิกจ่ายเกินงบประมาณ",
      });
  }
}
