import { writeFile } from "node:fs/promises";
import { emblemOf } from "../capabilities/organisation/profile/queries.ts";
import { reportPapers } from "../capabilities/progress/report/documents/papers.ts";
import type { ReportPaperKind } from "../capabilities/progress/report/documents/papers.ts";
import { makeReport } from "../capabilities/progress/report/make.ts";
import { nationalReportColumns, nationalRows } from "../capabilities/progress/report/national.ts";
import { gatherReport } from "../capabilities/progress/report/queries.ts";
import type { ReportRecords } from "../capabilities/progress/report/records.ts";
import { StartRefused } from "../main.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import { drawDocument } from "../platform/documents/draw.ts";
import { tableBytes } from "../platform/tables/file.ts";
import type { Round } from "../thai/fiscal.ts";
import { organisationCalled } from "./acting.ts";
import type { Command } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { inHouse } from "./reach.ts";

const rounds: Record<string, Round> = { 6: "6-month", 9: "9-month", 12: "12-month" };
const papers = Object.keys(reportPapers) as ReportPaperKind[];

/** The same papers as the page gives; "national" is the form as a plain table. */
export const documentReport: Command = {
  name: "document report",
  usage: `document report --org SLUG --year 2569 --round 6|9|12 --format pdf|docx|xlsx|csv -o FILE [--paper ${papers.join("|")}|national] [--digits thai|arabic]`,
  summary: "write the report of a round as a document, made from the records as they are now",
  run: async (words, terminal) => {
    const { values } = readWords(words, 0, {
      org: { type: "string" },
      year: { type: "string" },
      round: { type: "string" },
      format: { type: "string" },
      output: { type: "string", short: "o" },
      paper: { type: "string" },
      digits: { type: "string" },
    });
    const { org: slug, output, digits = "thai", paper = "report" } = values;
    const year = /^\d{4}$/.test(values.year ?? "") ? Number(values.year) : undefined;
    const round = Object.hasOwn(rounds, values.round ?? "") ? rounds[values.round ?? ""] : undefined;
    if (slug === undefined) throw new WrongWords("--org is missing");
    if (output === undefined) throw new WrongWords("-o is missing");
    if (year === undefined) throw new WrongWords("--year is a fiscal year พ.ศ., such as 2569");
    if (round === undefined) throw new WrongWords("--round is 6, 9 or 12");
    if (digits !== "thai" && digits !== "arabic") throw new WrongWords("--digits is thai or arabic");
    const write = writerOf(paper, values.format ?? "", digits);
    return inHouse(terminal, async ({ house }) => {
      const org = await organisationCalled(house, slug);
      const found = await readIn(house.database, org.id, async (db) => {
        const gathered = await gatherReport(db, org.id, { year, round }, house.packs);
        return gathered && { ...gathered, emblem: await emblemOf(db, org.id) };
      });
      if (!found) throw new StartRefused(`${slug} has not opened the year ${year}.`);
      await write(output, found.records, found.emblem);
      terminal.say(`✓ ${output}: ${year}, ${round}, ${found.records.projects.length} projects`);
      return 0;
    });
  },
};

type Writer = (file: string, records: ReportRecords, emblem: Uint8Array | undefined) => Promise<void>;

function writerOf(paper: string, format: string, digits: "thai" | "arabic"): Writer {
  if (paper === "national") {
    if (format !== "csv" && format !== "xlsx") throw new WrongWords("--format of national is csv or xlsx");
    return async (file, records) => {
      const rows = [nationalRows(makeReport(records))];
      const table = { name: "report", title: "รายงานผล", columns: nationalReportColumns, rows };
      await writeFile(file, await tableBytes(format, table));
    };
  }
  const kind = papers.find((each) => each === paper);
  if (!kind) throw new WrongWords(`--paper is one of ${papers.join(", ")}, national`);
  if (format !== "pdf" && format !== "docx" && format !== "xlsx")
    throw new WrongWords("--format is one of pdf, docx, xlsx");
  return async (file, records, emblem) => {
    const model = reportPapers[kind](records, { digits, ...(emblem ? { emblem } : {}) });
    await writeFile(file, await drawDocument(model, format));
  };
}
