import { beforeAll, expect, test } from "vitest";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { enqueue } from "../../../platform/jobs/enqueue.ts";
import { lookForReminders } from "../../../platform/reminders/jobs.ts";
import { openReminders } from "../../../platform/reminders/queries.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { doJobs } from "../../../testing/jobs.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { aMeasure, aRisk, aYear } from "../../risk/stage.fixture.ts";
import { planNamed } from "../queries.ts";
import { addProject } from "../projects/acts.ts";
import { aReadyPlan, perform } from "../stage.fixture.ts";
import { wholePlan } from "../whole.ts";
import { standNow } from "./stand.ts";
import { versionsOf } from "./versions.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
opened.setClock("2026-01-15T05:00:00Z");
const org = await anOrganisation(house);
const unit = await aUnit(house, org, "สำนักปลัดเทศบาล");
const coordinator = await aMember(house, org, "coordinator");
const executive = await aMember(house, org, "executive");
let planId = "";
let base = "";

beforeAll(async () => {
  const stage = { house, org };
  await aMeasure(stage, await aRisk(stage, await aYear(stage, 2569)));
  const { plan } = await aReadyPlan({ house, org, actor: coordinator.actor });
  planId = plan.id;
  base = `/${org.slug}/office/plans/${planId}`;
  for (const title of ["อบรมหนึ่ง", "อบรมสอง", "อบรมสาม", "อบรมสี่"]) await add(title);
});

const add = (title: string) =>
  perform({ house, org, actor: coordinator.actor }, addProject, {
    planId,
    title,
    kind: "project",
    mission: "1.1",
    headings: ["1.1.1"],
    budgets: [],
    fundings: [],
    reasons: "",
    objectives: "เพื่อให้รู้",
    targetText: "บุคลากร 70 คน",
    targetCount: "70",
    targetGroups: ["staff"],
    steps: "อบรม",
    period: "ปีงบประมาณ พ.ศ. 2566 - 2570",
    quarters: ["1"],
    units: [unit],
    outputs: "จัดอบรมไม่น้อยกว่า 2 ครั้งต่อปี",
    outcomes: "เรื่องร้องเรียนลดลง",
  });
const planNow = () =>
  readIn(house.database, org.id, async (db) => {
    const plan = await planNamed(db, org.id, planId);
    if (!plan) throw new Error("no plan");
    const content = await wholePlan(db, org.id, plan, house.packs);
    return { plan, content, stand: await standNow(db, org.id, plan, house.packs) };
  });
const take = async (step: string, fields: Record<string, string>, by: TestMember) => {
  const { plan } = await planNow();
  return browser.post(`${base}/${step}`, { version: String(plan.version), ...fields }, by);
};
const excuseWarnings = async () => {
  const { findings, excuses } = (await planNow()).stand;
  const left = findings.filter(({ id, level }) => level === "warning" && !excuses.has(id));
  for (const check of new Set(left.map((each) => each.check))) {
    await browser.post(`${base}/checks/excuse/all`, { check, reason: "ตรวจแล้ว" }, coordinator);
  }
};
const waitsFor = async ({ accountId }: TestMember) =>
  (await readIn(house.database, org.id, (db) => openReminders(db, org.id, accountId))).map(
    ({ title, detail, href }) => `${title.split(":")[0]} | ${detail} | ${href.replace(base, "the plan")}`,
  );
const morning = async () => {
  await writeIn(house.database, org.id, (db) => enqueue(db, lookForReminders, { orgId: org.id, input: {} }));
  await doJobs(house);
};

test("one reason is given to all warnings of one kind, and to no other", async () => {
  const { stand } = await planNow();
  const warned = Map.groupBy(
    stand.findings.filter(({ level }) => level === "warning"),
    ({ check }) => check,
  );
  const [same, findings] = [...warned].find(([, each]) => each.length > 3) ?? [];
  if (!same || !findings) throw new Error("the ready plan has no kind of warning twice");
  const page = await (await browser.get(`${base}/checks`, coordinator)).text();
  expect(page).toContain(`ให้เหตุผลทั้ง ${findings.length} ข้อ`);
  // Of many that are folded, one by itself gets its form when it is asked for.
  const own = `name="finding" value="${findings[0]?.id}"`;
  expect(page).not.toContain(own);
  const asked = new URLSearchParams({ finding: findings[0]?.id ?? "" });
  expect(await (await browser.get(`${base}/checks?${asked}`, coordinator)).text()).toContain(own);

  const empty = await browser.post(`${base}/checks/excuse/all`, { check: same, reason: "" }, coordinator);
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain(`href="#field-${same}-reason"`);

  const reason = "ทุกโครงการนี้ดำเนินการโดยเจ้าหน้าที่ของหน่วยงาน";
  const said = await browser.post(`${base}/checks/excuse/all`, { check: same, reason }, coordinator);
  expect(said.headers.get("location")).toBe(`${base}/checks#c-${same}`);
  const { excuses } = (await planNow()).stand;
  expect([...excuses.keys()].toSorted()).toEqual(findings.map(({ id }) => id).toSorted());
  expect(new Set([...excuses.values()].map((each) => each.reason))).toEqual(new Set([reason]));
  const again = await browser.post(`${base}/checks/excuse/all`, { check: same, reason }, coordinator);
  expect(again.status).toBe(404);
});

