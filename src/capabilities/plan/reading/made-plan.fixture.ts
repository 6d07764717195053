/** A small invented plan, written in the shapes that offices write plans in. */
import { toThaiDigits } from "../../../thai/digits.ts";

export interface MadeProject {
  no: number;
  title: string;
  mission: number;
  budgets: readonly (number | null)[];
  sheetBudget: string;
  remark: string;
}

export const madeOrganisation = "เทศบาลตำบลทุ่งสุข";
export const madeYears = [2566, 2567, 2568, 2569, 2570];
export const madeDimensions = [
  { no: 1, title: "การปลูกฝังความซื่อตรงในองค์กร" },
  { no: 2, title: "การทำงานที่เปิดเผยและตรวจสอบได้" },
];
export const madeMissions = [
  { no: "1.1", dimension: 1, title: "ความรู้และจิตสำนึกของบุคลากรทุกระดับ" },
  { no: "2.1", dimension: 2, title: "ข้อมูลที่ประชาชนเข้าถึงได้" },
  { no: "2.2", dimension: 2, title: "บริการที่เสมอภาค" },
];

export const madeProjects: readonly MadeProject[] = [
  {
    no: 1,
    title: "โครงการอบรมวินัยและกฎหมายใกล้ตัวสำหรับพนักงาน",
    mission: 0,
    budgets: [45000, 45000, 45000, 45000, 45000],
    sheetBudget: "45,000 บาท",
    remark: "",
  },
  {
    no: 2,
    title: "กิจกรรมตรวจบ้านตนเองเรื่องของขวัญและประโยชน์อื่นใด",
    mission: 0,
    budgets: [null, null, null, null, null],
    sheetBudget: "ไม่ใช้งบประมาณ",
    remark: "",
  },
  {
    no: 3,
    title: "มาตรการเผยแพร่แผนและผลการจัดซื้อจัดจ้างรายเดือน",
    mission: 1,
    budgets: [null, null, null, null, null],
    sheetBudget: "ไม่ใช้งบประมาณ",
    remark: "กองคลัง",
  },
  {
    no: 4,
    title: "โครงการศูนย์ข้อมูลข่าวสารเคลื่อนที่ถึงชุมชน",
    mission: 1,
    budgets: [12500.5, 12500.5, 0, 12500.5, 12500.5],
    sheetBudget:
      "ปี 2566 จำนวน 12,500.50 บาท ปี 2567 จำนวน 12,500.50 บาท ปี 2569 จำนวน 12,500.50 บาท ปี 2570 จำนวน 12,500.50 บาท",
    remark: "สำนักปลัด ใช้งบประมาณจากโครงการพัฒนาศูนย์บริการประชาชน",
  },
  {
    no: 5,
    title: "มาตรการบัตรคิวและเวลามาตรฐานของงานบริการ",
    mission: 2,
    budgets: [null, null, null, null, null],
    sheetBudget: "ไม่ใช้งบประมาณ",
    remark: "",
  },
];

export interface Shape {
  thaiDigits?: boolean;
  organisation?: string;
  years?: readonly number[];
  /** tabs: a row a line; lines: every cell a line of its own. */
  cells?: "tabs" | "lines" | "pipes" | "blanks";
  /** Heading of a sheet, in other words. */
  headings?: "usual" | "other";
  /** The name line of a sheet. */
  name?: "numbered" | "bare" | "ordinal";
  /** Empty cells left out, as copying from PDF does. */
  shifted?: boolean;
  /** Budgets of these projects are left blank in the table. */
  blankInTable?: readonly number[];
  /** All titles and amounts of a mission in one cell. */
  merged?: boolean;
  steps?: "close" | "dots" | "dashes" | "plain";
}

const usual = [
  "หลักการและเหตุผล",
  "วัตถุประสงค์",
  "กลุ่มเป้าหมาย",
  "วิธีดำเนินการ",
  "ระยะเวลาดำเนินการ",
  "งบประมาณดำเนินการ",
  "ผู้รับผิดชอบโครงการ",
  "ผลผลิต/ผลลัพธ์",
];
const other = [
  "ความเป็นมา",
  "วัตถุประสงค์ของโครงการ",
  "เป้าหมาย",
  "ขั้นตอนและวิธีการดำเนินงาน",
  "ระยะเวลาในการดำเนินโครงการ",
  "งบประมาณและแหล่งที่มา",
  "หน่วยงานที่รับผิดชอบ",
  "ตัวชี้วัดและผลสัมฤทธิ์",
];

