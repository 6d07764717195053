/**
 * `npm run bench`: how much the product adds to what the machine can do anyway. Every row compares
 * with a bound that is measured in the same run, so the numbers hold on any machine.
 *   --quick   short rounds, for the test of the numbers
 *   --json    the rows as JSON on the last line
 *   --profile <folder>   keeps a CPU profile of the product while it is driven
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { build as buildProgram } from "../bin/build.mjs";
import type * as Measure from "./measure.ts";

await buildProgram();
// Node reads no JSX, and parts of the product are measured inside this process or one beside it.
const names = ["measure", "upload-server"] as const;
const built = join(import.meta.dirname, "..", "build");
const fileOf = (name: (typeof names)[number]) => join(built, `bench-${process.pid}-${name}.mjs`);
try {
  await build({
    entryPoints: names.map((name) => join(import.meta.dirname, `${name}.ts`)),
    outdir: built,
    entryNames: `bench-${process.pid}-[name]`,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "error",
  });
  const { measure } = (await import(pathToFileURL(fileOf("measure")).href)) as typeof Measure;
  process.exitCode = await measure(process.argv.slice(2), fileOf("upload-server"));
} finally {
  for (const name of names) rmSync(fileOf(name), { force: true });
}
