/**
 * `npm test`: the check, then every test, rules first, then requests, browsers and the program as it is started. The last line is for machines:
 * `N passed, N failed`. A check that fails, a file that cannot be loaded and a run that breaks off
 * each count as one failure.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium, howToGetChromium, installChromium } from "../src/testing/chromium.ts";
import { countResults } from "./results.ts";
import type { Count, JsonReport } from "./results.ts";

const PATIENCE_MS = 15 * 60_000;

const say = (line: string) => process.stdout.write(`${line}\n`);
const chromium = findChromium() ?? installChromium(say);
if (!chromium) say(howToGetChromium);

const counts: Count[] = [];
const checked = await run(["scripts/check.ts", "--without-rules"]);
counts.push(checked === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
for (const project of ["pure", "database", "browser", "program"]) {
  if (project === "browser" && !chromium) counts.push({ passed: 0, failed: 1 });
  else counts.push(await runTests(project, chromium));
}

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
say(`${passed} passed, ${failed} failed`);

async function runTests(project: string, browser: string | undefined): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), "sucharit-results-"));
  const file = join(folder, "results.json");
  try {
    const vitest = `node_modules/vitest/vitest.mjs run --project ${project} --reporter default --reporter json`;
    const code = await run([...vitest.split(" "), "--outputFile.json", file], { CHROMIUM: browser });
    return countResults(readReport(file), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(file: string): JsonReport | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as JsonReport;
  } catch {
    return undefined; // the run broke off before it could write
  }
}

function run(words: string[], environment: Record<string, string | undefined> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
      timeout: PATIENCE_MS,
    });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
