import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findDraft, saveDraft } from "../../../platform/forms/drafts.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { addDays, isoDate } from "../../../thai/dates.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { seatsOf } from "../committees/queries.ts";
import { aCommittee, anOrder, aPerson, isPerson, theHouse } from "../committees/stage.fixture.ts";
import { cancelMeeting, confirmMeeting, planMeeting, recordAttendance, recordMinutes } from "./acts.ts";
import { meetingSorts } from "./forms.ts";
import { attendanceOf, comingMeetings, meetingById, MEETINGS_ON_A_PAGE } from "./queries.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const elsewhere = await anOrganisation(house, "elsewhere");
const office = `/${org.slug}/office`;
const inOrg = <T>(read: Parameters<typeof readIn<T>>[2]) => readIn(house.database, org.id, read);

let coordinator: TestMember;
let secretary: TestMember;
let officer: TestMember;
let committeeId: string;
let seatIds: string[];
let made = 0;

beforeAll(async () => {
  opened.setClock("2026-01-15T05:00:00Z");
  const unit = await aUnit(house, org, "กองคลัง");
  coordinator = await aMember(house, org, "coordinator");
  // Both are officers of a unit: only the seat on the committee tells them apart.
  secretary = await aMember(house, org, "unit-officer", unit);
  officer = await aMember(house, org, "unit-officer", unit);
  const chair = await aPerson(house, org, "กมล หนึ่ง", "ปลัดเทศบาล");
  const keeper = await aPerson(house, org, "ขวัญ สอง");
  await isPerson(house, org, secretary.membershipId, keeper);
  await isPerson(house, org, officer.membershipId, await aPerson(house, org, "คนอื่น สาม"));
  committeeId = await aCommittee(house, org, "คณะกรรมการทดสอบ");
  const orderId = await anOrder(house, org, committeeId, [
    { personId: chair, role: "chair" },
    { name: "นางนอก เมือง", role: "member" },
    { personId: keeper, role: "member-secretary" },
  ]);
  seatIds = (await inOrg((db) => seatsOf(db, org.id, orderId))).map((seat) => seat.id);
});

type Stage = "planned" | "held" | "minuted" | "confirmed" | "cancelled";

function mustWork(outcome: { ok: boolean }) {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
}

/** A meeting as far as a test needs it. */
async function aMeeting(
  stage: Stage = "planned",
  heldOn = "2026-01-10",
): Promise<{ id: string; version: string }> {
  const situation = theHouse(house, org);
  const plan = {
    committeeId,
    number: `${++made}/2569`,
    heldOn,
    startsAt: "13.30",
    agenda: [{ title: "เรื่องแจ้ง" }],
  };
  const planned = await planMeeting(situation, plan);
  if (!planned.ok) throw new Error(JSON.stringify(planned));
  const { id } = planned.value;
  let version = 1;
  if (stage === "cancelled")
    mustWork(await cancelMeeting(situation, { id, version: version++, reason: "ติดราชการ" }));
  if (stage === "held" || stage === "minuted" || stage === "confirmed") {
    const seats = seatIds.map((seatId) => ({ seatId, presence: "present" }));
    mustWork(await recordAttendance(situation, { id, version: version++, seats }));
  }
  if (stage === "minuted" || stage === "confirmed") {
    mustWork(
      await recordMinutes(situation, {
        id,
        version: version++,
        minutes: "เปิดประชุม",
        agenda: [{ title: "เรื่องแจ้ง" }],
      }),
    );
  }
  if (stage === "confirmed")
    mustWork(await confirmMeeting(situation, { id, version: version++, confirmedOn: "2026-01-15" }));
  return { id, version: String(version) };
}

const statusOf = async (id: string) => (await inOrg((db) => meetingById(db, org.id, id)))?.status;

async function pageAfterTyping(form: string, by: TestMember, values: Record<string, string>) {
  expect(await (await browser.get(form, by)).text()).toContain(`data-draft="${office}/drafts?form=`);
  const draft = { orgId: org.id, accountId: by.accountId, form, typed: values, now: house.now() };
  await saveDraft(house.database, draft);
  expect(await (await browser.get(form, by)).text()).toContain("มีร่างที่พิมพ์ค้างไว้");
  return (await browser.get(`${form}?draft`, by)).text();
}