test("an error takes no reason, alone or together", async () => {
  const refusal = await browser.post(
    `${base}/checks/excuse/all`,
    { check: "risks-missing", reason: "ไม่ต้องมี" },
    coordinator,
  );
  expect(refusal.status).toBe(404);
});

test("whoever must go on with the plan is told at once, and nobody else; done is quiet", async () => {
  await excuseWarnings();
  expect((await take("submit", { note: "ขอให้พิจารณาก่อนสิ้นเดือน" }, coordinator)).status).toBe(303);
  const [project] = (await planNow()).content.projects;
  const form = await browser.get(`${base}/projects/${project?.id}/edit`, coordinator);
  expect(await form.text()).toContain("แผนเสนอผู้บริหารแล้ว ดึงกลับมาก่อนจึงจะแก้ได้");
  const asked = [`รอการพิจารณา | ${coordinator.name} เสนอ: ขอให้พิจารณาก่อนสิ้นเดือน | the plan`];
  expect(await waitsFor(executive)).toEqual(asked);
  expect(await waitsFor(coordinator)).toEqual([]);
  expect(await (await browser.get(`/${org.slug}/office`, executive)).text()).toMatch(
    /รอการพิจารณา: แผน[\s\S]*ขอให้พิจารณาก่อนสิ้นเดือน/,
  );
  await morning();
  expect(await waitsFor(executive)).toEqual(asked);

  await take("recall", {}, coordinator);
  await morning();
  expect(await waitsFor(executive)).toEqual([]);
  await take("submit", {}, coordinator);
  expect(await waitsFor(executive)).toEqual([`รอการพิจารณา | ${coordinator.name} เสนอ | the plan`]);

  await take("return", { note: "เพิ่มงบประมาณ" }, executive);
  expect(await waitsFor(executive)).toEqual([]);
  expect(await waitsFor(coordinator)).toEqual([
    `ส่งกลับให้แก้ไข | ${executive.name} ส่งกลับ: เพิ่มงบประมาณ | the plan`,
  ]);

  await take("submit", {}, coordinator);
  expect(await waitsFor(coordinator)).toEqual([]);
  await take("approve", { orderNumber: "นร 1/2569", decidedOn: "2026-01-15" }, executive);
  await morning();
  expect(await waitsFor(executive)).toEqual([]);
  expect(await waitsFor(coordinator)).toEqual([
    `อนุมัติแล้ว รอประกาศใช้ | ${executive.name} อนุมัติ เลขที่ นร 1/2569 ลงวันที่ 15 มกราคม 2569 | the plan`,
  ]);
  await take("publish", { orderNumber: "", decidedOn: "2026-01-20" }, coordinator);
  await morning();
  expect([...(await waitsFor(executive)), ...(await waitsFor(coordinator))]).toEqual([]);
});

test("what is refused stands at its own form, not at the others of the page", async () => {
  await take("amend", { reason: "เพิ่มโครงการ" }, coordinator);
  await add("อบรมที่เพิ่มในฉบับเปลี่ยนแปลง");
  await excuseWarnings();
  await take("submit", {}, coordinator);
  const answer = await take("return", { note: "" }, executive);
  expect(answer.status).toBe(422);
  expect((await answer.text()).match(/id="error-summary"/g)).toHaveLength(1);
});

test("an amendment that is given up stays readable, and the next one is not taken for it", async () => {
  await take("return", { note: "ยังไม่จำเป็น" }, executive);
  expect((await waitsFor(coordinator)).length).toBe(1);
  const compared = await (await browser.get(`${base}/compare`, executive)).text();
  for (const words of ["เพิ่ม 1 · นำออก 0 · แก้ไข 0", "เหตุผล: เพิ่มโครงการ", "อบรมที่เพิ่มในฉบับเปลี่ยนแปลง"])
    expect(compared).toContain(words);
  const { projects } = (await planNow()).content;
  await take("discard-amendment", {}, coordinator);
  expect((await planNow()).content.projects.length).toBe(projects.length - 1);
  expect(await waitsFor(coordinator)).toEqual([]);
  const versions = await readIn(house.database, org.id, (db) => versionsOf(db, org.id, planId));
  expect(versions[0]).toMatchObject({ status: "discarded", amendment: 1, note: "เพิ่มโครงการ" });
  const kept = `${base}/versions/${versions[0]?.number}`;
  expect(await (await browser.get(kept, executive)).text()).toContain("อบรมที่เพิ่มในฉบับเปลี่ยนแปลง");
  const added = projects.find(({ title }) => title === "อบรมที่เพิ่มในฉบับเปลี่ยนแปลง");
  const sheet = await browser.get(`${kept}?project=${added?.id}`, executive);
  expect(await sheet.text()).toContain("เรื่องร้องเรียนลดลง");
  expect((await browser.get(`${kept}?project=none`, executive)).status).toBe(404);
  await take("amend", { reason: "ปรับงบประมาณ" }, coordinator);
  await morning();
  expect(await waitsFor(coordinator)).toEqual([]);
  expect(await (await browser.get(base, coordinator)).text()).not.toContain("ส่งกลับให้แก้ไข");
});

test("a comment that was refused stays where it was written", async () => {
  const projectId = "01980000-0000-7000-8000-000000000000";
  const answer = await browser.post(`${base}/comments`, { part: "goals", projectId, said: "" }, executive);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain('name="part" value="goals"');
  expect(page).toContain(`name="projectId" value="${projectId}"`);
});
