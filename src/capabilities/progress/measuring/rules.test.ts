import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "../../../thai/dates.ts";
import { isLate, standingOf, together } from "./rules.ts";
import { workStatuses } from "./standing.ts";
import type { WorkStatus } from "./standing.ts";
import { around, projectYear, share, step, stepsDone, tally } from "./tally.fixture.ts";
import { emptyShare } from "./tally.ts";

const setback = { reason: "งบประมาณถูกโอนไปแก้ไขน้ำท่วม", on: isoDate("2026-02-01") };
const two = projectYear({ steps: [step("a"), step("b")] });

describe("status of a project", () => {
  test.each<[string, Parameters<typeof share>[0] | null, WorkStatus]>([
    ["nothing recorded", null, "not-started"],
    ["an answering unit without records", { facts: 0 }, "not-started"],
    ["money spent and nothing else", { facts: 1 }, "under-way"],
    ["one step of two", stepsDone("a"), "under-way"],
    ["every step", stepsDone("a", "b"), "done"],
    ["a step that the plan does not know", stepsDone("x"), "under-way"],
    ["a setback", { facts: 0, setback }, "could-not"],
    ["a setback after a step", { ...stepsDone("a"), setback }, "could-not"],
    ["a setback that was overcome", { ...stepsDone("a", "b"), setback }, "done"],
  ])("%s", (_name, said, status) => {
    expect(standingOf(two, said ? tally(share(said)) : undefined, around()).status).toBe(status);
  });

  test("a project without steps is never done: nothing says when", () => {
    expect(standingOf(projectYear(), tally(share()), around())).toMatchObject({
      status: "under-way",
      progress: { done: 0, of: 0 },
      light: null,
    });
  });

  test("a setback is told with its reason, among many units with who said it", () => {
    expect(standingOf(two, tally(share({ setback })), around()).setback).toBe(setback.reason);
    const many = projectYear({ allUnits: true, units: [{ id: "u1", name: "กองช่าง" }] });
    expect(standingOf(many, tally(share({ setback })), around()).setback).toBe(`กองช่าง: ${setback.reason}`);
  });
});

describe("steps", () => {
  const nested = projectYear({ steps: [step("a", [step("a1"), step("a2")]), step("b")] });

  test("only the innermost are counted, and what is around them follows", () => {
    const { steps, progress } = standingOf(nested, tally(share(stepsDone("a1"))), around());
    expect(progress).toEqual({ done: 1, of: 3 });
    expect(steps).toEqual([
      { stepId: "a", status: "under-way", done: 1, of: 2 },
      { stepId: "a1", status: "done", done: 1, of: 1 },
      { stepId: "a2", status: "not-started", done: 0, of: 1 },
      { stepId: "b", status: "not-started", done: 0, of: 1 },
    ]);
  });

  test("a record of a step as a whole does all that is inside it", () => {
    expect(standingOf(nested, tally(share(stepsDone("a"))), around()).progress).toEqual({ done: 2, of: 3 });
  });

  test("two officers who report the same step do it once", () => {
    const both = tally(share(stepsDone("b")), share({ ...stepsDone("b"), unitId: "u2" }));
    expect(standingOf(nested, both, around()).progress).toEqual({ done: 1, of: 3 });
  });
});

describe("shares", () => {
  const units = ["u1", "u2", "u3"].map((id) => ({ id, name: `กอง ${id}` }));
  const named = projectYear({ steps: [step("a"), step("b")], units });
  const all = projectYear({ steps: [step("a"), step("b")], units, allUnits: true });
  const recorded = tally(share(stepsDone("a")), share({ ...stepsDone("b"), unitId: "u2" }));

  test("units that are named do it together: what one did is done", () => {
    const { status, progress, shares } = standingOf(named, recorded, around());
    expect({ status, progress }).toEqual({ status: "done", progress: { done: 2, of: 2 } });
    expect(shares.map((each) => each.status)).toEqual(["done", "done", "done"]);
  });

  test("of all units each does the whole: what one did is its own", () => {
    const { status, progress, shares } = standingOf(all, recorded, around());
    expect({ status, progress }).toEqual({ status: "under-way", progress: { done: 2, of: 6 } });
    expect(shares.map((each) => each.status)).toEqual(["under-way", "under-way", "not-started"]);
  });

  test("the progress of all is the sum of the shares, and it is done when every share is", () => {
    const did = fc.array(fc.subarray(["a", "b"]), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(did, (dones) => {
        const asked = projectYear({
          steps: [step("a"), step("b")],
          allUnits: true,
          units: dones.map((_, place) => ({ id: `u${place}`, name: "" })),
        });
        const shares = dones.map((ids, place) => share({ ...stepsDone(...ids), unitId: `u${place}` }));
        const standing = standingOf(asked, tally(...shares), around());
        const added = standing.shares.reduce((sum, each) => sum + each.progress.done, 0);
        expect(standing.progress).toEqual({ done: added, of: dones.length * 2 });
        expect(standing.status === "done").toBe(dones.every(({ length }) => length === 2));
        expect(standing.steps.reduce((sum, each) => sum + each.done, 0)).toBe(added);
      }),
    );
  });

  test("records of a unit that has no share do no share", () => {
    const stranger = tally(share({ ...stepsDone("a", "b"), unitId: "u9" }));
    expect(standingOf(all, stranger, around()).progress).toEqual({ done: 0, of: 6 });
  });
});

