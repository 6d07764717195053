import fc from "fast-check";
import { expect, test } from "vitest";
import { beginning, ending, isOver, jobActs, jobStates, pauseAfter } from "./rules.ts";

const standing = fc
  .record({
    state: fc.constantFrom(...jobStates),
    attempts: fc.integer({ min: 0, max: 30 }),
    attempts_allowed: fc.integer({ min: 1, max: 30 }),
  })
  .filter(({ attempts, attempts_allowed }) => attempts <= attempts_allowed);

test("a job that is over is left alone, and one that has tries left is run", () => {
  fc.assert(
    fc.property(standing, (job) => {
      const left = job.attempts < job.attempts_allowed;
      expect(beginning(job)).toBe(isOver(job.state) ? "leave" : left ? "run" : "fail");
    }),
  );
  expect(beginning(undefined)).toBe("leave");
});

test("however a turn breaks, a job is begun at most as often as it may be", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), (attempts_allowed) => {
      let attempts = 0;
      for (;;) {
        attempts += 1;
        const end = ending({ attempts, attempts_allowed }, "broken");
        if (end.state === "failed") break;
        expect(end.pauseSeconds).toBe(pauseAfter(attempts));
      }
      expect(attempts).toBe(attempts_allowed);
    }),
  );
});

test("a pause grows and stays within six hours", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), (attempt) => {
      expect(pauseAfter(attempt)).toBeGreaterThanOrEqual(5);
      expect(pauseAfter(attempt + 1)).toBeGreaterThanOrEqual(pauseAfter(attempt));
      expect(pauseAfter(attempt)).toBeLessThanOrEqual(6 * 3600);
    }),
  );
});

test("what is given back counts no try, and what is refused is not tried again", () => {
  const job = { attempts: 1, attempts_allowed: 5 };
  expect(ending(job, "stopped")).toEqual({ state: "waiting", pauseSeconds: 0, counts: false });
  expect(ending(job, "refused")).toEqual({ state: "failed" });
});

test("only what is over and not done can be started again; only what is not over can be cancelled", () => {
  for (const state of jobStates) {
    expect(jobActs(state).includes("cancel")).toBe(!isOver(state));
    expect(jobActs(state).includes("again")).toBe(isOver(state) && state !== "done");
  }
});
