import { join } from "node:path";
import { expect, test } from "vitest";
import { packKinds } from "../../../pack-kinds.ts";
import { drawDocx } from "../../../platform/documents/docx/draw.ts";
import { drawXlsx } from "../../../platform/documents/xlsx/draw.ts";
import { loadPackShelf } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { planCycle } from "../../plan/packs/cycles.ts";
import type { ReportContent } from "../report/content.ts";
import { formAlone, reportBook } from "../report/documents/book.ts";
import { makeReport } from "../report/make.ts";
import { halfYear } from "../report/records.fixture.ts";
import { rowsOf } from "../report/totals.ts";
import { contentFrom } from "./content-from.ts";
import { readReportFile } from "./read-file.ts";

const shelf = await loadPackShelf(join(root, "packs"), packKinds);
const cycle = planCycle(shelf, "2566-2570")?.data;
if (!cycle) throw new Error("The cycle is not shipped");
const content = makeReport(halfYear(cycle));

/** What the form prints of each project; identifiers and the narrative stay with the records. */
function printedRows(report: ReportContent) {
  return inArabic(rowsOf(report).map((row) => ({ ...row, id: "", narrative: [] })));
}

/** Texts are read as they are printed, in the digits of the print. */
function inArabic<T>(value: T): T {
  return JSON.parse(toArabicDigits(JSON.stringify(value))) as T;
}

async function readAgain(bytes: Uint8Array) {
  const read = await readReportFile(new Uint8Array(bytes));
  if (!read.ok) throw new Error(read.why);
  const { year, round, organisation } = content;
  return { reading: read.reading, ...contentFrom(read.reading, { year, round, organisation }) };
}

const drawn = { docx: drawDocx, xlsx: drawXlsx };

test.each([
  ["xlsx", "arabic", formAlone],
  ["xlsx", "thai", formAlone],
  ["docx", "thai", formAlone],
  ["xlsx", "thai", reportBook],
  ["docx", "arabic", reportBook],
] as const)(
  "what the product prints as %s with %s digits, read again, has the same rows",
  async (kind, digits, book) => {
    const { reading, content: again } = await readAgain(await drawn[kind](book({ content, digits })));
    expect(reading.meta).toMatchObject({ fiscal_year: content.year, round: content.round });
    expect(printedRows(again)).toEqual(printedRows(content));
    expect(inArabic(again.dimensions.map(({ title }) => title))).toEqual(
      content.dimensions.map(({ title }) => title),
    );
    expect(again.dimensions.map(({ total }) => total)).toEqual(content.dimensions.map(({ total }) => total));
    expect(reading.unplaced).toEqual([]);
  },
  60_000,
);
