import type { Indicator, IndicatorKind, IndicatorPeriod, IndicatorSource } from "../content.ts";

export const indicatorKindTitles: Readonly<Record<IndicatorKind, string>> = {
  exists: "มีหรือไม่มี",
  count: "นับจำนวน",
  percent: "ร้อยละ",
  score: "คะแนน",
  level: "ระดับเฉลี่ยจาก 5",
  "falls-by": "ลดลงตามร้อยละที่กำหนด",
  falls: "ลดลงจากปีก่อนหน้า",
  zero: "ต้องไม่มีเลย",
  "within-days": "ภายในจำนวนวัน",
  "free-count": "นับจำนวนโดยไม่กำหนดเป้าหมาย",
};

export const comparisonTitles: Readonly<Record<NonNullable<Indicator["comparison"]>, string>> = {
  "at-least": "ไม่น้อยกว่า",
  "at-most": "ไม่เกิน",
  exactly: "เท่ากับ",
};

export const periodTitles: Readonly<Record<IndicatorPeriod, string>> = {
  year: "ต่อปี",
  quarter: "ต่อไตรมาส",
  month: "ต่อเดือน",
  round: "ต่อรอบรายงาน",
  case: "ต่อเรื่อง",
  plan: "ตลอดแผน",
};

export const sourceTitles: Readonly<Record<IndicatorSource, string>> = {
  hand: "กรอกเอง",
  register: "ทะเบียนและเอกสารของหน่วยงาน",
  events: "บันทึกกิจกรรมที่จัด",
  publications: "บันทึกการเผยแพร่",
  trainings: "ผลการอบรมและการทดสอบ",
  spending: "บันทึกการเบิกจ่าย",
  survey: "ผลแบบประเมินหรือแบบสำรวจ",
  complaints: "สถิติเรื่องร้องเรียน",
  ita: "ผลการประเมิน ITA",
};
