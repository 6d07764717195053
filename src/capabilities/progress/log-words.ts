import { addLogWords } from "../../platform/audit/words.ts";

/** What the audit log calls the records of this capability and their fields; what others call the same has its word there. */
addLogWords({
  kinds: {
    "progress-year": "ปีงบประมาณ",
    "project-year": "โครงการของปี",
    "work-fact": "บันทึกผลงาน",
    "progress-report": "รายงานผลการดำเนินงาน",
    "imported-report": "รายงานเดิมที่นำเข้า",
  },
  fields: {
    integrated_budget: "งบบูรณาการ",
    guidelines: "แนวทางตามแผนบูรณาการ",
    added: "โครงการที่เพิ่ม",
    dropped: "โครงการที่นำออก",
    rows: "จำนวนแถวของรายงาน",
    file: "ไฟล์",
    happened_on: "วันที่เกิดขึ้น",
    attended: "ผู้เข้าร่วม",
    channel: "ช่องทาง",
    link: "ลิงก์",
    amount: "จำนวนเงิน (บาท)",
    paper_number: "เลขที่เอกสาร",
    measured: "ค่าที่ได้",
    served_projects: "โครงการ",
    steps_done: "ขั้นตอนที่ทำเสร็จ",
    heading: "เรื่อง",
    details: "รายละเอียด",
    venue: "สถานที่",
    money_source: "แหล่งเงิน",
    late_reason: "เหตุผลที่บันทึกล่าช้า",
    withdrawn: "ถอนแล้ว",
  },
});
