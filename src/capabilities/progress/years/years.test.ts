import { expect, test } from "vitest";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { addProject, removeProject } from "../../plan/projects/acts.ts";
import { projectsOf } from "../../plan/queries.ts";
import {
  aPublishedPlan,
  aYearOfWork,
  channelsTitle,
  declarationTitle,
  perform,
  publishAgain,
  trainingTitle,
} from "../stage.fixture.ts";
import { amendYear, closeYear, openYear, reopenYear, setProjectYear } from "./acts.ts";
import { projectYearNamed, projectYearsOf, turnsOf, yearOf } from "./queries.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
opened.setClock("2026-01-15T05:00:00Z");

let stages = 0;

async function aStage() {
  stages += 1;
  const org = await anOrganisation(house, `work-${stages}`);
  const unit = await aUnit(house, org, "สำนักปลัด");
  const other = await aUnit(house, org, "กองคลัง");
  const { actor, cookie } = await aMember(house, org, "coordinator");
  const read = <T>(ask: Parameters<typeof readIn<T>>[2]) => readIn(house.database, org.id, ask);
  const situation = { database: house.database, packs: house.packs, now: house.now, orgId: org.id, actor };
  return { stage: { house, org, actor }, org, unit, other, cookie, read, situation };
}

test("a year opens from the published plan, with money, units and shares of that year", async () => {
  const { stage, org, unit, other, read, situation } = await aStage();
  const early = await openYear(situation, { year: 2569 });
  expect(early).toMatchObject({ ok: false, reason: "refused" });
  await aPublishedPlan(stage, unit);
  expect(await perform(stage, openYear, { year: 2569 })).toEqual({ year: 2569, projects: 3 });
  const projects = await read((db) => projectYearsOf(db, org.id, 2569));
  expect(projects.map(({ title, code, budget }) => ({ title, code, budget }))).toEqual([
    { title: trainingTitle, code: "1", budget: 50_000_00 },
    { title: channelsTitle, code: "2", budget: null },
    { title: declarationTitle, code: "3", budget: null },
  ]);
  expect(projects.map(({ units }) => units.map(({ id }) => id).toSorted())).toEqual([
    [unit],
    [unit],
    [unit, other].toSorted(),
  ]);
  expect(projects[0]?.content.steps).toHaveLength(3);
  const own = await read((db) => projectYearsOf(db, org.id, 2569, { unitId: other }));
  expect(own.map(({ title }) => title)).toEqual([declarationTitle]);
  const again = await openYear(situation, { year: 2569 });
  expect(again).toMatchObject({ ok: false, reason: "invalid", errors: { year: [expect.any(String)] } });
});

test("a newer edition comes in as a whole, and what it takes out stays readable", async () => {
  const { stage, org, unit, cookie, read, situation } = await aStage();
  const { planId, projects } = await aYearOfWork(stage, unit);
  const page = `/${org.slug}/office/progress/2569`;
  expect(await (await browser.get(page, { cookie })).text()).not.toContain("มีแผนฉบับใหม่กว่าที่ปีนี้ใช้อยู่");
  const early = await amendYear(situation, { year: 2569, version: 1 });
  expect(early).toMatchObject({ ok: false, reason: "refused" });
  const inPlan = await read((db) => projectsOf(db, org.id, planId));
  const goes = inPlan.find(({ title }) => title === channelsTitle);
  await perform(stage, removeProject, { planId, id: goes?.id, version: goes?.version });
  await perform(stage, addProject, {
    planId,
    title: "จัดเวทีรับฟังความเห็น",
    kind: "activity",
    mission: "3.1",
    headings: [],
    budgets: ["", "", "", "7,500.50", ""],
    units: [unit],
    steps: "จัดเวที",
    outputs: "จัดเวที 1 ครั้ง",
  });
  await publishAgain(stage, planId);
  expect(await (await browser.get(page, { cookie })).text()).toContain("มีแผนฉบับใหม่กว่าที่ปีนี้ใช้อยู่");
  expect(await perform(stage, amendYear, { year: 2569, version: 1 })).toEqual({
    year: 2569,
    added: 1,
    dropped: 1,
  });
  const after = await read((db) => projectYearsOf(db, org.id, 2569));
  const named = new Map(after.map((each) => [each.title, each]));
  expect(named.get(channelsTitle)?.dropped).toBe(true);
  expect(named.get("จัดเวทีรับฟังความเห็น")).toMatchObject({ dropped: false, budget: 750_050 });
  expect(named.get(trainingTitle)?.id).toBe(projects.find(({ title }) => title === trainingTitle)?.id);
  expect(await read((db) => turnsOf(db, org.id, 2569))).toMatchObject([
    { what: "amended" },
    { what: "opened" },
  ]);
});

