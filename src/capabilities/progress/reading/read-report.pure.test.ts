import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { refusals } from "../../../platform/reading/refusals.ts";
import { zipOf } from "../../../platform/tables/workbook.fixture.ts";
import { contentFrom } from "./content-from.ts";
import { ownName, reportText, reportWord, reportWorkbook } from "./made-report.fixture.ts";
import { readReportFile } from "./read-file.ts";
import type { ReportReading } from "./reading.ts";
import { reportRefusals } from "./refusals.ts";

async function read(file: string | Uint8Array): Promise<ReportReading> {
  const made = await readReportFile(typeof file === "string" ? Buffer.from(file) : file);
  if (!made.ok) throw new Error(made.why);
  return made.reading;
}

const kinds = ["txt", "docx", "xlsx"] as const;
const files = {
  txt: (...told: Parameters<typeof reportText>) => reportText(...told),
  docx: (...told: Parameters<typeof reportText>) => reportWord(...told),
  xlsx: (...told: Parameters<typeof reportText>) => reportWorkbook(...told),
};

const found = ({ findings }: ReportReading, kind: string) => findings.filter((each) => each.kind === kind);
const rowsOf = (reading: ReportReading, kind: string) =>
  found(reading, kind).map(({ place }) => place.project);

test.each(kinds)("a report as %s: its rows, headings, money and words", async (kind) => {
  const reading = await read(await files[kind]());
  expect(reading.counts).toEqual({ dimensions: 2, items: 3, subitems: 2, rows: 6 });
  expect(reading.meta).toMatchObject({
    organisation: ownName,
    organisation_kind: "subdistrict",
    district: "สวนหิน",
    province: "นครสมมุติ",
    fiscal_year: 2567,
    round: "6-month",
    period_from: "2023-10-01",
    period_to: "2024-03-31",
  });
  expect(reading.rows.map(({ canonical_code: code }) => code)).toEqual([
    "1.1.1(1)",
    "1.1.1(2)",
    "1.1.2(1)",
    "1.2.1",
    "2.1.1",
    "2.1.2",
  ]);
  expect(reading.totals.at(-1)).toMatchObject({
    rows: 6,
    agency: 43_000,
    disbursed: 20_500,
    integrated: null,
    budgeted_rows: 3,
    disbursed_rows: 2,
    ticked: { conscience: 3, mechanism: 4, efficiency: 2 },
  });
  expect(reading.rows.map(({ status }) => status)).toEqual([
    "result",
    "plan",
    "result",
    "blank",
    "plan",
    "not-done",
  ]);
  expect(reading.introduction).toHaveLength(1);
  expect([reading.factors, reading.problems, reading.recommendations].map((each) => each.length)).toEqual([
    1, 1, 1,
  ]);
  expect(reading.reporter).toMatchObject({ name: "นางสาวใจดี มีสุข", date_iso: "2024-04-08" });
  expect(reading.announcement).toMatchObject({
    title: "รายงานผลการดำเนินงานป้องกันการทุจริต",
    date_iso: "2024-04-08",
    signed_by: "นายสมมุติ ตัวอย่าง",
  });
  expect(reading.unplaced).toEqual([]);
});

test.each(kinds)(
  "its doubts as %s: each says the place, the document, what was taken and why",
  async (kind) => {
    const reading = await read(await files[kind]());
    // The plan's words: an objective, and a goal instead of a figure.
    expect(rowsOf(reading, "result-repeats-plan")).toEqual([2, 5]);
    expect(rowsOf(reading, "money-without-result")).toEqual([2]);
    // A success beside a narrative that is left blank; what says itself that nothing was done is honest.
    expect(rowsOf(reading, "result-against-status")).toEqual([4]);
    expect(found(reading, "ticks").map(({ why }) => why)).toEqual([
      "แถวรวมของมิติที่ 1 ขัดกับแถว: 3 แถวทำเครื่องหมาย แต่แถวรวมไม่ทำ",
      "แถวรวมของมิติที่ 1 ขัดกับแถว: แถวรวมทำเครื่องหมาย แต่ไม่มีแถวใดทำ",
    ]);
    expect(found(reading, "total").map(({ says, took }) => [says, took])).toEqual([
      ["งบหน่วยงาน 1,000", "0 (บวกจาก 2 แถว)"],
    ]);
    expect(found(reading, "heading").map(({ took }) => took)).toEqual(["1.1.2 ปลูกฝังผู้บริหาร (จากส่วนบรรยาย)"]);
    expect(rowsOf(reading, "indicator")).toEqual([3]);
    expect(found(reading, "period")).toEqual([]);
    for (const { place, took, why } of reading.findings)
      expect([Object.keys(place).length > 0, took !== "", why !== ""]).toEqual([true, true, true]);
  },
);

test("twelve months, and a period that ends a day early", async () => {
  const reading = await read(reportText({ months: 12, until: "๒๙ กันยายน" }));
  expect(reading.meta).toMatchObject({ round: "12-month", period_to: "2024-09-29" });
  const [period, ...more] = found(reading, "period");
  expect(more).toEqual([]);
  expect(period?.says).toContain("29 กันยายน พ.ศ. 2567");
  expect(period?.why).toBe("รอบ 12 เดือน ปีงบประมาณ 2567 สิ้นสุด 30 กันยายน 2567");
});

