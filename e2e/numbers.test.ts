import { execFile } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Row } from "../bench/rows.ts";
import { root } from "../src/platform/root.ts";

let rows: Row[] = [];

beforeAll(async () => {
  rows = await new Promise((resolve, reject) => {
    const words = [join(root, "bench", "run.ts"), "--quick", "--json"];
    execFile(process.execPath, words, (error, said, complaint) => {
      const last = said.trimEnd().split("\n").at(-1) ?? "";
      // It ends with 1 when a bound is broken: which one, the tests tell.
      if (last.startsWith("[")) resolve(JSON.parse(last) as Row[]);
      else reject(new Error(complaint || String(error)));
    });
  });
}, 600_000);

test.each([
  ["start with existing data", 1],
  ["memory of the app, just started", 1],
  ["memory of the app, after the load", 1],
  ["sign-in page", 1],
  ["people table of 50 rows", 1],
  ["act that writes", 1],
  ["search for a common word", 1],
  ["plan table of 40 projects", 1],
  ["sheet of one project", 1],
  ["import of 5,000 people", 1],
  ["live memory growth while", 2],
  ["upload of", 1],
  ["memory growth while", 1],
  ["plan of 40 projects as PDF", 1],
  ["plan of 40 projects as XLSX", 1],
  ["plan of 40 projects read from DOCX", 1],
  ["all CSS", 1],
  ["island ", 4],
  ["all islands", 1],
  ["script of the sign-in page", 1],
  ["60 Thai pages as PDF, against bare pdfmake", 1],
  ["60 Thai pages as PDF, against LibreOffice", 1],
  ["60 Thai pages as DOCX", 1],
  ["60 Thai pages as XLSX", 1],
])("%s keeps its bound", (name, atLeast) => {
  const found = rows.filter((row) => row.name.startsWith(name));
  expect(found.length).toBeGreaterThanOrEqual(atLeast);
  expect(found.filter((row) => !row.ok)).toEqual([]);
});
