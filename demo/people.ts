import type { Employment } from "../src/capabilities/organisation/people/rules.ts";

/** Names of units as the pack of standard units has them for เทศบาลตำบล. */
export const units = {
  clerk: "สำนักปลัดเทศบาล",
  finance: "กองคลัง",
  works: "กองช่าง",
  education: "กองการศึกษา",
  health: "กองสาธารณสุขและสิ่งแวดล้อม",
  welfare: "กองสวัสดิการสังคม",
  audit: "หน่วยตรวจสอบภายใน",
} as const;

export type UnitKey = keyof typeof units;

/** Somebody of the fictional municipality. `key` is what the story calls those it tells of. */
export interface Character {
  key?: string;
  prefix: string;
  givenName: string;
  familyName: string;
  employment: Employment;
  title: string;
  unit: UnitKey | null;
  isHead?: boolean;
  since: string;
}

/** Nobody here exists: the family names are virtues and wishes that no registrar would meet in one town. */
export const characters: readonly Character[] = [
  ...executives(),
  ...council(),
  ...staffOf("clerk", [
    ["palad", "นาย", "ประสงค์", "ยึดมั่นธรรม", "ปลัดเทศบาล", "2019-10-01"],
    ["deputy", "นาง", "วราภรณ์", "รอบคอบยิ่ง", "รองปลัดเทศบาล", "2020-04-01"],
    ["clerk-head", "นางสาว", "กานดา", "ตรงเวลาเสมอ", "หัวหน้าสำนักปลัดเทศบาล", "2021-10-01", "head"],
    ["lawyer", "นาย", "ธีรภัทร", "เที่ยงตรงดี", "นิติกรชำนาญการ", "2021-02-01"],
    ["computer", "นาย", "ปิยะพงษ์", "ใส่รหัสดี", "นักวิชาการคอมพิวเตอร์ปฏิบัติการ", "2022-06-01"],
    ["planner", "นางสาว", "ณัฐธิดา", "วางแผนไกล", "นักวิเคราะห์นโยบายและแผนชำนาญการ", "2020-08-01"],
    ["complaints", "นางสาว", "สุพัตรา", "รับฟังเสมอ", "เจ้าพนักงานธุรการชำนาญงาน", "2019-05-01"],
    ["personnel", "นาง", "มาลัย", "ใส่ใจคน", "นักทรัพยากรบุคคลชำนาญการ", "2018-11-01"],
    [undefined, "นาย", "สมหมาย", "พร้อมช่วย", "เจ้าพนักงานป้องกันและบรรเทาสาธารณภัยปฏิบัติงาน", "2023-01-16"],
    [undefined, "นางสาว", "ชลธิชา", "ยิ้มแย้มดี", "เจ้าพนักงานทะเบียนปฏิบัติงาน", "2022-03-01"],
    [undefined, "นาย", "บุญมี", "ขับขี่ปลอดภัย", "พนักงานขับรถยนต์", "2017-10-02", "contract"],
    [undefined, "นาง", "ละมัย", "สะอาดตา", "นักการภารโรง", "2012-10-01", "permanent-employee"],
  ]),
  ...staffOf("finance", [
    ["finance-head", "นาง", "อรุณี", "นับถ้วนถี่", "ผู้อำนวยการกองคลัง", "2020-10-01", "head"],
    ["accountant", "นางสาว", "พิมพ์ชนก", "ลงบัญชีตรง", "นักวิชาการเงินและบัญชีชำนาญการ", "2021-05-03"],
    ["procurement", "นาย", "เกรียงไกร", "เทียบราคาแล้ว", "นักวิชาการพัสดุชำนาญการ", "2019-12-02"],
    [undefined, "นางสาว", "อัญชลี", "เก็บครบบาท", "เจ้าพนักงานจัดเก็บรายได้ปฏิบัติงาน", "2022-10-03"],
    [undefined, "นาย", "วีรยุทธ", "ทะเบียนชัด", "นักวิชาการจัดเก็บรายได้ปฏิบัติการ", "2023-05-01"],
    [undefined, "นาง", "จันทร์เพ็ญ", "ใบเสร็จครบ", "ผู้ช่วยเจ้าพนักงานการเงินและบัญชี", "2016-10-03", "contract"],
  ]),
  ...staffOf("works", [
    ["works-head", "นาย", "สุรเดช", "วางรากมั่น", "ผู้อำนวยการกองช่าง", "2018-10-01", "head"],
    ["engineer", "นาย", "ภาณุวัฒน์", "คำนวณแม่น", "วิศวกรโยธาปฏิบัติการ", "2022-01-04"],
    ["foreman", "นาย", "ชาญวิทย์", "ฉากตรง", "นายช่างโยธาชำนาญงาน", "2017-06-01"],
    [undefined, "นาย", "ทองใบ", "สว่างทั่ว", "นายช่างไฟฟ้าปฏิบัติงาน", "2020-02-03"],
    [undefined, "นาย", "คำปัน", "ถนนเรียบ", "คนงาน", "2015-10-01", "contract"],
    [undefined, "นาย", "บัวลา", "ท่อโล่ง", "คนงาน", "2018-10-01", "contract"],
  ]),
  ...staffOf("education", [
    ["education-head", "นาง", "ศิริวรรณ", "สอนด้วยรัก", "ผู้อำนวยการกองการศึกษา", "2021-04-01", "head"],
    ["education-officer", "นาย", "อนุชา", "เล่านิทาน", "นักวิชาการศึกษาปฏิบัติการ", "2022-10-03"],
    [undefined, "นางสาว", "รัชนี", "ดูแลเด็ก", "ครูผู้ดูแลเด็ก", "2016-05-16"],
    [undefined, "นาง", "ประภา", "กล่อมเด็ก", "ครูผู้ดูแลเด็ก", "2014-05-16"],
    [undefined, "นางสาว", "จิราพร", "ระบายสี", "ผู้ช่วยครูผู้ดูแลเด็ก", "2020-05-18", "contract"],
  ]),
  ...staffOf("health", [
    ["health-head", "นาย", "นพรัตน์", "อากาศใส", "ผู้อำนวยการกองสาธารณสุขและสิ่งแวดล้อม", "2019-04-01", "head"],
    ["health-officer", "นางสาว", "วิลาวัณย์", "ล้างมือบ่อย", "นักวิชาการสาธารณสุขปฏิบัติการ", "2021-11-01"],
    [undefined, "นาง", "สายพิณ", "ฉีดตรงเวลา", "พยาบาลวิชาชีพชำนาญการ", "2018-02-01"],
    [undefined, "นาย", "แสวง", "คัดแยกดี", "คนงานประจำรถขยะ", "2013-10-01", "contract"],
    [undefined, "นาย", "จำรัส", "เก็บหมดจด", "คนงานประจำรถขยะ", "2019-10-01", "contract"],
  ]),
  ...staffOf("welfare", [
    ["welfare-head", "นาง", "ดวงใจ", "โอบอ้อมดี", "ผู้อำนวยการกองสวัสดิการสังคม", "2020-10-01", "head"],
    ["welfare-officer", "นางสาว", "ปรียานุช", "ถึงทุกบ้าน", "นักพัฒนาชุมชนชำนาญการ", "2019-08-01"],
    [undefined, "นาย", "ไพโรจน์", "เบี้ยถึงมือ", "เจ้าพนักงานพัฒนาชุมชนปฏิบัติงาน", "2023-02-01"],
  ]),
  ...staffOf("audit", [
    ["auditor", "นางสาว", "เบญจมาศ", "ตรวจให้ชัด", "นักวิชาการตรวจสอบภายในชำนาญการ", "2021-10-01"],
  ]),
];

