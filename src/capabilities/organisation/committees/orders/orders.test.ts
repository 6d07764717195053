import { beforeAll, describe, expect, test } from "vitest";
import { saveDraft } from "../../../../platform/forms/drafts.ts";
import { readIn, writeIn } from "../../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../../testing/house.ts";
import { aMember, anOrganisation } from "../../../../testing/people.ts";
import type { TestMember } from "../../../../testing/people.ts";
import { readWithPdfJs } from "../../../../testing/read-pdf.ts";
import { browserFor } from "../../../../testing/requests.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { planMeeting, recordAttendance } from "../../meetings/acts.ts";
import { seatsInForce, seatsOf } from "../queries.ts";
import { aCommittee, anOrder, aPerson, orderFields, seatInputs, theHouse } from "../stage.fixture.ts";
import { orderById } from "./queries.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const elsewhere = await anOrganisation(house, "elsewhere");
const base = `/${org.slug}/office/committees`;
let coordinator: TestMember;
let officer: TestMember;
let chair: string;
let member: string;
let committeeId: string;

beforeAll(async () => {
  opened.setClock("2026-01-15T05:00:00Z");
  coordinator = await aMember(house, org, "coordinator");
  officer = await aMember(house, org, "unit-officer");
  chair = await aPerson(house, org, "กมล หนึ่ง", "ปลัดเทศบาล");
  member = await aPerson(house, org, "ขวัญ สอง", "ผู้อำนวยการกองคลัง");
  committeeId = await aCommittee(house, org, "คณะกรรมการทดสอบ");
});

const inOrg = <T>(read: Parameters<typeof readIn<T>>[2]) => readIn(house.database, org.id, read);
const seats = () => [
  { personId: chair, role: "chair" },
  { personId: member, role: "member-secretary", positionTitle: "หัวหน้าฝ่าย (พิมพ์เอง)" },
  { name: "นางนอก เมือง", role: "member" },
];
const add = (fields: Record<string, string>, who = coordinator, id = committeeId) =>
  browser.post(`${base}/${id}/orders/add`, fields, who);

