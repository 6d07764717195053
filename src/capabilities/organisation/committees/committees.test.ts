import { beforeAll, describe, expect, test } from "vitest";
import { saveDraft } from "../../../platform/forms/drafts.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { planMeeting } from "../meetings/acts.ts";
import { committeeById, committeesOfPerson, committeesToday } from "./queries.ts";
import { aCommittee, anOrder, aPerson, theHouse } from "./stage.fixture.ts";
import { isoDate } from "../../../thai/dates.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const elsewhere = await anOrganisation(house, "elsewhere");
const base = `/${org.slug}/office/committees`;
let coordinator: TestMember;
let officer: TestMember;

beforeAll(async () => {
  opened.setClock("2026-01-15T05:00:00Z");
  coordinator = await aMember(house, org, "coordinator");
  officer = await aMember(house, org, "unit-officer");
});

const inOrg = <T>(read: Parameters<typeof readIn<T>>[2]) => readIn(house.database, org.id, read);
const versionOf = async (id: string) => String((await inOrg((db) => committeeById(db, org.id, id)))?.version);

describe("adding a committee", () => {
  const facts = { name: "คณะกรรมการจริยธรรม", kind: "committee", purpose: "กำกับจริยธรรม" };

  test("leads to its page, which asks for an order", async () => {
    const answer = await browser.post(`${base}/add`, facts, coordinator);
    expect(answer.status).toBe(303);
    const page = await (await browser.get(answer.headers.get("location") ?? "", coordinator)).text();
    expect(page).toContain("คณะกรรมการจริยธรรม");
    expect(page).toContain("ยังไม่มีคำสั่งแต่งตั้ง");
  });

  test("a name that is taken is refused at its field and keeps what was typed", async () => {
    const answer = await browser.post(`${base}/add`, { ...facts, purpose: "ข้อความที่พิมพ์ไว้" }, coordinator);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain("มีคณะชื่อนี้อยู่แล้ว");
    expect(page).toContain("ข้อความที่พิมพ์ไว้");
    expect(page).toContain('href="#field-name"');
  });

  test("an officer may look, not write: no button, no form, no act", async () => {
    const list = await browser.get(base, officer);
    expect(list.status).toBe(200);
    expect(await list.text()).not.toContain(`${base}/add`);
    expect((await browser.get(`${base}/add`, officer)).status).toBe(403);
    const answer = await browser.post(`${base}/add`, { name: "คณะของเจ้าหน้าที่", kind: "committee" }, officer);
    expect(answer.status).toBe(403);
    const all = await inOrg((db) => committeesToday(db, org.id, isoDate("2026-01-15")));
    expect(all.map(({ name }) => name)).not.toContain("คณะของเจ้าหน้าที่");
  });
});

test("what was typed for a committee and not sent is offered back", async () => {
  const id = await aCommittee(house, org, "คณะกรรมการที่มีร่าง");
  for (const form of [`${base}/add`, `${base}/${id}/edit`]) {
    expect(await (await browser.get(form, coordinator)).text()).toContain("data-draft=");
    await saveDraft(house.database, {
      orgId: org.id,
      accountId: coordinator.accountId,
      form,
      typed: { name: "ชื่อค้าง", kind: "working-group", purpose: "หน้าที่ที่พิมพ์ค้างไว้" },
      now: house.now(),
    });
    expect(await (await browser.get(`${form}?draft`, coordinator)).text()).toContain(
      "หน้าที่ที่พิมพ์ค้างไว้</textarea>",
    );
  }
});

