import { join } from "node:path";
import { expect, test } from "vitest";
import { packKinds } from "../../../../pack-kinds.ts";
import { drawDocx } from "../../../../platform/documents/docx/draw.ts";
import { drawPdf } from "../../../../platform/documents/pdf/draw.ts";
import { drawXlsx } from "../../../../platform/documents/xlsx/draw.ts";
import { loadPackShelf } from "../../../../platform/packs/load.ts";
import { root } from "../../../../platform/root.ts";
import { missingTexts } from "../../../../testing/document-texts.ts";
import { docxText, xlsxText } from "../../../../testing/read-office.ts";
import { readWithPdfJs } from "../../../../testing/read-pdf.ts";
import { formatBaht, satang } from "../../../../thai/money.ts";
import { planCycle } from "../../../plan/packs/cycles.ts";
import { makeReport } from "../make.ts";
import { halfYear } from "../records.fixture.ts";
import { rowsOf, totalOf } from "../totals.ts";
import { formAlone, reportBook } from "./book.ts";
import { executivePage } from "./executive.ts";
import { measuresReport } from "./measures.ts";

const shelf = await loadPackShelf(join(root, "packs"), packKinds);
const cycle = planCycle(shelf, "2566-2570")?.data;
if (!cycle) throw new Error("The cycle is not shipped");
const records = halfYear(cycle);
const content = makeReport(records);

const pdfText = async (bytes: Uint8Array) => (await readWithPdfJs(bytes)).join("\n");
const formats = [
  { name: "pdf", draw: drawPdf, read: pdfText, paged: true },
  { name: "docx", draw: drawDocx, read: docxText, paged: false },
  { name: "xlsx", draw: drawXlsx, read: xlsxText, paged: false },
] as const;

test.each(formats)(
  "the form as $name has every total to the satang, by dimension and in all",
  async ({ draw, read }) => {
    const text = (await read(await draw(formAlone({ content, digits: "arabic" })))).replaceAll(/\s/g, "");
    const totals = [...content.dimensions.map(({ total }) => total), totalOf(rowsOf(content))];
    const sums = totals.flatMap((total) =>
      total ? [total.integrated, total.agency, total.disbursed].filter((sum) => sum !== null) : [],
    );
    expect(sums.length).toBeGreaterThan(6);
    for (const sum of sums) expect(text).toContain(formatBaht(satang(sum)));
  },
);

test.each(formats)(
  "the $name of the whole report says all that the records say, in Thai digits too",
  async ({ draw, read, paged }) => {
    for (const digits of ["thai", "arabic"] as const) {
      const model = reportBook({ content, digits });
      expect(missingTexts(model, await read(await draw(model)), { paged })).toEqual([]);
    }
  },
  60_000,
);

test("the head of eleven columns stands on every page of the form", async () => {
  const pages = await readWithPdfJs(await drawPdf(formAlone({ content, digits: "thai" })));
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    const text = page.replaceAll(/\s/g, "");
    for (const head of ["งาน/กิจกรรม/โครงการ", "งบประมาณ(ถ้ามี)", "ผลเบิกจ่าย", "หมายเหตุ"]) {
      expect(text).toContain(head);
    }
  }
});

test("the round that is reported is ticked, and no other", () => {
  const title = (round: typeof content.round) =>
    JSON.stringify(formAlone({ content: { ...content, round }, digits: "thai" }).sections[0]?.blocks[1]);
  expect(title("6-month")).toMatch(/\( \/ \) รอบ 6 เดือน {3}\( {3}\) รอบ 12 เดือน/);
  expect(title("12-month")).toMatch(/\( {3}\) รอบ 6 เดือน {3}\( \/ \) รอบ 12 เดือน/);
  expect(title("9-month")).toMatch(/\( \/ \) รอบ 9 เดือน {3}\( {3}\) รอบ 12 เดือน/);
});

test("the executive's page is one page, however long the titles and many the late", async () => {
  const long = records.projects.map((each) => ({
    ...each,
    project: { ...each.project, title: `${each.project.title} ${"เพื่อยกระดับความโปร่งใส ".repeat(8)}` },
  }));
  const many = { ...records, projects: [...long, ...long, ...long] };
  const pages = await readWithPdfJs(await drawPdf(executivePage(many, "thai")));
  expect(pages).toHaveLength(1);
  const text = pages.join("").replaceAll(/\s/g, "");
  expect(text).toContain("เบิกจ่ายแล้ว");
  expect(text).toContain("โครงการที่ล่าช้า๒๑รายการ(๕รายการแรก)");
});

test("its figures are those of the records", () => {
  const text = JSON.stringify(executivePage(records, "arabic"));
  expect(text).toContain("0 จาก 12 รายการ");
  expect(text).toContain("1 จาก 24 ตัวชี้วัด");
  expect(text).toContain(`${formatBaht(satang(12_345_67 + 8_000_33), { decimals: "needed" })} บาท`);
});

test.each(formats)(
  "the six-column report as $name says all its records, and puts outcomes apart from outputs",
  async ({ draw, read, paged }) => {
    const model = measuresReport(records, "thai");
    expect(missingTexts(model, await read(await draw(model)), { paged })).toEqual([]);
    const table = model.sections[0]?.blocks.find((block) => block.kind === "table");
    const cells = table?.body[1]?.cells.map(({ content: cell }) => JSON.stringify(cell)) ?? [];
    expect(cells).toHaveLength(6);
    expect(cells[4]).toContain("อบรมจริยธรรมบุคลากร");
    expect(cells[4]).toContain("ตัวชี้วัดที่ 1");
    expect(cells[4]).not.toContain("ตัวชี้วัดที่ 2");
    expect(cells[5]).toContain("ตัวชี้วัดที่ 2");
  },
);
