/** Plans in other shapes than the seed's: lists, worksheets, plans of one year, rows that moved. */
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { Workbook } from "@cj-tech-master/excelts";
import { expect, test } from "vitest";
import { drawXlsx } from "../../../platform/documents/xlsx/draw.ts";
import { zipOf } from "../../../platform/tables/workbook.fixture.ts";
import { squash } from "../../../thai/matching.ts";
import { planBook } from "../documents/book.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { contentFrom } from "./content-from.ts";
import { readPlanFile } from "./read-file.ts";
import { isPlanLabel } from "./read-file.ts";
import { readPlan } from "./read-plan.ts";
import type { PlanReading } from "./reading.ts";
import { documentOfText } from "../../../platform/reading/txt.ts";
import { cell, item, numbering, p, row, wordFile } from "../../../platform/reading/word.fixture.ts";

const years = [2566, 2567, 2568, 2569, 2570];

async function readingOf(bytes: Uint8Array): Promise<PlanReading> {
  const read = await readPlanFile(bytes);
  if (!read.ok) throw new Error(read.why);
  return read.reading;
}

async function bytesOf(workbook: Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const table = (...rows: string[]) => `<w:tbl>${rows.join("")}</w:tbl>`;

test("a list of one project per row, with a column for each section of its sheet", async () => {
  const workbook = new Workbook();
  const list = workbook.addWorksheet("บัญชีโครงการ");
  list.addRow(["แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"]);
  list.addRow(["องค์การบริหารส่วนจังหวัดแสนสุข"]);
  list.addRow([
    "ที่",
    "โครงการ",
    "วัตถุประสงค์",
    "เป้าหมาย (ผลผลิตของโครงการ)",
    "งบประมาณ",
    null,
    null,
    null,
    null,
    "ขั้นตอนการดำเนินงาน",
    "ตัวชี้วัด (KPI)",
    "ผลที่คาดว่าจะได้รับ",
    "หน่วยงานรับผิดชอบหลัก",
    "หมายเหตุ",
  ]);
  list.addRow([null, null, null, null, ...years.map((year) => `${year} (บาท)`)]);
  list.addRow(["มิติที่ ๑ การสร้างคน"]);
  list.addRow(["๑.๑ บุคลากร"]);
  list.addRow([
    "๑",
    "โครงการอบรมวินัยข้าราชการ",
    "๑. เพื่อให้รู้วินัย\n๒. เพื่อลดข้อร้องเรียน",
    "ข้าราชการ ๑๒๐ คน",
    "๒๐,๐๐๐",
    "๒๐,๐๐๐.-",
    "-",
    null,
    "ไม่ใช้งบประมาณ",
    "๑) เสนอโครงการ\n๒) จัดอบรม\n   ๒.๑) รุ่นแรก\n   ๒.๒) รุ่นหลัง",
    "อบรมปีละ ๒ รุ่น",
    "ข้าราชการรู้วินัย",
    "กองการเจ้าหน้าที่",
    "กองการเจ้าหน้าที่ / ใช้งบประมาณจากโครงการพัฒนาบุคลากร",
  ]);
  list.addRow([null, "รวม 1 โครงการ", null, null, 20000, 20000, 0, 0, 0]);
  const reading = await readingOf(await bytesOf(workbook));
  expect(reading.projects).toMatchObject([
    {
      no: 1,
      title: "โครงการอบรมวินัยข้าราชการ",
      dimension: { no: 1, title: "การสร้างคน" },
      program: { no: "1.1", title: "บุคลากร" },
      budgets: { 2566: 20000, 2567: 20000, 2568: 0, 2569: 0, 2570: 0 },
      objectives: ["เพื่อให้รู้วินัย", "เพื่อลดข้อร้องเรียน"],
      target: "ข้าราชการ ๑๒๐ คน",
      target_number: 120,
      steps: [{ text: "เสนอโครงการ" }, { text: "จัดอบรม", sub: [{ text: "รุ่นแรก" }, { text: "รุ่นหลัง" }] }],
      outputs: [{ text: "อบรมปีละ ๒ รุ่น" }],
      outcomes: ["ข้าราชการรู้วินัย"],
      responsible: "กองการเจ้าหน้าที่",
      funding: ["โครงการพัฒนาบุคลากร"],
    },
  ]);
  expect(reading.unplaced).toEqual([]);
  expect(reading.findings.filter(({ level }) => level === "error")).toEqual([]);
});

test("a list in one row of heads: kind, sub-heading and source of money have columns of their own", async () => {
  const workbook = new Workbook();
  const list = workbook.addWorksheet("โครงการ");
  list.addRow([
    "ลำดับที่",
    "ชื่อโครงการ/กิจกรรม/มาตรการ",
    "ประเภท",
    "มิติที่",
    "ภารกิจตามมิติ",
    "หัวข้อย่อย",
    ...years.map((year) => `งบประมาณ ${year}`),
    "แหล่งเงิน",
    "หลักการและเหตุผล",
    "ระยะเวลาดำเนินการ",
    "หน่วยงานที่รับผิดชอบ",
    "ผู้ประสานงาน",
  ]);
  list.addRow([
    1,
    "ไม่รับของขวัญ",
    "มาตรการ",
    "มิติที่ 2 โปร่งใส",
    "2.1 เจตจำนง",
    "2.1.1 ไม่รับของขวัญ",
    ...years.map(() => "-"),
    "เงินสะสม",
    "ของขวัญทำให้เกรงใจ\nจึงต้องไม่รับ",
    "ปีงบประมาณ 2566-2570",
    "สำนักปลัด",
    "หัวหน้าสำนักปลัด",
  ]);
  const reading = await readingOf(await bytesOf(workbook));
  expect(reading.projects).toMatchObject([
    {
      kind: "มาตรการ",
      dimension: { no: 2 },
      program: { no: "2.1" },
      subprograms: [{ no: "2.1.1", title: "ไม่รับของขวัญ" }],
      funding: ["เงินสะสม"],
      rationale: ["ของขวัญทำให้เกรงใจ", "จึงต้องไม่รับ"],
      period: "ปีงบประมาณ 2566-2570",
      responsible: "สำนักปลัด",
    },
  ]);
  // A column that no plan has: its words are listed.
  expect(reading.unplaced.map(({ text }) => text)).toEqual(["หัวหน้าสำนักปลัด"]);
});

test("a worksheet for each dimension, and one sum at the end of each", async () => {
  const workbook = new Workbook();
  for (const no of [1, 2, 3, 4]) {
    const sheet = workbook.addWorksheet(`มิติ ${no}`);
    sheet.addRow(["แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566-2570 ของเทศบาลตำบลลมเย็น"]);
    if (no % 2 === 1) sheet.addRow([`มิติที่ ${no} ด้านที่ ${no}`]);
    sheet.addRow([
      "ภารกิจตามมิติ",
      "โครงการ/กิจกรรม/มาตรการ",
      "ปีงบประมาณ พ.ศ.",
      null,
      null,
      null,
      null,
      "ผู้รับผิดชอบ",
    ]);
    sheet.addRow([null, null, ...years]);
    sheet.addRow([`${no}.1 ภารกิจ`, `โครงการเรื่องที่ ${no} แห่งปี`, ...years.map(() => no * 1000), "กองคลัง"]);
    sheet.addRow([null, "รวม", ...years.map(() => no * 1000)]);
  }
  const reading = await readingOf(await bytesOf(workbook));
  expect(reading.meta).toMatchObject({ organisation: "เทศบาลตำบลลมเย็น", fiscal_years: years });
  expect(reading.projects.map(({ dimension, program }) => [dimension?.no, program?.no])).toEqual([
    [1, "1.1"],
    [2, "2.1"],
    [3, "3.1"],
    [4, "4.1"],
  ]);
  expect(reading.findings.filter(({ kind }) => kind === "total")).toEqual([]);
});

const office = "http://schemas.openxmlformats.org";
const part = (name: string, text: string) => ({ name, data: Buffer.from(text) });

test("names, order and hidden sheets come from the workbook, wherever in the file that stands", async () => {
  const line = (no: number, ...texts: string[]) =>
    `<row r="${no}">${texts.map((text, at) => `<c r="${String.fromCharCode(65 + at)}${no}" t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
  const sheet = (rows: string) =>
    `<worksheet xmlns="${office}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  const named = (title: string) => sheet(line(1, "ชื่อโครงการ", title) + line(2, "งบประมาณ", "ไม่ใช้งบประมาณ"));
  const bytes = zipOf([
    part("[Content_Types].xml", "<Types/>"),
    part("xl/worksheets/sheet1.xml", named("โครงการลับ")),
    part("xl/worksheets/sheet2.xml", named("โครงการหลัง")),
    part("xl/worksheets/sheet3.xml", named("โครงการหน้า")),
    part(
      "xl/workbook.xml",
      `<workbook xmlns="${office}/spreadsheetml/2006/main" xmlns:r="${office}/officeDocument/2006/relationships"><sheets><sheet name="ต้น" sheetId="9" r:id="rId3"/><sheet name="ซ่อน" sheetId="4" state="hidden" r:id="rId1"/><sheet name="ปลาย" sheetId="5" r:id="rId2"/></sheets></workbook>`,
    ),
    part(
      "xl/_rels/workbook.xml.rels",
      `<Relationships>${[1, 2, 3].map((no) => `<Relationship Id="rId${no}" Target="/xl/worksheets/sheet${no}.xml"/>`).join("")}</Relationships>`,
    ),
  ]);
  const reading = await readingOf(new Uint8Array(bytes));
  expect(reading.projects.map(({ title }) => title)).toEqual(["โครงการหน้า", "โครงการหลัง"]);
  expect(reading.findings).toContainEqual(
    expect.objectContaining({ kind: "file", says: "แผ่นงานที่ซ่อน: ซ่อน", took: "ไม่อ่าน" }),
  );
  expect(reading.findings.find(({ place }) => place.sheet === "ปลาย")?.place.project).toBe(2);
});

test("a worksheet for each project, with its dimension and mission as labels", async () => {
  const workbook = new Workbook();
  for (const [no, title] of ["โครงการอบรมจิตบริการ", "มาตรการตรวจนับเงินสด"].entries()) {
    const sheet = workbook.addWorksheet(`โครงการ ${no + 1}`);
    sheet.addRow(["แบบรายละเอียดโครงการ"]);
    sheet.addRow(["ผู้บันทึก", null, "เจ้าหน้าที่แผน"]);
    sheet.addRow(["มิติ", null, `${no + 1}. มิติชื่อหนึ่ง`]);
    sheet.addRow(["ภารกิจตามมิติ", null, `${no + 1}.1 ภารกิจชื่อหนึ่ง`]);
    sheet.addRow(["หัวข้อย่อย", null, `${no + 1}.1.1 หัวข้อชื่อหนึ่ง`]);
    sheet.addRow(["1. ชื่อโครงการ", null, title]);
    sheet.addRow(["2. วัตถุประสงค์"]);
    sheet.addRow([null, null, "1) เพื่อประชาชน"]);
    sheet.addRow(["3. งบประมาณ"]);
    sheet.addRow([null, null, ...years.map((year) => `ปี ${year}`)]);
    sheet.addRow([null, null, 1000, "-", 2000, "-", 3000]);
    sheet.addRow(["4. ผลลัพธ์", null, "ประชาชนพอใจ"]);
  }
  const reading = await readingOf(await bytesOf(workbook));
  expect(reading.projects).toMatchObject([
    {
      title: "โครงการอบรมจิตบริการ",
      dimension: { no: 1, title: "มิติชื่อหนึ่ง" },
      program: { no: "1.1", title: "ภารกิจชื่อหนึ่ง" },
      subprograms: [{ no: "1.1.1", title: "หัวข้อชื่อหนึ่ง" }],
      outcomes: ["ประชาชนพอใจ"],
    },
    { title: "มาตรการตรวจนับเงินสด", dimension: { no: 2 }, outcomes: ["ประชาชนพอใจ"] },
  ]);
  expect(reading.unplaced.map(({ text }) => text)).toEqual(["ผู้บันทึก เจ้าหน้าที่แผน", "ผู้บันทึก เจ้าหน้าที่แผน"]);
});

test("the plan of one year, whose table has one column of money and one of time", async () => {
  const reading = await readingOf(
    wordFile(
      [
        p("แผนปฏิบัติการป้องกันการทุจริต"),
        p("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗"),
        p("เทศบาลตำบลลมเย็น"),
        table(
          row(
            ...["ลำดับ", "โครงการ/กิจกรรม", "วัตถุประสงค์", "งบประมาณ (บาท)", "ระยะเวลา", "ผู้รับผิดชอบ"].map((text) =>
              cell(text),
            ),
          ),
          row(
            ...["๑", "โครงการอบรมพนักงาน", "เพื่อให้รู้", "๑๕,๐๐๐.-", "ต.ค. ๖๖ - ก.ย. ๖๗", "สำนักปลัด"].map((text) =>
              cell(text),
            ),
          ),
          row(
            ...["๒", "กิจกรรมประกาศเจตจำนง", "เพื่อแสดงออก", "ไม่ใช้งบประมาณ", "พ.ย. ๖๖", "สำนักปลัด"].map((text) =>
              cell(text),
            ),
          ),
          row(...["", "รวม ๒ โครงการ", "", "๑๕,๐๐๐", "", ""].map((text) => cell(text))),
        ),
      ].join(""),
    ),
  );
  expect(reading.meta.fiscal_years).toEqual([2567]);
  expect(reading.projects).toMatchObject([
    { budgets: { 2567: 15000 }, objectives: ["เพื่อให้รู้"], period: "ต.ค. ๖๖ - ก.ย. ๖๗", responsible: "สำนักปลัด" },
    { budgets: { 2567: 0 }, period: "พ.ย. ๖๖" },
  ]);
  expect(reading.unplaced).toEqual([]);
});

test("a row whose cells moved to the left is read by what its cells say", async () => {
  const money = ["๓๐,๐๐๐", "-", "๓๐,๐๐๐", "-", "๓๐,๐๐๐"];
  const head = ["มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", ...years.map((year) => `ปี ${year}`), "หมายเหตุ"];
  const reading = await readingOf(
    wordFile(
      [
        p("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)"),
        p("เทศบาลตำบลลมเย็น"),
        table(
          row(...head.map((text) => cell(text))),
          row(...["๑. คน", "๑.๑ บุคลากร", "๑. โครงการอบรม", ...money, "กองคลัง"].map((text) => cell(text))),
          row(...["๑.๒ เยาวชน", "๔. โครงการค่ายเยาวชน", ...money, "กองการศึกษา", ""].map((text) => cell(text))),
          row(...["", "", "", "๕. โครงการเวที", ...money].map((text) => cell(text))),
        ),
      ].join(""),
    ),
  );
  expect(
    reading.projects.map(({ no, title, program, budgets, remark }) => [
      no,
      title,
      program?.no,
      Object.values(budgets).join(" "),
      remark,
    ]),
  ).toEqual([
    [1, "โครงการอบรม", "1.1", "30000 0 30000 0 30000", "กองคลัง"],
    [4, "โครงการค่ายเยาวชน", "1.2", "30000 0 30000 0 30000", "กองการศึกษา"],
    [5, "โครงการเวที", "1.2", "30000 0 30000 0 30000", null],
  ]);
  expect(reading.findings.filter(({ kind }) => kind === "table")).toHaveLength(2);
});

test("risks of likelihood times impact, named in a second row of heads", async () => {
  const reading = await readingOf(
    wordFile(
      [
        p("การวิเคราะห์ความเสี่ยง"),
        table(
          row(
            cell("ลำดับ"),
            cell("กระบวนงาน"),
            cell("เหตุการณ์ความเสี่ยง"),
            cell("การประเมิน", `<w:gridSpan w:val="4"/>`),
            cell("มาตรการจัดการความเสี่ยง"),
          ),
          row(
            cell(""),
            cell(""),
            cell(""),
            ...["โอกาส (L)", "ผลกระทบ (I)", "คะแนน (LxI)", "ระดับ"].map((text) => cell(text)),
            cell(""),
          ),
          row(
            ...["๑", "งานจัดเก็บรายได้", "ไม่นำส่งเงิน", "๔", "๕", "๒๐", "สูงมาก", "มาตรการตรวจนับเงินสด"].map(
              (text) => cell(text),
            ),
          ),
        ),
        p("ชื่อโครงการ : มาตรการตรวจนับเงินสด"),
        p("งบประมาณ -"),
      ].join(""),
    ),
  );
  expect(reading.risk_assessment).toMatchObject([
    {
      process: "งานจัดเก็บรายได้",
      likelihood: "๔",
      impact: "๕",
      score: "๒๐",
      risk_score: "สูงมาก",
      measures: [{ project_no: 1 }],
    },
  ]);
  expect(reading.projects[0]?.budget_text_part3).toBe("-");
});

test("headings with their text behind a blank, or marked as in a plain notebook", () => {
  const text = `# แผนปฏิบัติการป้องกันการทุจริต พ.ศ. 2566 - 2570
เทศบาลตำบลลมเย็น

## ส่วนที่ 3 รายละเอียด

#### มิติที่ 1 คน

**ชื่อโครงการ** โครงการอบรม

**กลุ่มเป้าหมาย** พนักงาน 20 คน

**วิธีดำเนินการ**
1. เสนอโครงการ
2. จัดอบรม

ระยะเวลาดำเนินการ ปีงบประมาณ 2566

งบประมาณ 5,000 บาท

ผู้รับผิดชอบ กองคลัง

ผลผลิต
- กลุ่มเป้าหมาย มีความรู้เพิ่มขึ้น
`;
  const reading = readPlan(documentOfText(text, isPlanLabel));
  expect(reading.projects).toMatchObject([
    {
      title: "โครงการอบรม",
      target: "พนักงาน 20 คน",
      steps: [{ text: "เสนอโครงการ" }, { text: "จัดอบรม" }],
      period: "ปีงบประมาณ 2566",
      budget_text_part3: "5,000 บาท",
      responsible: "กองคลัง",
      outputs: [{ text: "กลุ่มเป้าหมาย มีความรู้เพิ่มขึ้น" }],
    },
  ]);
  expect(reading.findings.filter(({ kind }) => kind === "heading")).toHaveLength(3);
});

test("sheets that are counted, without the words ชื่อโครงการ and without a table", () => {
  const text = `แผนปฏิบัติการป้องกันการทุจริต
ประจำปีงบประมาณ พ.ศ. ๒๕๖๑ ถึง พ.ศ. ๒๕๖๒
เทศบาลตำบลลมเย็น

๓. เป้าหมาย
   - ไม่มีข้อร้องเรียน
๔. ประโยชน์ที่คาดว่าจะได้รับ
   ๔.๑ ประชาชนไว้ใจ

๕. รายละเอียดโครงการ
มิติที่ ๑ : คน
๑.๑ บุคลากร

ลำดับที่ ๑ โครงการอบรม

หลักการและเหตุผล : ต้องรู้
งบประมาณ : ปีละ ๔,๐๐๐.-

ลำดับที่ ๒ กิจกรรมยกย่อง

หลักการและเหตุผล : ต้องชม
งบประมาณ : -
`;
  const reading = readPlan(documentOfText(text, isPlanLabel));
  expect(reading.plan_benefits).toEqual(["ประชาชนไว้ใจ"]);
  expect(reading.projects.map(({ no, title, budgets }) => [no, title, budgets])).toEqual([
    [1, "โครงการอบรม", { 2561: 4000, 2562: 4000 }],
    [2, "กิจกรรมยกย่อง", { 2561: 0, 2562: 0 }],
  ]);
  expect(reading.unplaced).toEqual([]);
});

test("a text that is wrapped at its edge, and one whose paragraphs are a line each", () => {
  const body = (reasons: string) => `แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)
เทศบาลตำบลลมเย็น
1. หลักการและเหตุผล
${reasons}
2. วัตถุประสงค์ของการจัดทำแผน
1) เพื่อให้ทุกคนรู้หน้าที่
ชื่อโครงการ : โครงการอบรม
งบประมาณ : -
`;
  const first = "การทุจริตทำให้ประชาชนเสียโอกาส และทำให้งบประมาณไม่ถึงมือผู้ที่ควรได้รับ ทุกส่วนราชการจึงต้องร่วมกันป้องกัน";
  const second = "เทศบาลกำหนดมาตรการที่ทำได้จริง ตรวจสอบได้ทุกขั้นตอน และรายงานผลต่อประชาชนทุกปี";
  const wrapped = [first, second].map((text) => wrap(`    ${text}`, 40).join("\n")).join("\n");
  expect(wrapped.split("\n").length).toBeGreaterThan(5);
  for (const reasons of [`${first}\n${second}`, wrapped])
    expect(readPlan(documentOfText(body(reasons), isPlanLabel)).plan_reasons.map(squash)).toEqual(
      [first, second].map(squash),
    );
});

function wrap(text: string, edge: number): string[] {
  const lines: string[] = [""];
  for (const letter of text) {
    const last = lines.at(-1) ?? "";
    if (last.length >= edge) lines.push(letter.trimStart());
    else lines[lines.length - 1] = last + letter;
  }
  return lines;
}

test("what Word keeps beside the text is told: changes that are tracked, comments, heads of pages", async () => {
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const aside = (name: string, root: string, text: string) =>
    part(
      `word/${name}.xml`,
      `<w:${root} xmlns:w="${main}"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:${root}>`,
    );
  const reading = await readingOf(
    wordFile(
      [
        p("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)"),
        p("ชื่อโครงการ : โครงการอบรม"),
        "<w:p><w:r><w:t>กลุ่มเป้าหมาย : พนักงาน </w:t></w:r><w:del><w:r><w:delText>๔๐</w:delText></w:r></w:del><w:ins><w:r><w:t>๔๕</w:t></w:r></w:ins><w:r><w:t> คน</w:t></w:r></w:p>",
      ].join(""),
      [
        aside("header1", "hdr", "เอกสารภายใน"),
        part(
          "word/comments.xml",
          `<w:comments xmlns:w="${main}"><w:comment w:id="1"><w:p><w:r><w:t>ถามกองคลังก่อน</w:t></w:r></w:p></w:comment></w:comments>`,
        ),
      ],
    ),
  );
  expect(reading.projects[0]?.target).toBe("พนักงาน ๔๕ คน");
  const told = reading.findings.filter(({ kind }) => kind === "file").map(({ says }) => says);
  expect(told).toEqual(["ถามกองคลังก่อน", "กลุ่มเป้าหมาย : พนักงาน ๔๕ คน (ลบ: ๔๐)"]);
  expect(reading.headings.map(({ text }) => text)).toContain("เอกสารภายใน");
});

test("lists that share a pattern count on, and begin anew where one of them says so", async () => {
  const own = (text: string, list: number) =>
    item(text).replace(`<w:numId w:val="7"/>`, `<w:numId w:val="${list}"/>`);
  const restart = `<w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;
  const lists = numbering.data.toString().replace("</w:numbering>", `${restart}</w:numbering>`);
  const reading = await readingOf(
    wordFile(
      [
        p("ชื่อโครงการ : โครงการอบรม"),
        p("วัตถุประสงค์"),
        item("เพื่อหนึ่ง"),
        item("เพื่อสอง"),
        p("วิธีดำเนินการ"),
        own("ขั้นแรก", 8),
        item("ขั้นที่สอง"),
        own("ขั้นที่สาม", 8),
      ].join(""),
      [part(numbering.name, lists)],
    ),
  );
  expect(reading.projects[0]?.steps.map(({ no, text }) => [no, text])).toEqual([
    ["1", "ขั้นแรก"],
    ["2", "ขั้นที่สอง"],
    ["3", "ขั้นที่สาม"],
  ]);
});

