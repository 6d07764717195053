import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fund, PlanProject } from "./content.ts";
import { budgetInAll, totalsOf } from "./totals.ts";

type Paid = Pick<PlanProject, "budgets" | "fundings">;
const fund = (budget: number | null): Fund => ({ id: "f", name: "อบรมประจำปี", budgets: [budget] });
const takes = (budget: number, from = budget): Paid => ({
  budgets: [budget],
  fundings: [{ fundId: "f", budgets: [from] }],
});

test("money of one source that two projects name is counted once and told", () => {
  const totals = totalsOf([takes(10_000_00), takes(10_000_00)], [fund(10_000_00)], 1);
  expect(totals).toEqual({ count: 2, perYear: [10_000_00], all: 10_000_00, twice: [10_000_00] });
});

test("a source that holds enough pays both", () => {
  expect(totalsOf([takes(4_000_00), takes(6_000_00)], [fund(10_000_00)], 1).perYear).toEqual([10_000_00]);
});

test("a source whose sum nobody wrote down holds what its largest taker was given", () => {
  expect(totalsOf([takes(4_000_00), takes(6_000_00)], [fund(null)], 1).perYear).toEqual([6_000_00]);
});

test("own money beside a shared source is all counted", () => {
  expect(totalsOf([takes(15_000_00, 10_000_00), takes(10_000_00)], [fund(10_000_00)], 1).perYear).toEqual([
    15_000_00,
  ]);
});

test("without sources the total is the sum, and no total is more than the sum", () => {
  const sum = fc.option(fc.integer({ min: 0, max: 1_000_000_00 }));
  const project = fc.record({ budget: sum, part: fc.nat({ max: 100 }), shares: fc.boolean() });
  fc.assert(
    fc.property(fc.array(project), sum, (projects, holds) => {
      const paid = projects.map(({ budget, part, shares }) => ({
        budgets: [budget],
        fundings: shares
          ? [{ fundId: "f", budgets: [budget === null ? null : Math.floor((budget * part) / 100)] }]
          : [],
      }));
      const plain = paid.reduce((all, { budgets }) => all + (budgets[0] ?? 0), 0);
      const { all, twice, perYear } = totalsOf(paid, [fund(holds)], 1);
      expect(all + (twice[0] ?? 0)).toBe(plain);
      expect(perYear).toEqual([all]);
      expect(twice[0]).toBeGreaterThanOrEqual(0);
      expect(
        totalsOf(
          paid.map((each) => ({ ...each, fundings: [] })),
          [fund(holds)],
          1,
        ).all,
      ).toBe(plain);
    }),
  );
});

test("no money in any year is not the same as zero", () => {
  expect(budgetInAll([null, null])).toBeNull();
  expect(budgetInAll([null, 0])).toBe(0);
  expect(budgetInAll([1_50, 2_00])).toBe(3_50);
});
