/**
 * `npm run check`: everything that needs no browser and no long wait. All steps run, also after one
 * failed; a step speaks only when it fails.
 */
import { runSteps } from "./steps.ts";
import type { Step } from "./steps.ts";

const tools = "node_modules";
const withoutRules = process.argv.includes("--without-rules");

const steps: Step[] = [
  { name: "types", words: [`${tools}/typescript/bin/tsc`, "--noEmit"] },
  { name: "lint", words: [`${tools}/oxlint/bin/oxlint`, "--deny-warnings", "."] },
  { name: "format", words: [`${tools}/oxfmt/bin/oxfmt`, "--check", "."] },
  { name: "borders", words: ["scripts/borders.ts"] },
  { name: "unused", words: [`${tools}/knip/bin/knip.js`, "--no-progress", "--no-config-hints"] },
  { name: "schema", words: ["scripts/generate.ts", "--check"] },
  // The whole test run counts the rules itself.
  ...(withoutRules
    ? []
    : [
        {
          name: "rules",
          words: [`${tools}/vitest/vitest.mjs`, "run", "--project", "pure", "--reporter", "dot"],
        },
      ]),
];

process.exitCode = (await runSteps(steps)) ? 0 : 1;