export function madeText(shape: Shape = {}): string {
  const { organisation = madeOrganisation, years = madeYears } = shape;
  const text = [
    "แผนปฏิบัติการป้องกันการทุจริต",
    `(พ.ศ. ${years[0]} - ${years.at(-1)})`,
    "",
    organisation,
    "อำเภอเมืองสุข จังหวัดสุขสบาย",
    "",
    "ส่วนที่ 1 บทนำ",
    "",
    "1. หลักการและเหตุผล",
    "",
    `${organisation} ตั้งใจให้งานทุกงานตรวจสอบได้ จึงทำแผนนี้ขึ้น`,
    "",
    "2. วัตถุประสงค์ของการจัดทำแผน",
    "",
    "1) เพื่อให้บุคลากรรู้หน้าที่และขอบเขตอำนาจ",
    "2) เพื่อให้ประชาชนเห็นการใช้เงินทุกขั้นตอน",
    "",
    "3. เป้าหมาย",
    "",
    `1) เรื่องร้องเรียนด้านทุจริตลดลงทุกปีจนถึง พ.ศ. ${years.at(-1)}`,
    "",
    ...rowsOf(
      [
        ["ค่าเป้าหมาย", ...years.map((year) => `ปี ${year}`)],
        ["คะแนน ITA", ...years.map((_, index) => `${80 + index} คะแนน`)],
      ],
      shape,
    ),
    "",
    "4. ประโยชน์ของการจัดทำแผน",
    "",
    "1) ประชาชนเชื่อมั่นในหน่วยงานมากขึ้น",
    "",
    "ส่วนที่ 2 แผนปฏิบัติการ",
    "",
    ...tableOf(shape),
    "",
    "ส่วนที่ 3 รายละเอียดโครงการ",
    "",
    ...madeProjects.flatMap((project) => sheetOf(project, shape)),
  ].join("\n");
  return shape.thaiDigits ? toThaiDigits(text) : text;
}

function rowsOf(rows: readonly (readonly string[])[], { cells = "tabs" }: Shape): string[] {
  if (cells === "blanks") return rows.map((row) => row.filter((cell) => cell !== "").join(" "));
  if (cells === "lines") return rows.flatMap((row) => row.filter((cell) => cell !== ""));
  return rows.map((row) => (cells === "pipes" ? `| ${row.join(" | ")} |` : row.join("\t")));
}

function amount(baht: number | null | undefined): string {
  if (baht === null || baht === undefined || baht === 0) return "-";
  return baht.toLocaleString("en", { minimumFractionDigits: Number.isInteger(baht) ? 0 : 2 });
}

function tableOf(shape: Shape): string[] {
  const { years = madeYears, blankInTable = [], merged = false, shifted = false } = shape;
  const head = ["มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", ...years.map((year) => `ปี ${year}`), "หมายเหตุ"];
  const rows: string[][] = [];
  let last = 0;
  for (const [index, mission] of madeMissions.entries()) {
    const within = madeProjects.filter((project) => project.mission === index);
    const dimension = madeDimensions.find(({ no }) => no === mission.dimension);
    const first = mission.dimension === last ? "" : `${dimension?.no}. ${dimension?.title}`;
    last = mission.dimension;
    const cells = within.map((project) =>
      years.map((_, at) => (blankInTable.includes(project.no) ? "" : amount(project.budgets[at]))),
    );
    if (merged) {
      rows.push([
        first,
        `${mission.no} ${mission.title}`,
        within.map(({ no, title }) => `${no}) ${title}`).join(" "),
        ...years.map((_, at) => cells.map((each) => each[at] ?? "").join(" ")),
        within
          .map(({ remark }) => remark)
          .join(" ")
          .trim(),
      ]);
    } else {
      for (const [order, project] of within.entries())
        rows.push([
          order === 0 ? first : "",
          order === 0 ? `${mission.no} ${mission.title}` : "",
          `${project.no}) ${project.title}`,
          ...(cells[order] ?? []),
          project.remark,
        ]);
    }
    const isLast = madeMissions[index + 1]?.dimension !== mission.dimension;
    if (isLast)
      rows.push(
        totalRow(
          "รวม",
          madeProjects.filter((project) => madeMissions[project.mission]?.dimension === mission.dimension),
          years,
        ),
      );
  }
  rows.push(totalRow("รวมทั้งสิ้น", madeProjects, years));
  return rowsOf([head, ...rows.map((row) => (shifted ? row.filter((cell) => cell !== "") : row))], shape);
}

