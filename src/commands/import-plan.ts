import { readFile, stat } from "node:fs/promises";
import { readPlanFile } from "../capabilities/plan/reading/read-file.ts";
import type { Finding, PlanReading } from "../capabilities/plan/reading/reading.ts";
import { boundsOf, refusals } from "../capabilities/plan/reading/refusals.ts";
import { StartRefused } from "../main.ts";
import type { Command, Terminal } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";

/** Reads an existing plan. Looking at it needs no database: the reading depends on the file alone. */
export const importPlan: Command = {
  name: "import plan",
  usage: "import plan FILE --org SLUG [--dry-run] [--json]",
  summary:
    "read an existing plan out of a .docx, .xlsx or .txt file; --dry-run shows what was read and saves nothing",
  run: async (words, terminal) => {
    const { values, positionals } = readWords(words, 1, {
      org: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    if (values.org === undefined) throw new WrongWords("--org is missing");
    const reading = await readingOf(positionals[0] ?? "");
    if (values.json) terminal.say(JSON.stringify({ done: false, ...reading }));
    else tell(terminal, reading);
    if (values["dry-run"]) return 0;
    throw new StartRefused("Nothing was saved: only --dry-run is offered so far.");
  },
};

async function readingOf(file: string): Promise<PlanReading> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new StartRefused(`There is no file ${file}.`);
  if (found.size > boundsOf.bytes) throw new StartRefused(`${file}: ${refusals.tooBig}`);
  const read = await readPlanFile(await readFile(file));
  if (!read.ok) throw new StartRefused(`${file}: ${read.why}`);
  return read.reading;
}

function tell(terminal: Terminal, reading: PlanReading) {
  const { meta, projects, totals, risk_assessment: risks, findings, unplaced } = reading;
  terminal.say(`${meta.title ?? "(no title)"}  ${meta.organisation ?? ""}  ${meta.fiscal_years.join(" ")}`);
  for (const { no, title, budget_total_5y: budget } of projects)
    terminal.say(`${String(no).padStart(3)}  ${title}  ${budget === 0 ? "-" : budget.toLocaleString("en")}`);
  for (const { dimension, count, per_year: sums } of totals)
    terminal.say(
      `${dimension === null ? "all" : `dimension ${dimension}`}: ${count} projects, ${Object.values(sums)
        .map((sum) => sum.toLocaleString("en"))
        .join(" ")}`,
    );
  const measures = risks.flatMap((risk) => risk.measures);
  terminal.say(
    `${risks.length} processes at risk, ${risks.flatMap((risk) => risk.risks).length} events, ${measures.length} measures`,
  );
  for (const finding of findings) terminal.say(inWords(finding));
  for (const { place, text } of unplaced) terminal.say(`? ${whereIs(place)} ${text}`);
  terminal.say(
    `✓ read: ${projects.length} projects, ${findings.length} findings, ${unplaced.length} texts without a place; nothing was saved`,
  );
}

const signs = { error: "✗", warning: "!", advice: "·" } as const;

function inWords({ level, place, says, took, why }: Finding): string {
  return `${signs[level]} ${whereIs(place)} ${why}: ${says} → ${took}`;
}

function whereIs({ line, page, sheet, cell, table, row, project }: Finding["place"]): string {
  return [
    sheet === undefined ? undefined : `${sheet}!${cell ?? row ?? ""}`,
    table === undefined ? undefined : `ตาราง ${table} แถว ${row ?? "?"}`,
    sheet === undefined && table === undefined && line !== undefined ? `บรรทัด ${line}` : undefined,
    page === undefined ? undefined : `หน้า ${page}`,
    project === undefined ? undefined : `โครงการที่ ${project}`,
  ]
    .filter(Boolean)
    .join(" ");
}
