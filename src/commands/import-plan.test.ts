import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { madeText } from "../capabilities/plan/reading/made-plan.fixture.ts";
import { runCommand } from "../cli.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import { openTestHouse } from "../testing/house.ts";
import { anOrganisation } from "../testing/people.ts";

const { house, ownerUrl } = await openTestHouse();
const org = await anOrganisation(house);
const folder = await mkdtemp(join(tmpdir(), "sucharit-import-plan-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(content: string | Uint8Array, ...words: string[]) {
  const file = join(folder, "plan.txt");
  await writeFile(file, content);
  const lines: string[] = [];
  const code = await runCommand(["import", "plan", file, "--org", org.slug, ...words], {
    environment: { DATA_DIR: folder, DATABASE_URL: ownerUrl },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

const plans = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("plan").selectAll().where("org_id", "=", org.id).execute(),
  );

test("a look saves nothing; the import makes a draft", async () => {
  expect((await run(madeText(), "--dry-run")).text).toContain("nothing was saved");
  expect(await plans()).toEqual([]);
  const { code, text } = await run(madeText(), "--json");
  expect(code).toBe(0);
  expect(JSON.parse(text)).toMatchObject({ done: true, planId: expect.any(String), kinds: { โครงการ: 2 } });
  expect(await plans()).toHaveLength(1);
});

test("years of no cycle are refused with the cycles that there are, and nothing is saved", async () => {
  const before = await plans();
  const { code, text } = await run(madeText({ years: [2551, 2552, 2553] }));
  expect(code).toBe(1);
  expect(text).toMatch(/No cycle has the years 2551, 2552, 2553: choose one with --cycle \(.*2566-2570.*\)/);
  expect(await plans()).toEqual(before);
});

test("what is no plan is refused, and nothing is saved", async () => {
  const before = await plans();
  const { code, text } = await run("สวัสดี\n");
  expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining("ไม่พบแผนในไฟล์นี้") });
  expect(await plans()).toEqual(before);
});
