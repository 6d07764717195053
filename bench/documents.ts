import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { promisify } from "node:util";
import { paths } from "../src/paths.ts";
import { drawDocx } from "../src/platform/documents/docx/draw.ts";
import type { DocumentModel } from "../src/platform/documents/model.ts";
import { drawPdf } from "../src/platform/documents/pdf/draw.ts";
import { drawXlsx } from "../src/platform/documents/xlsx/draw.ts";
import { temporaryFolder } from "../src/testing/program.ts";
import type { Program } from "../src/testing/program.ts";
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
async function libreOffice(): Promise<number | undefined> {
  const folder = temporaryFolder("office");
  try {
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const file = join(folder.path, `paper-${round}.docx`);
      writeFileSync(file, await drawDocx(sixtyPages(round + 100)));
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

/**
 * p99 of a page with documents drawn one after the other meanwhile, against without. Both take turns, and
 * p99 is that of all turns together: of one second's answers it would be the one that had bad luck.
 */
export async function tailRow(
  program: Pick<Program, "url">,
  { slug, cookie }: Seeded,
  effort: { rounds: number; seconds: number },
): Promise<Row> {
  const page = program.url + paths.office.people.href({ org: slug });
  const paper = program.url + paths.office.peoplePdf.href({ org: slug });
  // Short turns: what else happens on the machine falls on both.
  const turn = () => waits(page, cookie, effort.seconds / 2);
  await drawAllTheTime(paper, cookie).stop();
  await turn();
  const alone: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < effort.rounds * 2; round += 1) {
    alone.push(...(await turn()));
    const drawing = drawAllTheTime(paper, cookie);
    beside.push(...(await turn()));
    await drawing.stop();
  }
  const [without, meanwhile] = [p99(alone), p99(beside)];
  return rowOf.times("p99 of pages while documents are drawn", meanwhile / 1000, meanwhile / without, 1.2);
}

function drawAllTheTime(paper: string, cookie: string): { stop: () => Promise<void> } {
  let going = true;
  const done = (async () => {
    while (going) await (await fetch(paper, { headers: { cookie } })).arrayBuffer();
  })();
  return {
    stop: () => {
      going = false;
      return done;
    },
  };
}

/** Asks at fixed moments, whether the answers before have come or not; a wait begins when it was to be asked. */
async function waits(page: string, cookie: string, seconds: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const answers: Promise<number>[] = [];
  const began = performance.now();
  for (let at = 0; at < seconds * PER_SECOND; at += 1) {
    const due = began + (at * 1000) / PER_SECOND;
    await setTimeout(Math.max(0, due - performance.now()));
    answers.push(answered(page, cookie, agent).then(() => performance.now() - due));
  }
  const found = await Promise.all(answers);
  agent.destroy();
  return found;
}

function answered(page: string, cookie: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(page, { agent, headers: { cookie } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${page} answered ${answer.statusCode}`));
      answer.on("end", resolve).on("error", reject).resume();
    }).on("error", reject);
  });
}

function p99(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length * 0.99)] ?? Number.NaN;
}
