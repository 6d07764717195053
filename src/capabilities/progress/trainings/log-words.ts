import { addLogWords } from "../../../platform/audit/words.ts";
import { targetGroupTitles } from "../../plan/rules.ts";
import { doubtTitles, openingTitles, wayTitles } from "./rules.ts";

/** What the audit log calls trainings and their people. */
addLogWords({
  kinds: { training: "การอบรม", "training-person": "ผู้เข้าอบรม" },
  fields: {
    pass_percent: "เกณฑ์ผ่าน (ร้อยละ)",
    full_score: "คะแนนเต็ม",
    questions: "แบบทดสอบ",
    opened: "เปิดอยู่",
    belongs: "สังกัดหรือชุมชน",
    attended_group: "กลุ่มผู้เข้าร่วม",
    way: "มาอยู่ในรายชื่อโดย",
    signed: "ลงชื่อเข้าร่วมแล้ว",
    before_score: "คะแนนก่อนอบรม",
    after_score: "คะแนนหลังอบรม",
    doubt: "การตรวจชื่อซ้ำ",
  },
  values: { opened: openingTitles, attended_group: targetGroupTitles, way: wayTitles, doubt: doubtTitles },
});
