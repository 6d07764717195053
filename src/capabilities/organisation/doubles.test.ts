import { expect, test } from "vitest";
import type { Outcome } from "../../platform/acts/outcome.ts";
import { readIn } from "../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../testing/house.ts";
import { anOrganisation } from "../../testing/people.ts";
import { addCommittee, editCommittee } from "./committees/acts.ts";
import { addOrder, editOrder } from "./committees/orders/acts.ts";
import { aCommittee, anOrder, orderFields, theHouse } from "./committees/stage.fixture.ts";
import { planMeeting } from "./meetings/acts.ts";
import { addPerson } from "./people/acts.ts";
import { addUnit, editUnit, moveUnit } from "./units/acts.ts";

const opened = await openTestHouse();
const { house } = opened;
opened.setClock("2026-02-10T03:00:00Z");
const org = await anOrganisation(house);
const situation = theHouse(house, org);
const inOrg = <T>(read: Parameters<typeof readIn<T>>[2]) => readIn(house.database, org.id, read);

/** A form sent by an impatient finger, four times before the first answer: one is done, the rest are told why not. */
async function pressed<T>(act: (time: number) => Promise<Outcome<T>>): Promise<string[]> {
  const outcomes = await Promise.all([0, 1, 2, 3].map(act));
  return outcomes.map((outcome) => (outcome.ok ? "done" : outcome.reason)).toSorted();
}

const once = ["done", "invalid", "invalid", "invalid"];
const seats = [{ name: "นางนอก เมือง", role: "chair" }];

test("a person is added once, however the name was typed", async () => {
  const person = {
    prefix: "นาย",
    givenName: "สมชาย",
    familyName: "ใจดี",
    employment: "official",
    title: "นักวิชาการคลัง",
    fromOn: "1 ต.ค. 2568",
  };
  const names = ["ใจดี", "ใจ ดี", "ใจดี ", "ใจ\u200bดี"];
  expect(await pressed((time) => addPerson(situation, { ...person, familyName: names[time] }))).toEqual(once);
  const people = await inOrg((db) =>
    db.selectFrom("person").select("id").where("org_id", "=", org.id).execute(),
  );
  expect(people).toHaveLength(1);
});

test("a unit is added once; the first one of all as well", async () => {
  expect(await pressed(() => addUnit(situation, { name: "กองคลัง" }))).toEqual(once);
});

test("different units added at once each have a place of their own", async () => {
  expect(await pressed((time) => addUnit(situation, { name: `กองที่ ${time}` }))).toEqual([
    "done",
    "done",
    "done",
    "done",
  ]);
  const units = await inOrg((db) =>
    db.selectFrom("unit").select("place").where("org_id", "=", org.id).orderBy("place").execute(),
  );
  expect(units.map(({ place }) => place)).toEqual([1, 2, 3, 4, 5]);
});

test("two units cannot take one name, nor do moves of all at once stand in each other's way", async () => {
  const units = await inOrg((db) =>
    db
      .selectFrom("unit")
      .select("id")
      .where("org_id", "=", org.id)
      .where("name", "like", "กองที่%")
      .orderBy("place", "desc")
      .execute(),
  );
  const id = (time: number) => units[time]?.id ?? "";
  expect(await pressed((time) => moveUnit(situation, { id: id(time), direction: "up" }))).toEqual([
    "done",
    "done",
    "done",
    "done",
  ]);
  expect(
    await pressed((time) => editUnit(situation, { id: id(time), version: "1", name: "กองช่าง" })),
  ).toEqual(once);
});

test("a committee is added once, and two cannot take one name", async () => {
  expect(await pressed(() => addCommittee(situation, { name: "คณะหนึ่ง", kind: "committee" }))).toEqual(once);
  const ids = await Promise.all(["ก", "ข", "ค", "ง"].map((name) => aCommittee(house, org, name)));
  expect(
    await pressed((time) =>
      editCommittee(situation, { id: ids[time], version: "1", name: "คณะรวม", kind: "committee" }),
    ),
  ).toEqual(once);
});

test("an order is added once, and its number has one date in all committees", async () => {
  const committeeId = await aCommittee(house, org, "คณะที่มีคำสั่ง");
  const order = { ...orderFields, number: "7/2569", seats };
  expect(await pressed(() => addOrder(situation, { ...order, committeeId }))).toEqual(once);

  const ids = await Promise.all(["จ", "ฉ", "ช", "ซ"].map((name) => aCommittee(house, org, name)));
  expect(
    await pressed((time) =>
      addOrder(situation, {
        ...order,
        number: "8/2569",
        committeeId: ids[time],
        orderedOn: `${time + 1} ต.ค. 2568`,
      }),
    ),
  ).toEqual(once);
});

test("two orders of a committee cannot take one number", async () => {
  const committeeId = await aCommittee(house, org, "คณะที่มีหลายคำสั่ง");
  const ids: string[] = [];
  for (const number of ["11/2569", "12/2569", "13/2569", "14/2569"])
    ids.push(await anOrder(house, org, committeeId, seats, { number }));
  expect(
    await pressed((time) =>
      editOrder(situation, { ...orderFields, id: ids[time], version: "1", number: "15/2569", seats }),
    ),
  ).toEqual(once);
});

test("a meeting is planned once", async () => {
  const committeeId = await aCommittee(house, org, "คณะที่ประชุม");
  expect(
    await pressed(() => planMeeting(situation, { committeeId, number: "1/2569", heldOn: "1 มี.ค. 2569" })),
  ).toEqual(once);
});