describe("together", () => {
  const statuses = fc.array(fc.constantFrom(...workStatuses), { minLength: 1, maxLength: 8 });

  test.each<[WorkStatus[], WorkStatus]>([
    [[], "not-started"],
    [["done", "not-started"], "under-way"],
    [["could-not", "not-started"], "not-started"],
    [["could-not", "under-way"], "under-way"],
    [["could-not", "done"], "could-not"],
  ])("%j is %s", (each, whole) => {
    expect(together(each)).toBe(whole);
  });

  test("done is done by all; one alone is what it is; order does not matter", () => {
    fc.assert(
      fc.property(statuses, (each) => {
        const whole = together(each);
        expect(whole === "done").toBe(each.every((status) => status === "done"));
        expect(each).toContain(whole === "under-way" && !each.includes("under-way") ? "done" : whole);
        expect(together(each.toReversed())).toBe(whole);
        expect(together([each[0] ?? "done"])).toBe(each[0]);
      }),
    );
  });

  test("what is put together in two turns is what is put together at once, as long as nothing is left half done", () => {
    const settled = fc.array(fc.constantFrom<WorkStatus>("done", "could-not"), { minLength: 1 });
    fc.assert(
      fc.property(settled, settled, (some, others) => {
        expect(together([together(some), together(others)])).toBe(together([...some, ...others]));
      }),
    );
  });
});

describe("late", () => {
  const asked = projectYear({ quarters: [1, 2] });
  test.each<[WorkStatus, string, boolean]>([
    ["under-way", "2026-03-31", false],
    ["under-way", "2026-04-01", true],
    ["not-started", "2026-04-01", true],
    ["done", "2026-09-30", false],
    ["could-not", "2026-09-30", false],
  ])("%s on %s", (status, day, late) => {
    expect(isLate(asked, status, isoDate(day))).toBe(late);
  });

  test("without quarters the year is the time", () => {
    expect(isLate(projectYear(), "under-way", isoDate("2026-09-30"))).toBe(false);
    expect(isLate(projectYear(), "under-way", isoDate("2026-10-01"))).toBe(true);
  });
});

test("more records never take progress back", () => {
  const asked = projectYear({ steps: [step("a", [step("a1"), step("a2")]), step("b"), step("c")] });
  const done = fc.subarray(["a", "a1", "a2", "b", "c"]);
  fc.assert(
    fc.property(done, done, (first, more) => {
      const before = standingOf(asked, tally(share(stepsDone(...first))), around());
      const after = standingOf(asked, tally(share(stepsDone(...first, ...more))), around());
      expect(after.progress.done).toBeGreaterThanOrEqual(before.progress.done);
      expect(after.progress.of).toBe(before.progress.of);
    }),
  );
});

test("money is what was recorded, against both budgets of the year", () => {
  const spent = (amount: number) => ({
    month: "2026-01",
    source: "agency" as const,
    fundId: null,
    amount,
    hasEvidence: true,
  });
  const asked = projectYear({ budget: 2_000_000, integratedBudget: 500_000 });
  const shares = [share({ spent: [spent(100_050), spent(5)] }), { ...emptyShare("u2"), spent: [spent(1)] }];
  expect(standingOf(asked, tally(...shares), around())).toMatchObject({ spent: 100_056, budget: 2_500_000 });
  expect(standingOf(projectYear(), undefined, around())).toMatchObject({ spent: 0, budget: null });
});