function totalRow(label: string, of: readonly MadeProject[], years: readonly number[]): string[] {
  const sums = years.map((_, at) => of.reduce((sum, { budgets }) => sum + (budgets[at] ?? 0), 0));
  return [
    "",
    label,
    `จำนวน ${of.length} โครงการ`,
    ...sums.map((sum) => `${sum.toLocaleString("en", { minimumFractionDigits: 2 })} บาท`),
    "",
  ];
}

function sheetOf(project: MadeProject, shape: Shape): string[] {
  const { years = madeYears, headings = "usual", name = "numbered", steps = "close" } = shape;
  const words = headings === "usual" ? usual : other;
  const mission = madeMissions[project.mission];
  const dimension = madeDimensions.find(({ no }) => no === mission?.dimension);
  const isFirst = madeProjects.find((each) => each.mission === project.mission) === project;
  const isFirstOfDimension =
    madeProjects.find((each) => madeMissions[each.mission]?.dimension === mission?.dimension) === project;
  const mark = (no: number, text: string) =>
    steps === "close"
      ? `${no}) ${text}`
      : steps === "dots"
        ? `${no}. ${text}`
        : steps === "dashes"
          ? `- ${text}`
          : text;
  const titleLines =
    name === "numbered"
      ? [`1. ชื่อโครงการ : ${project.title}`]
      : name === "ordinal"
        ? [`โครงการที่ ${project.no}`, `ชื่อโครงการ/กิจกรรม/มาตรการ`, project.title]
        : [`${project.no}) ${project.title}`];
  const numbered = (at: number) => (name === "bare" ? words[at] : `${at + 2}. ${words[at]}`);
  return [
    ...(isFirstOfDimension ? [`มิติที่ ${dimension?.no} ${dimension?.title}`, ""] : []),
    ...(isFirst ? [`${mission?.no} ${mission?.title}`, ""] : []),
    ...titleLines,
    "",
    `${numbered(0)}`,
    `งานข้อ ${project.no} นี้ทำเพื่อลดโอกาสเรียกรับผลประโยชน์`,
    "",
    `${numbered(1)}`,
    "1) เพื่อให้ผู้ปฏิบัติงานรู้กติกาเดียวกัน",
    "2) เพื่อลดช่องว่างของการใช้ดุลพินิจ",
    "",
    `${numbered(2)}`,
    `พนักงานและลูกจ้างทุกกอง จำนวน ${project.no * 10} คน`,
    "",
    `${numbered(3)}`,
    mark(1, "ขออนุมัติและตั้งคณะทำงาน"),
    "",
    mark(2, "ลงมือทำตามแผน ได้แก่"),
    ...(steps === "close" ? ["2.1) นัดหมายผู้เกี่ยวข้อง", "2.2) จัดกิจกรรม"] : []),
    "",
    mark(3, "สรุปผลเสนอผู้บริหาร"),
    "",
    `${numbered(4)}`,
    `ปีงบประมาณ พ.ศ. ${years[0]} - ${years.at(-1)}`,
    "",
    `${numbered(5)}`,
    project.sheetBudget,
    "",
    `${numbered(6)}`,
    "สำนักปลัด",
    "",
    `${numbered(7)}`,
    "",
    "ผลผลิต",
    `มีการดำเนินงานอย่างน้อย ${project.no} ครั้งต่อปี`,
    "",
    "ผลลัพธ์",
    "ผู้รับบริการพึงพอใจ ไม่น้อยกว่าร้อยละ 80",
    "",
  ];
}
