/** A real report of many pages, where the shared folder has it. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root } from "../../../platform/root.ts";
import type { ReportReading } from "./reading.ts";
import { readReportFile } from "./read-file.ts";

const folder = join(root, "..", "shared", "seeds");
const name = existsSync(folder) ? readdirSync(folder).find((each) => /^004_.*\.txt$/.test(each)) : undefined;

const reading = name === undefined ? ({} as ReportReading) : await readingOf(name);

async function readingOf(file: string): Promise<ReportReading> {
  const read = await readReportFile(readFileSync(join(folder, file)));
  if (!read.ok) throw new Error(read.why);
  return read.reading;
}

// A computer without the shared folder has no real report to read.
describe.runIf(name !== undefined)("the real six-month report", () => {
  const found = (kind: string) => reading.findings.filter((each) => each.kind === kind);
  const projects = (kind: string) => found(kind).map(({ place }) => place.project);

  test("66 rows in 4 dimensions and 15 items, none of its lines lost", () => {
    expect(reading.counts).toEqual({ dimensions: 4, items: 15, subitems: 30, rows: 66 });
    expect(reading.totals.map(({ rows }) => rows)).toEqual([13, 25, 16, 12, 66]);
    expect(reading.rows.filter(({ narrative }) => narrative === null)).toEqual([]);
    expect(reading.unplaced).toEqual([]);
    expect([reading.factors, reading.problems, reading.recommendations].map((each) => each.length)).toEqual([
      4, 2, 4,
    ]);
  });

  test("170,000 budgeted in 8 rows and 60,000 disbursed in 3", () => {
    expect(reading.totals.at(-1)).toMatchObject({
      integrated: null,
      agency: 170_000,
      disbursed: 60_000,
      budgeted_rows: 8,
      disbursed_rows: 3,
    });
    expect(reading.totals.map(({ agency, disbursed }) => [agency, disbursed])).toEqual([
      [65_000, 20_000],
      [30_000, null],
      [35_000, null],
      [40_000, 40_000],
      [170_000, 60_000],
    ]);
    expect(found("total")).toEqual([]);
  });

  test("the five ticks of total rows that their rows contradict", () => {
    expect(found("ticks").map(({ place, took }) => [place.line, took.match(/\d+/g)])).toEqual([
      [123, ["8", "13"]],
      [530, ["16", "16"]],
      [530, ["16", "16"]],
      [646, ["12", "12"]],
      [646, ["12", "12"]],
    ]);
  });

  test("results that repeat the plan, money without result, success beside work not done", () => {
    expect(projects("result-repeats-plan").length).toBeGreaterThanOrEqual(35);
    expect(projects("money-without-result")).toEqual([5, 61, 62]);
    const denied = found("result-against-status").filter(({ level }) => level === "error");
    expect(denied.map(({ place }) => place.line)).toEqual([101, 472]);
    expect(reading.rows.filter(({ status }) => status === "result")).toHaveLength(19);
    expect(found("repeated")[0]?.why ?? "").not.toBe("");
  });

  test("the period printed to 30 March, whose place is named three times", () => {
    expect(reading.meta).toMatchObject({ fiscal_year: 2564, round: "6-month", period_to: "2021-03-30" });
    expect(found("period").map(({ place, why }) => [place.line, /8, 18, 22/.test(why)])).toEqual([[8, true]]);
  });

  test("missing sub-items, numbers printed twice, names of other offices", () => {
    expect(found("heading").map(({ place }) => place.line)).toEqual([67, 79, 259, 645]);
    expect(reading.rows.map(({ canonical_code: code }) => code).slice(7, 14)).toEqual([
      "1.1.3(1)",
      "1.2.1",
      "1.2.2",
      "1.2.3",
      "1.3.1",
      "1.3.2",
      "2.1.1",
    ]);
    expect(new Set(reading.rows.map(({ canonical_code: code }) => code)).size).toBe(66);
    const others = found("organisation").filter(({ level }) => level === "error");
    expect(others.map(({ place }) => place.line)).toEqual([
      1033, 1034, 1035, 1036, 1153, 1465, 1803, 1807, 1829, 1833,
    ]);
  });
});
