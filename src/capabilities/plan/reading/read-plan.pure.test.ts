import { readdirSync, readFileSync, existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Shape } from "./made-plan.fixture.ts";
import {
  madeDimensions,
  madeMissions,
  madeOrganisation,
  madeProjects,
  madeText,
  madeYears,
} from "./made-plan.fixture.ts";
import { lostWords } from "./lost-words.fixture.ts";
import { olderPlan, provincialPlan } from "./older-plan.fixture.ts";
import { isPlanLabel } from "./read-file.ts";
import { readPlan } from "./read-plan.ts";
import { documentOfText, readTxt } from "../../../platform/reading/txt.ts";

const read = (text: string) => readPlan(documentOfText(text, isPlanLabel));
const tight = (text: string | null | undefined) => (text ?? "").replaceAll(/\s/g, "");

const shapes: Record<string, Shape> = {
  "as most plans are": {},
  "Thai digits throughout": { thaiDigits: true },
  "cells parted by bars": { cells: "pipes" },
  "every cell on a line of its own": { cells: "lines" },
  "every cell on a line of its own, Thai digits": { cells: "lines", thaiDigits: true },
  "rows in a line, parted by blanks": { cells: "blanks" },
  "cells merged": { merged: true },
  "cells merged, Thai digits": { merged: true, thaiDigits: true },
  "cells shifted": { shifted: true },
  "other wordings of the headings": { headings: "other", name: "ordinal" },
  "sheets that begin with the bare title": { name: "bare" },
  "steps with dots": { steps: "dots" },
  "steps with dashes": { steps: "dashes" },
  "a provincial organisation": { organisation: "องค์การบริหารส่วนจังหวัดสุขสบาย" },
};

describe("an invented plan is read whole", () => {
  test.each(Object.entries(shapes))("%s", (_, shape) => {
    const text = madeText(shape);
    const reading = read(text);
    expect(reading.meta.organisation).toBe(shape.organisation ?? madeOrganisation);
    expect(reading.meta.fiscal_years).toEqual(madeYears);
    expect(reading.projects.map(({ no, title }) => `${no} ${tight(title)}`)).toEqual(
      madeProjects.map(({ no, title }) => `${no} ${tight(title)}`),
    );
    expect(reading.projects.map(({ budgets }) => budgets)).toEqual(
      madeProjects.map(({ budgets }) =>
        Object.fromEntries(madeYears.map((year, at) => [year, budgets[at] ?? 0])),
      ),
    );
    expect(
      reading.projects.map(({ dimension, program }) => [dimension, program?.no, tight(program?.title)]),
    ).toEqual(
      madeProjects.map(({ mission }) => {
        const { no = "", dimension, title = "" } = madeMissions[mission] ?? {};
        return [madeDimensions.find((each) => each.no === dimension), no, tight(title)];
      }),
    );
    for (const project of reading.projects) {
      expect(project.objectives).toHaveLength(2);
      expect(project.steps.map((step) => step.text)).toEqual([
        "ขออนุมัติและตั้งคณะทำงาน",
        "ลงมือทำตามแผน ได้แก่",
        "สรุปผลเสนอผู้บริหาร",
      ]);
      expect(project.target_number).toBe(project.no * 10);
      expect(project.responsible).toBe("สำนักปลัด");
      expect(project.outputs).toHaveLength(1);
      expect(project.outcomes).toHaveLength(1);
      expect(project.rationale).toHaveLength(1);
    }
    expect(reading.plan_objectives).toHaveLength(2);
    expect(reading.plan_benefits).toHaveLength(1);
    expect(reading.targets[0]).toMatchObject({
      name: "คะแนน ITA",
      unit: "คะแนน",
      values: { 2566: 80, 2570: 84 },
    });
    expect(
      reading.findings.filter(({ level, kind }) => level === "error" && kind !== "organisation"),
    ).toEqual([]);
    expect(lostWords(text, reading)).toEqual([]);
  });
});

