import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importedReports } from "../capabilities/progress/importing/queries.ts";
import { reportText } from "../capabilities/progress/reading/made-report.fixture.ts";
import { runCommand } from "../cli.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import { openTestHouse } from "../testing/house.ts";
import { anOrganisation } from "../testing/people.ts";

const { house, ownerUrl } = await openTestHouse();
const org = await anOrganisation(house);
const folder = await mkdtemp(join(tmpdir(), "sucharit-import-report-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(content: string | Uint8Array, ...words: string[]) {
  const file = join(folder, "report.txt");
  await writeFile(file, content);
  const lines: string[] = [];
  const code = await runCommand(["import", "report", file, "--org", org.slug, ...words], {
    environment: { DATA_DIR: folder, DATABASE_URL: ownerUrl },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

const kept = () => readIn(house.database, org.id, (db) => importedReports(db, org.id));

test("a look saves nothing; the import keeps the report as it was", async () => {
  const look = await run(reportText(), "--dry-run");
  expect([look.code, look.text.includes("nothing was saved")]).toEqual([0, true]);
  expect(await kept()).toEqual([]);
  const { code, text } = await run(reportText(), "--json");
  expect([code, text.slice(0, 300)]).toEqual([0, expect.stringContaining('"done":true')]);
  expect(JSON.parse(text)).toMatchObject({
    done: true,
    saved: { year: 2567, round: "6-month", number: 1 },
    counts: { dimensions: 2, items: 3, rows: 6 },
    unplaced: [],
  });
  expect(await kept()).toHaveLength(1);
  expect((await run(reportText())).code).toBe(1);
  expect(await kept()).toHaveLength(1);
});

test("year and round can be said for a report that does not name them", async () => {
  const before = (await kept()).length;
  const bare = [
    "โครงการ/กิจกรรม\tตัวชี้วัด\tผลการดำเนินงาน\tงบประมาณ",
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต\t\t\t",
    "1) โครงการก\tจำนวน\tจัดแล้ว 2 ครั้ง\t5,000",
  ].join("\n");
  const refused = await run(bare);
  expect([refused.code, refused.text]).toEqual([1, expect.stringContaining("--year")]);
  expect((await run(bare, "--year", "67")).code).toBe(2);
  expect((await run(bare, "--year", "2560", "--round", "7")).code).toBe(2);
  expect((await run(bare, "--year", "2560", "--round", "12")).code).toBe(0);
  expect(await kept()).toHaveLength(before + 1);
});

test("what is no report is refused in one line", async () => {
  const { code, text } = await run("เรียน ผู้อำนวยการ");
  expect(code).toBe(1);
  expect(text.split("\n")).toHaveLength(1);
  expect(text).toContain("ไม่พบรายงานในไฟล์นี้");
});

test("the help names every field of the JSON object", async () => {
  const lines: string[] = [];
  await runCommand(["import", "report", "--help"], {
    environment: {},
    say: (line) => lines.push(line),
    complain: () => undefined,
  });
  const { text } = await run(reportText(), "--dry-run", "--json");
  const help = lines.join("\n");
  expect(Object.keys(JSON.parse(text) as object).filter((field) => !help.includes(field))).toEqual([]);
});
