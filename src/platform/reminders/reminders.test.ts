import { beforeAll, beforeEach, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { paths } from "../../paths.ts";
import type { Organisation } from "../accounts/organisations.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { lookForReminders, mailDailyReminders } from "./jobs.ts";
import { mailOver } from "../mail/mail.ts";
import { openReminders } from "./queries.ts";
import { remind, settle } from "./remind.ts";
import type { Waiting } from "./remind.ts";
import { reminderSource } from "./source.ts";
import type { Due } from "./source.ts";

const opened = await openTestHouse();
const { house, letters } = opened;
const browser = browserFor(opened);
let org: Organisation;
let coordinator: TestMember;
let executive: TestMember;
beforeAll(async () => {
  org = await anOrganisation(house);
  coordinator = await aMember(house, org, "coordinator");
  executive = await aMember(house, org, "executive");
});

/** What waits in the world of the tests, besides what they remind of themselves. */
let waiting: Due[] = [];
reminderSource({ topic: "test.waits", recordKind: "committee", look: async () => waiting });
beforeEach(async () => {
  letters.length = 0;
  waiting = [];
  await writeIn(house.database, org.id, async (db) => {
    await db.deleteFrom("reminder").where("org_id", "=", org.id).execute();
  });
  await choose(coordinator, "daily");
  await choose(executive, "daily");
});

const href = (slug: string) => paths.office.committees.href({ org: slug });
const due = (recordId: string, changes: Partial<Due> = {}): Due => ({
  whom: { may: { coordinator: "organisation" } },
  recordId,
  occasion: "2026-12-31",
  title: "คณะทำงานจะหมดวาระ",
  detail: "ออกคำสั่งใหม่",
  href,
  dueOn: "2026-12-31",
  ...changes,
});
const tell = (recordId: string, changes: Partial<Waiting> = {}) =>
  writeIn(house.database, org.id, (db) =>
    remind(db, {
      ...due(recordId),
      orgId: org.id,
      topic: "test.told",
      recordKind: "committee",
      now: house.now(),
      byMail: house.mail.isSet,
      ...changes,
    }),
  );
const run = async (job: typeof lookForReminders) => {
  await writeIn(house.database, org.id, (db) => enqueue(db, job, { orgId: org.id, input: {} }));
  await doJobs(house);
};
const open = (who: TestMember) =>
  readIn(house.database, org.id, (db) => openReminders(db, org.id, who.accountId));
const choose = (who: TestMember, byMail: string) =>
  browser.post(paths.office.remindersMail.href({ org: org.slug }), { byMail }, { cookie: who.cookie });
const page = async (who: TestMember, path = paths.office.reminders.href({ org: org.slug })) =>
  (await browser.get(path, { cookie: who.cookie })).text();
const markRead = (who: TestMember, fields: Record<string, string>) =>
  browser.post(paths.office.remindersRead.href({ org: org.slug }), fields, { cookie: who.cookie });

test("who is meant is told once of each occasion, in the list, on the home page and beside the way", async () => {
  const id = newId();
  await tell(id);
  await tell(id);
  await tell(id, { occasion: "2027-12-31", title: "คณะทำงานจะหมดวาระอีกปี" });
  expect(await open(coordinator)).toHaveLength(2);
  expect(await open(executive)).toEqual([]);
  const own = await page(coordinator);
  expect(own).toContain("คณะทำงานจะหมดวาระอีกปี");
  expect(own).toMatch(/การแจ้งเตือน<\/span><span class="count">2/);
  expect(await page(coordinator, paths.office.home.href({ org: org.slug }))).toContain("คณะทำงานจะหมดวาระ");
  expect(await page(executive)).not.toContain("หมดวาระ");
});

test("persons are reached by their account, and who has left is not", async () => {
  const left = await aMember(house, org, "executive");
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("membership")
      .set({ ended_at: house.now() })
      .where("org_id", "=", org.id)
      .where("account_id", "=", left.accountId)
      .execute(),
  );
  await tell(newId(), { whom: { accounts: [left.accountId, executive.accountId] } });
  expect(await open(left)).toEqual([]);
  expect(await open(executive)).toHaveLength(1);
  await tell(newId(), { whom: { persons: [newId()] } });
  expect(await open(executive)).toHaveLength(1);
});

test("read is one's own mark, and nobody marks for another", async () => {
  await tell(newId());
  const [reminder] = await open(coordinator);
  await markRead(executive, { id: reminder?.id ?? "" });
  expect((await open(coordinator))[0]?.read_at).toBeNull();
  await markRead(coordinator, { id: reminder?.id ?? "" });
  expect((await open(coordinator))[0]?.read_at).not.toBeNull();
  expect(await page(coordinator)).not.toMatch(/class="count"/);
  expect((await markRead(coordinator, { id: "not an id" })).status).toBe(303);
});