test("the cycle of 2561 to 2564 has four years", () => {
  const reading = read(madeText({ years: [2561, 2562, 2563, 2564] }));
  expect(reading.meta.fiscal_years).toEqual([2561, 2562, 2563, 2564]);
  expect(reading.projects[0]?.budgets).toEqual({ 2561: 45000, 2562: 45000, 2563: 45000, 2564: 45000 });
});

test("a risk table whose cells stand one below the other, with a page break within a row", () => {
  const head = [
    "ลำดับที่",
    "ขั้นตอนการดำเนินงาน",
    "ประเด็นความเสี่ยงการทุจริต",
    "Risk Score",
    "มาตรการควบคุมความเสี่ยงการทุจริต",
  ];
  const table = [
    ...head,
    "1",
    "การจัดซื้อ",
    "1. เอื้อผู้ขาย 2. แบ่งซื้อ",
    "สูง",
    "1. มาตรการเผยแพร่แผนและผลการจัดซื้อจัดจ้างรายเดือน",
    "2",
    "งานบริการ",
    "เรียกรับเงินเพื่อลัด",
    "ปานกลาง",
    "1. มาตรการบัตรคิวและเวลามาตรฐานของงานบริการ",
    ...head,
    "ประชาชน",
    "คิว",
    "2. โครงการศูนย์ข้อมูลข่าวสารเคลื่อนที่ถึงชุมชน",
  ];
  const reading = read(
    madeText().replace(
      "1. หลักการและเหตุผล",
      `1. การประเมินความเสี่ยงการทุจริต\n${table.join("\n")}\n\n1. หลักการและเหตุผล`,
    ),
  );
  expect(reading.risk_assessment).toMatchObject([
    { process: "การจัดซื้อ", risks: ["เอื้อผู้ขาย", "แบ่งซื้อ"], risk_score: "สูง", measures: [{ project_no: 3 }] },
    {
      process: "งานบริการ ประชาชน",
      risks: ["เรียกรับเงินเพื่อลัด คิว"],
      risk_score: "ปานกลาง",
      measures: [{ project_no: 5 }, { project_no: 4 }],
    },
  ]);
  expect(reading.plan_reasons).toHaveLength(1);
});

test("a plan of the cycle before, in the habits of its time", () => {
  const reading = read(olderPlan);
  expect(reading.projects.map(({ title, program, budgets }) => [title, program?.no, budgets[2562]])).toEqual([
    ["โครงการอบรมจริยธรรมพนักงาน", "1.1", 20000],
    ["มาตรการ “ยึดมั่นประมวลจริยธรรม”", "1.1", 0],
    ["มาตรการตรวจรับพัสดุร่วมกับประชาชน", "2.1", 0],
    ["กิจกรรมทำคู่มือบริการ", "2.2", 5000],
  ]);
  expect(reading.projects[0]).toMatchObject({
    area: "องค์การบริหารส่วนตำบลทุ่งเขียว",
    target_number: 30,
    outcomes: ["ข้อร้องเรียนลดลง"],
    indicators: ["ร้อยละ ๘๐ ของพนักงานผ่านการทดสอบ"],
    steps: [
      { no: "6.1" },
      {
        no: "6.2",
        sub: [
          { no: "(ก)", level: 1 },
          { no: "(ข)", level: 1 },
        ],
      },
      { no: "6.3" },
    ],
  });
  expect(reading.projects[3]?.funding).toEqual(["โครงการจัดทำสื่อของ อบต."]);
  expect(
    reading.risk_assessment.map(({ likelihood, impact, measures }) => [
      likelihood,
      impact,
      measures[0]?.project_no,
    ]),
  ).toEqual([
    ["๓", "๔", 3],
    ["๒", "๔", 1],
  ]);
  expect(reading.declaration).toMatchObject({ signed_by: "นายสมมติ ใจซื่อ", date_iso: "2017-10-12" });
  expect(reading.findings.filter(({ level }) => level === "error")).toEqual([]);
  expect(reading.unplaced).toEqual([]);
  expect(lostWords(olderPlan, reading)).toEqual([]);
});