describe("editing a committee", () => {
  test("somebody else was quicker: both versions are shown, nothing is overwritten, a second press wins", async () => {
    const id = await aCommittee(house, org, "คณะกรรมการแก้พร้อมกัน");
    const version = await versionOf(id);
    const first = { name: "คณะกรรมการชื่อหนึ่ง", kind: "committee", purpose: "", version };
    expect((await browser.post(`${base}/${id}/edit`, first, coordinator)).status).toBe(303);

    const second = { ...first, name: "คณะกรรมการชื่อสอง" };
    const answer = await browser.post(`${base}/${id}/edit`, second, coordinator);
    const page = await answer.text();
    expect(answer.status).toBe(409);
    expect(page).toContain("คณะกรรมการชื่อหนึ่ง");
    expect(page).toContain("คณะกรรมการชื่อสอง");
    const shown = /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";
    expect(
      (await browser.post(`${base}/${id}/edit`, { ...second, version: shown }, coordinator)).status,
    ).toBe(303);
    expect((await inOrg((db) => committeeById(db, org.id, id)))?.name).toBe("คณะกรรมการชื่อสอง");
  });

  test("the form shows what is kept", async () => {
    const id = await aCommittee(house, org, "คณะทำงานที่มีชื่อแล้ว");
    expect(await (await browser.get(`${base}/${id}/edit`, coordinator)).text()).toContain(
      'value="คณะทำงานที่มีชื่อแล้ว"',
    );
  });
});

describe("ending a committee", () => {
  const end = { endedOn: "31/1/2569", endReason: "ภารกิจเสร็จสิ้น" };

  test("needs a day and a reason", async () => {
    const id = await aCommittee(house, org, "คณะที่ไม่บอกเหตุผล");
    const typed = { endedOn: "31/13/2569", endReason: "", version: "1" };
    const answer = await browser.post(`${base}/${id}/end`, typed, coordinator);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain("ไม่ใช่วันที่ที่มีอยู่จริง");
    expect(page).toContain("กรอกเหตุผล");
    expect(page).toContain('value="31/13/2569"');
  });

  test("is refused while a meeting is planned for that day or later", async () => {
    const id = await aCommittee(house, org, "คณะที่ยังจะประชุม");
    const plan = { committeeId: id, number: "1/2569", heldOn: "2026-01-31" };
    expect((await planMeeting(theHouse(house, org), plan)).ok).toBe(true);
    const answer = await browser.post(`${base}/${id}/end`, { ...end, version: "1" }, coordinator);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("ยังมีการประชุมครั้งที่ 1/2569");
    const later = { ...end, endedOn: "1/2/2569", version: "1" };
    expect((await browser.post(`${base}/${id}/end`, later, coordinator)).status).toBe(303);
  });

  test("can be taken back; what is ended is not edited", async () => {
    const id = await aCommittee(house, org, "คณะที่ยุบผิด");
    expect((await browser.post(`${base}/${id}/end`, { ...end, version: "1" }, coordinator)).status).toBe(303);
    const edit = { name: "ชื่อใหม่", kind: "committee", version: await versionOf(id) };
    expect((await browser.post(`${base}/${id}/edit`, edit, coordinator)).status).toBe(409);
    const again = await browser.post(
      `${base}/${id}/end`,
      { ...end, version: await versionOf(id) },
      coordinator,
    );
    expect(again.status).toBe(409);

    const stale = await browser.post(`${base}/${id}/reopen`, { version: "1" }, coordinator);
    expect(stale.status).toBe(409);
    const reopen = { version: await versionOf(id) };
    expect((await browser.post(`${base}/${id}/reopen`, reopen, officer)).status).toBe(403);
    expect((await browser.post(`${base}/${id}/reopen`, reopen, coordinator)).status).toBe(303);
    expect((await inOrg((db) => committeeById(db, org.id, id)))?.ended_on).toBeNull();
  });
});

/** The names that a list shows, in its order. */
const named = async (query: string) => {
  const page = await (await browser.get(`${base}?${query}`, coordinator)).text();
  return [...page.matchAll(/class="title"><a [^>]*>([^<]+)</g)].map((match) => match[1]);
};

