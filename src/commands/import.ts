import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { importPeople, peopleImporting } from "../capabilities/organisation/people/import.ts";
import { importUnits, unitsImporting } from "../capabilities/organisation/units/import.ts";
import { StartRefused } from "../main.ts";
import type { House } from "../platform/house.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import { checkLines } from "../platform/tables/check-file.ts";
import type { CheckLine } from "../platform/tables/check-file.ts";
import { asLines, planFrom } from "../platform/tables/import.ts";
import type { ImportAct, Importing } from "../platform/tables/import.ts";
import type { ImportPlan } from "../platform/tables/plan.ts";
import { readSheet } from "../platform/tables/read-sheet.ts";
import { limits, tooMany } from "../platform/tables/sheet.ts";
import { organisationCalled, situationIn } from "./acting.ts";
import type { Command, Terminal } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { inHouse } from "./reach.ts";

export const imports: readonly Command[] = [
  importCommand("people", peopleImporting, importPeople),
  importCommand("units", unitsImporting, importUnits),
];

const answers = ["same", "another", "skip"];

/** The same act as on the page: first what would be done, then all of it or nothing. */
function importCommand<Row>(what: string, importing: Importing<Row>, perform: ImportAct): Command {
  return {
    name: `import ${what}`,
    usage: `import ${what} FILE --org SLUG [--dry-run] [--alike same|another|skip] [--json]`,
    summary: `add and change ${what} as a CSV or XLSX file says; --alike answers for names that are there already`,
    run: async (words, terminal) => {
      const { values, positionals } = readWords(words, 1, {
        org: { type: "string" },
        alike: { type: "string" },
        "dry-run": { type: "boolean" },
        json: { type: "boolean" },
      });
      if (values.org === undefined) throw new WrongWords("--org is missing");
      if (values.alike !== undefined && !answers.includes(values.alike))
        throw new WrongWords(`--alike is one of ${answers.join(", ")}`);
      const file = positionals[0] ?? "";
      const rows = await rowsOf(file);
      const asked = { rows, answers: values.alike ? [{ line: 0, answer: values.alike }] : [] };
      const { org: slug } = values;
      return inHouse(terminal, async ({ house }) => {
        const org = await organisationCalled(house, slug);
        const { plan, lines } = await look(house, org.id, importing, asked);
        const isClear = plan.problems.length === 0 && plan.counts.wrong === 0 && plan.counts.ask === 0;
        const isDone = isClear && !values["dry-run"];
        if (isDone) {
          const input = { ...asked, fileName: basename(file), basis: plan.basis };
          const outcome = await perform(situationIn(house, org.id), input);
          if (!outcome.ok) throw new StartRefused(outcome.message);
        }
        if (values.json)
          terminal.say(JSON.stringify({ done: isDone, ...told(plan), lines: lines.filter(isWorthTelling) }));
        else tell(terminal, plan, lines, isDone);
        return isClear ? 0 : 1;
      });
    },
  };
}

async function rowsOf(file: string): Promise<string[][]> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new StartRefused(`There is no file ${file}.`);
  if (found.size > limits.bytes) throw new StartRefused(tooMany.bytes);
  const read = await readSheet(await readFile(file));
  if (!read.ok) throw new StartRefused(read.why);
  return asLines(read.rows);
}

function look<Row>(
  house: House,
  orgId: string,
  importing: Importing<Row>,
  asked: { rows: string[][]; answers: { line: number; answer: string }[] },
) {
  return readIn(house.database, orgId, async (db) => {
    const loaded = await importing.load(db, orgId, situationIn(house, orgId).actor, house.now());
    const plan = planFrom(loaded, asked.rows, asked.answers);
    return { plan, lines: checkLines(plan, importing.columns, loaded.references) };
  });
}

function told<Row>({ problems, unread, counts }: ImportPlan<Row>) {
  return { problems, unread, counts };
}

const SAID = new Set(["ต้องแก้", "รอคำตอบ", "เพิ่ม", "แก้ไข"]);

function isWorthTelling({ state }: CheckLine): boolean {
  return SAID.has(state);
}

const MOST_LINES = 200;

function tell<Row>(terminal: Terminal, plan: ImportPlan<Row>, lines: readonly CheckLine[], isDone: boolean) {
  for (const problem of plan.problems) terminal.complain(problem);
  const shown = lines.filter(isWorthTelling);
  for (const { line, state, name, column, before, after, why } of shown.slice(0, MOST_LINES)) {
    const change = why ?? (column === null ? "" : `${before || "(ว่าง)"} → ${after || "(ว่าง)"}`);
    terminal.say([`แถว ${line}`, state, name, column, change].filter(Boolean).join("  "));
  }
  if (shown.length > MOST_LINES) terminal.say(`… ${shown.length - MOST_LINES} more; --json tells all`);
  const { add, change, same, skip, ask, wrong } = plan.counts;
  terminal.say(
    `${isDone ? "✓ done" : "✗ nothing was changed"}: ${add} added, ${change} changed, ${same} the same, ${skip} skipped, ${ask} to answer, ${wrong} wrong`,
  );
}
