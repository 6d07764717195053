import type { FactKind } from "../src/capabilities/progress/facts.ts";
import type { UnitKey } from "./people.ts";

/** Something that a unit did for a project, told by words of the project's title and the places of its steps. */
export interface FactTold {
  on: string;
  kind: FactKind;
  project: string;
  unit?: UnitKey;
  /** Of the finance division, which has accounts of its own in the story; others tell the coordinator. */
  by?: "lawyer" | "accountant" | "finance-head";
  title: string;
  said?: string;
  place?: string;
  attended?: Readonly<Record<string, string>>;
  steps?: readonly number[];
  /** Further projects that the same event serves, with their steps. */
  also?: Readonly<Record<string, readonly number[]>>;
  channel?: string;
  amount?: string;
  paper?: string;
  fund?: boolean;
  /** Words of the output or outcome that a value answers. */
  result?: string;
  part?: string;
  whole?: string;
  /** Pictures of it, and a paper: what they show. */
  photos?: readonly string[];
  file?: string;
  /** Why it was entered on another day, after its round had been locked. */
  late?: { on: string; why: string };
  /** Marks of ten before and after, of those of the town hall whom the story knows by name. */
  marks?: readonly (readonly [before: number, after: number])[];
}

/** Addresses under .example lead nowhere, for ever (RFC 2606). */
export const proofOf = (on: string, at: number) => `https://bueng-suk-jai.example/evidence/${on}-${at + 1}`;

const law = "โครงการพัฒนาความรู้ด้านกฎหมาย";
const ethics = "โครงการฝึกอบรมการส่งเสริมคุณธรรมจริยธรรมบุคลากร";
const knowledge = "โครงการเสริมสร้างองค์ความรู้ด้านการต่อต้านการทุจริต";
const youth = "โครงการสร้างภูมิคุ้มกันทางสังคม";
const forum = "โครงการจัดเวทีประชาคม";
const network = "โครงการสร้างเครือข่ายภาคประชาชน";
const gift = "มาตรการ No Gift Policy";
const budget = "โครงการเสริมสร้างความโปร่งใสในการบริหารงบประมาณ";
const spread = "โครงการเผยแพร่ประชาสัมพันธ์ความรู้ด้านกฎหมาย";
const risk = "มาตรการบริหารจัดการความเสี่ยงการทุจริต";
const will = "มาตรการแสดงเจตนารมณ์ในการนำหลักคุณธรรม";
const eService = "โครงการพัฒนาระบบการให้บริการประชาชน";
const property = "โครงการเสริมสร้างความโปร่งใสในการใช้ทรัพย์สิน";
const code = "มาตรการส่งเสริมการปฏิบัติงานตามประมวลจริยธรรม";

