import { v7 as newId } from "uuid";
import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { aPhoto } from "../../../platform/files/samples.fixture.ts";
import { openTestHouse, TEST_URL } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { aYearOfWork, perform } from "../stage.fixture.ts";
import { recordEvent } from "./acts.ts";
import { factsOnAPage } from "./asked.ts";
import { factsOf } from "./queries.ts";

const opened = await openTestHouse();
const { house } = opened;
opened.setClock("2026-03-02T03:00:00Z");
const browser = browserFor(opened);
const to = paths.office;

let stages = 0;

async function aStage() {
  const org = await anOrganisation(house, `pages-${++stages}`);
  const own = await aUnit(house, org, "สำนักปลัด");
  const other = await aUnit(house, org, "กองคลัง");
  const officer = await aMember(house, org, "unit-officer", own);
  const stranger = await aMember(house, org, "unit-officer", other);
  const { projects } = await aYearOfWork({ house, org }, own, 2569);
  const [training, another] = projects;
  if (!training || !another) throw new Error("no project");
  const add = to.workAdd.href({ org: org.slug, id: training.id, kind: "event" });
  const facts = () => readIn(house.database, org.id, (db) => factsOf(db, org.id, { year: 2569 }));
  const typed = {
    unitId: own,
    title: "อบรมรุ่นที่ 1",
    happenedOn: "10 ก.พ. 2569",
    place: "หอประชุมเทศบาล",
  };
  /** The form as a browser without script sends it. */
  const send = (files: readonly (readonly [name: string, bytes: Buffer])[], cookie?: string) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(typed)) body.append(name, value);
    for (const [name, bytes] of files) body.append("files", new File([new Uint8Array(bytes)], name));
    const headers = { origin: TEST_URL, ...(cookie ? { cookie } : {}) };
    return Promise.resolve(
      opened.app.fetch(new Request(`${TEST_URL}${add}`, { method: "POST", body, headers })),
    );
  };
  return { org, own, other, officer, stranger, training, another, add, facts, typed, send };
}

const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(300, 1)]);

test("a program that is called a photo is refused at its field, the photo beside it and all words stay", async () => {
  const { officer, facts, send } = await aStage();
  const answer = await send(
    [
      ["ภาพ.jpg", program],
      ["IMG_1.jpg", await aPhoto()],
    ],
    officer.cookie,
  );
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("ภาพ.jpg: ไฟล์นี้เป็นโปรแกรม");
  expect(page).toContain("IMG_1.jpg ส่งแล้ว");
  expect(page).toContain('value="หอประชุมเทศบาล"');
  expect(await facts()).toEqual([]);
});

test("a file that is too large is told at its field", async () => {
  const { officer, facts, send } = await aStage();
  const large = await send([["ใหญ่.pdf", Buffer.alloc(50 * 1024 ** 2 + 1, 10)]], officer.cookie);
  expect(large.status).toBe(422);
  expect(await large.text()).toContain("ใหญ่.pdf: ไฟล์ใหญ่เกินไป ช่องนี้รับไฟล์ละไม่เกิน 50 MB");
  expect(await facts()).toEqual([]);
});

test("five hundred photos at once: as many as may be are kept, of the others one sentence tells", async () => {
  const { officer, facts, send } = await aStage();
  const photo = await aPhoto(8, 8);
  const many = Array.from({ length: 500 }, (_, at) => [`IMG_${at}.jpg`, photo] as const);
  const answer = await send(many, officer.cookie);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("แนบได้ไม่เกิน 40 ไฟล์ จึงไม่ได้ส่ง 460 ไฟล์");
  expect(page.match(/ส่งแล้ว/g)).toHaveLength(40);
  expect(page).toContain('value="หอประชุมเทศบาล"');
  expect(await facts()).toEqual([]);
});

test("a session that ended while somebody typed loses no word", async () => {
  const { facts, send } = await aStage();
  const answer = await send([["IMG_1.jpg", await aPhoto()]]);
  const page = await answer.text();
  expect(answer.status).toBe(401);
  for (const word of ["อบรมรุ่นที่ 1", "หอประชุมเทศบาล", "10 ก.พ. 2569"]) expect(page).toContain(word);
  expect(page).toContain("ยกเว้นไฟล์ที่แนบไว้");
  expect(await facts()).toEqual([]);
});

test("what was typed and not sent is offered again", async () => {
  const { org, officer, add, typed } = await aStage();
  const draft = to.draft.href({ org: org.slug }, { form: add });
  expect((await browser.json(draft, { ...typed, title: "ร่างที่ค้าง" }, officer)).status).toBe(204);
  expect(await (await browser.get(add, officer)).text()).toContain("มีร่างที่พิมพ์ค้างไว้");
  expect(await (await browser.get(`${add}?draft`, officer)).text()).toContain('value="ร่างที่ค้าง"');
});

test("who comes second with a correction sees both, and the own words stay", async () => {
  const { org, own, officer, training } = await aStage();
  const fact = { projectId: training.id, unitId: own, happenedOn: "2026-02-10", title: "อบรม" };
  const { id } = await perform({ house, org }, recordEvent, fact);
  const path = to.workCorrect.href({ org: org.slug, id });
  const fields = { unitId: own, happenedOn: "10/2/2569", version: "1" };
  const first = await browser.post(path, { ...fields, title: "อบรมวินัย" }, officer);
  expect(first.headers.get("location")).toBe(to.workFact.href({ org: org.slug, id }));
  const second = await browser.post(path, { ...fields, title: "อบรมจริยธรรม" }, officer);
  const page = await second.text();
  expect(second.status).toBe(409);
  expect(page).toContain("อบรมวินัย");
  expect(page).toContain('value="อบรมจริยธรรม"');
});

