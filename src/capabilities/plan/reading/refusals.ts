/** Why a document that could be read is no plan. */

export const mostProjects = 250;

export const planRefusals = {
  tooMany: `พบโครงการเกิน ${mostProjects} โครงการ แบ่งเฉพาะส่วนที่เป็นแผนของหน่วยงานไว้ในไฟล์ใหม่`,
  nothingFound:
    "ไม่พบแผนในไฟล์นี้: ไม่มีทั้งตารางโครงการที่มีงบประมาณรายปี และหัวข้อ “ชื่อโครงการ” ของรายละเอียดโครงการ ตรวจว่าเลือกไฟล์ถูกต้อง",
} as const;
