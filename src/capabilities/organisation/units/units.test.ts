import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { importUnits } from "./import.ts";

const opened = await openTestHouse();
const { house } = opened;
opened.setClock("2026-02-10T03:00:00Z");
const browser = browserFor(opened);
const org = await anOrganisation(house);
const at = { org: org.slug };
const { cookie, actor } = await aMember(house, org, "coordinator");
const to = paths.office;

const units = () =>
  readIn(house.database, org.id, (db) =>
    db.selectFrom("unit").selectAll().where("org_id", "=", org.id).orderBy("place").orderBy("name").execute(),
  );
const unit = async (name: string) => {
  const found = (await units()).find((each) => each.name === name);
  if (!found) throw new Error(`no unit ${name}`);
  return found;
};

test("units are added at the end, moved and shown in their order", async () => {
  for (const name of ["สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง"]) {
    const answer = await browser.post(to.unitAdd.href(at), { name, shortName: "" }, { cookie });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(to.units.href(at));
  }
  const works = await unit("กองช่าง");
  expect(
    (await browser.post(to.unitMove.href({ ...at, id: works.id }), { direction: "up" }, { cookie })).status,
  ).toBe(303);
  expect((await units()).map(({ name }) => name)).toEqual(["สำนักปลัดเทศบาล", "กองช่าง", "กองคลัง"]);
  const text = await (await browser.get(to.units.href(at), { cookie })).text();
  expect(text.indexOf("กองช่าง")).toBeLessThan(text.indexOf("กองคลัง"));
  expect(text).toContain("ยังไม่มีหัวหน้า");
});

test("an empty or taken name is told and what was typed stays", async () => {
  const taken = await browser.post(to.unitAdd.href(at), { name: "กองคลัง", shortName: "คลังสอง" }, { cookie });
  expect(taken.status).toBe(422);
  const text = await taken.text();
  expect(text).toContain("มีหน่วยงานชื่อนี้อยู่แล้ว");
  expect(text).toContain('value="คลังสอง"');
  expect((await browser.post(to.unitAdd.href(at), { name: " ", shortName: "" }, { cookie })).status).toBe(
    422,
  );
});

test("who was slower sees both versions, and may insist", async () => {
  const { id } = await unit("กองคลัง");
  const edit = to.unitEdit.href({ ...at, id });
  expect(
    (await browser.post(edit, { name: "กองคลังและพัสดุ", shortName: "คลัง", version: "1" }, { cookie })).status,
  ).toBe(303);
  const late = await browser.post(edit, { name: "กองการคลัง", shortName: "", version: "1" }, { cookie });
  expect(late.status).toBe(409);
  const text = await late.text();
  expect(text).toContain("กองการคลัง");
  expect(text).toContain("กองคลังและพัสดุ");
  expect(text).toContain('name="version" value="2"');
  expect((await browser.post(edit, { name: "กองคลัง", shortName: "", version: "2" }, { cookie })).status).toBe(
    303,
  );
});

test("a unit closes only when nobody holds a position in it, and opens again", async () => {
  const works = await unit("กองช่าง");
  const personId = "0190a0a0-0000-7000-8000-000000000001";
  await writeIn(house.database, org.id, async (db) => {
    await db
      .insertInto("person")
      .values({ org_id: org.id, id: personId, given_name: "ก", family_name: "ข", employment: "official" })
      .execute();
    await db
      .insertInto("position_held")
      .values({
        org_id: org.id,
        id: personId,
        person_id: personId,
        unit_id: works.id,
        title: "นายช่าง",
        from_on: "2025-10-01",
      })
      .execute();
  });
  const close = to.unitClose.href({ ...at, id: works.id });
  const refused = await browser.post(close, { version: "1" }, { cookie });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("ยังมีผู้ดำรงตำแหน่งในกองช่าง 1 คน");

  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("position_held")
      .set({ to_on: "2026-02-09" })
      .where("org_id", "=", org.id)
      .where("id", "=", personId)
      .execute(),
  );
  expect((await browser.post(close, { version: "1" }, { cookie })).status).toBe(303);
  expect((await unit("กองช่าง")).closed_on).toBe("2026-02-10");
  expect((await browser.post(close, { version: "1" }, { cookie })).status).toBe(409);
  expect(await (await browser.get(to.personAdd.href(at), { cookie })).text()).not.toContain("กองช่าง");
  expect(
    (await browser.post(to.unitReopen.href({ ...at, id: works.id }), { version: "2" }, { cookie })).status,
  ).toBe(303);
  expect((await unit("กองช่าง")).closed_on).toBeNull();
});

