import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRound } from "../checks/check.ts";
import { goodRecords } from "../checks/good-records.fixture.ts";
import type { ReportContent, ReportRow, SharedMoney } from "./content.ts";
import { makeReport } from "./make.ts";
import { halfYear } from "./records.fixture.ts";
import { rowsOf, sharedAgain, totalOf } from "./totals.ts";

const none = { conscience: false, mechanism: false, efficiency: false };
const row = (agency: number, shared?: SharedMoney[]) => ({
  money: { integrated: null, agency, disbursed: null },
  guidelines: none,
  ...(shared ? { shared } : {}),
});
const from = (amount: number, holds: number | null = 100_00, source = "f1") => [{ source, amount, holds }];

describe("money of one source in several rows", () => {
  test("is in the sum once, as the source holds it", () => {
    expect(totalOf([row(80_00, from(80_00)), row(60_00, from(60_00))]).agency).toBe(100_00);
    expect(totalOf([row(80_00, from(80_00, null)), row(60_00, from(60_00, null))]).agency).toBe(80_00);
    // Two who share what is enough for both take nothing twice.
    expect(totalOf([row(40_00, from(40_00)), row(60_00, from(60_00))]).agency).toBe(100_00);
    expect(totalOf([row(80_00, from(80_00)), row(60_00, from(60_00, 100_00, "f2"))]).agency).toBe(140_00);
  });

  test("of a file, which tells no sources, is the plain sum", () => {
    expect(totalOf([row(80_00), row(60_00)]).agency).toBe(140_00);
  });

  test("never makes a sum larger, nor less than what one row takes", () => {
    const taking = fc.tuple(fc.nat(1_000_000), fc.constantFrom("f1", "f2"));
    fc.assert(
      fc.property(fc.array(taking, { minLength: 1 }), (takings) => {
        const rows = takings.map(([amount, source]) => row(amount, from(amount, null, source)));
        const agency = totalOf(rows).agency ?? 0;
        const plain = takings.reduce((sum, [amount]) => sum + amount, 0);
        expect(agency).toBeLessThanOrEqual(plain);
        expect(agency).toBeGreaterThanOrEqual(Math.max(...takings.map(([amount]) => amount)));
        expect(agency + sharedAgain(rows)).toBe(plain);
      }),
    );
  });
});

describe("the report that is made", () => {
  const cycle = { dimensions: [] };
  const whole = (content: ReportContent) => content.dimensions.map(({ total }) => total?.agency);

  test("knows what its rows take from the sources of the plan in this year", () => {
    const records = halfYear(cycle);
    const [first, second] = records.projects;
    if (!first || !second) throw new Error("no projects");
    const paid = (each: typeof first) => ({
      ...each,
      project: {
        ...each.project,
        dimension: "1",
        budget: 80_00,
        allUnits: false,
        content: { ...each.project.content, fundings: [{ fundId: "f1", budgets: [1, 80_00] }] },
      },
    });
    const report = makeReport({
      ...records,
      cycle: { dimensions: [{ key: "1", name: "มิติ", missions: [] }] } as unknown as typeof records.cycle,
      funding: { at: 1, funds: [{ id: "f1", name: "เงินอุดหนุน", budgets: [null, 100_00] }] },
      projects: [paid(first), paid(second)],
    });
    expect(rowsOf(report).map(({ money }) => money.agency)).toEqual([80_00, 80_00]);
    expect(whole(report)).toEqual([100_00]);
  });

  test("is right before the check of its totals only with shared money once", () => {
    const records = goodRecords();
    const { content } = records;
    const [dimension] = content?.dimensions ?? [];
    const [printed] = content ? rowsOf(content) : [];
    if (!content || !dimension?.total || !printed) throw new Error("no report");
    const twin = (id: string): ReportRow => ({
      ...printed,
      id,
      money: { ...printed.money, agency: 80_00, disbursed: null },
      shared: from(80_00),
    });
    const rows = [twin("p8"), twin("p9")];
    const told = (agency: number) =>
      checkRound({
        ...records,
        content: {
          ...content,
          dimensions: [
            { ...dimension, lines: rows.map((each) => ({ row: each })), total: { ...totalOf(rows), agency } },
          ],
        },
      }).filter(({ check }) => check === "total-not-sum");
    expect(told(100_00)).toEqual([]);
    expect(told(160_00)).toHaveLength(1);
  });
});
