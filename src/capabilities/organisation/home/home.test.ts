import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { saveDraft } from "../../../platform/forms/drafts.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { aCommittee, theHouse } from "../committees/stage.fixture.ts";
import { planMeeting } from "../meetings/acts.ts";
import { formTitle } from "./rules.ts";

const opened = await openTestHouse();
const { house } = opened;
opened.setClock("2026-02-10T03:00:00Z");
const browser = browserFor(opened);
const org = await anOrganisation(house);
const at = { org: org.slug };
const home = paths.office.home.href(at);

test("a new administrator is told what comes next; others are not", async () => {
  const { cookie } = await aMember(house, org, "administrator");
  const text = await (await browser.get(home, { cookie })).text();
  expect(text).toContain("วันอังคารที่ 10 กุมภาพันธ์ 2569");
  expect(text).toContain("ปีงบประมาณ 2569 ไตรมาสที่ 2 · รอบ 6 เดือน ถึง 31 มี.ค. 2569");
  for (const words of ["การยืนยันตัวตนสองขั้น", "ใส่ตราของหน่วยงาน", "เพิ่มหน่วยงานภายใน", "เพิ่มบุคลากรคนแรก"])
    expect(text).toContain(words);
  const { cookie: reader } = await aMember(house, org, "executive");
  const theirs = await (await browser.get(home, { cookie: reader })).text();
  expect(theirs).not.toContain("ตั้งค่าให้พร้อมใช้");
  expect(theirs).toContain("ไม่มีร่างค้างอยู่");
});

test("what was done is no longer asked for", async () => {
  const { cookie } = await aMember(house, org, "administrator");
  const unitId = await aUnit(house, org, "กองคลัง");
  const fields = {
    prefix: "",
    givenName: "สมชาย",
    familyName: "ใจดี",
    employment: "official",
    phone: "",
    email: "",
    title: "นักวิชาการคลัง",
    unitId,
    fromOn: "1/10/2568",
  };
  expect((await browser.post(paths.office.personAdd.href(at), fields, { cookie })).status).toBe(303);
  const text = await (await browser.get(home, { cookie })).text();
  expect(text).not.toContain("เพิ่มบุคลากรคนแรก");
  expect(text).toContain("กำหนดหัวหน้าหน่วยงานอีก 1 หน่วยงาน");
});

test("own drafts wait here, and those of others do not", async () => {
  const mine = await aMember(house, org, "coordinator");
  const other = await aMember(house, org, "coordinator");
  const form = paths.office.personAdd.href(at);
  await saveDraft(house.database, {
    orgId: org.id,
    accountId: mine.accountId,
    form,
    typed: { givenName: "ค้างไว้" },
    now: house.now(),
  });
  expect(await (await browser.get(home, { cookie: mine.cookie })).text()).toContain(`${form}?draft`);
  expect(await (await browser.get(home, { cookie: other.cookie })).text()).not.toContain(`${form}?draft`);
  expect(await (await browser.get(`${form}?draft`, { cookie: mine.cookie })).text()).toContain(
    'value="ค้างไว้"',
  );
});

test("a draft is called by the committee or meeting that it is about", async () => {
  const mine = await aMember(house, org, "coordinator");
  const committeeId = await aCommittee(house, org, "คณะกรรมการร่างค้าง");
  const planned = await planMeeting(theHouse(house, org), {
    committeeId,
    number: "3/2569",
    heldOn: "2026-02-01",
  });
  if (!planned.ok) throw new Error(planned.message);
  for (const form of [
    paths.office.meetingMinutes.href({ ...at, id: planned.value.id }),
    paths.office.orderAdd.href({ ...at, id: committeeId }),
    paths.office.meetingEdit.href({ ...at, id: "nonsense" }),
  ]) {
    const draft = { orgId: org.id, accountId: mine.accountId, form, typed: {}, now: house.now() };
    await saveDraft(house.database, draft);
  }
  const page = await (await browser.get(home, { cookie: mine.cookie })).text();
  expect(page).toContain(">รายงานการประชุม คณะกรรมการร่างค้าง ครั้งที่ 3/2569</a>");
  expect(page).toContain(">บันทึกคำสั่งแต่งตั้ง คณะกรรมการร่างค้าง</a>");
  expect(page).toContain(">แก้กำหนดการประชุม</a>");
});

test("forms are called by their name", () => {
  expect(formTitle("/bueng-suk/office/people/add")).toBe("เพิ่มบุคลากร");
  expect(formTitle("/bueng-suk/office/meetings/0190/minutes")).toBe("รายงานการประชุม");
  expect(formTitle("/bueng-suk/office/unknown")).toBe("แบบฟอร์มที่พิมพ์ค้างไว้");
});
