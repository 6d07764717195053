import { beforeAll, describe, expect, test } from "vitest";
import { readIn } from "../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { planNamed, projectsOf } from "./queries.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const unit = await aUnit(house, org, "สำนักปลัดเทศบาล");
let coordinator: TestMember;
let other: TestMember;
let officer: TestMember;
let base = "";

const facts = {
  title: "โครงการอบรมกฎหมายสำหรับบุคลากร",
  kind: "project",
  mission: "1.1",
  headings: ["1.1.1"],
  "budgets.0": "๑๕๐,๐๐๐",
  "budgets.1": "150,000.50",
  "budgets.2": "",
  "budgets.3": "",
  "budgets.4": "",
  reasons: "เหตุผลหนึ่ง\nเหตุผลสอง",
  objectives: "1. เพื่อให้รู้\n2. เพื่อให้ทำ",
  targetText: "บุคลากรทุกคน",
  targetCount: "๗๐",
  targetGroups: ["staff"],
  steps: "เสนออนุมัติ\nอบรม\n- เตรียมวิทยากร\n- จัดอบรม\nรายงานผล",
  period: "ปีงบประมาณ พ.ศ. 2566 - 2570",
  quarters: ["2"],
  units: [unit],
  outputs: "จัดอบรมไม่น้อยกว่า 2 ครั้งต่อปี\nผู้เข้าอบรมมีความรู้ไม่น้อยกว่าร้อยละ ๘๐ (แบบทดสอบ)",
  outcomes: "เรื่องร้องเรียนเกี่ยวกับการทุจริตลดลง",
};

beforeAll(async () => {
  opened.setClock("2026-01-15T05:00:00Z");
  coordinator = await aMember(house, org, "coordinator");
  other = await aMember(house, org, "coordinator");
  officer = await aMember(house, org, "unit-officer", unit);
  const answer = await browser.post(
    `/${org.slug}/office/plans/start`,
    { cycle: "2566-2570", begin: "blank" },
    coordinator,
  );
  base = answer.headers.get("location") ?? "";
});

const planId = () => base.split("/").at(-1) ?? "";
const plan = () => readIn(house.database, org.id, (db) => planNamed(db, org.id, planId()));
const projects = () => readIn(house.database, org.id, (db) => projectsOf(db, org.id, planId()));
const projectAt = async (href: string) => (await projects()).find(({ id }) => href.endsWith(id));

async function added(changes: Record<string, string | string[]> = {}) {
  const answer = await browser.post(`${base}/projects/add`, { ...facts, ...changes }, coordinator);
  expect(answer.status).toBe(303);
  const href = answer.headers.get("location") ?? "";
  const project = await projectAt(href);
  if (!project) throw new Error("not added");
  return { href, project };
}

test("a project is kept as it was typed: money in satang, steps nested, results read", async () => {
  const { href, project } = await added();
  expect(project).toMatchObject({
    dimension: "1",
    mission: "1.1",
    headings: ["1.1.1"],
    budgets: [150_000_00, 150_000_50, null, null, null],
    objectives: ["เพื่อให้รู้", "เพื่อให้ทำ"],
    target: { text: "บุคลากรทุกคน", count: 70, groups: ["staff"] },
    quarters: [2],
    responsible: { allUnits: false, units: [{ id: unit, name: "สำนักปลัดเทศบาล" }] },
  });
  expect(project.steps.map(({ text, inside }) => [text, inside.length])).toEqual([
    ["เสนออนุมัติ", 0],
    ["อบรม", 2],
    ["รายงานผล", 0],
  ]);
  expect(project.outputs.map(({ indicator }) => indicator)).toMatchObject([
    { kind: "count", comparison: "at-least", number: 2, unit: "ครั้ง", per: "year", confirmed: false },
    { kind: "percent", comparison: "at-least", number: 80, confirmed: false },
  ]);
  const page = await (await browser.get(href, coordinator)).text();
  expect(page).toContain("300,000.50 บาท");
  expect(page).toContain("รอยืนยันวิธีวัด");
});

test("the empty row for a source of money, as the form has it, says nothing", async () => {
  const empty = Object.fromEntries([0, 1, 2, 3, 4].map((year) => [`fundings.0.budgets.${year}`, ""]));
  const title = "มาตรการไม่ใช้แหล่งเงิน";
  const answer = await browser.post(
    `${base}/projects/add`,
    { ...facts, title, "fundings.0.fundId": "", ...empty },
    coordinator,
  );
  expect(answer.status).toBe(303);
  expect((await projects()).find((project) => project.title === title)?.fundings).toEqual([]);
});