test("a unit in which an account still has a role does not close, and says whose", async () => {
  const id = await aUnit(house, org, "กองสวัสดิการ");
  const officer = await aMember(house, org, "unit-officer", id);
  const close = () => browser.post(to.unitClose.href({ ...at, id }), { version: "1" }, { cookie });
  const refused = await close();
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain(`กองสวัสดิการ: ${officer.name} (เจ้าหน้าที่ของหน่วยงาน)`);
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("membership")
      .set({ ended_at: house.now() })
      .where("org_id", "=", org.id)
      .where("id", "=", officer.membershipId)
      .execute(),
  );
  expect((await close()).status).toBe(303);
});

test("the list goes into a file, closed units last", async () => {
  const file = await browser.get(to.unitsExport.href(at), { cookie });
  expect(file.headers.get("content-disposition")).toBe(
    'attachment; filename="units-bueng-suk-2026-02-10.csv"',
  );
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines).toContainEqual(expect.stringMatching(/^กองคลัง,,,,0,,[0-9a-f-]{36}$/));
  expect(lines.at(-1)).toMatch(/^กองสวัสดิการ,,,,0,10\/02\/2569,/);
  const rows = lines.map((line) => line.replace("\uFEFF", "").split(","));
  expect(
    await importUnits({ database: house.database, now: house.now, orgId: org.id, actor }, { rows }),
  ).toMatchObject({
    ok: true,
    value: { added: 0, changed: 0, skipped: 0, same: rows.length - 1 },
  });
});

test("everyone may look, only those who arrange may change", async () => {
  const { id } = await unit("กองคลัง");
  for (const role of ["executive", "internal-auditor", "council-member", "unit-head"] as const) {
    const reader = (await aMember(house, org, role, role === "unit-head" ? id : null)).cookie;
    const list = await browser.get(to.units.href(at), { cookie: reader });
    expect(list.status).toBe(200);
    expect(await list.text()).not.toContain(to.unitAdd.href(at));
    expect((await browser.get(to.unit.href({ ...at, id }), { cookie: reader })).status).toBe(200);
    expect((await browser.get(to.unitAdd.href(at), { cookie: reader })).status).toBe(403);
    expect(
      (await browser.post(to.unitEdit.href({ ...at, id }), { name: "x", version: "3" }, { cookie: reader }))
        .status,
    ).toBe(403);
    expect(
      (await browser.post(to.unitMove.href({ ...at, id }), { direction: "up" }, { cookie: reader })).status,
    ).toBe(403);
  }
  expect((await unit("กองคลัง")).version).toBe(3);
});

test("the unit of another organisation is not there", async () => {
  const other = await anOrganisation(house, "elsewhere");
  const id = await aUnit(house, other, "กองลับ");
  for (const path of [to.unit, to.unitEdit])
    expect((await browser.get(path.href({ ...at, id }), { cookie })).status).toBe(404);
  const posts = [
    [to.unitEdit.href({ ...at, id }), { name: "x", shortName: "", version: "1" }],
    [to.unitMove.href({ ...at, id }), { direction: "up" }],
    [to.unitClose.href({ ...at, id }), { version: "1" }],
    [to.unitReopen.href({ ...at, id }), { version: "1" }],
  ] as const;
  for (const [path, fields] of posts) {
    const answer = await browser.post(path, fields, { cookie });
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain("กองลับ");
  }
  expect((await browser.get(to.unit.href({ ...at, id: "not-an-id" }), { cookie })).status).toBe(404);
});