/** The year of the story: some finished, some late, one that could not be done, targets reached and missed. */
export const factsOfYear: readonly FactTold[] = [
  {
    on: "12-25",
    kind: "step",
    project: law,
    title: "รวบรวมคำถามที่พบบ่อยจากทุกกอง ได้หัวข้ออบรม 2 เรื่อง",
    steps: [1, 2],
  },
  { on: "01-08", kind: "step", project: gift, title: "ประชุมกำหนดแนวปฏิบัติร่วมกับทุกกอง", steps: [1] },
  {
    on: "01-09",
    kind: "event",
    project: will,
    title: "นายกเทศมนตรีประกาศเจตนารมณ์ต่อหน้าบุคลากรและผู้แทนชุมชน",
    photos: ["ประกาศเจตนารมณ์หน้าเสาธง", "ผู้แทนชุมชนร่วมพิธี"],
    file: "ประกาศเจตนารมณ์ No Gift Policy",
    place: "ห้องประชุมสภาเทศบาล",
    attended: { executives: "3", staff: "58", public: "12" },
    steps: [1, 2],
    also: { [gift]: [2, 3] },
  },
  {
    on: "01-12",
    kind: "publication",
    project: gift,
    title: "ประกาศนโยบาย No Gift Policy",
    channel: "website",
    also: { [will]: [] },
  },
  {
    on: "01-12",
    kind: "publication",
    project: gift,
    title: "ประกาศนโยบาย No Gift Policy",
    channel: "notice-board",
  },
  {
    on: "01-13",
    kind: "publication",
    project: gift,
    title: "ภาพประกาศนโยบาย No Gift Policy",
    channel: "facebook",
  },
  { on: "01-14", kind: "step", project: gift, title: "ติดประกาศที่จุดบริการครบทุกกอง", steps: [4] },
  {
    on: "01-15",
    kind: "publication",
    project: spread,
    title: "สรุปสาระกฎหมายจัดซื้อจัดจ้าง ฉบับที่ 1",
    channel: "website",
  },
  {
    on: "01-15",
    kind: "publication",
    project: spread,
    title: "สรุปสาระกฎหมายจัดซื้อจัดจ้าง ฉบับที่ 1",
    channel: "circular",
  },
  {
    on: "01-20",
    kind: "step",
    project: spread,
    title: "มอบหมายผู้ติดตามกฎหมายและกำหนดหัวข้อรายไตรมาส",
    steps: [1, 2, 3],
  },
  {
    on: "01-22",
    kind: "event",
    project: law,
    title: "อบรมกฎหมายและระเบียบการพัสดุ รุ่นที่ 1",
    photos: ["บรรยากาศการอบรมช่วงเช้า", "ฝึกตรวจร่างรายละเอียดพัสดุ"],
    file: "กำหนดการอบรมกฎหมายพัสดุ รุ่นที่ 1",
    place: "ห้องประชุมใหญ่เทศบาล",
    attended: { executives: "2", council: "9", staff: "51" },
    steps: [3, 4],
    marks: [
      [5, 9],
      [4, 8],
      [6, 10],
      [7, 9],
      [3, 8],
      [5, 8],
      [6, 9],
      [4, 7],
      [8, 10],
      [5, 8],
      [6, 8],
      [7, 9],
    ],
  },
  {
    on: "01-23",
    kind: "spending",
    project: law,
    title: "ค่าวิทยากรและอาหารกลางวัน รุ่นที่ 1",
    amount: "14,600",
    paper: "ฎ. 118",
  },
  {
    on: "02-04",
    kind: "publication",
    project: budget,
    unit: "finance",
    by: "accountant",
    title: "แผนการจัดซื้อจัดจ้างประจำปี",
    channel: "website",
  },
  {
    on: "02-04",
    kind: "publication",
    project: budget,
    unit: "finance",
    by: "accountant",
    title: "แผนการจัดซื้อจัดจ้างประจำปี",
    channel: "notice-board",
  },
  {
    on: "02-05",
    kind: "publication",
    project: budget,
    unit: "finance",
    by: "accountant",
    title: "แผนการใช้จ่ายเงินประจำปี",
    channel: "facebook",
  },
  {
    on: "02-06",
    kind: "step",
    project: budget,
    unit: "finance",
    by: "accountant",
    title: "เผยแพร่แผนครบก่อนเริ่มจัดหา",
    steps: [1, 2],
  },
  {
    on: "02-11",
    kind: "event",
    project: ethics,
    title: "อบรมคุณธรรมจริยธรรมและการแยกแยะประโยชน์ส่วนตน",
    photos: ["แบ่งกลุ่มทำข้อตกลงร่วม"],
    place: "ศูนย์การเรียนรู้ชุมชนบึงสุขใจ",
    attended: { executives: "2", staff: "57" },
    steps: [1, 2, 3],
    marks: [
      [4, 7],
      [5, 8],
      [3, 6],
      [6, 9],
      [5, 7],
      [4, 8],
      [6, 8],
      [5, 9],
      [2, 6],
      [7, 9],
    ],
    also: { [knowledge]: [1, 2] },
  },
  {
    on: "02-13",
    kind: "spending",
    project: ethics,
    title: "ค่าวิทยากร วัสดุ และอาหาร",
    amount: "38,450",
    paper: "ฎ. 167",
    fund: true,
  },
  {
    on: "02-18",
    kind: "step",
    project: risk,
    title: "ประเมินความเสี่ยงครบทุกกองและกำหนดมาตรการ",
    steps: [1, 2, 3],
  },
  {
    on: "02-20",
    kind: "publication",
    project: risk,
    title: "ผลการประเมินความเสี่ยงการทุจริตประจำปี",
    channel: "website",
  },
  { on: "03-05", kind: "step", project: code, title: "ทบทวนประมวลจริยธรรมและประกาศใช้", steps: [1, 2] },
  {
    on: "03-06",
    kind: "publication",
    project: code,
    title: "ข้อควรทำและไม่ควรทำของบุคลากร",
    channel: "website",
  },
  { on: "03-12", kind: "step", project: forum, title: "ออกคำสั่งมอบหมายและกำหนดปฏิทินประชาคม", steps: [1, 2] },
  {
    on: "03-19",
    kind: "event",
    project: forum,
    title: "เวทีประชาคมทบทวนแผนพัฒนาท้องถิ่น ชุมชนที่ 1–5",
    photos: ["เวทีประชาคมที่ศาลากลางชุมชน", "ชาวชุมชนเสนอความเห็น"],
    file: "บันทึกข้อเสนอของเวทีประชาคม",
    place: "ศาลากลางชุมชนบึงทอง",
    attended: { public: "164", council: "7" },
    steps: [3],
  },
  {
    on: "03-24",
    kind: "spending",
    project: forum,
    title: "ค่าเครื่องเสียงและอาหารว่างห้าชุมชน",
    amount: "9,800",
    paper: "ฎ. 231",
  },
  {
    on: "03-26",
    kind: "publication",
    project: code,
    title: "ข้อควรทำและไม่ควรทำของบุคลากร",
    channel: "notice-board",
    late: { on: "05-06", why: "เจ้าหน้าที่ธุรการลาคลอดและส่งภาพถ่ายป้ายประกาศมาให้ภายหลังปิดรอบ" },
  },
  {
    on: "04-22",
    kind: "publication",
    project: spread,
    title: "สรุปสาระกฎหมายข้อมูลข่าวสาร ฉบับที่ 2",
    channel: "website",
  },
  {
    on: "04-22",
    kind: "publication",
    project: spread,
    title: "สรุปสาระกฎหมายข้อมูลข่าวสาร ฉบับที่ 2",
    channel: "line",
  },
  { on: "05-08", kind: "step", project: property, title: "ประกาศแนวปฏิบัติการใช้และยืมทรัพย์สิน", steps: [1, 2] },
  {
    on: "05-14",
    kind: "event",
    project: youth,
    title: "ค่ายเยาวชนคนสุจริต",
    photos: ["กิจกรรมกลุ่มของเยาวชน", "เยาวชนนำเสนอผลงาน"],
    place: "โรงเรียนบึงสุขใจวิทยา",
    attended: { youth: "112", schools: "6" },
    steps: [1, 2, 3, 4],
  },
  {
    on: "05-19",
    kind: "spending",
    project: youth,
    title: "ค่าจัดค่ายเยาวชน",
    amount: "57,200",
    paper: "ฎ. 298",
  },
  {
    on: "06-17",
    kind: "event",
    project: network,
    title: "ประชุมเครือข่ายเฝ้าระวังการทุจริต",
    photos: ["ประชุมเครือข่าย"],
    place: "ห้องประชุมกองสวัสดิการสังคม",
    attended: { public: "31" },
    steps: [1, 2],
  },
  {
    on: "06-19",
    kind: "spending",
    project: network,
    title: "ค่าอาหารและเอกสารประชุมเครือข่าย",
    amount: "8,300",
    paper: "ฎ. 334",
  },
  {
    on: "06-30",
    kind: "value",
    project: network,
    title: "นับจากทะเบียนสมาชิกเครือข่าย",
    result: "มีสมาชิกเครือข่าย",
    part: "37",
    said: "ต่ำกว่าเป้าหมาย 13 คน ชุมชนที่ 7–9 ยังไม่มีผู้สมัคร",
  },
  {
    on: "07-15",
    kind: "event",
    project: law,
    title: "อบรมกฎหมายปกครองสำหรับผู้ปฏิบัติงาน รุ่นที่ 2",
    place: "ห้องประชุมใหญ่เทศบาล",
    attended: { staff: "49", council: "5" },
    steps: [5],
    marks: [
      [4, 8],
      [5, 9],
      [6, 8],
      [3, 7],
      [5, 9],
      [7, 10],
      [6, 9],
      [4, 8],
    ],
  },
  {
    on: "07-17",
    kind: "spending",
    project: law,
    title: "ค่าวิทยากรและอาหารกลางวัน รุ่นที่ 2",
    amount: "13,900",
    paper: "ฎ. 371",
  },
  {
    on: "07-22",
    kind: "publication",
    project: spread,
    title: "สรุปสาระกฎหมายความรับผิดทางละเมิด ฉบับที่ 3",
    channel: "website",
  },
  {
    on: "07-22",
    kind: "publication",
    project: spread,
    title: "สรุปสาระกฎหมายความรับผิดทางละเมิด ฉบับที่ 3",
    channel: "notice-board",
  },
  {
    on: "08-11",
    kind: "setback",
    project: eService,
    title: "ผู้รับจ้างพัฒนาระบบทิ้งงาน เทศบาลบอกเลิกสัญญาและจัดหาใหม่ไม่ทันภายในปีงบประมาณ",
  },
  {
    on: "08-19",
    kind: "step",
    project: gift,
    title: "รวบรวมรายงานการรับของขวัญครบสามไตรมาส ไม่มีรายการ",
    steps: [5],
  },
  {
    on: "08-20",
    kind: "value",
    project: gift,
    title: "นับจากบัญชีลงชื่อรับทราบ",
    result: "ลงชื่อรับทราบ",
    part: "70",
    whole: "70",
  },
  { on: "09-10", kind: "step", project: law, title: "สรุปผลเสนอนายกเทศมนตรีและเผยแพร่เอกสารอบรม", steps: [6] },
  { on: "09-11", kind: "step", project: gift, title: "ประเมินผลนโยบายและรายงานผู้บริหาร", steps: [6] },
  {
    on: "09-16",
    kind: "step",
    project: forum,
    title: "จัดลำดับข้อเสนอ นำเข้าแผน และแจ้งผลกลับทุกชุมชน",
    steps: [4, 5, 6, 7],
  },
];

/** The year after it, as far as it has come. */
export const factsOfNextYear: readonly FactTold[] = [
  { on: "10-14", kind: "step", project: law, title: "เลือกหัวข้ออบรมจากข้อทักท้วงของหน่วยตรวจสอบภายใน", steps: [1] },
  {
    on: "10-21",
    kind: "publication",
    project: spread,
    title: "สรุปสาระระเบียบเบิกจ่ายฉบับใหม่ ฉบับที่ 1",
    channel: "website",
  },
  { on: "10-28", kind: "step", project: gift, title: "ประชุมทบทวนแนวปฏิบัติก่อนเทศกาลปีใหม่", steps: [1] },
  {
    on: "11-10",
    kind: "publication",
    project: budget,
    unit: "finance",
    by: "accountant",
    title: "แผนการจัดซื้อจัดจ้างประจำปี",
    channel: "website",
  },
];
