import { join } from "node:path";
import { expect, test } from "vitest";
import { packKinds } from "../../../pack-kinds.ts";
import { drawDocx } from "../../../platform/documents/docx/draw.ts";
import { drawPdf } from "../../../platform/documents/pdf/draw.ts";
import { drawXlsx } from "../../../platform/documents/xlsx/draw.ts";
import { loadPackShelf } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { missingTexts } from "../../../testing/document-texts.ts";
import { docxText, xlsxText } from "../../../testing/read-office.ts";
import { readWithPdfJs } from "../../../testing/read-pdf.ts";
import { formatBaht } from "../../../thai/money.ts";
import { goodPlan } from "../checks/good-plan.fixture.ts";
import type { PlanContent } from "../content.ts";
import { planCycle } from "../packs/cycles.ts";
import { totalsOf } from "../totals.ts";
import { partTwoAlone, planBook, sheetAlone } from "./book.ts";

const shelf = await loadPackShelf(join(root, "packs"), packKinds);
const cycle = planCycle(shelf, "2566-2570")?.data;
if (!cycle) throw new Error("The cycle is not shipped");

const pdfText = async (bytes: Uint8Array) => (await readWithPdfJs(bytes)).join("\n");
const formats = [
  { name: "pdf", draw: drawPdf, read: pdfText, paged: true },
  { name: "docx", draw: drawDocx, read: docxText, paged: false },
  { name: "xlsx", draw: drawXlsx, read: xlsxText, paged: false },
] as const;

/** Odd satang, so that a sum that is rounded anywhere shows. */
function plan(): PlanContent {
  const good = goodPlan();
  return {
    ...good,
    projects: good.projects.map((project, at) => ({
      ...project,
      fundings: [],
      budgets: good.years.map((_, year) => (at % 3 === 0 ? 1_234_567_00 + at * 101 + year : null)),
    })),
  };
}

test.each(formats)(
  "the totals in the $name are those of the screen, to the satang",
  async ({ draw, read }) => {
    const content = plan();
    const text = (await read(await draw(partTwoAlone({ content, cycle, digits: "arabic" })))).replaceAll(
      /\s/g,
      "",
    );
    const all = totalsOf(content.projects, content.funds, content.years.length);
    for (const sum of all.perYear) expect(text).toContain(formatBaht(sum));
    expect(text).toContain(`จำนวน${content.projects.length}โครงการ`);
  },
);

test.each(formats)(
  "the $name says all that the plan says, in Thai digits too",
  async ({ draw, read, paged }) => {
    for (const digits of ["thai", "arabic"] as const) {
      const model = planBook({ content: plan(), cycle, digits });
      expect(missingTexts(model, await read(await draw(model)), { paged })).toEqual([]);
    }
  },
  60_000,
);

test("every project has its sheet, in the order and with the number of the table", () => {
  const content = plan();
  const model = planBook({ content, cycle, digits: "thai" });
  const titles = model.sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) =>
      block.kind === "heading" && block.level === 3 && !block.unlisted ? [block.text] : [],
    );
  expect(titles).toEqual(content.projects.map(({ title }, at) => `${at + 1}) ${title}`));
});

test("a sheet by itself names its project once", () => {
  const [project] = plan().projects;
  const alone = sheetAlone({ content: plan(), cycle, digits: "arabic" }, project?.id ?? "");
  const texts = alone?.sections.flatMap(({ blocks }) => blocks.map((block) => JSON.stringify(block))) ?? [];
  expect(texts.filter((text) => text.includes(project?.title ?? "?"))).toHaveLength(1);
});

test("a sheet of a project that the plan has not is none", () => {
  expect(sheetAlone({ content: plan(), cycle, digits: "thai" }, "elsewhere")).toBeUndefined();
});