describe("a budget that cannot be", () => {
  test.each([
    ["-1", "ติดลบไม่ได้"],
    ["1e20", "ไม่ใช่จำนวนเงิน"],
    ["๑๒,๐๐๐.๐๐๕", "ไม่ใช่จำนวนเงิน"],
    ["99999999999", "มากเกินไป"],
  ])("%s is refused at its field, and what was typed is kept", async (typed, why) => {
    const before = await projects();
    const answer = await browser.post(`${base}/projects/add`, { ...facts, "budgets.3": typed }, coordinator);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(why);
    expect(page).toContain(`value="${typed}"`);
    expect(page).toContain("เหตุผลสอง");
    expect(page).toContain('href="#field-budgets.3"');
    expect(await projects()).toEqual(before);
  });
});

test.each(["-1", "1e20", "๑๒,๐๐๐.๐๐๕"])(
  "a source of money that holds %s is refused at its year, and what was typed is kept",
  async (typed) => {
    const before = (await plan())?.funds;
    const answer = await browser.post(
      `${base}/funds`,
      { name: "โครงการในข้อบัญญัติ", "budgets.0": "", "budgets.1": typed, "budgets.2": "" },
      coordinator,
    );
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('href="#field-budgets.1"');
    expect(page).toContain(`value="${typed}"`);
    expect(page).toContain('value="โครงการในข้อบัญญัติ"');
    expect((await plan())?.funds).toEqual(before);
  },
);

test("two people edit one project: the second gets both versions and loses nothing", async () => {
  const { href, project } = await added({ title: "โครงการที่สองคนแก้" });
  const version = String(project.version);
  const first = { ...facts, title: "ชื่อของคนแรก", version };
  const second = { ...facts, title: "โครงการที่สองคนแก้", reasons: "เหตุผลของคนที่สอง", version };
  expect((await browser.post(`${href}/edit`, first, coordinator)).status).toBe(303);
  const answer = await browser.post(`${href}/edit`, second, other);
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("ชื่อของคนแรก");
  expect(page).toContain("เหตุผลของคนที่สอง</textarea>");
  expect((await projectAt(href))?.title).toBe("ชื่อของคนแรก");
  // Pressing again, having seen both, saves one's own.
  const again = page.match(/name="version" value="(\d+)"/)?.[1] ?? "";
  expect((await browser.post(`${href}/edit`, { ...second, version: again }, other)).status).toBe(303);
  expect(await projectAt(href)).toMatchObject({ reasons: ["เหตุผลของคนที่สอง"] });
});

test("steps and results keep their identity when others are changed; a confirmed reading stays", async () => {
  const { href, project } = await added({ title: "โครงการที่แก้ผลผลิต" });
  const [output] = project.outputs;
  const structure = { kind: "count", comparison: "at-least", number: "2", unit: "ครั้ง", per: "year" };
  const confirmed = await browser.post(
    `${href}/indicators/${output?.id}`,
    { ...structure, source: "trainings", version: String(project.version) },
    coordinator,
  );
  expect(confirmed.status).toBe(303);
  const changed = {
    ...facts,
    version: String(project.version + 1),
    steps: "เสนออนุมัติ\nรายงานผล",
    outputs: `ผลผลิตใหม่ 1 ชุด\n${output?.text}`,
  };
  expect((await browser.post(`${href}/edit`, changed, coordinator)).status).toBe(303);
  const now = await projectAt(href);
  expect(now?.outputs[1]).toMatchObject({
    id: output?.id,
    indicator: { confirmed: true, source: "trainings" },
  });
  expect(now?.outputs[0]?.indicator?.confirmed).toBe(false);
  expect(now?.steps.map(({ id }) => id)).toEqual([project.steps[0]?.id, project.steps[2]?.id]);
});

