import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { Workbook } from "@cj-tech-master/excelts";
import { describe, expect, test } from "vitest";
import { drawDocx } from "../../../platform/documents/docx/draw.ts";
import { drawXlsx } from "../../../platform/documents/xlsx/draw.ts";
import { workbookOf, zipOf } from "../../../platform/tables/workbook.fixture.ts";
import { goodPlan } from "../checks/good-plan.fixture.ts";
import type { PlanContent } from "../content.ts";
import { planBook } from "../documents/book.ts";
import type { PlanCycle } from "../packs/cycles.ts";
import { contentFrom } from "./content-from.ts";
import { madeProjects, madeText, madeYears } from "./made-plan.fixture.ts";
import { readPlanFile } from "./read-file.ts";
import type { PlanReading } from "./reading.ts";
import { refusals } from "../../../platform/reading/refusals.ts";
import { planRefusals } from "./refusals.ts";
import {
  cell,
  down,
  item,
  numbering,
  p,
  row,
  top,
  wordFile,
} from "../../../platform/reading/word.fixture.ts";

async function readingOf(bytes: Uint8Array): Promise<PlanReading> {
  const read = await readPlanFile(bytes);
  if (!read.ok) throw new Error(read.why);
  return read.reading;
}

const pack = JSON.parse(readFileSync("packs/plan-cycles/2566-2570.json", "utf8")) as { data: PlanCycle };
const cycle = { key: "2566-2570", data: pack.data };

describe("what the product prints, read again, says the same", () => {
  const content = goodPlan();
  const bookOf = { docx: drawDocx, xlsx: drawXlsx };
  test.each([
    ["docx", "arabic"],
    ["docx", "thai"],
    ["xlsx", "arabic"],
    ["xlsx", "thai"],
  ] as const)(
    "%s with %s digits",
    async (kind, digits) => {
      const bytes = await bookOf[kind](planBook({ content, cycle: cycle.data, digits }));
      const reading = await readingOf(new Uint8Array(bytes));
      const { content: again, findings } = contentFrom(reading, {
        cycle,
        units: [{ id: "u1", name: "สำนักปลัด" }],
        organisation: content.organisation,
        newId: () => "",
      });
      expect(findings.filter(({ level }) => level === "error")).toEqual([]);
      expect(reading.unplaced).toEqual([]);
      expect(comparable(again)).toEqual(comparable(content));
      // Fonts and libraries are loaded with the first document.
    },
    60_000,
  );
});

test.each([
  ["of one dimension", [0, 1], drawDocx],
  ["of one dimension", [0, 1], drawXlsx],
  ["of two dimensions", [0, 8], drawDocx],
  ["of two dimensions", [0, 8], drawXlsx],
])(
  "money that two projects %s (%j) take from one source is printed once, and read so",
  async (_, sharing, draw) => {
    const content = goodPlan();
    const budgets = content.years.map(() => 4_000_000);
    const fund = { id: "f1", name: "โครงการฝึกอบรมในแผนพัฒนาท้องถิ่น", budgets };
    const shared = { budgets, fundings: [{ fundId: fund.id, budgets }] };
    const said = {
      ...content,
      funds: [fund],
      projects: content.projects.map((one, at) => (sharing.includes(at) ? { ...one, ...shared } : one)),
    };
    const book = await draw(planBook({ content: said, cycle: cycle.data, digits: "thai" }));
    const { findings, projects, unplaced } = await readingOf(new Uint8Array(book));
    expect(findings.filter(({ kind }) => kind === "total")).toEqual([]);
    expect(projects).toHaveLength(said.projects.length);
    expect(unplaced).toEqual([]);
  },
  60_000,
);

