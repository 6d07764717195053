// The borders of the house: arrows run down only, main → app → capabilities → platform → thai.
// scripts/borders.ts says how these files are read.

import { builtinModules } from "node:module";

// Names end in \b and not in $: the translated files are called x.ts.js.
const test = "\\.(test|browser|fixture)\\.tsx?\\b|^src/testing/";
const node = `^(node:)?(${builtinModules.join("|")})$`;
const packaged = (...names: string[]) => `^(node_modules/)?(${names.join("|")})(/|$)`;

/** Held for every import, also one of types only. */
export const borders = [
  {
    name: "thai-stands-alone",
    comment: "thai/ is pure and knows nothing of the product",
    from: { path: "^src/thai/", pathNot: test },
    to: { path: ["^src/(?!thai/)", "^node_modules/", node] },
  },
  {
    name: "platform-looks-down",
    comment:
      "the platform knows no capability, no app, no command; paths.ts and configuration.ts lie below it",
    from: { path: "^src/platform/", pathNot: test },
    to: { path: "^src/(?!platform/|thai/|paths\\.ts|configuration\\.ts)" },
  },
  {
    name: "leaves",
    comment: "paths.ts and configuration.ts import nothing of the product but thai/",
    from: { path: "^src/(paths|configuration)\\.ts\\b" },
    to: { path: "^src/(?!thai/)" },
  },
  {
    name: "capabilities-look-down",
    comment: "a capability does not know who mounts it",
    from: { path: "^src/capabilities/", pathNot: test },
    to: { path: "^src/(app|main|cli)\\.ts|^src/commands/" },
  },
  {
    name: "capabilities-meet-at-their-doors",
    comment:
      "another capability is used through its acts.ts, queries.ts or rules.ts only, the value that it makes (content.ts), the words for its keys (titles.ts) and the packs that it reads",
    from: { path: "^src/capabilities/([^/]+)/", pathNot: test },
    to: {
      path: "^src/capabilities/(?!$1/)",
      pathNot: "/(acts|queries|rules|content|titles)\\.ts\\b|/packs/",
    },
  },
  {
    name: "app-looks-down",
    comment: "the app is built by others and starts nothing",
    from: { path: "^src/app\\.ts\\b" },
    to: { path: "^src/(main|cli)\\.ts|^src/commands/" },
  },
  {
    name: "main-looks-down",
    comment: "the terminal calls main, not the other way round",
    from: { path: "^src/main\\.ts\\b" },
    to: { path: "^src/cli\\.ts|^src/commands/" },
  },
  {
    name: "product-stands-alone",
    comment: "the product runs without demo, bench, e2e and scripts; one command hands the demo in",
    from: { path: "^src/", pathNot: [test, "^src/commands/demo\\.ts\\b"] },
    to: { path: "^(demo|bench|e2e|scripts)/" },
  },
  {
    name: "testing-is-for-tests",
    comment: "src/testing is imported by tests only",
    from: { path: "^(src|demo)/", pathNot: test },
    to: { path: "^src/testing/" },
  },
  {
    name: "tests-are-not-imported",
    comment: "a test file offers nothing to others",
    from: {},
    to: { path: "\\.(test|browser)\\.tsx?\\b" },
  },
  {
    name: "rules-and-questions-without-web",
    comment: "rules.ts and queries.ts import neither hono nor preact",
    from: { path: "/(rules|queries)\\.ts\\b" },
    to: { path: packaged("hono", "@hono", "preact", "preact-render-to-string") },
  },
];

/** Held for what is left when types are gone: only this is loaded when the program runs. */
export const bordersOfValues = [
  {
    name: "nothing-is-missing",
    comment: "what cannot be found escapes every other rule",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "no-circles",
    comment: "two files that need each other are one file, or a third is missing; types may refer both ways",
    from: {},
    to: { circular: true },
  },
  {
    name: "pure-rules",
    comment: "a rule is a pure function: whatever it calls reaches no web, no database and nothing of node",
    from: { path: "/rules\\.ts\\b" },
    to: { path: [packaged("hono", "@hono", "preact", "pg", "kysely"), node], reachable: true },
  },
  {
    name: "light-islands",
    comment: "browser code carries no zod and can use nothing of node",
    from: { path: "/islands/", pathNot: test },
    to: { path: [packaged("zod", "hono", "kysely", "pg", "better-auth"), node], reachable: true },
  },
  {
    name: "program-without-tools",
    comment: "what the program imports is a dependency, not a tool of developers",
    from: { path: "^(src|demo)/", pathNot: test },
    to: { dependencyTypes: ["npm-dev", "npm-no-pkg"] },
  },
];