test("a table with bands, numbers, units and a sum of the years; sheets of labels and values", () => {
  const reading = read(provincialPlan);
  expect(reading.meta).toMatchObject({
    organisation: "องค์การบริหารส่วนจังหวัดสุขสบาย",
    organisation_kind: "province",
  });
  expect(
    reading.projects.map(({ title, dimension, program, budget_total_5y }) => [
      title,
      dimension?.no,
      program?.no,
      budget_total_5y,
    ]),
  ).toEqual([
    ["โครงการอบรมคุณธรรมข้าราชการ อบจ.", 1, "1.1", 500_000],
    ["กิจกรรมคนดีศรี อบจ.", 1, "1.1", 0],
    ["โครงการค่ายเยาวชนคนตรง", 1, "1.2", 150_000],
    ["มาตรการเปิดเผยราคากลาง", 2, "2.1", 0],
  ]);
  expect(reading.projects[0]).toMatchObject({
    objectives: ["เพื่อให้รู้หน้าที่", "เพื่อให้มีคุณธรรม"],
    steps: [{ text: "เสนอโครงการ" }, { text: "จัดอบรม" }, { text: "ประเมินผล" }],
    target_number: 150,
    remark_units: ["กองการเจ้าหน้าที่"],
    funding: ["ข้อบัญญัติ"],
  });
  expect(reading.findings.filter(({ level }) => level === "error")).toEqual([]);
  // What the sheets do not say, and the table does.
  expect(reading.projects.map(({ indicators }) => indicators)).toEqual([
    ["ร้อยละ ๘๐ ผ่านเกณฑ์"],
    ["มีผู้รับรางวัล"],
    ["จัดค่าย ๑ ครั้ง"],
    ["เผยแพร่ทุกโครงการ"],
  ]);
  expect(reading.unplaced).toEqual([]);
  expect(lostWords(provincialPlan, reading)).toEqual([]);
  const wrongSum = read(provincialPlan.replace("\t๕๐๐,๐๐๐\t", "\t๕๐๑,๐๐๐\t"));
  expect(wrongSum.findings).toContainEqual(
    expect.objectContaining({ kind: "total", level: "error", says: "รวมทุกปี ๕๐๑,๐๐๐" }),
  );
});

test("nested steps stand under theirs", () => {
  expect(read(madeText()).projects[0]?.steps[1]?.sub).toEqual([
    { no: "2.1", level: 1, text: "นัดหมายผู้เกี่ยวข้อง" },
    { no: "2.2", level: 1, text: "จัดกิจกรรม" },
  ]);
});

test("a budget that only the sheet has is taken, told, and proven by the total", () => {
  const reading = read(madeText({ blankInTable: [1] }));
  expect(reading.projects[0]).toMatchObject({
    budget_source: "sheet",
    budgets: { 2566: 45000, 2570: 45000 },
  });
  expect(reading.findings).toContainEqual(
    expect.objectContaining({
      kind: "budget",
      level: "warning",
      place: expect.objectContaining({ project: 1 }),
    }),
  );
});

test("a remark that mixes the unit and the paying project is taken apart", () => {
  const reading = read(madeText());
  expect(reading.projects[3]).toMatchObject({
    remark: "สำนักปลัด ใช้งบประมาณจากโครงการพัฒนาศูนย์บริการประชาชน",
    remark_units: ["สำนักปลัด"],
    funding: ["โครงการพัฒนาศูนย์บริการประชาชน"],
  });
  expect(reading.projects[2]).toMatchObject({ remark_units: ["กองคลัง"], funding: [] });
  expect(reading.findings).toContainEqual(
    expect.objectContaining({ kind: "remark", place: expect.objectContaining({ project: 4 }) }),
  );
});