describe("what was typed and not sent", () => {
  test("is offered back with a plan, new or old", async () => {
    const { id } = await aMeeting();
    for (const form of [
      `${office}/committees/${committeeId}/meetings/add`,
      `${office}/meetings/${id}/edit`,
    ]) {
      const page = await pageAfterTyping(form, coordinator, { "agenda.0.title": "วาระที่ค้างไว้" });
      expect(page).toContain('value="วาระที่ค้างไว้"');
    }
  });

  test("stands with the same person when the order was changed meanwhile", async () => {
    const { id } = await aMeeting();
    const form = `${office}/meetings/${id}/attendance`;
    const page = await pageAfterTyping(form, secretary, {
      "seats.0.seatId": seatIds[2] ?? "",
      "seats.0.presence": "leave",
      "seats.0.note": "ลากิจ",
      "seats.1.seatId": "0190a0a0-0000-7000-8000-000000000001",
      "seats.1.note": "ผู้ที่ไม่อยู่ในคำสั่งแล้ว",
    });
    expect(page).toMatch(/name="seats.2.note"[^>]*value="ลากิจ"/);
    expect(page.match(/value="ลากิจ"/g)).toHaveLength(1);
    expect(page).not.toContain("ผู้ที่ไม่อยู่ในคำสั่งแล้ว");
  });
});

