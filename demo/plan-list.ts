import type { UnitKey } from "./people.ts";

/** A project of the plan that gets money; told by words of its title. Baht a year. */
export interface ProjectTold {
  title: string;
  perYear: string;
  /** What of it the shared course pays. */
  fromEthicsFund?: string;
  units?: readonly UnitKey[];
  people?: string;
}

/** One course of the development plan that serves two projects of this plan: its money is counted once. */
export const ethicsFund = { name: "โครงการอบรมคุณธรรมจริยธรรมบุคลากรในแผนพัฒนาท้องถิ่น", perYear: "40000" };

export const fundedProjects: readonly ProjectTold[] = [
  { title: "โครงการพัฒนาความรู้ด้านกฎหมาย", perYear: "30000", people: "70" },
  {
    title: "โครงการฝึกอบรมการส่งเสริมคุณธรรมจริยธรรมบุคลากร",
    perYear: "40000",
    fromEthicsFund: "40000",
    people: "64",
  },
  { title: "โครงการเสริมสร้างองค์ความรู้ด้านการต่อต้านการทุจริต", perYear: "40000", fromEthicsFund: "40000" },
  {
    title: "โครงการสร้างภูมิคุ้มกันทางสังคม",
    perYear: "60000",
    units: ["education", "welfare"],
    people: "120",
  },
  { title: "โครงการจัดเวทีประชาคม", perYear: "20000", units: ["clerk", "works"] },
  { title: "โครงการสร้างเครือข่ายภาคประชาชน", perYear: "25000", units: ["clerk", "welfare"] },
];

/** Which project carries out a measure of the register, by the measure's text and words of the title. */
export const answers: Readonly<Record<string, string>> = {
  ใช้แบบตรวจร่างรายละเอียดพัสดุสิบข้อก่อนประกาศทุกครั้ง: "ผลประโยชน์ทับซ้อนในการจัดซื้อจัดจ้าง",
  เชิญผู้แทนชุมชนร่วมสังเกตการณ์การเปิดซองและตรวจรับงานจ้างก่อสร้าง: "เครือข่ายภาคประชาชน",
  สรุปรายการซื้อซ้ำรายเดือนเสนอปลัดเทศบาล: "ผลประโยชน์ทับซ้อนในการจัดซื้อจัดจ้าง",
  ออกเลขลำดับคำขอและติดประกาศลำดับที่หน้าเคาน์เตอร์ทุกวัน: "การให้บริการอย่างเท่าเทียมกัน",
  สลับเจ้าหน้าที่ตรวจแบบทุกหกเดือน: "มาตรการบริหารจัดการความเสี่ยงการทุจริต",
  ใช้บัตรคิวกับทุกงานบริการและสรุปเวลารอรายเดือน: "การให้บริการอย่างเท่าเทียมกัน",
  ประกาศเกณฑ์และคะแนนรวมของทุกกองให้พนักงานทราบก่อนออกคำสั่ง: "ความโปร่งใสในการบริหารงานบุคคล",
  เปิดรับชำระด้วยการสแกนคิวอาร์โค้ดเข้าบัญชีเทศบาล: "E-Service",
  ติดประกาศรายชื่อผู้มีสิทธิที่ชุมชนเจ็ดวันก่อนจ่ายเงิน: "มาตรการเปิดเผยข้อมูลสาธารณะ",
  แนบภาพถ่ายและผลวัดปริมาณงานทุกงวดก่อนเบิกจ่าย: "กิจกรรมติดตามประเมินผลการควบคุมภายใน",
};

/** What the mayor asked for, and what was done. */
export const asked = {
  title: "โครงการจัดเวทีประชาคม",
  said: "ให้แจ้งผลการพิจารณาข้อเสนอของประชาคมกลับไปยังชุมชนด้วย",
  note: "เนื้อหาโดยรวมดีแล้ว ขอให้เพิ่มขั้นตอนแจ้งผลกลับแก่ชุมชนในโครงการเวทีประชาคมแล้วเสนอใหม่",
  step: "แจ้งผลการพิจารณาข้อเสนอกลับแก่ทุกชุมชนภายใน 30 วันหลังการประชุม",
  answer: "เพิ่มขั้นตอนแจ้งผลกลับแก่ชุมชนแล้ว",
};

/** Reasons for warnings that are right as they are, by the check. */
export const reasons: Readonly<Record<string, string>> = {
  "money-twice": "สองโครงการจัดในการอบรมรุ่นเดียวกันและใช้เงินก้อนเดียวกันตามแผนพัฒนาท้องถิ่น จึงนับงบประมาณเพียงครั้งเดียว",
};
