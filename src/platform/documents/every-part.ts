/**
 * A document with every part that the model knows, in fictional words: what the formats are tried and
 * looked at with. A kind of block that is added to the model is added here.
 */
import { chartBlocks } from "../charts/chart-blocks.ts";
import type { ChartModel } from "../charts/model.ts";
import type { DocumentModel, Picture, Section, TableRow } from "./model.ts";

const office = "เทศบาลตำบลบ้านตัวอย่าง";

/** A picture of eight by eight points; pictures from cameras come the same way. */
const pixels = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAeklEQVR42g3JIQEEIRAAwE9yIQhBiG2AQY/G0GAbYNA0oNgzdn5fKKGGCD2MkGGH39eUpjbR9GY02ez2gkIl6AyS7cVUpjrF1Kcx5bTni1RSTZF6GinTzhdLWeoSS1/GksteL45y1COOfowjj31eXOWqV1z9Glde+/oDKUdaoRdlAIwAAAAASUVORK5CYII=",
  "base64",
);

const emblem: Picture = {
  format: "svg",
  widthPx: 120,
  heightPx: 120,
  alt: "ตราประจำเทศบาลตำบลบ้านตัวอย่าง",
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="120" viewBox="0 0 120 120">
    <circle cx="60" cy="60" r="56" fill="none" stroke="#7a5b12" stroke-width="5"/>
    <path d="M60 18 92 84H28Z" fill="#7a5b12"/>
    <text x="60" y="106" font-family="Sarabun" font-size="16" text-anchor="middle">ตัวอย่าง</text></svg>`,
};

const results: ChartModel = {
  kind: "bar",
  title: "ผลการดำเนินงาน 4 มิติ",
  categoryLabel: "มิติ",
  categories: ["มิติที่ 1 ปลูกฝังค่านิยม", "มิติที่ 2 บริหารโปร่งใส", "มิติที่ 3 ประชาชนมีส่วนร่วม", "มิติที่ 4 ตรวจสอบ"],
  series: [
    { name: "เป้าหมาย", values: [100, 90, 80, 80] },
    { name: "ผลงาน", values: [90, 75.5, 60, null] },
  ],
  unit: "ร้อยละ",
  range: { min: 0, max: 100 },
};

export function everyPart(digits: DocumentModel["digits"] = "thai"): DocumentModel {
  return {
    title: "เอกสารตัวอย่างทุกส่วนประกอบ",
    issuer: office,
    digits,
    pageNumbers: "top",
    keepWhole: ["คณะกรรมการป้องกันการทุจริตประจำเทศบาล"],
    cover: {
      emblem,
      title: "รายงานผลการดำเนินงานตามแผนปฏิบัติการป้องกันการทุจริต",
      subtitle: ["ประจำปีงบประมาณ พ.ศ. 2570", "(รอบ 12 เดือน)"],
      foot: [office, "อำเภอสมมติ จังหวัดตัวอย่าง"],
    },
    sections: [opening, lists, tables, figures(digits), closing],
  };
}

const opening: Section = {
  sheet: "สารบัญและบทนำ",
  blocks: [
    { kind: "contents", title: "สารบัญ", depth: 3 },
    { kind: "page-break" },
    { kind: "emblem", picture: emblem, heightCm: 2.5 },
    { kind: "heading", level: 1, number: "ส่วนที่ 1", text: "บทนำ", align: "center" },
    { kind: "rule" },
    { kind: "heading", level: 2, number: "1.1", text: "หลักการและเหตุผล" },
    {
      kind: "paragraph",
      align: "thai",
      indent: "first",
      text: [
        { text: "การทุจริตเป็นปัญหาสำคัญที่ทำให้ประชาชนได้รับบริการไม่ทั่วถึง " },
        { text: "เทศบาลตำบลบ้านตัวอย่าง", bold: true },
        { text: " จึงกำหนดแนวทาง", italic: true },
        { text: "ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2540", underline: true },
        { text: " และเผยแพร่ที่ " },
        { text: "ศูนย์ข้อมูลข่าวสาร", href: "https://example.go.th/info?year=2570" },
        {
          text: " เพื่อให้ตรวจสอบได้",
          note: "สถิติ ณ วันที่ 30 กันยายน 2570 รวบรวมโดยสำนักปลัดเทศบาล",
        },
        { text: " ทั้งนี้ให้หน่วยงานถือปฏิบัติโดยเคร่งครัด" },
      ],
    },
    {
      kind: "paragraph",
      indent: "block",
      keepWithNext: true,
      text: "ย่อหน้านี้เยื้องทั้งย่อหน้าและอยู่หน้าเดียวกับย่อหน้าถัดไป กำหนดส่งไม่เกินวันที่ 15 ของเดือน",
    },
    { kind: "paragraph", align: "right", text: "ข้อความชิดขวา\nบรรทัดที่ 2 ของย่อหน้าเดียวกัน" },
    { kind: "paragraph", align: "center", text: "ข้อความกลางหน้า < & > \"ตัวอักษรพิเศษ\" 'ที่ต้องไม่หาย'" },
    { kind: "heading", level: 3, number: "1.1.1", text: [{ text: "น้ำ ก๊าซ กี่ปี่ ป้า ฐิติ ญาญ่า", italic: true }] },
    { kind: "heading", level: 4, text: "หัวข้อระดับที่ 4 ไม่อยู่ในสารบัญ", unlisted: true },
    { kind: "paragraph", indent: "none", align: "left", text: "=1+1 เป็นข้อความ ไม่ใช่สูตร" },
  ],
};

const lists: Section = {
  sheet: "รายการ",
  blocks: [
    { kind: "heading", level: 1, number: "ส่วนที่ 2", text: "รายการทุกแบบ" },
    {
      kind: "list",
      marks: "decimal",
      items: [
        {
          text: "จัดตั้งคณะกรรมการป้องกันการทุจริตประจำเทศบาล",
          inside: [
            {
              kind: "list",
              marks: "decimal",
              items: [
                {
                  text: "คัดเลือกกรรมการจากทุกกอง",
                  inside: [{ kind: "list", marks: "decimal", items: [{ text: "กองละไม่น้อยกว่า 2 คน" }] }],
                },
                { text: "เสนอนายกเทศมนตรีลงนาม" },
              ],
            },
            { kind: "paragraph", text: "คำอธิบายใต้ข้อแรก ภายในวันที่ 31 ธันวาคม 2569" },
          ],
        },
        {
          text: "ประเมินความเสี่ยงการทุจริต",
          inside: [
            {
              kind: "table",
              columns: [{ weight: 3 }, { weight: 1, align: "right" }],
              head: [{ cells: [{ content: "เรื่องที่ประเมิน" }, { content: "คะแนน" }] }],
              body: [{ cells: [{ content: "การจัดซื้อจัดจ้าง" }, { content: { count: 16 } }] }],
            },
          ],
        },
      ],
    },
    { kind: "list", marks: "decimal", from: 3, items: [{ text: "รายงานผลทุก 6 เดือน" }] },
    {
      kind: "list",
      marks: "paren",
      items: [{ text: "อำนาจหน้าที่ตามกฎหมาย" }, { text: "หน้าที่อื่นตามที่ได้รับมอบหมาย" }],
    },
    {
      kind: "list",
      marks: "letter",
      items: [{ text: "ด้านบุคคล" }, { text: "ด้านงบประมาณ" }, { text: "ด้านพัสดุ" }],
    },
    {
      kind: "list",
      marks: "dash",
      items: [
        { text: "เอกสารอ้างอิง", inside: [{ kind: "list", marks: "dot", items: [{ text: "ภาพถ่ายกิจกรรม" }] }] },
      ],
    },
    {
      kind: "list",
      marks: "dot",
      items: [{ text: [{ text: "ข้อความ" }, { text: "เน้น", bold: true, note: "เชิงอรรถในรายการ" }] }],
    },
  ],
};

const tableRows: readonly TableRow[] = [
  { role: "group", cells: [{ content: "มิติที่ 1 การสร้างสังคมที่ไม่ทนต่อการทุจริต", colSpan: 6 }] },
  {
    whole: true,
    cells: [
      { content: { count: 1 }, align: "center" },
      { content: [{ text: "โครงการอบรมคุณธรรม", bold: true }, { text: " รุ่นที่ 2" }], rowSpan: 2 },
      { content: { satang: 12345650 } },
      { content: { tick: true } },
      { content: { tick: false } },
      { content: "ดำเนินการแล้ว", tint: "good", bold: true },
    ],
  },
  {
    cells: [
      { content: { count: 2 }, align: "center" },
      { content: { satang: null } },
      { content: { tick: false } },
      { content: { tick: true } },
      { content: "ล่าช้า", tint: "warning" },
    ],
  },
  {
    cells: [
      { content: { count: null } },
      {
        content: [
          { kind: "paragraph", text: "กิจกรรมย่อยในช่อง" },
          { kind: "list", marks: "decimal", items: [{ text: "ประชุมชี้แจง" }, { text: "ติดตามผล" }] },
        ],
      },
      { content: { satang: 9007199254740993n } },
      { content: { count: 87.5, decimals: 2, unit: "คะแนน" }, colSpan: 2 },
      { content: "ยกเลิก", tint: "bad" },
    ],
  },
  {
    role: "subtotal",
    cells: [
      { content: "รวมมิติที่ 1", colSpan: 2 },
      { content: { satang: 12345650n } },
      { content: { count: 1234, unit: "คน" }, colSpan: 2 },
      { content: "ไม่มีข้อมูล", tint: "quiet" },
    ],
  },
  {
    role: "total",
    cells: [
      { content: "รวมทั้งสิ้น", colSpan: 2 },
      { content: { satang: 12345650 } },
      { content: { count: 0 }, colSpan: 2 },
      { content: "" },
    ],
  },
];

const tables: Section = {
  orientation: "lying",
  sheet: "ตาราง",
  blocks: [
    {
      kind: "table",
      caption: "ตารางที่ 1 โครงการตามแผนปฏิบัติการ",
      size: 14,
      columns: [
        { weight: 1, align: "center" },
        { weight: 5 },
        { weight: 4, align: "right" },
        { weight: 1.5, align: "center" },
        { weight: 1.5, align: "center" },
        { weight: 3, align: "left" },
      ],
      head: [
        {
          cells: [
            { content: "ที่", rowSpan: 2 },
            { content: "โครงการ/กิจกรรม", rowSpan: 2 },
            { content: "งบประมาณ (บาท)", rowSpan: 2 },
            { content: "ปีงบประมาณ", colSpan: 2 },
            { content: "สถานะ", rowSpan: 2 },
          ],
        },
        { cells: [{ content: "2569" }, { content: "2570" }] },
      ],
      body: tableRows,
    },
    { kind: "paragraph", text: "หมายเหตุใต้ตาราง ข้อมูล ณ สิ้นปีงบประมาณ พ.ศ. 2570" },
  ],
};

const figures = (digits: DocumentModel["digits"]): Section => ({
  orientation: "upright",
  sheet: "ภาพ",
  blocks: [
    { kind: "heading", level: 2, text: "ภาพและแผนภูมิ" },
    ...chartBlocks(results, { digits, label: "แผนภูมิที่ 1" }),
    {
      kind: "figure",
      picture: { format: "png", bytes: pixels, alt: "ภาพถ่ายกิจกรรมวันที่ 9 ธันวาคม" },
      widthCm: 4,
    },
  ],
});

const closing: Section = {
  blocks: [
    { kind: "heading", level: 1, number: "ส่วนที่ 3", text: "การลงนาม" },
    {
      kind: "signatures",
      signers: [
        {
          label: "ผู้จัดทำ",
          name: "นางสาวสมศรี สมมติ",
          position: ["นักทรัพยากรบุคคลชำนาญการ"],
          date: "5 ตุลาคม 2570",
        },
        { label: "ผู้ตรวจ", name: "นายสมชาย ตัวอย่าง", position: ["ปลัดเทศบาล", "เลขานุการคณะกรรมการ"] },
        { name: "นายสมหวัง สมมติ", position: ["นายกเทศมนตรีตำบลบ้านตัวอย่าง"] },
      ],
    },
    { kind: "signatures", signers: [{ label: "ผู้อนุมัติ" }] },
  ],
};