describe("adding an order", () => {
  test("prints today's position where it was left blank, and Thai numbers on the paper", async () => {
    const answer = await add({ ...orderFields, number: "๒๑/๒๕๖๙", ...seatInputs([...seats(), {}]) });
    expect(answer.status).toBe(303);
    const page = await (await browser.get(answer.headers.get("location") ?? "", officer)).text();
    expect(page).toContain("ที่ ๒๑/๒๕๖๙");
    expect(page).toContain("สั่ง ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๘");
    expect(page).toContain("นายกมล หนึ่ง");
    expect(page).toContain("ปลัดเทศบาล");
    expect(page).toContain("หัวหน้าฝ่าย (พิมพ์เอง)");
    expect(page).toContain("กรรมการและเลขานุการ");
    expect(page).not.toContain("แก้ไขคำสั่ง");
  });

  test("is printed as a PDF with a Thai name, in Thai digits, with what the order says", async () => {
    const added = await add({ ...orderFields, number: "22/2569", ...seatInputs(seats()) });
    const answer = await browser.get(`${added.headers.get("location")}/order.pdf`, officer);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    const name = decodeURIComponent(answer.headers.get("content-disposition")?.split("''")[1] ?? "");
    expect(name).toMatch(/^คำสั่งที่ 22-2569 .+\.pdf$/);
    const read = (await readWithPdfJs(new Uint8Array(await answer.arrayBuffer()))).join("");
    const text = read.replaceAll(/\s/g, "");
    for (const words of [
      "ที่ ๒๒/๒๕๖๙",
      "๓.",
      "นายกมล หนึ่ง",
      "หัวหน้าฝ่าย (พิมพ์เอง)",
      "กรรมการและเลขานุการ",
      "สั่ง ณ วันที่ ๑ ตุลาคม พ.ศ. ๒๕๖๘",
    ])
      expect(text).toContain(words.replaceAll(" ", ""));
    expect(text).not.toMatch(/[0-9]/);
    expect(
      (await browser.get(`${base}/${committeeId}/orders/${coordinator.accountId}/order.pdf`, officer)).status,
    ).toBe(404);
  });

  test("a number that the committee has already is refused, in whichever digits", async () => {
    const answer = await add({ ...orderFields, number: "21 / 2569", ...seatInputs(seats()) });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("คณะนี้มีคำสั่งเลขที่ 21/2569 อยู่แล้ว");
  });

  test("one order may appoint two committees, on one day", async () => {
    const second = await aCommittee(house, org, "คณะทำงานในคำสั่งเดียวกัน");
    const fields = { ...orderFields, number: "21/2569", ...seatInputs(seats()) };
    const otherDay = await add({ ...fields, orderedOn: "2 ต.ค. 2568" }, coordinator, second);
    expect(otherDay.status).toBe(422);
    expect(await otherDay.text()).toContain("มีอยู่แล้วในอีกคณะหนึ่ง ลงวันที่ 1 ตุลาคม 2568");
    expect((await add(fields, coordinator, second)).status).toBe(303);
  });

  test.each([
    [
      "somebody twice",
      () => [...seats(), { personId: chair, role: "member" }],
      "seats.3.personId",
      "ซ้ำกับแถวที่ 1",
    ],
    ["no chair", () => seats().slice(1), "seats.0.role", "ต้องมีประธานอย่างน้อยหนึ่งคน"],
    [
      "a blank row before",
      () => [{}, ...seats(), { personId: chair, role: "member" }],
      "seats.4.personId",
      "ซ้ำกับแถวที่ 2",
    ],
    [
      "nobody in a row",
      () => [...seats(), { positionTitle: "ปลัด", role: "member" }],
      "seats.3.personId",
      "เลือกบุคคล หรือกรอกชื่อ",
    ],
    [
      "a person and a name",
      () => [...seats(), { personId: member, name: "ใคร", role: "member" }],
      "seats.3.name",
      "ให้เว้นชื่อ",
    ],
  ] as const)("refuses %s at its field and keeps what was typed", async (_, list, field, message) => {
    const typed = { ...orderFields, number: "99/2569", subject: "เรื่องที่พิมพ์ไว้", ...seatInputs(list()) };
    const answer = await add(typed);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(message);
    expect(page).toContain(`href="#field-${field}"`);
    expect(page).toContain('value="เรื่องที่พิมพ์ไว้"');
    expect(page).toContain('value="นางนอก เมือง"');
    expect(page).toContain('value="หัวหน้าฝ่าย (พิมพ์เอง)"');
  });

  test.each([
    ["number", { number: "ไม่มีปี" }, "เลขที่/ปี พ.ศ."],
    ["orderedOn", { orderedOn: "30 ก.พ. 2569" }, "ไม่ใช่วันที่ที่มีอยู่จริง"],
    ["termTo", { termTo: "30 ก.ย. 2568" }, "ต้องไม่ก่อนวันแรก"],
    ["termFrom", { termFrom: "1 ต.ค. 2668" }, "ปีไม่น่าถูกต้อง"],
    ["signedByName", { signedByName: " " }, "กรอกชื่อผู้ลงนาม"],
  ])("refuses a wrong %s", async (field, change, message) => {
    const answer = await add({ ...orderFields, number: "98/2569", ...seatInputs(seats()), ...change });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(message);
    expect(page).toContain(`href="#field-${field}"`);
  });

  test("a person of another organisation and one who had left cannot be appointed", async () => {
    const foreign = await aPerson(house, elsewhere, "ต่าง แดน");
    const left = await aPerson(house, org, "เกษียณ แล้ว");
    await writeIn(house.database, org.id, (db) =>
      db
        .updateTable("person")
        .set({ left_on: "2025-10-01" })
        .where("org_id", "=", org.id)
        .where("id", "=", left)
        .execute(),
    );
    const list = [...seats(), { personId: foreign, role: "member" }, { personId: left, role: "member" }];
    const page = await (await add({ ...orderFields, number: "97/2569", ...seatInputs(list) })).text();
    expect(page).toContain("แถวที่ 4: ไม่พบบุคคลนี้");
    expect(page).toContain("แถวที่ 5: บุคคลนี้พ้นจากหน่วยงานก่อนวันที่ของคำสั่ง");
  });

  test("an officer may not", async () => {
    expect((await browser.get(`${base}/${committeeId}/orders/add`, officer)).status).toBe(403);
    expect((await add({ ...orderFields, number: "96/2569", ...seatInputs(seats()) }, officer)).status).toBe(
      403,
    );
  });

  test("more rows are asked for without losing a word", async () => {
    const answer = await add({
      ...orderFields,
      subject: "เรื่องที่พิมพ์ไว้",
      ...seatInputs(seats()),
      _more: "seats",
    });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('name="seats.5.personId"');
    expect(page).toContain('value="เรื่องที่พิมพ์ไว้"');
  });

  test("what was typed and not sent is offered back, and can be opened", async () => {
    const form = `${base}/${committeeId}/orders/add`;
    await saveDraft(house.database, {
      orgId: org.id,
      accountId: coordinator.accountId,
      form,
      typed: { subject: "เรื่องในร่าง" },
      now: house.now(),
    });
    const page = await (await browser.get(form, coordinator)).text();
    expect(page).toContain("มีร่างที่พิมพ์ค้างไว้");
    expect(page).not.toContain('value="เรื่องในร่าง"');
    expect(await (await browser.get(`${form}?draft`, coordinator)).text()).toContain('value="เรื่องในร่าง"');
  });
});

