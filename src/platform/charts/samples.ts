/** Every kind with its hard cases: shown on /style, and drawn by the tests. Names and figures are invented. */
import type { ChartModel } from "./model.ts";

const units = [
  "สำนักปลัดเทศบาล",
  "กองคลัง",
  "กองช่าง",
  "กองสาธารณสุขและสิ่งแวดล้อม",
  "กองการศึกษา ศาสนาและวัฒนธรรม",
  "กองสวัสดิการสังคม",
  "หน่วยตรวจสอบภายใน",
];

const projects = [
  "โครงการอบรมเพื่อเสริมสร้างคุณธรรม จริยธรรม และส่งเสริมความโปร่งใสในการปฏิบัติราชการของบุคลากรเทศบาลตำบลบ้านตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2569",
  "มาตรการเผยแพร่ข้อมูลการจัดซื้อจัดจ้างให้ประชาชนตรวจสอบได้",
  "กิจกรรมประกาศเจตจำนงสุจริตของผู้บริหาร “ไม่รับของขวัญ” (No Gift Policy)",
];

const itaBands = [
  { from: 0, label: "ต้องปรับปรุง", tone: "stop" },
  { from: 50, label: "พอใช้", tone: "late" },
  { from: 85, label: "ผ่าน", tone: "done" },
] as const;

const people: ChartModel = {
  kind: "stacked",
  title: "อัตรากำลังตามหน่วยงาน",
  description: "ตำแหน่งว่างมากที่สุดอยู่ที่กองคลัง",
  categoryLabel: "หน่วยงาน",
  categories: units,
  unit: "ตำแหน่ง",
  series: [
    { name: "มีผู้ดำรงตำแหน่ง", values: [5, 3, 12, 6, 7, 2, 1] },
    { name: "ว่าง", values: [1, 3, null, 2, 1, 0, 1], tone: "late" },
    { name: "อยู่ระหว่างสรรหา", values: [0, 1, 2, 0, 1, 0, 0] },
  ],
};

const spending: ChartModel = {
  kind: "bar",
  title: "งบประมาณและการเบิกจ่ายรายโครงการ",
  categoryLabel: "โครงการ",
  categories: projects,
  unit: "บาท",
  series: [
    { name: "งบประมาณ", values: [1_500_000, 0, 35_000] },
    { name: "เบิกจ่ายแล้ว", values: [912_345.5, null, 34_999.75] },
  ],
  digits: "thai",
};

const change: ChartModel = {
  kind: "bar",
  title: "คะแนนเปลี่ยนไปจากปีก่อน",
  description: "ค่าลบคือคะแนนลดลง",
  categories: ["การปฏิบัติหน้าที่", "การใช้งบประมาณ", "การใช้อำนาจ", "การเปิดเผยข้อมูล"],
  series: [{ name: "ส่วนต่าง", values: [4.25, -3.5, 0, null] }],
};

const passing: ChartModel = {
  kind: "bar",
  title: "ร้อยละของโครงการที่รายงานผลแล้ว",
  categories: units.slice(0, 3),
  unit: "ร้อยละ",
  range: { min: 0, max: 100 },
  bands: itaBands,
  series: [{ name: "รายงานแล้ว", values: [92.5, 61, 18.75] }],
};

const complaints: ChartModel = {
  kind: "line",
  title: "เรื่องร้องเรียนรายเดือน ปีงบประมาณ พ.ศ. 2569",
  categoryLabel: "เดือน",
  categories: [
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
  ],
  unit: "เรื่อง",
  series: [{ name: "รับเรื่อง", values: [4, 7, 3, null, null, 9, 12, 6, 5, 8, 2, 3] }],
};

const scores: ChartModel = {
  kind: "line",
  title: "คะแนน ITA ย้อนหลัง",
  categoryLabel: "ปีงบประมาณ",
  categories: ["พ.ศ. 2565", "พ.ศ. 2566", "พ.ศ. 2567", "พ.ศ. 2568", "พ.ศ. 2569"],
  range: { min: 0, max: 100 },
  bands: [{ from: 85, label: "ผ่าน", tone: "done" }],
  decimals: 2,
  series: [
    { name: "เทศบาลตำบลบ้านตัวอย่าง", values: [71.2, 78.34, 83.9, 88.05, 91.5] },
    { name: "ค่าเฉลี่ยจังหวัดสมมติ", values: [75, 79.5, 84.2, 86.1, null] },
    { name: "ค่าเฉลี่ยประเทศ", values: [87.57, 90.19, 93.05, 93.8, 94] },
  ],
};

