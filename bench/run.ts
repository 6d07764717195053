/**
 * `npm run bench`: how much the product adds to what the machine can do anyway. Every row compares
 * with a bound that is measured in the same run, so the numbers hold on any machine.
 *   --quick   short rounds, for the test of the numbers
 *   --json    the rows as JSON on the last line
 *   --profile <folder>   keeps a CPU profile of the product while it is driven
 */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { build as buildProgram } from "../bin/build.mjs";
import type * as Measure from "./measure.ts";

// Node reads no JSX, and parts of the product are measured inside this process.
const folder = join(import.meta.dirname, "..", "node_modules", ".cache", `sucharit-bench-${process.pid}`);
mkdirSync(folder, { recursive: true });
try {
  await buildProgram();
  const file = join(folder, "measure.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "measure.ts")],
    outfile: file,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
  });
  const { measure } = (await import(pathToFileURL(file).href)) as typeof Measure;
  process.exitCode = await measure(process.argv.slice(2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
