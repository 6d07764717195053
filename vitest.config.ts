import { defineConfig } from "vitest/config";

const shared = { oxc: { jsx: { runtime: "automatic" as const, importSource: "preact" } } };

/** Three tiers: pure rules, requests on a real database, a real browser. */
export default defineConfig({
  ...shared,
  test: {
    projects: [
      { ...shared, test: { name: "pure", include: ["src/thai/**/*.test.ts", "src/**/rules.test.ts", "src/**/*.pure.test.ts?(x)"] } },
    ],
  },
});
