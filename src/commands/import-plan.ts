import { basename } from "node:path";
import { importPlan as saveReading } from "../capabilities/plan/importing/acts.ts";
import { keepReading } from "../capabilities/plan/importing/kept.ts";
import { planCycles } from "../capabilities/plan/packs/cycles.ts";
import { readPlanFile } from "../capabilities/plan/reading/read-file.ts";
import type { PlanReading } from "../capabilities/plan/reading/reading.ts";
import { StartRefused } from "../main.ts";
import type { House } from "../platform/house.ts";
import { TERMINAL } from "../platform/reading/kept.ts";
import { organisationCalled, situationIn, valueOf } from "./acting.ts";
import type { Command, Terminal } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { inHouse } from "./reach.ts";
import { inWords, readingOf, whereIs } from "./told-reading.ts";

const details = `--org      the organisation that gets the draft; a dry run only reads the file
--cycle    key of the cycle, such as 2566-2570; without it the cycle that has the plan's years
--dry-run  read and show, save nothing
--json     one JSON object instead of lines

Exit code: 0 read, 1 refused (one line on standard error says why, nothing is saved), 2 wrong words.

The JSON object (money in baht, years in the Buddhist era; docs/import-plan.md tells every field):
  done, planId                 whether it was saved, and as which plan
  meta                         file_kind, title, organisation, organisation_kind, district, province,
                               plan_date, fiscal_years[], cover[]
  contents[]                   no, text, pages
  plan_reasons[] plan_objectives[] plan_goals[] plan_benefits[] foreword[] risk_text[]
  targets[]                    name, unit, baseline_year, values {year: number}
  risk_assessment[]            no, process, risks[], risk_score, score, likelihood, impact,
                               measures[] {text, project_no}
  projects[]                   no, title, kind, dimension {no, title}, program {no, title}, subprograms[],
                               budgets {year: baht}, budget_total_5y, budget_source,
                               budget_text_part3, remark, remark_units[], funding[],
                               rationale[], objectives[], target, target_number, area,
                               steps[] {no, text, sub[] {no, level, text}, tail}, period, responsible,
                               responsible_text, indicators[], outputs[] {no, text}, outcomes[], linked_risks[], source
  totals[] stated_totals[]     added up from what was read, and as the document prints them
  kinds                        how many projects, measures, activities
  declaration                  title, date, date_iso, signed_by, position, paragraphs[]
  findings[]                   level, kind, place {line, page, table, row, sheet, cell, project},
                               says (the document), took (the reading), why
  headings[] unplaced[]        lines that only say where something is, and text that found no place`;

/** Reads an existing plan into a new draft. A look at it needs no database: the reading depends on the file alone. */
export const importPlan: Command = {
  name: "import plan",
  usage: "import plan FILE --org SLUG [--cycle KEY] [--dry-run] [--json]",
  summary:
    "read an existing plan out of a .docx, .xlsx or .txt file into a new draft; --dry-run shows what was read and saves nothing",
  details,
  run: async (words, terminal) => {
    const { values, positionals } = readWords(words, 1, {
      org: { type: "string" },
      cycle: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    const { org: slug } = values;
    if (slug === undefined) throw new WrongWords("--org is missing");
    const [file = ""] = positionals;
    const read = await readingOf(file, readPlanFile);
    const say = (planId: string | null) => {
      if (values.json) terminal.say(JSON.stringify({ done: planId !== null, planId, ...read.reading }));
      else tell(terminal, read.reading, planId);
      return 0;
    };
    if (values["dry-run"]) return say(null);
    return inHouse(terminal, async ({ house }) => {
      const org = await organisationCalled(house, slug);
      const cycle = values.cycle ?? cycleOf(house, read.reading);
      const kept = { ...read, fileName: basename(file), keptAt: house.now() };
      await keepReading(house.database, org.id, TERMINAL, kept);
      const saved = valueOf(await saveReading(situationIn(house, org.id), { cycle }));
      const code = say(saved.planId);
      if (saved.risksLeft)
        terminal.complain(`The table of risks stays out of the register: ${saved.risksLeft}`);
      return code;
    });
  },
};

function cycleOf(house: House, { meta }: PlanReading): string {
  const known = house.packs.ofKind(planCycles);
  const found = known.find(({ data }) => data.years.join() === meta.fiscal_years.join());
  if (found) return found.key;
  const keys = known.map(({ key }) => key).join(", ");
  throw new StartRefused(
    `No cycle has the years ${meta.fiscal_years.join(", ") || "(none read)"}: choose one with --cycle (${keys}).`,
  );
}

function tell(terminal: Terminal, reading: PlanReading, planId: string | null) {
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
    `✓ read: ${projects.length} projects, ${findings.length} findings, ${unplaced.length} texts without a place; ${planId === null ? "nothing was saved" : `saved as the draft ${planId}`}`,
  );
}