test.each(["-1", "1e20", "๑๒,๐๐๐.๐๐๕"])(
  "%s is no budget: it is not taken and the place is told",
  (figure) => {
    const text = madeText().replace("45,000\t", `${figure}\t`);
    const reading = read(text);
    // The sheet has the amount, and the printed total proves it; without a sheet there is none.
    expect(reading.projects[0]?.budgets[2566]).toBe(45000);
    expect(read(text.replace("45,000 บาท\n", "\n")).projects[0]?.budgets[2566]).toBe(0);
    expect(reading.findings).toContainEqual(
      expect.objectContaining({ kind: "budget", level: "error", says: `ปี 2566: ${figure}` }),
    );
  },
);

test("a plan is told what it says of one subject twice, and what it promises and nobody makes", () => {
  const [first, , third] = madeProjects;
  const again = `โครงการติดตามเรื่อง${third?.title.replace("มาตรการ", "") ?? ""}`;
  const text = madeText()
    .replaceAll(first?.title ?? "", again)
    .replace("ผลผลิต/ผลลัพธ์\n", "ผลผลิต/ผลลัพธ์\n1) มีหลักสูตรการเผยแพร่ อย่างน้อย 5 เรื่อง\n")
    .replace("วิธีดำเนินการ\n", "วิธีดำเนินการ\nฯลฯ\n");
  const whys = (changed: string, part: RegExp) => read(changed).findings.filter(({ why }) => part.test(why));
  expect(whys(text, /เรื่องเดียวกัน/).map(({ place }) => place.project)).toEqual([1]);
  expect(whys(text, /“หลักสูตร”/).map(({ place }) => place.project)).toEqual([1]);
  expect(whys(text, /จบโดยไม่บอก/)).toHaveLength(1);
  expect(whys(madeText(), /เรื่องเดียวกัน|ไม่มีคำนี้|จบโดยไม่บอก|มีช่องหมายเหตุ/)).toEqual([]);
  const noRemark = madeProjects.reduce((changed, { remark }) => changed.replaceAll(remark, ""), madeText());
  expect(whys(noRemark, /มีช่องหมายเหตุ/)).toHaveLength(1);
});

const seeds = new URL("../../../../../shared/seeds/", import.meta.url);
const hasSeeds = existsSync(seeds);
const seedFile = (end: RegExp) =>
  readFileSync(new URL(readdirSync(seeds).find((name) => end.test(name)) ?? "", seeds));

