import { basename } from "node:path";
import { importReport as saveReading } from "../capabilities/progress/importing/acts.ts";
import { keepReading } from "../capabilities/progress/importing/kept.ts";
import { organisationOfReport } from "../capabilities/progress/importing/queries.ts";
import { contentFrom } from "../capabilities/progress/reading/content-from.ts";
import { readReportFile } from "../capabilities/progress/reading/read-file.ts";
import type { Finding, ReportReading } from "../capabilities/progress/reading/reading.ts";
import { StartRefused } from "../main.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import { TERMINAL } from "../platform/reading/kept.ts";
import { rounds } from "../thai/fiscal.ts";
import type { Round } from "../thai/fiscal.ts";
import { organisationCalled, situationIn, valueOf } from "./acting.ts";
import type { Command, Terminal } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { inHouse } from "./reach.ts";
import { inWords, readingOf, whereIs } from "./told-reading.ts";

const details = `--org      the organisation whose report it is; a dry run only reads the file
--year     fiscal year in the Buddhist era; without it the one that the report names
--round    6, 9 or 12; without it the one that the report names
--dry-run  read and show, save nothing
--json     one JSON object instead of lines

Exit code: 0 read, 1 refused (one line on standard error says why, nothing is saved), 2 wrong words.

The JSON object (money in baht, years in the Buddhist era, dates in the order of ISO):
  done, saved                  whether it was saved, and as which version: {year, round, number}
  meta                         file_kind, title, organisation, organisation_kind, district, province, plan,
                               fiscal_year, round, period_from, period_to, cover[]
  introduction[]
  dimensions[]                 no, title, lines[] ({heading {level, no, title}} or {row: no}),
                               stated (the total row as printed: integrated, agency, disbursed, ticks, printed[])
  rows[]                       no, code, canonical_code, kind, title, indicator, target, result, integrated, agency,
                               disbursed, ticks {conscience, mechanism, efficiency}, remark, printed (the cells),
                               narrative {title, parts[] {heading, about, paragraphs[]}}, status
  totals[]                     added up of each dimension and (dimension null) of all: rows, integrated, agency,
                               disbursed, budgeted_rows, disbursed_rows, ticked
  counts                       dimensions, items, subitems, rows
  factors[] problems[] recommendations[]
  reporter                     name, position, phone, email, date, date_iso
  announcement                 title, paragraphs[], date, date_iso, signed_by, position
  findings[]                   level, kind, place {line, page, table, row, sheet, cell, project},
                               says (the document), took (the reading), why
  headings[] unplaced[]        lines that only say where something is, and text that found no place`;

/** Keeps an old report as it was. A look at it needs no database: the reading depends on the file alone. */
export const importReport: Command = {
  name: "import report",
  usage: "import report FILE --org SLUG [--year 2564] [--round 6|9|12] [--dry-run] [--json]",
  summary:
    "read an old progress report out of a .docx, .xlsx or .txt file and keep it; --dry-run shows what was read and saves nothing",
  details,
  run: async (words, terminal) => {
    const { values, positionals } = readWords(words, 1, {
      org: { type: "string" },
      year: { type: "string" },
      round: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
    });
    const { org: slug } = values;
    if (slug === undefined) throw new WrongWords("--org is missing");
    if (values.year !== undefined && !/^25\d\d$/.test(values.year))
      throw new WrongWords("--year is a year of the Buddhist era, such as 2564");
    const asked = values.round === undefined ? undefined : `${values.round}-month`;
    if (asked !== undefined && !isRound(asked)) throw new WrongWords("--round is 6, 9 or 12");
    const [file = ""] = positionals;
    const read = await readingOf(file, readReportFile);
    const say = (saved: Saved | null, further: readonly Finding[] = []) => {
      const reading = { ...read.reading, findings: [...read.reading.findings, ...further] };
      if (values.json) terminal.say(JSON.stringify({ done: saved !== null, saved, ...reading }));
      else tell(terminal, reading, saved);
      return 0;
    };
    if (values["dry-run"]) return say(null);
    const { meta } = read.reading;
    const year = values.year === undefined ? meta.fiscal_year : Number(values.year);
    const round = asked ?? meta.round;
    if (year === null) throw new StartRefused("The report names no fiscal year: choose one with --year.");
    if (round === null)
      throw new StartRefused("The report names no round: choose one with --round 6, 9 or 12.");
    return inHouse(terminal, async ({ house }) => {
      const org = await organisationCalled(house, slug);
      const organisation = await readIn(house.database, org.id, (db) =>
        organisationOfReport(db, org.id, house.packs),
      );
      const kept = { ...read, fileName: basename(file), keptAt: house.now() };
      await keepReading(house.database, org.id, TERMINAL, kept);
      const { number } = valueOf(await saveReading(situationIn(house, org.id), { year, round }));
      return say({ year, round, number }, contentFrom(read.reading, { year, round, organisation }).findings);
    });
  },
};

interface Saved {
  year: number;
  round: Round;
  number: number;
}

function isRound(text: string): text is Round {
  return (rounds as readonly string[]).includes(text);
}

function tell(terminal: Terminal, reading: ReportReading, saved: Saved | null) {
  const { meta, rows, totals, counts, findings, unplaced } = reading;
  terminal.say(
    `${meta.title ?? "(no title)"}  ${meta.organisation ?? ""}  ${meta.fiscal_year ?? "?"} ${meta.round ?? "?"}`,
  );
  for (const { no, canonical_code: code, title, agency, disbursed, status } of rows)
    terminal.say(
      `${String(no).padStart(3)}  ${code ?? ""}  ${title}  ${amount(agency)}  ${amount(disbursed)}  ${status}`,
    );
  for (const total of totals)
    terminal.say(
      `${total.dimension === null ? "all" : `dimension ${total.dimension}`}: ${total.rows} rows, budget ${amount(total.agency)} in ${total.budgeted_rows}, disbursed ${amount(total.disbursed)} in ${total.disbursed_rows}`,
    );
  for (const finding of findings) terminal.say(inWords(finding));
  for (const { place, text } of unplaced) terminal.say(`? ${whereIs(place)} ${text}`);
  terminal.say(
    `✓ read: ${counts.rows} rows in ${counts.dimensions} dimensions and ${counts.items} items, ${findings.length} findings, ${unplaced.length} texts without a place; ${saved === null ? "nothing was saved" : `saved as version ${saved.number} of ${saved.year} ${saved.round}`}`,
  );
}

function amount(baht: number | null): string {
  return baht === null ? "-" : baht.toLocaleString("en");
}