test("without a narrative the form stands alone, and money needs a result in its own cell", async () => {
  const reading = await read(reportText({ withNarrative: false }));
  expect(reading.counts.rows).toBe(6);
  expect(rowsOf(reading, "money-without-result")).toEqual([]);
  expect(reading.unplaced).toEqual([]);
});

const tabbed = (rows: readonly string[]) =>
  [
    "โครงการ/กิจกรรม\tตัวชี้วัด\tเป้าหมาย\tผลการดำเนินงาน\tงบบูรณาการ\tงบหน่วยงาน\tผลเบิกจ่าย\tสร้างจิตสำนึก\tสร้างกลไก\tสร้างประสิทธิภาพ\tหมายเหตุ",
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\t\t\t\t\t\t\t\t\t\t",
    ...rows,
  ].join("\n");

test("a row whose cells slipped is put right and told; cells that are no money or tick are told", async () => {
  const reading = await read(
    tabbed([
      "1) โครงการก\tจำนวนครั้ง\tบุคลากร\tจัดแล้ว 2 ครั้ง\t-\t5,000\t4,000\t/\t-\t-\t",
      // One cell was lost before the money.
      "2) โครงการข\tจำนวนครั้ง\tบุคลากร\t-\t3,000\t-\t/\t-\t/\t",
      "3) โครงการค\tจำนวน\tคน\tจัดแล้ว\t-\tสามพัน\t-\t/\tใช่ครับ\t-\tดูภาคผนวก",
      "1) โครงการง\tจำนวน\tคน\tจัดแล้ว\t-\t1,000\t2,000\t-\t-\t-\t",
    ]),
  );
  expect(reading.rows[1]).toMatchObject({
    agency: 3000,
    disbursed: null,
    ticks: { conscience: true, efficiency: true },
  });
  expect(found(reading, "table").map(({ took }) => took)).toEqual([expect.stringContaining("ทางขวา")]);
  expect(found(reading, "money").map(({ says }) => says)).toEqual(["สามพัน", "งบ 1,000 เบิกจ่าย 2,000"]);
  expect(found(reading, "ticks").map(({ says }) => says)).toEqual(["ใช่ครับ"]);
  expect(found(reading, "code").map(({ level }) => level)).toContain("error");
  expect(reading.rows[2]?.remark).toBe("ดูภาคผนวก");
});

test("what has no column and no place is listed, never dropped", async () => {
  const text = [
    "โครงการ/กิจกรรม\tตัวชี้วัด\tผลการดำเนินงาน\tงบประมาณ\tผู้ประสาน",
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\t\t\t\t",
    "1) โครงการก\tจำนวน\tจัดแล้ว 2 ครั้ง\t5,000\tคุณสมศรี",
    "",
    "บันทึกที่ไม่มีใครรู้ว่าของใคร",
  ].join("\n");
  const reading = await read(text);
  expect(reading.unplaced.map((each) => each.text)).toEqual(["ผู้ประสาน: คุณสมศรี", "บันทึกที่ไม่มีใครรู้ว่าของใคร"]);
  expect(reading.rows[0]).toMatchObject({ agency: 5000 });
  expect(reading.meta).toMatchObject({ fiscal_year: null, round: null });
  expect(found(reading, "meta").map(({ level }) => level)).toEqual(["error", "error"]);
});

test("the record says whose report it is: another name in the file is an error", async () => {
  const reading = await read(reportText());
  const organisation = { name: "เทศบาลตำบลบึงสุขใจ", amphoe: null, province: null };
  const { content, findings } = contentFrom(reading, { year: 2568, round: "12-month", organisation });
  expect(content.organisation).toEqual(organisation);
  expect(findings.filter(({ level }) => level === "error").map(({ kind }) => kind)).toEqual([
    "organisation",
    "meta",
    "meta",
  ]);
  expect(content.dimensions[0]?.total).toEqual({
    integrated: null,
    agency: 4_300_000,
    disbursed: 2_050_000,
    guidelines: { conscience: false, mechanism: true, efficiency: true },
  });
});

test("TIS-620 is read like UTF-8", async () => {
  const text = reportText().replaceAll("–", "-").replaceAll("“", '"').replaceAll("”", '"');
  const bytes = Buffer.from(
    [...text].map((sign) => (sign.charCodeAt(0) < 128 ? sign.charCodeAt(0) : sign.charCodeAt(0) - 0xd60)),
  );
  expect((await read(new Uint8Array(bytes))).counts.rows).toBe(6);
});

test.each([
  ["nothing in it", new Uint8Array(), refusals.empty],
  ["a PDF", Buffer.from("%PDF-1.7 …"), refusals.pdf],
  ["locked, or of before 2007", Buffer.from("d0cf11e0a1b11ae1", "hex"), refusals.locked],
  ["a Word file that was cut", reportWord().subarray(0, 400), refusals.broken],
  ["another archive", zipOf([{ name: "a.txt", data: Buffer.from("x") }]), refusals.wrongKind],
  ["a letter", Buffer.from("เรียน ผู้อำนวยการ ขอส่งเอกสารมาเพื่อทราบ"), reportRefusals.nothingFound],
  ["far too large a file", new Uint8Array(30_000_001), refusals.tooBig],
])("%s is refused with its reason", async (_, bytes, why) => {
  expect(await readReportFile(bytes)).toEqual({ ok: false, why });
});