describe.runIf(hasSeeds)("the real plan beside the repository", () => {
  const bytes = hasSeeds ? seedFile(/^000_.*\.txt$/) : new Uint8Array();
  const source = readTxt(bytes, isPlanLabel);
  if (hasSeeds && !source.ok) throw new Error(source.why);
  const reading = source.ok ? readPlan(source.document) : readPlan(documentOfText("", isPlanLabel));
  const hand = hasSeeds ? (JSON.parse(seedFile(/^000-plan\.json$/).toString()) as Hand) : ({} as Hand);
  const kindsAt = (kind: string) => reading.findings.filter((finding) => finding.kind === kind);

  test("projects, dimensions, money and risks", () => {
    expect(reading.projects).toHaveLength(40);
    expect(reading.totals.map(({ count }) => count)).toEqual([13, 16, 4, 7, 40]);
    expect(reading.totals.at(-1)?.per_year).toEqual(
      Object.fromEntries(madeYears.map((year) => [year, 230_000])),
    );
    expect(reading.projects.filter(({ budget_total_5y }) => budget_total_5y > 0).map(({ no }) => no)).toEqual(
      [1, 6, 10, 13, 24],
    );
    expect(reading.risk_assessment).toHaveLength(4);
    expect(reading.risk_assessment.flatMap(({ risks }) => risks)).toHaveLength(9);
    expect(
      reading.risk_assessment.flatMap(({ measures }) => measures.map(({ project_no }) => project_no)),
    ).toEqual(hand.risk_assessment.flatMap(({ measures }) => measures.map(({ project_no }) => project_no)));
  });

  test("objectives, steps and results are those of the reading by hand", () => {
    let same = 0;
    const differ: string[] = [];
    const compare = (what: string, wanted: readonly string[], got: readonly string[]) => {
      for (let at = 0; at < Math.max(wanted.length, got.length); at += 1) {
        if (tight(wanted[at]) === tight(got[at])) same += 1;
        else differ.push(`${what}[${at}]`);
      }
    };
    for (const project of reading.projects) {
      const own = hand.projects[project.no - 1];
      if (!own) continue;
      const whole = ({ no, text, sub, tail }: HandStep) =>
        [no, text, ...(sub ?? []).map((each) => `${each.level} ${each.no} ${each.text}`), tail ?? ""].join(
          " ",
        );
      compare(`${project.no} objectives`, own.objectives, project.objectives);
      compare(`${project.no} steps`, own.steps.map(whole), project.steps.map(whole));
      compare(
        `${project.no} outputs`,
        own.outputs.map(({ text }) => text),
        project.outputs.map(({ text }) => text),
      );
      compare(`${project.no} outcomes`, own.outcomes, project.outcomes);
    }
    // A list, so that a failure names what differs.
    expect(differ.slice(0, Math.max(0, differ.length - Math.floor((same + differ.length) * 0.02)))).toEqual(
      [],
    );
    expect(same).toBeGreaterThan(490);
  });

  test("what the document itself has wrong is told", () => {
    expect(kindsAt("title").map(({ place }) => place.project)).toEqual([
      3, 9, 11, 13, 14, 17, 20, 21, 29, 31, 40,
    ]);
    expect(kindsAt("table")[0]?.says).toContain("13 แถวงบประมาณ สำหรับ 10 ชื่อ");
    expect(kindsAt("table")[0]?.why).toContain("10,000 ปรากฏ 2 ครั้ง");
    expect(kindsAt("numbering").map(({ place }) => place.project)).toEqual(expect.arrayContaining([1, 17]));
    expect(kindsAt("template").map(({ place }) => place.project)).toEqual([16, 16, 32]);
    expect(kindsAt("hierarchy").map(({ says }) => says.slice(0, 10))).toEqual(["ตาราง: 1.2", "ตาราง: 3.1"]);
    expect(kindsAt("law").map(({ place }) => place.project)).toEqual(expect.arrayContaining([8, 21]));
    expect(kindsAt("organisation").map(({ place }) => place.project)).toEqual(
      expect.arrayContaining([3, 29]),
    );
    expect(kindsAt("quotes").map(({ place }) => place.project)).toEqual(expect.arrayContaining([3, 20, 28]));
    expect(
      kindsAt("scan")
        .map(({ says }) => says)
        .join(),
    ).toMatch(/มติที่ 1/);
    expect(kindsAt("meta")[0]).toMatchObject({ says: "อำเภอบ้านฝ้อ", took: "อำเภอบ้านผือ" });
    expect(kindsAt("dates").map(({ why }) => why.slice(0, 20))).toEqual([
      "ทุกโครงการใช้ระยะเวล",
      "ประกาศเจตจำนงลงวันที",
    ]);
    expect(kindsAt("wording").map(({ says }) => says)).toEqual(
      expect.arrayContaining([
        "“ดุลพินิจ” 4 แห่ง / “ดุลยพินิจ” 2 แห่ง",
        "“วิถีคิด” 3 แห่ง / “วิธีคิด” 2 แห่ง",
        "“E-Service” 12 แห่ง / “E – Service” 1 แห่ง / “e-Service” 1 แห่ง",
        "“2566 - 2570” 28 แห่ง / “2566 – 2570” 23 แห่ง / “2566 -2570” 2 แห่ง",
        "“กำหนดกำหนด”",
        "“หรือหรือ”",
        "“แข่งขันแข่งขัน”",
      ]),
    );
    expect(kindsAt("digits").map(({ place }) => place.project)).toEqual([28, 39]);
    expect(kindsAt("table").map(({ place }) => place.project)).toEqual([17, 32, 34, 37, 39]);
    expect(kindsAt("file")[0]?.says).toContain("และอีก 5 บรรทัด");
    expect(kindsAt("figures").map(({ place }) => place.project)).toEqual(
      expect.arrayContaining([2, 17, 20, 26, 34, 35, 39, 40]),
    );
    expect(kindsAt("repeated").map(({ place }) => place.project)).toEqual(
      expect.arrayContaining([31, 39, 22]),
    );
    const subjects = kindsAt("repeated").filter(({ why }) => why.includes("เรื่องเดียวกัน"));
    expect(subjects.map(({ place }) => place.project)).toEqual(expect.arrayContaining([1, 4, 17]));
    expect(subjects.length).toBeLessThan(8);
    expect(kindsAt("wording").filter(({ why }) => why.includes("“นวัตกรรม”"))).toMatchObject([
      { place: { project: 36 } },
    ]);
    expect(kindsAt("remark").map(({ says }) => says)).toEqual(["ช่องหมายเหตุว่างทุกโครงการ"]);
    expect(kindsAt("missing").map(({ says }) => says)).toContain("“ฯลฯ” อยู่ลำพังทั้งบรรทัด");
    expect(kindsAt("repeated").map(({ says }) => says.slice(0, 24))).toEqual(
      expect.arrayContaining(["โครงการที่ 17, 20, 26: อ", "โครงการที่ 39, 40: ภาคปร"]),
    );
  });

  const text = bytes.toString();
  const inTable = (change: (row: string) => string) =>
    text.replaceAll(/^(?:.*\t.*\n)+/gm, (run) =>
      run.includes("ภารกิจตาม") ? run.replaceAll(/^.*\t.*$/gm, change) : run,
    );
  const cellsOf = (row: string) => row.split("\t").filter((cell) => cell.trim() !== "");
  const changes: Record<string, string> = {
    "Thai digits throughout": text.replaceAll(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))),
    "cells shifted to the left": inTable((row) => cellsOf(row).join("\t")),
    "cells parted by bars": inTable((row) => `| ${row.split("\t").join(" | ")} |`),
    "a cell a line": inTable((row) => cellsOf(row).join("\n")),
    "page numbers between the lines": text
      .split("\n")
      .map((line, at) => (at % 40 === 39 && line.trim() === "" ? `\n- ${(at + 1) / 40} -\n` : line))
      .join("\n"),
  };
  test.each(Object.entries(changes))("it reads the same with %s", (_, changed) => {
    const plain = (value: unknown) =>
      JSON.parse(
        JSON.stringify(value)
          .replaceAll(/\s/g, "")
          .replaceAll(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50)),
      ) as unknown;
    const again = read(changed);
    expect(plain(again.projects)).toEqual(plain(reading.projects));
    expect(plain(again.risk_assessment)).toEqual(plain(reading.risk_assessment));
    expect(again.unplaced).toEqual([]);
  });

  test("nothing of it is lost", () => {
    expect(lostWords(bytes.toString(), reading)).toEqual([]);
    expect(reading.unplaced).toEqual([]);
  });
});

interface HandStep {
  no: string | null;
  text: string;
  sub?: { no: string | null; level: number; text: string }[];
  tail?: string | null;
}
interface Hand {
  projects: { objectives: string[]; steps: HandStep[]; outputs: { text: string }[]; outcomes: string[] }[];
  risk_assessment: { measures: { project_no: number | null }[] }[];
}
