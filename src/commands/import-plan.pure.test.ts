import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { madeText } from "../capabilities/plan/reading/made-plan.fixture.ts";
import type { PlanReading } from "../capabilities/plan/reading/reading.ts";
import { runCommand } from "../cli.ts";

const folder = await mkdtemp(join(tmpdir(), "sucharit-import-plan-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(content: string | Uint8Array, ...words: string[]) {
  const file = join(folder, "plan.txt");
  await writeFile(file, content);
  const said: string[] = [];
  const complained: string[] = [];
  const code = await runCommand(["import", "plan", file, ...words], {
    environment: { DATA_DIR: folder },
    say: (line) => said.push(line),
    complain: (line) => complained.push(line),
  });
  return { code, said: said.join("\n"), complained: complained.join("\n") };
}

test("a dry run tells the whole reading as JSON", async () => {
  const { code, said } = await run(
    madeText({ thaiDigits: true }),
    "--org",
    "thungsuk",
    "--dry-run",
    "--json",
  );
  const reading = JSON.parse(said) as PlanReading & { done: boolean };
  expect(code).toBe(0);
  expect(reading.done).toBe(false);
  expect(reading.projects).toHaveLength(5);
  expect(reading.totals.at(-1)?.per_year).toEqual({
    2566: 57500.5,
    2567: 57500.5,
    2568: 45000,
    2569: 57500.5,
    2570: 57500.5,
  });
});

test("without --json it is told in lines, the doubts with their places", async () => {
  const { code, said } = await run(madeText(), "--org", "thungsuk", "--dry-run");
  expect(code).toBe(0);
  expect(said).toContain("5 projects");
  expect(said).toMatch(/! บรรทัด \d+ โครงการที่ 4 ช่องหมายเหตุ/);
});

test.each([
  ["an empty file", new Uint8Array(), "ไฟล์นี้ไม่มีข้อความ"],
  ["another kind of file", Buffer.from("%PDF-1.7\n"), "PDF"],
  ["a text that is no plan", "สวัสดีชาวโลก\n", "ไม่พบแผนในไฟล์นี้"],
])("%s is refused", async (_, content, why) => {
  const { code, said, complained } = await run(content, "--org", "thungsuk", "--dry-run", "--json");
  expect({ code, said }).toEqual({ code: 1, said: "" });
  expect(complained).toContain(why);
});

test("help and documentation name every field that the JSON has", async () => {
  const { said: help } = await run("", "--help");
  const { said } = await run(madeText(), "--org", "thungsuk", "--dry-run", "--json");
  const reading = JSON.parse(said) as PlanReading;
  const { meta, projects, risk_assessment: risks, findings, targets } = reading;
  const fields = new Set(
    [reading, meta, ...projects, ...risks, ...findings, ...targets].flatMap(Object.keys),
  );
  expect(fields.size).toBeGreaterThan(50);
  const page = readFileSync("docs/import-plan.md", "utf8");
  for (const text of [help, page]) expect([...fields].filter((field) => !text.includes(field))).toEqual([]);
});