describe("the list", () => {
  let personId: string;
  let endingId: string;

  beforeAll(async () => {
    personId = await aPerson(house, org, "สมาน ใจดี", "ปลัดเทศบาล");
    endingId = await aCommittee(house, org, "คณะใกล้หมดวาระ");
    await anOrder(house, org, endingId, [{ personId, role: "chair" }], {
      number: "10/2569",
      termTo: "16/3/2569",
    });
    const over = await aCommittee(house, org, "คณะหมดวาระ");
    await anOrder(house, org, over, [{ name: "นายนอก เมือง", role: "chair" }], {
      number: "11/2569",
      termTo: "13/1/2569",
    });
  });

  test("warns of terms that have ended or end within sixty days", async () => {
    const page = await (await browser.get(base, coordinator)).text();
    expect(page).toContain("หมดวาระแล้ว 1 คณะ");
    expect(page).toContain("จะหมดวาระภายใน 60 วัน 1 คณะ");
    opened.setClock("2026-01-14T05:00:00Z");
    expect(await (await browser.get(base, coordinator)).text()).not.toContain("จะหมดวาระภายใน 60 วัน 1 คณะ");
    opened.setClock("2026-01-15T05:00:00Z");
  });

  test("filters by text, kind and standing, and sorts with what is missing last", async () => {
    expect(await named("standing=ending")).toEqual(["คณะใกล้หมดวาระ"]);
    expect(await named(`q=${encodeURIComponent("สมานใจ")}`)).toEqual(["คณะใกล้หมดวาระ"]);
    expect(await named("kind=working-group")).toEqual([]);
    const byTerm = await named("sort=term&dir=desc");
    expect(byTerm[0]).toBe("คณะใกล้หมดวาระ");
    expect((await named("sort=no-such-column&dir=x&standing=y")).length).toBe(byTerm.length);
  });

  test("somebody's committees tell when they sat", async () => {
    expect(await inOrg((db) => committeesOfPerson(db, org.id, personId))).toMatchObject([
      {
        committeeId: endingId,
        committee: "คณะใกล้หมดวาระ",
        roleTitle: "ประธานกรรมการ",
        orderNumber: "10/2569",
        from: "2025-10-01",
        to: "2026-03-16",
      },
    ]);
  });
});

test("a committee of another organisation, an unknown one and nonsense are not found, whatever is asked", async () => {
  const foreign = await aCommittee(house, elsewhere, "คณะของที่อื่น");
  for (const id of [foreign, "01980000-0000-7000-8000-000000000000", "nonsense"]) {
    for (const way of ["", "/edit", "/end", "/orders/add", "/meetings/add"]) {
      expect((await browser.get(`${base}/${id}${way}`, coordinator)).status).toBe(404);
    }
    for (const way of ["/edit", "/end", "/reopen", "/orders/add", "/meetings/add"]) {
      expect(
        (await browser.post(`${base}/${id}${way}`, { name: "x", version: "1" }, coordinator)).status,
      ).toBe(404);
    }
  }
  const api = await browser.json(
    `/${org.slug}/api/acts/organisation.edit-committee`,
    { id: foreign, version: 1, name: "ยึดมา", kind: "committee" },
    coordinator,
  );
  expect(api.status).toBe(404);
});

test("the list goes into a file as it is filtered and sorted", async () => {
  const id = await aCommittee(house, org, "คณะส่งออก ก");
  await aCommittee(house, org, "คณะส่งออก ข");
  await anOrder(house, org, id, [{ name: "นางนอก เมือง", role: "chair" }], { number: "99/2569" });
  const file = await browser.get(`${base}.csv?q=คณะส่งออก&sort=name&dir=desc`, officer);
  expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect((await file.text()).split("\r\n").slice(1, -1)).toEqual([
    "คณะส่งออก ข,คณะกรรมการ,,ยังไม่มีคำสั่ง,,",
    "คณะส่งออก ก,คณะกรรมการ,นางนอก เมือง,อยู่ในวาระ,ไม่มีกำหนด,",
  ]);
  expect(await (await browser.get(`${base}?q=คณะส่งออก`, officer)).text()).toContain(`${base}.csv?q=`);
});
