import { addLogWords } from "../../platform/audit/words.ts";

/** What the audit log calls the records of this capability and their fields; what others call the same has its word there. */
addLogWords({
  kinds: {
    "progress-year": "ปีงบประมาณ",
    "project-year": "โครงการของปี",
    "work-fact": "บันทึกผลงาน",
  },
  fields: {
    integrated_budget: "งบบูรณาการ",
    guidelines: "แนวทางตามแผนบูรณาการ",
    added: "โครงการที่เพิ่ม",
    dropped: "โครงการที่นำออก",
  },
});
