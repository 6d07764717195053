import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runCommand } from "../cli.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import { openTestHouse } from "../testing/house.ts";
import { anOrganisation, aUnit } from "../testing/people.ts";

const { house, ownerUrl } = await openTestHouse();
const org = await anOrganisation(house);
await aUnit(house, org, "กองคลัง");
const folder = await mkdtemp(join(tmpdir(), "sucharit-import-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const file = join(folder, "people.csv");

async function run(...words: string[]) {
  const lines: string[] = [];
  const code = await runCommand(["import", ...words], {
    environment: { DATA_DIR: folder, DATABASE_URL: ownerUrl },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

const people = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("person").selectAll().where("org_id", "=", org.id).execute(),
  );

test("people come from a file: looked at first, then done, and asked about the second time", async () => {
  await writeFile(
    file,
    "ชื่อ,นามสกุล,ประเภท,ตำแหน่ง,หน่วยงาน,ดำรงตำแหน่งตั้งแต่\nสมชาย,ใจดี,พนักงานจ้าง,คนสวน,กองคลัง,๑ ต.ค. ๒๕๖๘\n",
  );
  const look = await run("people", file, "--org", org.slug, "--dry-run");
  expect(look).toMatchObject({ code: 0, text: expect.stringContaining("nothing was changed: 1 added") });
  expect(await people()).toEqual([]);
  expect((await run("people", file, "--org", org.slug)).text).toContain("✓ done: 1 added, 0 changed");
  const again = await run("people", file, "--org", org.slug, "--json");
  expect(again.code).toBe(1);
  expect(JSON.parse(again.text)).toMatchObject({
    done: false,
    counts: { ask: 1 },
    lines: [{ name: "สมชาย ใจดี" }],
  });
  expect((await run("people", file, "--org", org.slug, "--alike", "same")).text).toContain("1 the same");
  expect(await people()).toHaveLength(1);
});

test("units, what is wrong with a file, and words that make no command", async () => {
  const units = join(folder, "units.csv");
  await writeFile(units, "หน่วยงาน,ชื่อย่อ\nกองการศึกษา,ศึกษา\n,ไม่มีชื่อ\n");
  const wrong = await run("units", units, "--org", org.slug);
  expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining("แถว 3  ต้องแก้") });
  expect((await run("units", join(folder, "none.csv"), "--org", org.slug)).text).toContain(
    "There is no file",
  );
  expect((await run("units", units)).code).toBe(2);
  expect((await run("people", file, "--org", org.slug, "--alike", "perhaps")).code).toBe(2);
});
