import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, fraction } from "../../../thai/fractions.ts";
import type { StandingProject } from "./queries.ts";
import { standingOf } from "./rules.ts";
import {
  around,
  events,
  projectYear,
  result,
  share,
  step,
  stepsDone,
  tally,
  twice,
} from "./tally.fixture.ts";
import type { ShareTally } from "./tally.ts";
import { byDimension, byUnit, totalsOf } from "./totals.ts";

function stands(said: Parameters<typeof projectYear>[0], ...shares: readonly ShareTally[]): StandingProject {
  const asked = projectYear({ steps: [step("a"), step("b")], ...said });
  const recorded = tally(...shares);
  return { projectYear: asked, tally: recorded, standing: standingOf(asked, recorded, around()) };
}

const paid = (amount: number, source: "agency" | "fund" = "agency"): Partial<ShareTally> => ({
  spent: [{ month: "2026-01", source, fundId: null, amount, hasEvidence: true }],
});

describe("together", () => {
  const done = stands(
    { budget: 100, outputs: [result(twice)] },
    share({ ...stepsDone("a", "b"), ...paid(40) }),
  );
  const begun = stands(
    { dimension: "2", integratedBudget: 5 },
    share({ ...stepsDone("a"), ...paid(7, "fund") }),
  );
  const met = stands({ outputs: [result(twice)] }, share(events("2025-11", "2025-12")));

  test("statuses, lights, money by source, verdicts", () => {
    expect(totalsOf([done, begun, met])).toEqual({
      projects: 3,
      status: "under-way",
      statuses: { "not-started": 0, "under-way": 2, done: 1, "could-not": 0 },
      lights: { green: 2, yellow: 0, red: 1 },
      progress: expect.anything() as unknown,
      budget: 105,
      spent: 47,
      spentFrom: { agency: 40, integrated: 0, fund: 7 },
      verdicts: { met: 1, "not-met": 1, "cannot-tell": 0 },
    });
  });

  test("a project counts alike however many steps it has", () => {
    const { progress } = totalsOf([
      done,
      begun,
      stands({ steps: [step("a"), step("b"), step("c")] }, share(stepsDone("a"))),
    ]);
    expect(progress && compare(progress, fraction(11n, 18n))).toBe(0);
    expect(totalsOf([]).progress).toBeUndefined();
  });

  test("what was taken out of the plan does not count", () => {
    expect(totalsOf([done, stands({ dropped: true, budget: 9 }, share(paid(3)))])).toMatchObject({
      projects: 1,
      budget: 100,
      spent: 40,
    });
  });

  test("by dimension nothing is lost", () => {
    const groups = byDimension([done, begun, met]);
    expect([...groups].map(([key, each]) => [key, each.length])).toEqual([
      ["1", 2],
      ["2", 1],
    ]);
  });
});

describe("by unit", () => {
  const units = ["u1", "u2", "u3"].map((id) => ({ id, name: `กอง ${id}` }));
  const any = fc.record({
    allUnits: fc.boolean(),
    units: fc.subarray(units, { minLength: 1 }),
    budget: fc.option(fc.nat(1_000_000)),
    integratedBudget: fc.option(fc.nat(1_000)),
  });
  const recorded = fc.array(
    fc.record({
      unitId: fc.constantFrom("u1", "u2", "u3", "u9"),
      amount: fc.nat(10_000),
      ids: fc.subarray(["a", "b"]),
    }),
    { maxLength: 4 },
  );

  test("money adds up to what the whole has, to the satang, and every share stands with its unit", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(any, recorded), { minLength: 1, maxLength: 6 }), (said) => {
        const projects = said.map(([asked, records]) =>
          stands(
            asked,
            ...records.map(({ unitId, amount, ids }) =>
              share({ unitId, ...paid(amount), ...stepsDone(...ids) }),
            ),
          ),
        );
        const whole = totalsOf(projects);
        const each = byUnit(projects).map(({ projects: own }) => totalsOf(own));
        const sum = (take: (totals: (typeof each)[number]) => number) =>
          each.reduce((added, totals) => added + take(totals), 0);
        expect(sum(({ budget }) => budget)).toBe(whole.budget);
        expect(sum(({ spent }) => spent)).toBe(whole.spent);
        expect(sum(({ spentFrom }) => spentFrom.agency)).toBe(whole.spentFrom.agency);
        expect(sum((totals) => totals.projects)).toBe(said.reduce((n, [asked]) => n + asked.units.length, 0));
        expect(Object.values(whole.statuses).reduce((a, b) => a + b)).toBe(whole.projects);
      }),
    );
  });

  test("of all units each stands by its own share", () => {
    const all = stands({ units, allUnits: true }, share({ unitId: "u1", ...stepsDone("a", "b") }));
    expect(byUnit([all]).map(({ unit, projects }) => [unit.id, totalsOf(projects).status])).toEqual([
      ["u1", "done"],
      ["u2", "not-started"],
      ["u3", "not-started"],
    ]);
  });
});