test("closing and opening again are recorded with their reasons, and a closed year takes nothing", async () => {
  const { stage, org, unit, read, situation } = await aStage();
  const { projects } = await aYearOfWork(stage, unit);
  const [project] = projects;
  await perform(stage, closeYear, { year: 2569, version: 1, reason: "รายงานประกาศแล้ว" });
  const set = { id: project?.id, version: 1, integratedBudget: "1,000", guidelines: ["mechanism"] };
  expect(await setProjectYear(situation, set)).toMatchObject({
    ok: false,
    reason: "refused",
    message: expect.stringContaining("ผู้ประสานงานแผน"),
  });
  const twice = { year: 2569, version: 2, reason: "ซ้ำ" };
  expect(await closeYear(situation, twice)).toMatchObject({ ok: false, reason: "refused" });
  expect(await reopenYear(situation, { year: 2569, version: 1, reason: "ลืม" })).toMatchObject({
    ok: false,
    reason: "conflict",
  });
  await perform(stage, reopenYear, { year: 2569, version: 2, reason: "ผลของกองคลังมาช้า" });
  await perform(stage, setProjectYear, set);
  expect(await read((db) => yearOf(db, org.id, 2569))).toMatchObject({ status: "open", version: 3 });
  expect(await read((db) => turnsOf(db, org.id, 2569))).toMatchObject([
    { what: "reopened", reason: "ผลของกองคลังมาช้า" },
    { what: "closed", reason: "รายงานประกาศแล้ว" },
    { what: "opened", reason: null },
  ]);
  expect(await setProjectYear(situation, set)).toMatchObject({ ok: false, reason: "conflict" });
});

test("the next year begins with the ticks of the last, and without its integrated money", async () => {
  const { stage, org, unit, read } = await aStage();
  const { projects } = await aYearOfWork(stage, unit);
  const [project] = projects;
  await perform(stage, setProjectYear, {
    id: project?.id,
    version: 1,
    integratedBudget: "1,000",
    guidelines: ["conscience", "efficiency"],
  });
  await perform(stage, openYear, { year: 2570 });
  const [next] = await read((db) => projectYearsOf(db, org.id, 2570));
  expect(next).toMatchObject({
    guidelines: ["conscience", "efficiency"],
    integratedBudget: null,
    budget: 50_000_00,
  });
  expect(await read((db) => projectYearNamed(db, org.id, project?.id ?? ""))).toMatchObject({
    integratedBudget: 1_000_00,
    version: 2,
  });
});

test("whoever only reads sees the year and no way to change it", async () => {
  const { stage, org, unit } = await aStage();
  await aYearOfWork(stage, unit);
  const { cookie } = await aMember(house, org, "unit-officer", unit);
  const html = await (await browser.get(`/${org.slug}/office/progress/2569`, { cookie })).text();
  expect(html).toContain(trainingTitle);
  expect(html).not.toContain("ปิดปีงบประมาณ");
  expect(html).not.toContain("งบบูรณาการและแนวทาง");
  expect((await browser.get(`/${org.slug}/office/progress/open`, { cookie })).status).toBe(403);
  expect((await browser.get(`/${org.slug}/office/progress/2571`, { cookie })).status).toBe(404);
  expect((await browser.get(`/${org.slug}/office/progress/25x9`, { cookie })).status).toBe(404);
});
