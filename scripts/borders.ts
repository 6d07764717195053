/**
 * Holds the borders of .dependency-cruiser.ts. TypeScript 7 offers no interface that
 * dependency-cruiser could read .ts files with, so it reads a translation by esbuild: once with type
 * imports kept as if they were values, for the arrows; once without types, for what really loads.
 */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise } from "dependency-cruiser";
import type { ICruiseOptions, ICruiseResult, IFlattenedRuleSet } from "dependency-cruiser";
import { transform } from "esbuild";
import { borders, bordersOfValues } from "../.dependency-cruiser.ts";
import { sourceFiles } from "./source-files.ts";

const roots = ["src", "demo", "e2e", "bench", "scripts", ".dependency-cruiser.ts"];

const problems = [
  ...(await violations({ keepTypes: true, forbidden: borders })),
  ...(await violations({ keepTypes: false, forbidden: bordersOfValues })),
];
for (const problem of new Set(problems)) process.stdout.write(`${problem}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function violations(look: { keepTypes: boolean; forbidden: object[] }): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "sucharit-borders-"));
  try {
    const files = sourceFiles(roots);
    await Promise.all(files.map((file) => translate(file, folder, look.keepTypes)));
    for (const plain of ["package.json", "bin"]) {
      cpSync(plain, join(folder, plain), { recursive: true });
    }
    symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
    const options: ICruiseOptions = {
      baseDir: folder,
      validate: true,
      ruleSet: {
        forbidden: look.forbidden.map((rule) => ({ severity: "error", ...rule })),
      } as IFlattenedRuleSet,
      doNotFollow: { path: "node_modules" },
      preserveSymlinks: true,
    };
    const { output } = await cruise(
      roots.filter((root) => files.some((file) => file.startsWith(`${root}/`))),
      options,
      { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
    );
    return (output as ICruiseResult).summary.violations.map(inWords);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function translate(file: string, folder: string, keepTypes: boolean): Promise<void> {
  const source = readFileSync(file, "utf8");
  const { code } = await transform(
    keepTypes ? source.replaceAll(/^(import|export) type (?=[{*])/gm, "$1 ") : source,
    {
      loader: file.endsWith("x") ? "tsx" : "ts",
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "preact",
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    },
  );
  const target = join(folder, `${file}.js`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, code.replaceAll(/(["'])(\.{1,2}\/[^"'\n]+\.tsx?)\1/g, '"$2.js"'));
}

function inWords({ from, to, rule, cycle }: ICruiseResult["summary"]["violations"][number]): string {
  const way = cycle ? cycle.map(({ name }) => name) : [to];
  return `${rule.name}: ${[from, ...way].map((file) => file.replace(/\.js$/, "")).join(" → ")}`;
}