test("everybody of the organisation reads what was done and its evidence; who answers for it adds", async () => {
  const { org, officer, stranger, training, add, send } = await aStage();
  expect((await browser.get(add, stranger)).status).toBe(403);
  const sent = await send([["IMG_1.jpg", await aPhoto()]], officer.cookie);
  const project = to.workProject.href({ org: org.slug, id: training.id });
  expect([sent.status, sent.headers.get("location")]).toEqual([303, project]);
  const executive = await aMember(house, org, "executive");
  const page = await (await browser.get(project, executive)).text();
  expect(page).toContain("อบรมรุ่นที่ 1");
  expect(page).not.toContain(add);
  const picture = /src="(\/[^"]+\/preview)"/.exec(page)?.[1] ?? "";
  expect((await browser.get(picture, executive)).status).toBe(200);
  const elsewhere = await anOrganisation(house, `elsewhere-${stages}`);
  const neighbour = await aMember(house, elsewhere, "coordinator");
  expect((await browser.get(picture, neighbour)).status).toBe(404);
  expect((await browser.get(project, neighbour)).status).toBe(404);
});

test("what was recorded stands on pages, the newest first; of all of it the sheet tells the number", async () => {
  const { org, own, officer, training } = await aStage();
  const days = Array.from(
    { length: factsOnAPage + 1 },
    (_, at) => `2025-11-${String(at + 1).padStart(2, "0")}`,
  );
  for (const [at, happenedOn] of days.entries())
    await perform({ house, org }, recordEvent, {
      projectId: training.id,
      unitId: own,
      happenedOn,
      title: `<<${at + 1}>>`,
    });
  const read = async (query: { page?: string }) => {
    const href = to.workProject.href({ org: org.slug, id: training.id }, query);
    const page = await (await browser.get(href, officer)).text();
    expect(page).toContain(`${days.length} รายการ`);
    return [...page.matchAll(/&lt;&lt;(\d+)/g)].map(([, number]) => Number(number));
  };
  const newest = days.map((_, at) => days.length - at);
  const last = await read({ page: "2" });
  expect(await read({})).toEqual(newest.slice(0, factsOnAPage));
  expect(last).toEqual([1]);
  expect(await read({ page: "99" })).toEqual(last);
  expect(await read({ page: "ก" })).toEqual(newest.slice(0, factsOnAPage));
});

test("the list says by when the round is to be sent", async () => {
  const { org, officer } = await aStage();
  await writeIn(house.database, org.id, (db) =>
    db
      .insertInto("progress_round")
      .values({ org_id: org.id, id: newId(), year: 2569, round: "6-month", due_on: "2026-04-10" })
      .execute(),
  );
  const page = await (await browser.get(to.work.href({ org: org.slug }), officer)).text();
  expect(page).toContain("รายงานรอบ 6 เดือน ส่งภายใน 10 เม.ย. 2569");
});

test("the list is of the own unit, and of any for whoever works for all", async () => {
  const { org, own, other, officer, training } = await aStage();
  const list = async (member: { cookie: string }, query = {}) =>
    (await browser.get(to.work.href({ org: org.slug }, query), member)).text();
  expect(await list(officer)).toContain(training.title);
  const coordinator = await aMember(house, org, "coordinator");
  expect(await list(coordinator)).toContain(training.title);
  expect(await list(coordinator, { unit: own })).toContain(training.title);
  expect(await list(coordinator, { unit: other })).not.toContain(training.title);
  expect(await list(coordinator, { unit: "x", year: "ก" })).toContain(training.title);
  const empty = await anOrganisation(house, `before-${stages}`);
  const first = await aMember(house, empty, "coordinator");
  const page = await (await browser.get(to.work.href({ org: empty.slug }), first)).text();
  expect(page).toContain("ยังไม่ได้เปิดปีงบประมาณ");
});

test("evidence of another project is offered to choose from, but not to prove an event by another's", async () => {
  const { org, own, officer, training, another } = await aStage();
  const told = { unitId: own, happenedOn: "2026-02-10", link: "https://www.example.go.th/1" };
  await perform({ house, org }, recordEvent, { projectId: training.id, title: "อบรมรุ่นที่ 1", ...told });
  const offered = "โครงการอื่น · 10 ก.พ. 2569 กิจกรรมที่จัด: อบรมรุ่นที่ 1";
  const page = async (kind: string) => {
    const href = to.workAdd.href({ org: org.slug, id: another.id, kind });
    return (await browser.get(href, officer)).text();
  };
  expect(await page("value")).toContain(offered);
  expect(await page("event")).not.toContain(offered);
});

test("an event may serve a project of another unit, whose steps are told by that unit", async () => {
  const { org, other, officer, training, another } = await aStage();
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("project_share")
      .set({ unit_id: other })
      .where("org_id", "=", org.id)
      .where("project_year_id", "=", another.id)
      .execute(),
  );
  const href = to.workAdd.href({ org: org.slug, id: training.id, kind: "event" });
  const page = await (await browser.get(href, officer)).text();
  const elsewhere = page.slice(page.indexOf("โครงการของหน่วยงานอื่น ("));
  expect(elsewhere).toContain(`name="others" value="${another.id}"`);
  expect(page).not.toContain(`name="steps" value="${another.id}:`);
});
