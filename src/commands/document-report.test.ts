import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { aFact } from "../capabilities/progress/report/some-facts.fixture.ts";
import { aYearOfWork } from "../capabilities/progress/stage.fixture.ts";
import { runCommand } from "../cli.ts";
import { openTestHouse } from "../testing/house.ts";
import { anOrganisation, aUnit } from "../testing/people.ts";
import { docxText } from "../testing/read-office.ts";

const { house, ownerUrl } = await openTestHouse();
const org = await anOrganisation(house);
const unit = await aUnit(house, org, "สำนักปลัด");
const { projects } = await aYearOfWork({ house, org }, unit);
const folder = await mkdtemp(join(tmpdir(), "sucharit-document-report-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(words: string) {
  const lines: string[] = [];
  const code = await runCommand(["document", "report", ...words.split(" ")], {
    environment: { DATA_DIR: folder, DATABASE_URL: ownerUrl },
    say: (line) => lines.push(line),
    complain: (line) => lines.push(`stderr: ${line}`),
  });
  return { code, text: lines.join("\n") };
}

test("the report and the table for the national system are written from the records of now", async () => {
  await aFact(
    { house, org },
    {
      kind: "event",
      unitId: unit,
      projectYearId: projects[0]?.id ?? "",
      on: "2026-01-12",
      title: "อบรมวินัยรุ่นที่หนึ่ง",
      attended: { staff: 41 },
    },
  );
  const of = `--org ${org.slug} --year 2569 --round 6`;
  const docx = join(folder, "report.docx");
  expect((await run(`${of} --format docx -o ${docx}`)).text).toContain("3 projects");
  expect((await docxText(await readFile(docx))).replaceAll(/\s/g, "")).toContain("อบรมวินัยรุ่นที่หนึ่ง");
  const csv = join(folder, "national.csv");
  expect((await run(`${of} --paper national --format csv -o ${csv}`)).code).toBe(0);
  expect(await readFile(csv, "utf8")).toContain("อบรมวินัยรุ่นที่หนึ่ง");
});

test.each([
  ["--year 2569 --round 6 --format pdf -o x", "--org is missing"],
  ["--org a --year 2569 --round 7 --format pdf -o x", "--round is 6, 9 or 12"],
  ["--org a --year 2569 --round constructor --format pdf -o x", "--round is 6, 9 or 12"],
  ["--org a --year 69 --round 6 --format pdf -o x", "--year is a fiscal year"],
  ["--org a --year 2569 --round 6 --format csv -o x", "--format is one of"],
  ["--org a --year 2569 --round 6 --format pdf --paper toString -o x", "--paper is one of"],
])("%s is answered with what is wrong", async (words, wrong) => {
  const { code, text } = await run(words);
  expect(code).not.toBe(0);
  expect(text).toContain(wrong);
});

test("a year that was not opened is told", async () => {
  const { code, text } = await run(`--org ${org.slug} --year 2570 --round 12 --format pdf -o x.pdf`);
  expect(code).toBe(1);
  expect(text).toContain("has not opened the year 2570");
});