test("all readings of a project are confirmed at once, but for those that still lack something", async () => {
  const { href, project } = await added({
    title: "โครงการที่ยืนยันพร้อมกัน",
    outputs: "จัดอบรมไม่น้อยกว่า 2 ครั้งต่อปี\nความรู้ดี",
    outcomes: "เรื่องร้องเรียนลดลง",
  });
  expect(await (await browser.get(href, coordinator)).text()).toContain("ยืนยันวิธีวัดทั้งหมดของโครงการนี้ (2 ข้อ)");
  const old = { version: String(project.version + 1) };
  expect((await browser.post(`${href}/indicators`, old, coordinator)).status).toBe(409);
  const seen = { version: String(project.version) };
  const answer = await browser.post(`${href}/indicators`, seen, coordinator);
  expect(answer.headers.get("location")).toBe(`${href}#results`);
  const now = await projectAt(href);
  expect(
    [...(now?.outputs ?? []), ...(now?.outcomes ?? [])].map(({ indicator }) => indicator?.confirmed),
  ).toEqual([true, undefined, true]);
  const none = await browser.post(
    `${href}/indicators`,
    { version: String(project.version + 1) },
    coordinator,
  );
  expect(none.status).toBe(409);
  expect(await none.text()).toContain("ไม่มีวิธีวัดที่ยืนยันพร้อมกันได้");
});

test("an indicator without what its kind needs is not confirmed", async () => {
  const { href, project } = await added({ title: "โครงการที่วัดไม่ได้" });
  const answer = await browser.post(
    `${href}/indicators/${project.outputs[0]?.id}`,
    { kind: "percent", comparison: "at-least", number: "120", version: String(project.version) },
    coordinator,
  );
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("ร้อยละต้องไม่เกิน 100");
});

test("a source that gives more than the project costs is told at the year", async () => {
  const fund = await browser.post(
    `${base}/funds`,
    { name: "โครงการอบรมในข้อบัญญัติ", "budgets.0": "10,000" },
    coordinator,
  );
  expect(fund.status).toBe(303);
  const [source] = (await plan())?.funds ?? [];
  const funding = { "fundings.0.fundId": source?.id ?? "", "fundings.0.budgets.0": "20,000" };
  const answer = await browser.post(
    `${base}/projects/add`,
    { ...facts, "budgets.0": "15,000", ...funding },
    coordinator,
  );
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("มากกว่างบประมาณของปีนี้");
});

test("money that two projects take from one source is counted once, on the page too", async () => {
  const [source] = (await plan())?.funds ?? [];
  const funding = { "fundings.0.fundId": source?.id ?? "", "fundings.0.budgets.0": "10,000" };
  const before = await tableTotal();
  for (const title of ["ใช้เงินร่วม ก", "ใช้เงินร่วม ข"]) {
    await added({ title, mission: "4.1", headings: [], "budgets.0": "10,000", "budgets.1": "", ...funding });
  }
  expect(await tableTotal()).toBe(before + 10_000);
});

async function tableTotal(): Promise<number> {
  const page = await (await browser.get(`${base}/table`, coordinator)).text();
  const row = page.slice(page.indexOf("รวมทั้งสิ้น"));
  return Number(/class="end">([\d,.]+|–)</.exec(row)?.[1]?.replaceAll(",", "").replace("–", "0"));
}

test("projects move among their neighbours, go and come back", async () => {
  const one = await added({ title: "เลื่อน หนึ่ง", mission: "3.1", headings: [] });
  const two = await added({ title: "เลื่อน สอง", mission: "3.1", headings: [] });
  const order = async () =>
    (await projects()).filter(({ mission }) => mission === "3.1").map(({ title }) => title);
  const up = await browser.post(`${two.href}/move`, { way: "up", version: "1" }, coordinator);
  expect(up.status).toBe(303);
  expect(await order()).toEqual(["เลื่อน สอง", "เลื่อน หนึ่ง"]);
  expect((await browser.post(`${two.href}/move`, { way: "up", version: "1" }, coordinator)).status).toBe(409);
  const gone = await browser.post(`${one.href}/remove`, { version: "1" }, coordinator);
  expect(gone.status).toBe(303);
  expect(await order()).toEqual(["เลื่อน สอง"]);
  expect(await (await browser.get(`${base}/projects`, coordinator)).text()).toContain("นำกลับเข้าแผน");
  expect((await browser.post(`${one.href}/return`, {}, coordinator)).status).toBe(303);
  expect(await order()).toEqual(["เลื่อน สอง", "เลื่อน หนึ่ง"]);
});

