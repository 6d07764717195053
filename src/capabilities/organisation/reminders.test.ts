import { expect, test } from "vitest";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { aMember, anOrganisation } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { readIn, writeIn } from "../../platform/database/organisation-bound.ts";
import { enqueue } from "../../platform/jobs/enqueue.ts";
import { lookForReminders } from "../../platform/reminders/jobs.ts";
import { openReminders } from "../../platform/reminders/queries.ts";
import { endCommittee } from "./committees/acts.ts";
import { addOrder } from "./committees/orders/acts.ts";
import { aCommittee, aPerson, isPerson, theHouse } from "./committees/stage.fixture.ts";
import { cancelMeeting, planMeeting } from "./meetings/acts.ts";

const { house, setClock } = await openTestHouse();
setClock("2026-09-10T08:00:00+07:00");
const org = await anOrganisation(house);
const coordinator = await aMember(house, org, "coordinator");
const sitting = await aMember(house, org, "executive");
const person = await aPerson(house, org, "สมชาย ใจดี");
await isPerson(house, org, sitting.membershipId, person);
const situation = theHouse(house, org);
const committee = await aCommittee(house, org, "คณะกรรมการจริยธรรม");
const order = {
  committeeId: committee,
  number: "1/2568",
  orderedOn: "2025-10-01",
  subject: "แต่งตั้งคณะกรรมการจริยธรรม",
  termFrom: "2025-10-01",
  termTo: "2026-09-30",
  signedByName: "นายทดสอบ สมมติ",
  signedByTitle: "นายกเทศมนตรี",
  preamble: "",
  duties: "",
  seats: [{ personId: person, name: "", role: "chair", positionTitle: "" }],
};
const value = <T>(outcome: { ok: true; value: T } | { ok: false; message: string }): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value;
};
value(await addOrder(situation, order));

const morning = async (day: string) => {
  setClock(`${day}T06:30:00+07:00`);
  await writeIn(house.database, org.id, (db) => enqueue(db, lookForReminders, { orgId: org.id, input: {} }));
  await doJobs(house);
};
const titles = async ({ accountId }: TestMember) =>
  (await readIn(house.database, org.id, (db) => openReminders(db, org.id, accountId))).map(
    ({ title, detail }) => ({
      title,
      detail,
    }),
  );

test("who keeps the register is told thirty days before a term ends, until the committee is ended", async () => {
  await morning("2026-08-30");
  expect(await titles(coordinator)).toEqual([]);
  await morning("2026-08-31");
  await morning("2026-09-11");
  expect(await titles(coordinator)).toEqual([
    { title: "คณะกรรมการจริยธรรมจะหมดวาระ", detail: expect.stringContaining("30 กันยายน 2569") },
  ]);
  expect(await titles(sitting)).toEqual([]);
});

test("who sits in a committee is told of its meeting a day before, with the agenda, unless it is cancelled", async () => {
  const meeting = value(
    await planMeeting(situation, {
      committeeId: committee,
      number: "1/2569",
      heldOn: "2026-09-16",
      startsAt: "09.30",
      room: "ห้องประชุม 1",
      agenda: [{ title: "เรื่องที่ประธานแจ้ง" }, { title: "แผนปีหน้า" }],
    }),
  );
  await morning("2026-09-14");
  expect(await titles(sitting)).toEqual([]);
  await morning("2026-09-15");
  expect(await titles(sitting)).toEqual([
    {
      title: "ประชุมคณะกรรมการจริยธรรม ครั้งที่ 1/2569",
      detail: "เวลา 09.30 น. · ห้องประชุม 1 · 1. เรื่องที่ประธานแจ้ง · 2. แผนปีหน้า",
    },
  ]);
  value(await cancelMeeting(situation, { id: meeting.id, version: 1, reason: "เลื่อน" }));
  await morning("2026-09-16");
  expect(await titles(sitting)).toEqual([]);

  // Of one on Monday the office hears on Friday, when somebody still reads it.
  const monday = { committeeId: committee, number: "2/2569", heldOn: "2026-09-21", startsAt: "", room: "" };
  const second = value(await planMeeting(situation, { ...monday, agenda: [{ title: "เรื่องเพื่อทราบ" }] }));
  await morning("2026-09-17");
  expect(await titles(sitting)).toEqual([]);
  await morning("2026-09-18");
  expect(await titles(sitting)).toHaveLength(1);
  await morning("2026-09-20");
  expect(await titles(sitting)).toHaveLength(1);
  value(await cancelMeeting(situation, { id: second.id, version: 1, reason: "เลื่อน" }));

  value(
    await endCommittee(situation, { id: committee, version: 1, endedOn: "2026-09-16", endReason: "เสร็จงาน" }),
  );
  await morning("2026-09-23");
  expect(await titles(coordinator)).toEqual([]);
});
