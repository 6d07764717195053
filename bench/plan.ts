import { planBook } from "../src/capabilities/plan/documents/book.ts";
import { planCycle } from "../src/capabilities/plan/packs/cycles.ts";
import { planNamed } from "../src/capabilities/plan/queries.ts";
import { readPlanFile } from "../src/capabilities/plan/reading/read-file.ts";
import { wholePlan } from "../src/capabilities/plan/whole.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";
import { drawDocx } from "../src/platform/documents/docx/draw.ts";
import type { DocumentModel } from "../src/platform/documents/model.ts";
import { drawPdf } from "../src/platform/documents/pdf/draw.ts";
import { drawXlsx } from "../src/platform/documents/xlsx/draw.ts";
import type { House } from "../src/platform/house.ts";
import { libreOffice } from "./documents.ts";
import { median } from "./drive.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import type { Seeded } from "./seed.ts";

/** The book of a plan of 40 projects, and how long it takes to read such a book back. */
export async function planRows(house: House, seeded: Seeded, rounds: number): Promise<Row[]> {
  const model = await bookOf(house, seeded);
  const pdf = await seconds(rounds, () => drawPdf(model));
  const docx = await seconds(rounds, () => drawDocx(model));
  const xlsx = await seconds(rounds, () => drawXlsx(model));
  const text = await drawDocx(model);
  const read = await seconds(rounds, () => readPlanFile(text));
  const office = await libreOffice(() => drawDocx(model));
  const beside = "plan of 40 projects as PDF, against LibreOffice from the same DOCX";
  return [
    office === undefined
      ? rowOf.leftOut(beside, "LibreOffice is not installed here")
      : rowOf.times(beside, pdf, pdf / office, 0.5),
    rowOf.times("plan of 40 projects as DOCX, against the PDF", docx, docx / pdf, 1),
    rowOf.times("plan of 40 projects as XLSX, against the PDF", xlsx, xlsx / pdf, 1),
    rowOf.most("plan of 40 projects read from DOCX", read, 2, "s"),
  ];
}

async function bookOf(house: House, { orgId, planId }: Seeded): Promise<DocumentModel> {
  const content = await readIn(house.database, orgId, async (db) => {
    const plan = await planNamed(db, orgId, planId);
    return plan && wholePlan(db, orgId, plan, house.packs);
  });
  const cycle = content && planCycle(house.packs, content.cycle)?.data;
  if (!cycle) throw new Error("The plan to be measured is not there");
  return planBook({ content, cycle, digits: "thai" });
}

/** The first time translates the code. */
async function seconds(rounds: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds + 1; round += 1) {
    const began = performance.now();
    await work();
    if (round > 0) times.push((performance.now() - began) / 1000);
  }
  return median(times);
}