test("the introduction and the goals are kept in paragraphs, lists and figures", async () => {
  const seen = await plan();
  const answer = await browser.post(
    `${base}/introduction`,
    {
      version: String(seen?.version),
      title: seen?.title ?? "",
      reasons: "ย่อหน้าหนึ่ง\n\nย่อหน้าสอง",
      objectives: "๑. เพื่อความโปร่งใส\n๒) เพื่อลดการทุจริต",
    },
    coordinator,
  );
  expect(answer.status).toBe(303);
  const goals = await browser.post(
    `${base}/goals`,
    {
      version: String((seen?.version ?? 0) + 1),
      "goals.0.text": "คะแนน ITA สูงขึ้น",
      "goals.0.name": "คะแนน ITA",
      "goals.0.unit": "คะแนน",
      "goals.0.about": "ita-score",
      "goals.0.values.0": "๖๕",
      "goals.0.values.1": "",
      "goals.0.values.2": "",
      "goals.0.values.3": "",
      "goals.0.values.4": "85.50",
    },
    coordinator,
  );
  expect(goals.status).toBe(303);
  expect(await plan()).toMatchObject({
    introduction: {
      reasons: ["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"],
      objectives: ["เพื่อความโปร่งใส", "เพื่อลดการทุจริต"],
    },
    goals: [{ target: { values: [65, null, null, null, 85.5], about: "ita-score" } }],
  });
  const late = await browser.post(`${base}/goals`, { version: "1", "goals.0.text": "ของคนที่ช้ากว่า" }, other);
  expect(late.status).toBe(409);
  expect(await late.text()).toContain("ของคนที่ช้ากว่า");
});

test("an officer of a unit reads and comments, and changes nothing", async () => {
  const { href, project } = await added({ title: "โครงการที่มีความเห็น" });
  expect((await browser.get(href, officer)).status).toBe(200);
  expect((await browser.get(`${href}/edit`, officer)).status).toBe(403);
  const edit = { ...facts, version: String(project.version) };
  expect((await browser.post(`${href}/edit`, edit, officer)).status).toBe(403);
  const said = await browser.post(
    `${base}/comments`,
    { part: "project", projectId: project.id, said: "ควรเพิ่มรุ่นอบรม" },
    officer,
  );
  expect(said.headers.get("location")).toBe(`${href}#comments`);
  const page = await (await browser.get(href, coordinator)).text();
  expect(page).toContain("ควรเพิ่มรุ่นอบรม");
  const settle = /\/comments\/[0-9a-f-]+\/settle/.exec(page)?.[0] ?? "";
  expect((await browser.post(`${base}${settle}`, { answer: "เพิ่มแล้ว" }, coordinator)).status).toBe(303);
  expect(await (await browser.get(`${base}/comments`, officer)).text()).toContain("เพิ่มแล้ว");
});

test("a plan with errors is not submitted, and is told how many", async () => {
  const answer = await browser.post(
    `${base}/submit`,
    { version: String((await plan())?.version) },
    coordinator,
  );
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("ยังเสนอไม่ได้");
  expect((await plan())?.status).toBe("draft");
});

test("a warning is excused with a reason, an error is not", async () => {
  const page = await (await browser.get(`${base}/checks`, coordinator)).text();
  const [finding] = /(?<=name="finding" value=")[^"]+/.exec(page) ?? [];
  const excused = await browser.post(
    `${base}/checks/excuse`,
    { finding: finding ?? "", reason: "ถูกต้องตามคำสั่ง" },
    coordinator,
  );
  expect(excused.status).toBe(303);
  expect(await (await browser.get(`${base}/checks`, coordinator)).text()).toContain("ถูกต้องตามคำสั่ง");
  const error = await browser.post(
    `${base}/checks/excuse`,
    { finding: "risks-missing:risks", reason: "ไม่ต้องมี" },
    coordinator,
  );
  expect(error.status).toBe(409);
});

test.each(["plan.pdf", "plan.docx", "plan.xlsx"])(
  "the book as %s is a file with a Thai name",
  async (file) => {
    const answer = await browser.get(`${base}/book/${file}`, officer);
    expect(answer.status).toBe(200);
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(3000);
    expect(answer.headers.get("content-disposition")).toContain("filename*=UTF-8''");
  },
);

test("a file that is not offered is not found", async () => {
  expect((await browser.get(`${base}/book/plan.exe`, officer)).status).toBe(404);
  expect((await browser.get(`${base}/book/toString`, officer)).status).toBe(404);
  expect((await browser.get(`${base}/national/constructor`, officer)).status).toBe(404);
  expect((await browser.get(`${base}/national/national.csv`, officer)).status).toBe(200);
});

test("a draft that nobody was shown goes away whole", async () => {
  const started = await browser.post(
    `/${org.slug}/office/plans/start`,
    { cycle: "2561-2564", begin: "blank" },
    coordinator,
  );
  const href = started.headers.get("location") ?? "";
  expect((await browser.post(`${href}/discard`, { version: "1" }, coordinator)).status).toBe(303);
  expect((await browser.get(href, coordinator)).status).toBe(404);
});