describe("a later order", () => {
  test("replaces the earlier one from its first day, and the form begins with the same people", async () => {
    const id = await aCommittee(house, org, "คณะที่มีสองคำสั่ง");
    await anOrder(house, org, id, [{ personId: chair, role: "chair" }], { number: "31/2569" });
    const form = await (await browser.get(`${base}/${id}/orders/add`, coordinator)).text();
    expect(form).toContain(`<option value="${chair}" selected`);
    expect(form).toContain(`value="${orderFields.signedByName}"`);

    await anOrder(house, org, id, [{ personId: member, role: "chair" }], {
      number: "32/2569",
      orderedOn: "5 ม.ค. 2569",
      termFrom: "16 ม.ค. 2569",
    });
    const sitting = (day: string) =>
      inOrg((db) => seatsInForce(db, org.id, { id, ended_on: null }, isoDate(day)));
    expect((await sitting("2026-01-15")).map((seat) => seat.person_id)).toEqual([chair]);
    expect((await sitting("2026-01-16")).map((seat) => seat.person_id)).toEqual([member]);
    expect(await (await browser.get(`${base}/${id}`, officer)).text()).toContain("แล้วแทนด้วยคำสั่งที่ 32/2569");
  });
});

const editFields = (list: Parameters<typeof seatInputs>[0], version: string) => ({
  ...orderFields,
  number: "41/2569",
  ...seatInputs(list),
  version,
});

describe("editing an order", () => {
  test("members change places and keep their seats; a stale page shows both versions", async () => {
    const id = await aCommittee(house, org, "คณะที่แก้คำสั่ง");
    const orderId = await anOrder(house, org, id, seats(), { number: "41/2569" });
    const before = await inOrg((db) => seatsOf(db, org.id, orderId));
    const address = `${base}/${id}/orders/${orderId}/edit`;
    const swapped = [seats()[2], seats()[0], seats()[1]].map((seat) => seat ?? {});
    expect((await browser.post(address, editFields(swapped, "1"), coordinator)).status).toBe(303);
    const after = await inOrg((db) => seatsOf(db, org.id, orderId));
    expect(after.map((seat) => seat.id)).toEqual([before[2]?.id, before[0]?.id, before[1]?.id]);

    const stale = await browser.post(address, editFields(seats(), "1"), coordinator);
    const page = await stale.text();
    expect(stale.status).toBe(409);
    expect(page).toContain("1. นางนอก เมือง กรรมการ; 2. นายกมล หนึ่ง");
    expect(page).toContain('name="version" value="2"');
    expect((await browser.post(address, editFields(seats(), "2"), officer)).status).toBe(403);
    expect((await browser.post(address, editFields(seats().slice(0, 1), "2"), coordinator)).status).toBe(303);
    expect((await inOrg((db) => orderById(db, org.id, id, orderId)))?.seats.length).toBe(1);
  });

  test("whoever has attendance recorded stays on the order", async () => {
    const id = await aCommittee(house, org, "คณะที่ประชุมแล้ว");
    const orderId = await anOrder(house, org, id, seats(), { number: "41/2569" });
    const situation = theHouse(house, org);
    const planned = await planMeeting(situation, { committeeId: id, number: "1/2569", heldOn: "2026-01-10" });
    if (!planned.ok) throw new Error(planned.message);
    const sitting = await inOrg((db) => seatsOf(db, org.id, orderId));
    const attended = await recordAttendance(situation, {
      id: planned.value.id,
      version: 1,
      seats: sitting.map((seat) => ({ seatId: seat.id, presence: "present" })),
    });
    expect(attended.ok).toBe(true);
    const address = `${base}/${id}/orders/${orderId}/edit`;
    const answer = await browser.post(address, editFields(seats().slice(0, 2), "1"), coordinator);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("เอานางนอก เมืองออกจากคำสั่งนี้ไม่ได้");
    expect((await inOrg((db) => seatsOf(db, org.id, orderId))).length).toBe(3);
  });

  test("an order is found only under its own committee and organisation", async () => {
    const id = await aCommittee(house, org, "คณะเจ้าของคำสั่ง");
    const orderId = await anOrder(house, org, id, seats(), { number: "51/2569" });
    const theirs = await aCommittee(house, elsewhere, "คณะของที่อื่น");
    const foreign = await anOrder(house, elsewhere, theirs, [{ name: "นายใคร ก็ได้", role: "chair" }]);
    for (const [committee, one] of [
      [committeeId, orderId],
      [theirs, foreign],
      [id, foreign],
      [id, "nonsense"],
    ]) {
      for (const way of ["", "/edit"]) {
        expect((await browser.get(`${base}/${committee}/orders/${one}${way}`, coordinator)).status).toBe(404);
      }
      const post = await browser.post(
        `${base}/${committee}/orders/${one}/edit`,
        editFields(seats(), "1"),
        coordinator,
      );
      expect(post.status).toBe(404);
    }
    expect((await browser.get(`${base}/${id}/orders/${orderId}/edit`, coordinator)).status).toBe(200);
  });
});