/** Comes in the middle of the year. */
export const newcomer: Character = {
  key: "new-lawyer",
  prefix: "นางสาว",
  givenName: "ขวัญข้าว",
  familyName: "อ่านก่อนลงนาม",
  employment: "official",
  title: "นิติกรปฏิบัติการ",
  unit: "clerk",
  since: "",
};

type ElectedRow = [
  key: string | undefined,
  prefix: string,
  givenName: string,
  familyName: string,
  title: string,
  since: string,
];

function executives(): Character[] {
  const since = "2021-05-10";
  const rows: ElectedRow[] = [
    ["mayor", "นาย", "มั่นคง", "รักบึงสุขใจ", "นายกเทศมนตรี", since],
    ["deputy-mayor", "นาง", "เพ็ญศรี", "ทำดีทุกวัน", "รองนายกเทศมนตรี", since],
    [undefined, "นาย", "ไกรสร", "ฟังเสียงประชา", "รองนายกเทศมนตรี", since],
    [undefined, "นาย", "อุดม", "นัดหมายตรง", "เลขานุการนายกเทศมนตรี", since],
    [undefined, "นาง", "สุนีย์", "เสนอแนะดี", "ที่ปรึกษานายกเทศมนตรี", since],
  ];
  return rows.map((row) => elected("elected", row));
}

function council(): Character[] {
  const member = "สมาชิกสภาเทศบาล";
  const since = "2021-05-10";
  const rows: ElectedRow[] = [
    ["chairman", "นาย", "บุญส่ง", "เปิดประชุมตรง", "ประธานสภาเทศบาล", "2021-06-01"],
    [undefined, "นาง", "ลำดวน", "รอฟังก่อน", "รองประธานสภาเทศบาล", "2021-06-01"],
    ["councillor", "นาย", "ประเสริฐ", "ถามให้รู้", member, since],
    [undefined, "นาย", "สมบัติ", "ร่วมใจพัฒนา", member, since],
    [undefined, "นางสาว", "อุไร", "เห็นแก่ส่วนรวม", member, since],
    [undefined, "นาย", "ทวี", "น้ำใสทั่วบึง", member, since],
    [undefined, "นาย", "สำรวย", "ทางสะดวก", member, since],
    [undefined, "นาง", "บานเย็น", "ตลาดสะอาด", member, since],
    [undefined, "นาย", "ชูชาติ", "ประชาเป็นสุข", member, since],
    [undefined, "นาย", "วิรัตน์", "สืบสานงาน", member, since],
    [undefined, "นาง", "นงเยาว์", "อุ่นใจทุกซอย", member, since],
    [undefined, "นาย", "เฉลียว", "รู้คุณบึง", member, since],
  ];
  return rows.map((row) => elected("council", row));
}

function elected(
  employment: Employment,
  [key, prefix, givenName, familyName, title, since]: ElectedRow,
): Character {
  return { ...(key ? { key } : {}), prefix, givenName, familyName, employment, title, unit: null, since };
}

type StaffRow = [
  key: string | undefined,
  prefix: string,
  givenName: string,
  familyName: string,
  title: string,
  since: string,
  extra?: "head" | "contract" | "permanent-employee",
];

function staffOf(unit: UnitKey, rows: StaffRow[]): Character[] {
  return rows.map(([key, prefix, givenName, familyName, title, since, extra]) => ({
    ...(key ? { key } : {}),
    prefix,
    givenName,
    familyName,
    employment: extra === "contract" || extra === "permanent-employee" ? extra : "official",
    title,
    unit,
    isHead: extra === "head",
    since,
  }));
}