describe("planning", () => {
  const plan = {
    number: "๙๐๑/๒๕๖๙",
    heldOn: "20/1/2569",
    startsAt: "๙.๓๐ น.",
    room: "ห้องประชุมใหญ่",
    "agenda.0.title": "เรื่องแจ้งให้ทราบ",
    "agenda.1.title": "",
    "agenda.2.title": "เรื่องพิจารณา",
  };
  const add = `${office}/committees/`;

  test("offers the next number and the usual agenda, then shows the plan", async () => {
    const form = await (await browser.get(`${add}${committeeId}/meetings/add`, coordinator)).text();
    expect(form).toContain(`value="${made + 1}/2569"`);
    expect(form).toContain("เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ");
    const answer = await browser.post(`${add}${committeeId}/meetings/add`, plan, coordinator);
    expect(answer.status).toBe(303);
    const page = await (await browser.get(answer.headers.get("location") ?? "", officer)).text();
    for (const text of [
      "ประชุมครั้งที่ 901/2569",
      "วันอังคารที่ 20 มกราคม 2569",
      "09.30 น.",
      "ห้องประชุมใหญ่",
      "เรื่องพิจารณา",
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toContain("แก้กำหนดการประชุม");
    expect(page).not.toContain("บันทึกการมาประชุม</a>");
  });

  test.each([
    ["number", { number: "901/2569" }, "มีการประชุมครั้งที่ 901/2569 อยู่แล้ว"],
    ["heldOn", { heldOn: "" }, "กรอกวันประชุม"],
    ["startsAt", { number: "902/2569", startsAt: "บ่ายสอง" }, "ต้องเป็นเวลา"],
    ["agenda.2.title", { number: "902/2569", "agenda.2.title": "ก".repeat(501) }, "ยาวเกินไป"],
  ])("refuses a wrong %s at its field and keeps what was typed", async (field, change, message) => {
    const answer = await browser.post(
      `${add}${committeeId}/meetings/add`,
      { ...plan, ...change },
      coordinator,
    );
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain(message);
    expect(page).toContain(`href="#field-${field}"`);
    expect(page).toContain('value="ห้องประชุมใหญ่"');
    expect(page).toContain('value="เรื่องแจ้งให้ทราบ"');
  });

  test("is not for officers", async () => {
    expect((await browser.get(`${add}${committeeId}/meetings/add`, officer)).status).toBe(403);
    expect((await browser.post(`${add}${committeeId}/meetings/add`, plan, secretary)).status).toBe(403);
  });

  test("a cancelled meeting leaves its number to the next one", async () => {
    const { id } = await aMeeting("cancelled");
    const meeting = await inOrg((db) => meetingById(db, org.id, id));
    const again = await planMeeting(theHouse(house, org), {
      committeeId,
      number: meeting?.number,
      heldOn: "2026-02-01",
    });
    expect(again.ok).toBe(true);
  });

  test("is refused for a day on which the committee no longer exists", async () => {
    const ended = await aCommittee(house, org, "คณะที่ยุบแล้ว");
    await browser.post(
      `${add}${ended}/end`,
      { endedOn: "1/1/2569", endReason: "จบ", version: "1" },
      coordinator,
    );
    const answer = await browser.post(`${add}${ended}/meetings/add`, plan, coordinator);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("คณะนี้ยุบตั้งแต่วันที่ 1 มกราคม 2569");
    const before = await browser.post(
      `${add}${ended}/meetings/add`,
      { ...plan, heldOn: "31/12/2568" },
      coordinator,
    );
    expect(before.status).toBe(303);
  });
});

describe("changing the plan", () => {
  const edit = {
    number: "800/2569",
    heldOn: "21/1/2569",
    startsAt: "",
    room: "ห้องเล็ก",
    "agenda.0.title": "วาระใหม่",
  };

  test("is for who runs the register; a stale page shows both versions", async () => {
    const { id, version } = await aMeeting();
    const address = `${office}/meetings/${id}/edit`;
    expect((await browser.get(address, officer)).status).toBe(403);
    expect((await browser.post(address, { ...edit, version }, secretary)).status).toBe(403);
    expect((await browser.post(address, { ...edit, version }, coordinator)).status).toBe(303);
    const stale = await browser.post(address, { ...edit, number: "700/2569", version }, coordinator);
    const page = await stale.text();
    expect(stale.status).toBe(409);
    expect(page).toContain("800/2569");
    expect(page).toContain("700/2569");
  });

  test("after the meeting: room and day may be put right, agenda and orders not", async () => {
    const { id, version } = await aMeeting("held");
    const address = `${office}/meetings/${id}/edit`;
    expect(await (await browser.get(address, coordinator)).text()).not.toContain("agenda.0.title");
    const noAgenda = { number: "801/2569", startsAt: "", room: "ห้องเล็ก", version };
    const tomorrow = await browser.post(address, { ...noAgenda, heldOn: "16/1/2569" }, coordinator);
    expect(await tomorrow.text()).toContain("วันประชุมต้องไม่เกินวันนี้");
    const beforeOrder = await browser.post(address, { ...noAgenda, heldOn: "30/9/2568" }, coordinator);
    expect(await beforeOrder.text()).toContain("คนละคำสั่ง");
    const agenda = await browser.post(
      address,
      { ...noAgenda, heldOn: "10/1/2569", "agenda.0.title": "x" },
      coordinator,
    );
    expect(agenda.status).toBe(409);
    const right = await browser.post(address, { ...noAgenda, heldOn: "9/1/2569" }, coordinator);
    expect(right.status).toBe(303);
  });
});

/** The form of attendance: a choice for each seat. */
const attendance = (presences: string[], note = "") =>
  Object.fromEntries(
    presences.flatMap((presence, index) => [
      [`seats.${index}.seatId`, seatIds[index] ?? ""],
      [`seats.${index}.presence`, presence],
      [`seats.${index}.note`, note],
    ]),
  );

describe("attendance", () => {
  test("the secretary records it, another officer of the same unit does not", async () => {
    const { id, version } = await aMeeting();
    const address = `${office}/meetings/${id}/attendance`;
    expect((await browser.get(address, officer)).status).toBe(403);
    const refused = await browser.post(
      address,
      { ...attendance(["present", "leave", "present"]), version },
      officer,
    );
    expect(refused.status).toBe(403);
    expect(await statusOf(id)).toBe("planned");

    expect((await browser.get(address, secretary)).status).toBe(200);
    const answer = await browser.post(
      address,
      { ...attendance(["present", "leave", "present"]), version },
      secretary,
    );
    expect(answer.status).toBe(303);
    expect(await statusOf(id)).toBe("held");
    const page = await (await browser.get(`${office}/meetings/${id}`, officer)).text();
    expect(page).toContain("มา 2 จาก 3 คน (ลา 1)");
  });

  test("a secretary of today passes for an old meeting; one of neither day does not", async () => {
    const { id, version } = await aMeeting("planned", "2025-09-30");
    const address = `${office}/meetings/${id}/attendance`;
    const all = { ...attendance(["present", "present", "present"]), version };
    const today = await browser.post(address, all, secretary);
    expect(today.status).toBe(409);
    expect(await today.text()).toContain("ไม่มีคำสั่งแต่งตั้งที่มีผลในวันประชุม");
    // The order begins on the next day.
    opened.setClock("2025-09-30T05:00:00Z");
    expect((await browser.get(address, secretary)).status).toBe(403);
    expect((await browser.post(address, all, secretary)).status).toBe(403);
    opened.setClock("2026-01-15T05:00:00Z");
  });

  test("everyone must be accounted for, a substitute named; what was typed stays", async () => {
    const { id, version } = await aMeeting();
    const address = `${office}/meetings/${id}/attendance`;
    const typed = { ...attendance(["present", "", "substitute"]), "seats.0.note": "หมายเหตุที่พิมพ์", version };
    const answer = await browser.post(address, typed, secretary);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain('href="#field-seats.1.presence"');
    expect(page).toContain('href="#field-seats.2.note"');
    expect(page).toContain("นางนอก เมือง: เลือกว่ามาประชุมหรือไม่");
    expect(page).toContain("นายขวัญ สอง: กรอกชื่อผู้มาแทน");
    expect(page).toContain('value="หมายเหตุที่พิมพ์"');
    const missing = await browser.post(
      address,
      { ...attendance(["present", "present"]), version },
      secretary,
    );
    expect(missing.status).toBe(409);
    expect(await missing.text()).toContain("รายชื่อกรรมการเปลี่ยนไป");
    expect(await statusOf(id)).toBe("planned");
  });

  test("blank rows are filled with one press, without saving", async () => {
    const { id, version } = await aMeeting();
    const typed = { ...attendance(["leave", "", ""]), version, _more: "everybody" };
    const answer = await browser.post(`${office}/meetings/${id}/attendance`, typed, secretary);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page.match(/value="present" selected/g)?.length).toBe(2);
    expect(page.match(/value="leave" selected/g)?.length).toBe(1);
    expect(await statusOf(id)).toBe("planned");
  });

  test("not before the day, and again as long as the minutes are open", async () => {
    const coming = await aMeeting("planned", "2026-01-16");
    const all = attendance(["present", "present", "present"]);
    const notYet = await browser.get(`${office}/meetings/${coming.id}/attendance`, coordinator);
    expect(notYet.status).toBe(409);
    expect(await notYet.text()).toContain("ยังไม่ถึงวันประชุม");
    const early = await browser.post(
      `${office}/meetings/${coming.id}/attendance`,
      { ...all, version: "1" },
      coordinator,
    );
    expect(early.status).toBe(409);
    expect(await early.text()).toContain("ยังไม่ถึงวันประชุม");

    const { id, version } = await aMeeting("held");
    const corrected = { ...attendance(["present", "absent", "substitute"], "นายแทน"), version };
    expect((await browser.post(`${office}/meetings/${id}/attendance`, corrected, coordinator)).status).toBe(
      303,
    );
    const stale = await browser.post(`${office}/meetings/${id}/attendance`, { ...all, version }, coordinator);
    expect(stale.status).toBe(409);
    const recorded = await inOrg((db) => attendanceOf(db, org.id, id));
    expect(recorded.map(({ presence }) => presence)).toEqual(["present", "absent", "substitute"]);
  });
});

describe("minutes", () => {
  const minutes = {
    startsAt: "13.30",
    endsAt: "15.00",
    guests: "นางสาวผู้ สังเกตการณ์",
    "agenda.0.title": "เรื่องแจ้ง",
    "agenda.0.resolution": "รับทราบ",
    "agenda.1.title": "เรื่องเพิ่มเติม",
    "agenda.1.resolution": "",
    minutes: "ประธานเปิดประชุม\nและกล่าวต้อนรับ",
  };

  test("the secretary writes them; the paper says that they are a draft until confirmed", async () => {
    const { id, version } = await aMeeting("held");
    const address = `${office}/meetings/${id}/minutes`;
    expect((await browser.get(address, officer)).status).toBe(403);
    expect((await browser.post(address, { ...minutes, version }, officer)).status).toBe(403);
    expect((await browser.post(address, { ...minutes, version }, secretary)).status).toBe(303);
    const paper = await (await browser.get(`${office}/meetings/${id}/paper`, officer)).text();
    for (const text of [
      "ร่างรายงานการประชุม",
      "เลิกประชุมเวลา ๑๕.๐๐ น.",
      "มติที่ประชุม",
      "นางสาวผู้ สังเกตการณ์",
      "(นายขวัญ สอง)",
    ]) {
      expect(paper).toContain(text);
    }
    const confirm = { confirmedOn: "15/1/2569", version: String(Number(version) + 1) };
    expect((await browser.post(`${office}/meetings/${id}/confirm`, confirm, coordinator)).status).toBe(303);
    const final = await (await browser.get(`${office}/meetings/${id}/paper`, officer)).text();
    expect(final).not.toContain("ร่างรายงานการประชุม");
    expect(final).toContain("ที่ประชุมรับรองรายงานนี้เมื่อวันที่ ๑๕ มกราคม พ.ศ. ๒๕๖๙");
  });

  test("before anybody has come the paper is the agenda; afterwards attendance is corrected", async () => {
    const planned = await aMeeting();
    const paper = await (await browser.get(`${office}/meetings/${planned.id}/paper`, officer)).text();
    expect(paper).toContain("ระเบียบวาระการประชุมคณะกรรมการทดสอบ");
    expect(paper).toContain("ระเบียบวาระที่ ๑ เรื่องแจ้ง");
    for (const text of ["ผู้มาประชุม", "เริ่มประชุมเวลา", "รายงานการประชุม"]) expect(paper).not.toContain(text);
    const held = await aMeeting("held");
    const page = await (await browser.get(`${office}/meetings/${held.id}`, secretary)).text();
    expect(page).toContain(">แก้การมาประชุม</a>");
  });

  test("the end comes after the beginning; what was typed stays", async () => {
    const { id, version } = await aMeeting("held");
    const typed = { ...minutes, endsAt: "13.00", version };
    const answer = await browser.post(`${office}/meetings/${id}/minutes`, typed, secretary);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toContain("เวลาเลิกต้องหลังเวลาเริ่ม");
    expect(page).toContain("ประธานเปิดประชุม\nและกล่าวต้อนรับ");
  });

  test("somebody else was quicker: both versions are shown", async () => {
    const { id, version } = await aMeeting("minuted");
    const stale = { ...minutes, version: String(Number(version) - 1) };
    const answer = await browser.post(`${office}/meetings/${id}/minutes`, stale, secretary);
    const page = await answer.text();
    expect(answer.status).toBe(409);
    expect(page).toContain("เรื่องแจ้ง – มติ: รับทราบ");
    expect((await inOrg((db) => meetingById(db, org.id, id)))?.minutes).toBe("เปิดประชุม");
  });

  test("a draft is offered back and goes away once the minutes are sent", async () => {
    const { id, version } = await aMeeting("held");
    const form = `${office}/meetings/${id}/minutes`;
    const draft = {
      orgId: org.id,
      accountId: secretary.accountId,
      form,
      typed: { minutes: "พิมพ์ค้างไว้" },
      now: house.now(),
    };
    await saveDraft(house.database, draft);
    expect(await (await browser.get(form, secretary)).text()).toContain("มีร่างที่พิมพ์ค้างไว้");
    expect(await (await browser.get(`${form}?draft`, secretary)).text()).toContain("พิมพ์ค้างไว้</textarea>");
    expect((await browser.post(form, { ...minutes, version }, secretary)).status).toBe(303);
    expect(await findDraft(house.database, org.id, secretary.accountId, form)).toBeUndefined();
  });
});

describe("confirming and cancelling", () => {
  test("minutes without text are not confirmed, nor before the meeting, nor in the future, nor by a secretary", async () => {
    const bare = await aMeeting("held");
    const none = await browser.post(
      `${office}/meetings/${bare.id}/confirm`,
      { confirmedOn: "15/1/2569", version: bare.version },
      coordinator,
    );
    expect(none.status).toBe(409);
    expect(await none.text()).toContain("ยังไม่มีเนื้อหารายงานการประชุม");

    const { id, version } = await aMeeting("minuted");
    const address = `${office}/meetings/${id}/confirm`;
    expect((await browser.post(address, { confirmedOn: "9/1/2569", version }, coordinator)).status).toBe(422);
    expect((await browser.post(address, { confirmedOn: "16/1/2569", version }, coordinator)).status).toBe(
      422,
    );
    expect((await browser.post(address, { confirmedOn: "15/1/2569", version }, secretary)).status).toBe(403);
    expect(await statusOf(id)).toBe("held");
  });

  test("cancelling needs a reason, and is for who runs the register", async () => {
    const { id, version } = await aMeeting();
    const address = `${office}/meetings/${id}/cancel`;
    expect((await browser.post(address, { reason: "", version }, coordinator)).status).toBe(422);
    expect((await browser.post(address, { reason: "ติดราชการ", version }, secretary)).status).toBe(403);
    expect((await browser.post(address, { reason: "ติดราชการ", version }, coordinator)).status).toBe(303);
    expect(await (await browser.get(`${office}/meetings/${id}`, officer)).text()).toContain("ติดราชการ");
  });

  test("cancelling the meeting comes last and is not taken for leaving the form", async () => {
    const { id } = await aMeeting();
    const page = await (await browser.get(`${office}/meetings/${id}`, coordinator)).text();
    expect(page.indexOf(">บันทึกการมาประชุม</a>")).toBeLessThan(page.indexOf(">แก้กำหนดการประชุม</a>"));
    expect(page.indexOf(">แก้กำหนดการประชุม</a>")).toBeLessThan(page.indexOf(">ยกเลิกการประชุม</a>"));
    const form = await (await browser.get(`${office}/meetings/${id}/cancel`, coordinator)).text();
    expect(form).toContain(">ไม่ยกเลิก กลับหน้าการประชุม</a>");
    expect(form).not.toContain(">ยกเลิก</a>");
  });
});

describe.each(["confirmed", "cancelled"] as const)("a meeting that is %s", (stage) => {
  let meeting: { id: string; version: string };
  beforeEach(async () => {
    meeting = await aMeeting(stage);
  });

  test("is final: every form and every act is refused and nothing changes", async () => {
    const before = await inOrg((db) => meetingById(db, org.id, meeting.id));
    const { version } = meeting;
    const seats = Object.fromEntries(
      seatIds.flatMap((id, index) => [
        [`seats.${index}.seatId`, id],
        [`seats.${index}.presence`, "present"],
      ]),
    );
    const posts: Record<string, Record<string, string>> = {
      edit: { number: "1000/2569", heldOn: "10/1/2569" },
      attendance: seats,
      minutes: { minutes: "แก้" },
      confirm: { confirmedOn: "15/1/2569" },
      cancel: { reason: "ลอง" },
    };
    for (const [way, fields] of Object.entries(posts)) {
      const address = `${office}/meetings/${meeting.id}/${way}`;
      expect((await browser.get(address, coordinator)).status).toBe(409);
      expect((await browser.post(address, { ...fields, version }, coordinator)).status).toBe(409);
    }
    expect(await inOrg((db) => meetingById(db, org.id, meeting.id))).toEqual(before);
  });
});

const comingFrom = (day: string) => inOrg((db) => comingMeetings(db, org.id, isoDate(day)));

describe("the calendar", () => {
  test("holds what is coming apart from what was, and filters by committee, fiscal year and state", async () => {
    const other = await aCommittee(house, org, "คณะที่ประชุมปีก่อน");
    const situation = theHouse(house, org);
    await planMeeting(situation, { committeeId: other, number: "77/2568", heldOn: "2025-09-30" });
    await planMeeting(situation, { committeeId: other, number: "78/2569", heldOn: "2026-09-30" });
    const list = async (query: string) => (await browser.get(`${office}/meetings?${query}`, officer)).text();
    const now = await list(`committee=${other}`);
    expect(now).toContain("78/2569");
    expect(now).toContain("กันยายน 2569");
    expect(now).not.toContain("77/2568");
    const last = await list(`committee=${other}&year=2568`);
    expect(last).toContain("77/2568");
    expect(last).toContain("เลยวันแล้ว ยังไม่บันทึก");
    expect(await list(`committee=${other}&year=all&status=cancelled`)).not.toContain("77/2568");
    expect(
      (await browser.get(`${office}/meetings?committee=nonsense&year=9999&status=x`, officer)).status,
    ).toBe(200);
  });

  test("is read page by page, in its own order or in the one asked for, and goes whole into the file", async () => {
    const many = await aCommittee(house, org, "คณะที่ประชุมบ่อย");
    const days = Array.from({ length: MEETINGS_ON_A_PAGE + 2 }, (_, n) => addDays(isoDate("2026-01-10"), n));
    for (const [n, heldOn] of days.entries())
      mustWork(
        await planMeeting(theHouse(house, org), { committeeId: many, number: `${n + 1}/2569`, heldOn }),
      );
    const numbers = async (query: string) => {
      const page = await (await browser.get(`${office}/meetings?committee=${many}&${query}`, officer)).text();
      return [...page.matchAll(/ครั้งที่ (\d+)\/2569<\/a>/g)].map((found) => Number(found[1]));
    };
    // Today is the 15th, the sixth day.
    const calendar = [...(await numbers("")), ...(await numbers("page=2"))];
    expect(calendar).toEqual(
      [...days.keys()]
        .map((n) => n + 1)
        .slice(5)
        .concat([5, 4, 3, 2, 1]),
    );
    expect(await numbers("page=2")).toEqual([2, 1]);
    expect(await numbers("page=99")).toHaveLength(MEETINGS_ON_A_PAGE);
    expect((await numbers("sort=day&dir=desc")).slice(0, 2)).toEqual([days.length, days.length - 1]);
    expect(await numbers("sort=day&page=2")).toEqual([days.length - 1, days.length]);
    for (const sort of meetingSorts) expect(await numbers(`sort=${sort}`)).toHaveLength(MEETINGS_ON_A_PAGE);

    const file = await browser.get(`${office}/meetings.csv?committee=${many}&sort=day&page=2`, officer);
    expect(file.headers.get("content-disposition")).toBe(
      'attachment; filename="meetings-bueng-suk-2026-01-15.csv"',
    );
    const lines = (await file.text()).trim().split("\r\n");
    expect(lines).toHaveLength(days.length + 1);
    expect(lines[1]).toBe("10/01/2569,,คณะที่ประชุมบ่อย,1/2569,,,,เลยวันแล้ว ยังไม่บันทึก");
    expect(lines.at(-1)).toContain("นัดแล้ว");
  });

  test("tells of minutes of earlier years that wait to be confirmed", async () => {
    const first = await (await browser.get(`${office}/meetings`, officer)).text();
    expect(first).not.toContain("รอรับรองรายงานทุกปี");
    await aMeeting("held");
    opened.setClock("2026-10-02T05:00:00Z");
    const next = await (await browser.get(`${office}/meetings`, officer)).text();
    expect(next).toContain("year=all&amp;status=held");
    opened.setClock("2026-01-15T05:00:00Z");
  });

  test("coming meetings begin on the day asked for", async () => {
    const { id } = await aMeeting("planned", "2026-05-05");
    expect((await comingFrom("2026-05-05")).map((meeting) => meeting.id)).toContain(id);
    expect((await comingFrom("2026-05-06")).map((meeting) => meeting.id)).not.toContain(id);
  });
});

test("a meeting of another organisation, an unknown one and nonsense are not found, whatever is asked", async () => {
  const theirs = await aCommittee(house, elsewhere, "คณะของที่อื่น");
  const plan = { committeeId: theirs, number: "1/2569", heldOn: "2026-01-10" };
  const foreign = await planMeeting(theHouse(house, elsewhere), plan);
  if (!foreign.ok) throw new Error(foreign.message);
  for (const id of [foreign.value.id, "01980000-0000-7000-8000-000000000000", "nonsense"]) {
    for (const way of ["", "/paper", "/edit", "/attendance", "/minutes", "/confirm", "/cancel"]) {
      expect((await browser.get(`${office}/meetings/${id}${way}`, coordinator)).status).toBe(404);
    }
    for (const way of ["/edit", "/attendance", "/minutes", "/confirm", "/cancel"]) {
      const answer = await browser.post(`${office}/meetings/${id}${way}`, { version: "1" }, coordinator);
      expect(answer.status).toBe(404);
    }
  }
  const api = await browser.json(
    `/${org.slug}/api/acts/organisation.cancel-meeting`,
    { id: foreign.value.id, version: 1, reason: "ยึดมา" },
    coordinator,
  );
  expect(api.status).toBe(404);
});
