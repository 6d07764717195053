import { defineConfig } from "vitest/config";

const shared = { oxc: { jsx: { runtime: "automatic" as const, importSource: "preact" } } };
const pure = [
  "scripts/**/*.test.ts",
  "src/thai/**/*.test.ts",
  "src/**/rules.test.ts",
  "src/**/*.pure.test.ts?(x)",
];

/** They start the program itself and measure it: one at a time, with nothing beside them. */
const whole = [
  "e2e/crash.test.ts",
  "e2e/jobs-crash.test.ts",
  "e2e/numbers.test.ts",
  "e2e/start.test.ts",
  "e2e/uploads-crash.test.ts",
  "e2e/worker.test.ts",
];

/** Four tiers: pure rules, requests on a real database, a real browser, the program as it is started. */
export default defineConfig({
  ...shared,
  test: {
    // All cores, not one less: most tests wait for the database, which works meanwhile.
    maxWorkers: "100%",
    projects: [
      { ...shared, test: { name: "pure", include: pure } },
      {
        ...shared,
        test: {
          name: "database",
          include: ["src/**/*.test.ts?(x)", "e2e/**/*.test.ts?(x)"],
          exclude: [...pure, ...whole],
          globalSetup: ["src/testing/server.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: "browser",
          include: ["src/**/*.browser.ts?(x)", "e2e/**/*.browser.ts?(x)"],
          globalSetup: ["src/testing/server.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: "program",
          include: whole,
          globalSetup: ["src/testing/program-build.ts"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