test("dimension and mission by their numbers alone", () => {
  const text = `แผนปฏิบัติการป้องกันการทุจริต
ที่\tชื่อโครงการ\tมิติ\tภารกิจ\tปี 66\tปี 67\tผู้รับผิดชอบ
1\tโครงการอบรม\t1\t1.1\t5,000 บาท\tไม่มีงบประมาณ\tกองคลัง
2\tมาตรการเปิดเผย\t2\t2.3\t-\t-\tกองคลัง
`;
  const { projects } = readPlan(documentOfText(text, isPlanLabel));
  expect(projects.map(({ dimension, program, budgets }) => [dimension?.no, program?.no, budgets])).toEqual([
    [1, "1.1", { 2566: 5000, 2567: 0 }],
    [2, "2.3", { 2566: 0, 2567: 0 }],
  ]);
});

test("a target group in Thai digits, and a source that table and sheet both name, are printed once", async () => {
  const cycle = JSON.parse(readFileSync("packs/plan-cycles/2566-2570.json", "utf8")) as { data: PlanCycle };
  const text = `แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)
เทศบาลตำบลลมเย็น
ที่\tชื่อโครงการ\t${years.map((year) => `ปี ${year}`).join("\t")}\tหมายเหตุ
1\tโครงการอบรม\t${years.map(() => "๕,๐๐๐").join("\t")}\tกองคลัง (ใช้งบประมาณจากโครงการพัฒนาบุคลากร)
ชื่อโครงการ : โครงการอบรม
กลุ่มเป้าหมาย : พนักงาน ๑,๒๐๐ คน และลูกจ้าง ๔๕ คน รุ่นละ ๓๐ คน
งบประมาณ : ๕,๐๐๐ บาทต่อปี ใช้งบประมาณจากโครงการพัฒนาบุคลากร
`;
  const known = {
    cycle: { key: "2566-2570", data: cycle.data },
    units: [],
    organisation: { name: "เทศบาลตำบลลมเย็น", kind: "town-small", amphoe: null, province: null },
    newId: () => "",
  };
  const first = contentFrom(readPlan(documentOfText(text, isPlanLabel)), known).content;
  const printed = await drawXlsx(planBook({ content: first, cycle: cycle.data, digits: "thai" }));
  const second = contentFrom(await readingOf(new Uint8Array(printed)), known).content;
  for (const { funds, projects } of [first, second]) {
    expect(funds.map(({ name }) => name)).toEqual(["โครงการพัฒนาบุคลากร"]);
    expect(projects[0]?.fundings).toHaveLength(1);
    expect(projects[0]?.target.count).toBe(1245);
    expect(projects[0]?.target.text).toMatch(/รุ่นละ [3๓][0๐] คน$/);
  }
}, 60_000);