const ita: ChartModel = {
  kind: "radar",
  title: "คะแนน ITA 10 ตัวชี้วัด",
  categoryLabel: "ตัวชี้วัด",
  categories: [
    "การปฏิบัติหน้าที่",
    "การใช้งบประมาณ",
    "การใช้อำนาจ",
    "การใช้ทรัพย์สินของราชการ",
    "การแก้ไขปัญหาการทุจริต",
    "คุณภาพการดำเนินงาน",
    "ประสิทธิภาพการสื่อสาร",
    "การปรับปรุงระบบการทำงาน",
    "การเปิดเผยข้อมูล",
    "การป้องกันการทุจริต",
  ],
  range: { min: 0, max: 100 },
  decimals: 2,
  series: [
    { name: "พ.ศ. 2569", values: [92.11, 88.4, 90, 85.27, 87.9, 91.3, 84.05, 82.6, 100, 93.75] },
    { name: "พ.ศ. 2568", values: [85.3, 80.12, 84, null, 79.5, 86, 78.4, 75.25, 62.5, 68.75] },
  ],
};

const chances = ["น้อยมาก (1)", "น้อย (2)", "ปานกลาง (3)", "สูง (4)", "สูงมาก (5)"];

const risks: ChartModel = {
  kind: "heat",
  title: "แผนผังความเสี่ยงการทุจริต",
  description: "จำนวนความเสี่ยงในแต่ละระดับโอกาสและผลกระทบ",
  categoryLabel: "โอกาสเกิด",
  seriesLabel: "ผลกระทบ",
  categories: chances,
  unit: "ความเสี่ยง",
  bands: [
    { from: 1, label: "ต่ำ", tone: "done" },
    { from: 4, label: "ปานกลาง", tone: "doing" },
    { from: 9, label: "สูง", tone: "late" },
    { from: 16, label: "สูงมาก", tone: "stop" },
  ],
  series: chances.toReversed().map((name, row) => ({
    name,
    values: [0, 0, 2, row === 1 ? 3 : 0, row === 0 ? 12 : 1],
    levels: [1, 2, 3, 4, 5].map((chance) => chance * (5 - row)),
  })),
};

const visits: ChartModel = {
  kind: "heat",
  title: "ผู้มารับบริการตามวันและเวลา",
  categoryLabel: "เวลา",
  seriesLabel: "วัน",
  categories: ["08.30 น.", "10.00 น.", "11.00 น.", "13.00 น.", "14.00 น.", "15.00 น."],
  series: ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์"].map((name, day) => ({
    name,
    values: [12, 30, 18, 7, 9, day === 2 ? null : 3].map((count) =>
      count === null ? null : count * (day + 1),
    ),
  })),
};

const reported: ChartModel = {
  kind: "gauge",
  title: "รายงานผลแล้ว",
  categories: ["โครงการที่รายงานผลรอบ 6 เดือนแล้ว"],
  unit: "%",
  decimals: 2,
  bands: itaBands,
  series: [{ name: "ร้อยละ", values: [67.5] }],
};

const hard: ChartModel[] = [
  {
    kind: "bar",
    title: "ไม่มีข้อมูลเลย",
    categories: ["ก", "ข"],
    series: [{ name: "จำนวน", values: [null, null] }],
  },
  {
    kind: "bar",
    title: "ศูนย์ทุกค่า",
    categories: units.slice(0, 2),
    series: [{ name: "จำนวน", values: [0, 0] }],
  },
  { kind: "line", title: "ค่าเดียว", categories: ["พ.ศ. 2569"], series: [{ name: "คะแนน", values: [88.5] }] },
  {
    kind: "gauge",
    title: "มาตรวัดที่ไม่มีข้อมูล",
    categories: ["รอบ 9 เดือน"],
    series: [{ name: "ร้อยละ", values: [null] }],
  },
  {
    kind: "gauge",
    title: "เบิกจ่าย",
    categories: ["เบิกจ่ายจากงบประมาณ"],
    unit: "%",
    digits: "thai",
    series: [{ name: "ร้อยละ", values: [41] }],
  },
  {
    kind: "bar",
    title: "จำนวนใหญ่มาก",
    categories: ["งบประมาณรายจ่าย", "หนี้สาธารณะ", "เกินกว่าจะเขียนเป็นหลัก"],
    unit: "บาท",
    series: [{ name: "บาท", values: [3_752_700_000_000, 12_000_000_000_000, 4.2e21] }],
  },
  {
    kind: "bar",
    title: "60 รายการ",
    categories: Array.from({ length: 60 }, (_, index) => `หมู่ที่ ${index + 1} ${units[index % 7] ?? ""}`),
    series: [{ name: "จำนวน", values: Array.from({ length: 60 }, (_, index) => (index * 37) % 101) }],
  },
  {
    kind: "line",
    title: "60 เดือน",
    categories: Array.from({ length: 60 }, (_, index) => `เดือนที่ ${index + 1}`),
    series: [
      { name: "รับเรื่อง", values: Array.from({ length: 60 }, (_, index) => 20 + ((index * 37) % 41)) },
      { name: "แล้วเสร็จ", values: Array.from({ length: 60 }, (_, index) => 10 + ((index * 23) % 31)) },
    ],
  },
];

export const chartSamples: readonly ChartModel[] = [
  people,
  spending,
  change,
  passing,
  complaints,
  scores,
  ita,
  risks,
  visits,
  reported,
];
export const hardCharts: readonly ChartModel[] = hard;
