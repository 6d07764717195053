import { addLogWords } from "../../../platform/audit/words.ts";

addLogWords({
  kinds: { "progress-round": "รอบรายงาน", "unit-report": "รายงานของหน่วยงาน" },
  fields: { report_due: "กำหนดส่งรายงาน", locked: "ปิดรอบ" },
});