/** Without ids, without what a book does not print, blanks and kinds of digits apart. */
function comparable(content: PlanContent): unknown {
  const { introduction, goals, projects, risks, funds, declaration, title, years } = content;
  const plain = {
    title: title.replace(/\(.*/, ""),
    years,
    introduction: { ...introduction, forewordDate: null },
    goals: goals.map(({ text, target }) => ({ text, target: target && { ...target, baseValue: null } })),
    risks: risks.map(({ process, events, level, measures }) => ({
      process,
      events,
      level,
      measures: measures.map(({ text, projectId }) => [text, projectId !== null]),
    })),
    projects: projects.map(
      ({
        kind,
        title: name,
        dimension,
        mission,
        headings,
        budgets,
        fundings,
        reasons,
        objectives,
        target,
        steps,
        period,
        responsible,
        outputs,
        outcomes,
      }) => ({
        kind,
        name,
        dimension,
        mission,
        headings,
        budgets,
        reasons,
        objectives,
        steps,
        period,
        responsible,
        target: { text: target.text, count: target.count },
        fundings: fundings.map((each) => each.budgets),
        results: [...outputs, ...outcomes].map(({ text }) => text),
      }),
    ),
    funds: funds.map(({ name }) => name),
    declaration,
  };
  return JSON.parse(
    JSON.stringify(plain, (key, value: unknown) =>
      key === "id"
        ? undefined
        : typeof value === "string"
          ? value.replaceAll(/\s/g, "").replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
          : value,
    ),
  ) as unknown;
}

test("a Word file with merged cells and numbers that only Word draws", async () => {
  const years = [2566, 2567, 2568, 2569, 2570];
  const table = `<w:tbl>${[
    row(
      cell("มิติ", top),
      cell("ภารกิจตามมิติ", top),
      cell("โครงการ/กิจกรรม/มาตรการ", top),
      cell("งบประมาณ (บาท)", `<w:gridSpan w:val="5"/>`),
      cell("หมายเหตุ", top),
    ),
    row(
      cell("", down),
      cell("", down),
      cell("", down),
      ...years.map((year) => cell(`ปี ${year}`)),
      cell("", down),
    ),
    row(
      cell("๑. ความซื่อตรง", top),
      cell("๑.๑ ความรู้ของบุคลากร", top),
      cell(["๑) โครงการอบรมวินัย", "๒) มาตรการรับฟังเสียงประชาชน"]),
      ...years.map(() => cell(["๓๐,๐๐๐", "-"])),
      cell("สำนักปลัด"),
    ),
    row(cell("", down), cell("", down), cell("๓) กิจกรรมตรวจนับพัสดุ"), ...years.map(() => cell("-")), cell("")),
    row(
      cell("รวม", `<w:gridSpan w:val="2"/>`),
      cell("จำนวน ๓ โครงการ"),
      ...years.map(() => cell("๓๐,๐๐๐ บาท")),
      cell(""),
    ),
  ].join("")}</w:tbl>`;
  const sheet = (title: string, money: string) =>
    [
      p(`๑. ชื่อโครงการ : ${title}`),
      p("๒. หลักการและเหตุผล"),
      p("เหตุผลของงานนี้"),
      p("๓. วัตถุประสงค์"),
      item("เพื่อให้รู้กติกา"),
      p("๕. วิธีดำเนินการ"),
      item("ตั้งคณะทำงาน"),
      item("นัดประชุม", 1),
      item("รายงานผล"),
      p("๗. งบประมาณ"),
      p(money),
      p("๙. ผลผลิต/ผลลัพธ์"),
      p("ผลผลิต"),
      p("มีการอบรม ๑ ครั้ง"),
      p("ผลลัพธ์"),
      p("ข้อร้องเรียนลดลง"),
    ].join("");
  const reading = await readingOf(
    wordFile(
      [
        p("แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. ๒๕๖๖ - ๒๕๗๐)"),
        p("เทศบาลเมืองทุ่งสุข"),
        p("ส่วนที่ ๒ แผนปฏิบัติการ"),
        table,
        p("ส่วนที่ ๓ รายละเอียดโครงการ"),
        sheet("โครงการอบรมวินัย", "๓๐,๐๐๐ บาท"),
        sheet("มาตรการรับฟังเสียงประชาชน", "ไม่ใช้งบประมาณ"),
        sheet("กิจกรรมตรวจนับพัสดุ", "ไม่ใช้งบประมาณ"),
      ].join(""),
      [numbering],
    ),
  );
  expect(reading.meta).toMatchObject({
    organisation: "เทศบาลเมืองทุ่งสุข",
    organisation_kind: "town",
    fiscal_years: years,
  });
  expect(reading.projects.map(({ title, budgets }) => [title, budgets[2568]])).toEqual([
    ["โครงการอบรมวินัย", 30000],
    ["มาตรการรับฟังเสียงประชาชน", 0],
    ["กิจกรรมตรวจนับพัสดุ", 0],
  ]);
  expect(reading.projects.map(({ dimension, program }) => [dimension?.no, program?.no])).toEqual([
    [1, "1.1"],
    [1, "1.1"],
    [1, "1.1"],
  ]);
  expect(reading.projects[0]?.steps.map(({ text, sub }) => [text, sub.map((each) => each.text)])).toEqual([
    ["ตั้งคณะทำงาน", ["นัดประชุม"]],
    ["รายงานผล", []],
  ]);
  expect(reading.projects[0]?.outcomes).toEqual(["ข้อร้องเรียนลดลง"]);
  expect(reading.unplaced).toEqual([]);
});

test("a workbook with formulas: the value is taken, and the cell is told", async () => {
  const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`;
  const lines = [
    ["มิติ", "ภารกิจตามมิติ", "โครงการ/กิจกรรม/มาตรการ", ...madeYears.map((year) => `ปี ${year}`), "หมายเหตุ"],
    ["1. ความซื่อตรง", "1.1 ความรู้", "1) โครงการอบรมวินัย"],
  ];
  const cells = (line: readonly string[], row_: number) =>
    line.map((words, at) => text(`${String.fromCharCode(65 + at)}${row_}`, words)).join("");
  const money = madeYears
    .map(
      (_, at) =>
        `<c r="${String.fromCharCode(68 + at)}2">${at === 0 ? "<f>15000*2</f>" : ""}<v>30000</v></c>`,
    )
    .join("");
  const bytes = workbookOf(
    `<row r="1">${cells(lines[0] ?? [], 1)}</row><row r="2">${cells(lines[1] ?? [], 2)}${money}</row>`,
  );
  const reading = await readingOf(new Uint8Array(bytes));
  expect(reading.projects[0]).toMatchObject({ title: "โครงการอบรมวินัย", budget_total_5y: 150_000 });
  expect(reading.findings).toContainEqual(
    expect.objectContaining({
      kind: "file",
      says: "สูตร =15000*2",
      took: "30000",
      place: expect.objectContaining({ cell: "D2" }),
    }),
  );
});

test("a workbook with merged heads and a numbered sheet for each project", async () => {
  const workbook = new Workbook();
  const plan = workbook.addWorksheet("แผน");
  plan.addRow(["แผนปฏิบัติการป้องกันการทุจริต (พ.ศ. 2566 - 2570)"]);
  plan.addRow(["เทศบาลนครสุขใจ อำเภอเมือง จังหวัดสุขใจ"]);
  plan.addRow([]);
  plan.addRow([
    "มิติ",
    "ภารกิจตามมิติ",
    "โครงการ/กิจกรรม/มาตรการ",
    "งบประมาณ (บาท)",
    null,
    null,
    null,
    null,
    "หมายเหตุ",
  ]);
  plan.addRow([null, null, null, ...madeYears.map((year) => `ปี ${year}`)]);
  for (const area of ["A4:A5", "B4:B5", "C4:C5", "D4:H4", "I4:I5"]) plan.mergeCells(area);
  plan.addRow([
    "1. สร้างคนสุจริต",
    "1.1 พนักงาน",
    "1) โครงการปลูกจิตสำนึก",
    10000,
    10000,
    10000,
    10000,
    10000,
    "สำนักปลัดเทศบาล",
  ]);
  plan.addRow([null, null, "2) มาตรการไม่รับของขวัญ", "-", "-", "-", "-", "-"]);
  plan.mergeCells("A6:A7");
  plan.mergeCells("B6:B7");
  plan.addRow([
    null,
    "รวมทั้งสิ้น",
    "จำนวน 2 โครงการ",
    { formula: "SUM(D6:D7)", result: 10000 },
    10000,
    10000,
    10000,
    10000,
  ]);
  for (const [at, [title, budget]] of [
    ["โครงการปลูกจิตสำนึก", "10,000 บาท/ปี"],
    ["มาตรการไม่รับของขวัญ", "ไม่ใช้งบประมาณ"],
  ].entries()) {
    const sheet = workbook.addWorksheet(String(at + 1));
    sheet.addRow(["1", "ชื่อโครงการ", title]);
    sheet.addRow(["2", "หลักการและเหตุผล", "เพราะต้องการความโปร่งใส"]);
    sheet.addRow(["3", "วัตถุประสงค์", "1) เพื่อให้รู้\n2) เพื่อให้ทำ"]);
    sheet.addRow(["4", "กลุ่มเป้าหมาย", "พนักงาน 40 คน"]);
    sheet.addRow(["5", "วิธีดำเนินการ", "1. ขออนุมัติ"]);
    sheet.addRow([null, null, "2. ดำเนินการ"]);
    sheet.addRow([null, null, "   2.1 จัดเวที"]);
    sheet.addRow(["6", "ระยะเวลาดำเนินการ", "ปีงบประมาณ พ.ศ. 2566 - 2570"]);
    sheet.addRow(["7", "งบประมาณ", budget]);
    sheet.addRow(["8", "ผู้รับผิดชอบ", "สำนักปลัดเทศบาล"]);
    sheet.addRow(["9", "ผลผลิต", "มีกิจกรรมอย่างน้อย 1 ครั้ง"]);
    sheet.addRow([null, "ผลลัพธ์", "ข้อร้องเรียนลดลง"]);
  }
  const reading = await readingOf(new Uint8Array(await workbook.xlsx.writeBuffer()));
  expect(reading.meta).toMatchObject({
    organisation: "เทศบาลนครสุขใจ",
    district: "เมือง",
    province: "สุขใจ",
    fiscal_years: madeYears,
  });
  expect(reading.projects).toMatchObject([
    {
      title: "โครงการปลูกจิตสำนึก",
      budget_total_5y: 50_000,
      objectives: ["เพื่อให้รู้", "เพื่อให้ทำ"],
      steps: [{ no: "1" }, { no: "2", sub: [{ no: "2.1" }] }],
      outcomes: ["ข้อร้องเรียนลดลง"],
    },
    { title: "มาตรการไม่รับของขวัญ", budget_total_5y: 0, target_number: 40 },
  ]);
  expect(reading.findings).toContainEqual(
    expect.objectContaining({
      kind: "file",
      says: "สูตร =SUM(D6:D7)",
      place: expect.objectContaining({ sheet: "แผน", cell: "D8" }),
    }),
  );
  expect(reading.findings.filter(({ level }) => level === "error")).toEqual([]);
  expect(reading.unplaced).toEqual([]);
});

describe("letters of a text file", () => {
  const text = madeText();
  const tis620 = Uint8Array.from([...text], (sign) => {
    const code = sign.charCodeAt(0);
    return code < 128 ? code : code - 0x0e00 + 0xa0;
  });
  test.each([
    ["UTF-8 with a mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["TIS-620", tis620],
  ])("%s", async (_, bytes) => {
    const reading = await readingOf(bytes);
    expect(reading.projects.map(({ title }) => title)).toEqual(madeProjects.map(({ title }) => title));
  });
});

describe("files that are not read say why", () => {
  const plain = wordFile(p("สวัสดี"));
  const macro = wordFile(p("สวัสดี"), [{ name: "word/vbaProject.bin", data: Buffer.from("x") }]);
  const liar = zipOf([
    { name: "[Content_Types].xml", data: Buffer.from("<Types/>") },
    { name: "word/document.xml", data: Buffer.alloc(5_000_000), claims: 1000 },
  ]);
  const deep = wordFile("<w:p>".repeat(2000) + "</w:p>".repeat(2000));
  const entity = zipOf([
    { name: "[Content_Types].xml", data: Buffer.from("<Types/>") },
    { name: "word/document.xml", data: Buffer.from(`<!DOCTYPE x [<!ENTITY a "b">]><w:document/>`) },
  ]);
  test.each([
    ["nothing in it", new Uint8Array(), refusals.empty],
    ["blank lines only", Buffer.from("\n \n\t\n"), refusals.empty],
    ["a PDF", Buffer.from("%PDF-1.7 …"), refusals.pdf],
    ["an OLE container: locked, or of before 2007", Buffer.from("d0cf11e0a1b11ae1", "hex"), refusals.locked],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), refusals.noText],
    ["a web page", Buffer.from("<!DOCTYPE html><p>แผน</p>"), refusals.wrongKind],
    ["a Word file that was cut", plain.subarray(0, plain.length - 60), refusals.broken],
    ["a Word file with macros", macro, refusals.macros],
    ["an archive that lies about its size", liar, refusals.broken],
    ["a Word file nested without end", deep, refusals.broken],
    ["a Word file with entities of its own", entity, refusals.broken],
    ["another archive", zipOf([{ name: "a.txt", data: Buffer.from("x") }]), refusals.wrongKind],
    ["a Word file that is no plan", plain, planRefusals.nothingFound],
    ["an empty Word file", wordFile(""), refusals.empty],
    [
      "a workbook that is no plan",
      workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`),
      planRefusals.nothingFound,
    ],
    ["far too large a file", new Uint8Array(30_000_001), refusals.tooBig],
  ])("%s", async (_, bytes, why) => {
    expect(await readPlanFile(new Uint8Array(bytes))).toEqual({ ok: false, why });
  });
});