test("what is done is quiet, whether it was said or seen", async () => {
  const [said, seen] = [newId(), newId()];
  await tell(said);
  const about = { orgId: org.id, recordKind: "committee", recordId: said, now: house.now() };
  await writeIn(house.database, org.id, (db) => settle(db, { ...about, topic: "another" }));
  expect(await open(coordinator)).toHaveLength(1);
  await writeIn(house.database, org.id, (db) => settle(db, about));
  expect(await open(coordinator)).toEqual([]);

  waiting = [due(seen)];
  await run(lookForReminders);
  await run(lookForReminders);
  expect(await open(coordinator)).toHaveLength(1);
  waiting = [];
  await run(lookForReminders);
  expect(await open(coordinator)).toEqual([]);
  waiting = [due(seen)];
  await run(lookForReminders);
  expect(await open(coordinator)).toHaveLength(1);
});

test("a role that reaches one unit is reminded of that unit only; who gave a role up hears no more", async () => {
  const [own, other] = [await aUnit(house, org, "กองช่าง"), await aUnit(house, org, "กองคลัง")];
  const head = await aMember(house, org, "unit-head", own);
  const may = { "unit-head": "own-unit", executive: "organisation" } as const;
  const [theirs, foreign] = [newId(), newId()];
  waiting = [
    due(theirs, { whom: { may, unitId: own } }),
    due(foreign, { whom: { may: { ...may, coordinator: "own-unit" }, unitId: other } }),
  ];
  await run(lookForReminders);
  expect((await open(head)).map(({ title }) => title)).toHaveLength(1);
  expect(await open(executive)).toHaveLength(2);
  expect(await open(coordinator)).toEqual([]);
  waiting = [due(theirs, { whom: { may: { executive: "organisation" } } })];
  await run(lookForReminders);
  expect(await open(head)).toEqual([]);
  expect(await open(executive)).toHaveLength(1);
});

test("a letter that waits is not sent to who has left meanwhile", async () => {
  const leaving = await aMember(house, org, "executive");
  await choose(leaving, "at-once");
  await tell(newId(), { whom: { accounts: [leaving.accountId] } });
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("membership")
      .set({ ended_at: house.now() })
      .where("org_id", "=", org.id)
      .where("account_id", "=", leaving.accountId)
      .execute(),
  );
  await doJobs(house);
  expect(letters).toEqual([]);
});

test("mail goes out as each one chose, once, and not for what is read or done", async () => {
  await choose(executive, "at-once");
  const whom = { accounts: [coordinator.accountId, executive.accountId] };
  await tell(newId(), { whom });
  await doJobs(house);
  expect(letters.map(({ to }) => to)).toEqual([executive.email]);
  expect(letters[0]?.text).toContain("/bueng-suk/office/committees");

  const done = newId();
  await tell(done, { whom, title: "เสร็จไปแล้ว" });
  await writeIn(house.database, org.id, (db) =>
    settle(db, { orgId: org.id, recordKind: "committee", recordId: done, now: house.now() }),
  );
  await run(mailDailyReminders);
  await run(mailDailyReminders);
  expect(letters.map(({ to }) => to)).toEqual([executive.email, coordinator.email]);
  expect(letters[1]?.text).not.toContain("เสร็จไปแล้ว");

  await choose(coordinator, "none");
  await tell(newId());
  await run(mailDailyReminders);
  expect(letters).toHaveLength(2);
  expect(await open(coordinator)).toHaveLength(2);
});

test("without a mail server everything stands in the product, nothing waits and no job fails", async () => {
  const { mail } = house;
  await choose(coordinator, "at-once");
  house.mail = mailOver(undefined);
  try {
    const before = await letterCount();
    waiting = [due(newId(), { title: "ครบกำหนดที่ค้นพบ" })];
    await tell(newId());
    await run(lookForReminders);
    await run(mailDailyReminders);
    expect((await open(coordinator)).map(({ title }) => title).toSorted()).toEqual([
      "คณะทำงานจะหมดวาระ",
      "ครบกำหนดที่ค้นพบ",
    ]);
    expect(await letterCount()).toBe(before);
    const states = await readIn(house.database, org.id, (db) =>
      db.selectFrom("job").select("state").distinct().where("org_id", "=", org.id).execute(),
    );
    expect(states).toEqual([{ state: "done" }]);
  } finally {
    house.mail = mail;
  }
});

async function letterCount(): Promise<number> {
  const rows = await readIn(house.database, org.id, (db) =>
    db.selectFrom("letter").select("id").where("org_id", "=", org.id).execute(),
  );
  return rows.length;
}

test("a choice that does not exist is refused and the page comes again", async () => {
  expect((await choose(coordinator, "hourly")).status).toBe(422);
});

test.each([
  "https://elsewhere.example/",
  "//elsewhere.example",
  "@elsewhere.example/x",
  ".elsewhere.example/",
])("no reminder leads to %s, also when its row came from elsewhere", async (foreign) => {
  await choose(coordinator, "at-once");
  await tell(newId(), { href: () => foreign });
  const [shown] = await readIn(house.database, org.id, (db) =>
    openReminders(db, org.id, coordinator.accountId),
  );
  expect(shown?.href).toBe("/");
  await doJobs(house);
  expect(letters[0]?.text).toMatch(/^http:\/\/sucharit\.test\/$/m);
  expect(letters[0]?.html).not.toContain("elsewhere");
});
