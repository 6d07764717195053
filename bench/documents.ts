import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { buildApp } from "../src/app.ts";
import { paths } from "../src/paths.ts";
import { drawDocument } from "../src/platform/documents/draw.ts";
import { drawDocx } from "../src/platform/documents/docx/draw.ts";
import type { DocumentModel } from "../src/platform/documents/model.ts";
import { drawPdf } from "../src/platform/documents/pdf/draw.ts";
import { drawXlsx } from "../src/platform/documents/xlsx/draw.ts";
import type { House } from "../src/platform/house.ts";
import { temporaryFolder } from "../src/testing/program.ts";
import { barePdf } from "./bare-pdf.ts";
import { median } from "./drive.ts";
import { sixtyPages } from "./papers.ts";
import { rowOf } from "./rows.ts";
import type { Row } from "./rows.ts";
import type { Seeded } from "./seed.ts";

const execute = promisify(execFile);

type Draw = (model: DocumentModel) => Promise<Uint8Array>;

/** Sixty pages of new text each time; all ways take turns, so that a slow moment falls on all. */
export async function documentRows(rounds: number): Promise<Row[]> {
  const ways: Record<"pdf" | "docx" | "xlsx" | "bare", Draw> = {
    bare: barePdf,
    pdf: drawPdf,
    docx: drawDocx,
    xlsx: drawXlsx,
  };
  const times: Record<keyof typeof ways, number[]> = { pdf: [], docx: [], xlsx: [], bare: [] };
  for (let round = 0; round < rounds + 1; round += 1) {
    for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
      const model = sixtyPages(round * 7 + 1);
      const began = performance.now();
      await ways[way](model);
      // The first round translates the code.
      if (round > 0) times[way].push((performance.now() - began) / 1000);
    }
  }
  const against = (way: keyof typeof ways, other: keyof typeof ways) =>
    median(times[way].map((time, at) => time / (times[other][at] ?? Number.NaN)));
  const office = await libreOffice();
  const besideOffice = "60 Thai pages as PDF, against LibreOffice from the same DOCX";
  return [
    rowOf.times("60 Thai pages as PDF, against bare pdfmake", median(times.pdf), against("pdf", "bare"), 1.3),
    rowOf.times("60 Thai pages as DOCX, against the PDF", median(times.docx), against("docx", "pdf"), 1),
    rowOf.times("60 Thai pages as XLSX, against the PDF", median(times.xlsx), against("xlsx", "pdf"), 1),
    office === undefined
      ? rowOf.leftOut(besideOffice, "LibreOffice is not installed here")
      : rowOf.times(besideOffice, median(times.pdf), median(times.pdf) / office, 0.5),
  ];
}

/** Seconds of a conversion, or nothing where LibreOffice is not installed. */
export async function libreOffice(
  docx: (round: number) => Promise<Uint8Array> = (round) => drawDocx(sixtyPages(round + 100)),
): Promise<number | undefined> {
  const folder = temporaryFolder("office");
  try {
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const file = join(folder.path, `paper-${round}.docx`);
      writeFileSync(file, await docx(round));
      const began = performance.now();
      const profile = `-env:UserInstallation=file://${join(folder.path, "profile")}`;
      await execute("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder.path, file]);
      // The first makes its profile.
      if (round > 0) times.push((performance.now() - began) / 1000);
    }
    return median(times);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  } finally {
    folder.remove();
  }
}

/** A load that the machine bears easily, as an office makes it; only so does the tail show what a document costs. */
const PER_SECOND = 50;
/** A hundred answers, so that p99 of a turn is its second slowest. */
const SECONDS = 2;

/**
 * p99 of a page with documents of sixty pages drawn one after the other meanwhile, against without, in one
 * process as the product has them. Short turns of both kinds follow each other, so that what else happens on the
 * machine falls on both, and each has its own p99, of which the median counts: pauses of a shared machine, which
 * without any document made one kind look three times the other, spoil only the turns that they fall into.
 */
export async function tailRow(house: House, { slug, cookie }: Seeded, turns: number): Promise<Row> {
  const app = buildApp(house);
  const page = house.publicUrl + paths.office.people.href({ org: slug });
  const ask = async () => {
    const answer = await app.fetch(new Request(page, { headers: { cookie } }));
    await answer.text();
    if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}`);
  };
  // Made before: only what the product does of a document is to be seen.
  const papers = [1, 2, 3, 4, 5, 6, 7, 8].map(sixtyPages) as [DocumentModel, ...DocumentModel[]];
  const alone: number[] = [];
  const beside: number[] = [];
  for (let turn = 0; turn < turns + 2; turn += 1) {
    // The first turns translate the code.
    const isWarm = turn >= 2;
    const quiet = await waits(ask, SECONDS);
    if (isWarm) alone.push(p99(quiet));
    const drawing = drawAllTheTime(papers);
    const busy = await waits(ask, SECONDS);
    await drawing.stop();
    if (isWarm) beside.push(p99(busy));
  }
  const tail = median(beside);
  return rowOf.times("p99 of pages while documents are drawn", tail / 1000, tail / median(alone), 1.2);
}

function drawAllTheTime(papers: [DocumentModel, ...DocumentModel[]]): { stop: () => Promise<void> } {
  let going = true;
  const done = (async () => {
    for (let at = 0; going; at += 1) await drawDocument(papers[at % papers.length] ?? papers[0], "pdf");
  })();
  return {
    stop: () => {
      going = false;
      return done;
    },
  };
}

/** Asks at fixed moments, whether the answers before have come or not; a wait begins when it was to be asked. */
async function waits(ask: () => Promise<void>, seconds: number): Promise<number[]> {
  const answers: Promise<number>[] = [];
  const began = performance.now();
  for (let at = 0; at < seconds * PER_SECOND; at += 1) {
    const due = began + (at * 1000) / PER_SECOND;
    await setTimeout(Math.max(0, due - performance.now()));
    answers.push(ask().then(() => performance.now() - due));
  }
  return Promise.all(answers);
}

function p99(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.ceil(figures.length * 0.99) - 1] ?? Number.NaN;
}
