import { expect, test } from "vitest";
import { countResults } from "./results.ts";
import type { JsonReport } from "./results.ts";

const report = (changes: Partial<JsonReport> = {}): JsonReport => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: "passed", assertionResults: [{ status: "passed" }] }],
  ...changes,
});

test("a good run counts what passed", () => {
  expect(countResults(report(), 0)).toEqual({ passed: 5, failed: 0 });
});

test("a run that broke off before it could report is a failure", () => {
  expect(countResults(undefined, 0)).toEqual({ passed: 0, failed: 1 });
  expect(countResults(undefined, 134)).toEqual({ passed: 0, failed: 1 });
});

test("an error outside of all tests is a failure", () => {
  expect(countResults(report(), 1)).toEqual({ passed: 5, failed: 1 });
});

test("a file that cannot be loaded is a failure, a failing test is not counted twice", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] },
  ];
  expect(countResults(report({ numFailedTests: 1, testResults }), 1)).toEqual({ passed: 5, failed: 2 });
});

test("what was left out has not passed", () => {
  expect(countResults(report({ numPendingTests: 2, numTodoTests: 1 }), 0)).toEqual({ passed: 5, failed: 3 });
});
