/** Why a document that could be read is no report. */

export const mostRows = 500;

export const reportRefusals = {
  tooMany: `พบโครงการเกิน ${mostRows} แถว แบ่งเฉพาะส่วนที่เป็นรายงานของหน่วยงานไว้ในไฟล์ใหม่`,
  nothingFound: "ไม่พบรายงานในไฟล์นี้: ไม่มีตารางที่มีทั้งคอลัมน์โครงการและคอลัมน์ผลการดำเนินงาน ตรวจว่าเลือกไฟล์ถูกต้อง",
} as const;
