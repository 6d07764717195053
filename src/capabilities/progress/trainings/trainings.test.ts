import { v7 as newId } from "uuid";
import { describe, expect, test } from "vitest";
import type { Act } from "../../../platform/acts/act.ts";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { perform } from "../stage.fixture.ts";
import { discardTraining, editTraining, makeTraining, openTraining, renewTrainingAddress } from "./acts.ts";
import { importParticipants } from "./import.ts";
import { addParticipants, editParticipant, recordResults, removeParticipant } from "./people-acts.ts";
import { trainingsOf } from "./queries.ts";
import { resultOf, shownResult } from "./rules.ts";
import {
  aTraining,
  aTrainingEvent,
  peopleOf,
  somePeople,
  trainingNow,
  twoQuestions,
} from "./stage.fixture.ts";

const opened = await openTestHouse();
opened.setClock("2026-03-02T10:00:00+07:00");
const { house } = opened;
const org = await anOrganisation(house);
const clerks = await aUnit(house, org, "สำนักปลัด");
const works = await aUnit(house, org, "กองช่าง");
const stage = { house, org };
const officer = (await aMember(house, org, "unit-officer", clerks)).actor;

function attempt(act: Act<never, unknown> | Act, input: unknown, actor = officer) {
  const { database, packs, now } = house;
  return (act as Act)({ database, packs, now, orgId: org.id, actor }, input);
}

describe("a test", () => {
  test.each([
    [{ passPercent: "80", fullScore: "0" }, "fullScore"],
    [{ passPercent: "80", fullScore: "" }, "fullScore"],
    [{ passPercent: "", fullScore: "10" }, "passPercent"],
    [{ passPercent: "79.995", fullScore: "10" }, "passPercent"],
    [{ passPercent: "101", fullScore: "10" }, "passPercent"],
    [{ passPercent: "-1", fullScore: "10" }, "passPercent"],
    [{ passPercent: "80", questions: "ถาม\nหนึ่ง\nสอง" }, "questions"],
  ])("that cannot be reckoned with is refused at its field: %j", async (typed, field) => {
    const id = await aTrainingEvent(stage, clerks);
    const outcome = await attempt(makeTraining, { id, ...typed });
    expect(outcome).toMatchObject({ ok: false, reason: "invalid" });
    expect(Object.keys(outcome.ok || outcome.reason !== "invalid" ? {} : outcome.errors)).toEqual([field]);
  });

  test("with questions is worth a mark for each", async () => {
    const training = await aTraining(stage, clerks, {
      passPercent: "50",
      fullScore: "99",
      questions: twoQuestions,
    });
    expect(training.mark).toEqual({ fullScore: 200, passPercent: 5000 });
  });

  test("does not change once somebody has a score; the pass mark only rises, and the result with it", async () => {
    const { event } = await aTraining(stage, clerks, { passPercent: "75", fullScore: "10" });
    const [person] = await somePeople(stage, event.id, "สมชาย ใจดี", true);
    if (!person) throw new Error("nobody");
    await perform(stage, recordResults, {
      id: event.id,
      people: [{ id: person.id, shown: shownResult(person), hasSigned: "yes", before: "", after: "7.5" }],
    });
    const edit = { id: event.id, version: 1, passPercent: "80", fullScore: "20", questions: "" };
    expect(await attempt(editTraining, edit)).toMatchObject({ ok: false, reason: "refused" });
    expect(await attempt(editTraining, { ...edit, questions: twoQuestions })).toMatchObject({
      reason: "refused",
    });
    const passed = async () =>
      resultOf(await peopleOf(stage, event.id), (await trainingNow(stage, event.id)).mark).passed;
    expect(await passed()).toBe(1);
    expect(await attempt(editTraining, { ...edit, fullScore: "10" })).toMatchObject({ ok: true });
    expect(await passed()).toBe(0);
    // Whoever failed does not pass because the mark comes down to them, nor because there is none.
    for (const [passPercent, fullScore] of [
      ["75", "10"],
      ["", ""],
    ])
      expect(await attempt(editTraining, { ...edit, version: 2, passPercent, fullScore })).toMatchObject({
        reason: "refused",
      });
    expect(await passed()).toBe(0);
  });

  test("of a round that is locked changes nobody's attendance, score or pass mark", async () => {
    const { event, version } = await aTraining(stage, clerks);
    const [person] = await somePeople(stage, event.id, "สมชาย ใจดี");
    if (!person) throw new Error("nobody");
    const lock = (locked: boolean) => {
      const row = { locked_at: locked ? house.now() : null, locked_by: locked ? "นางผู้ประสาน แผน" : null };
      const round = { org_id: org.id, id: newId(), year: event.year, round: "6-month", due_on: "2026-04-10" };
      return writeIn(house.database, org.id, (db) =>
        db
          .insertInto("progress_round")
          .values({ ...round, ...row })
          .onConflict((on) => on.columns(["org_id", "year", "round"]).doUpdateSet(row))
          .execute(),
      );
    };
    await lock(true);
    const result = { id: person.id, shown: shownResult(person), hasSigned: "yes", before: "", after: "2" };
    for (const [act, input] of [
      [recordResults, { id: event.id, people: [result] }],
      [addParticipants, { id: event.id, names: "นางผู้มาใหม่ สมมติ", group: "staff", hasSigned: true }],
      [openTraining, { id: event.id, version, opened: "after" }],
      [editTraining, { id: event.id, version, passPercent: "90", questions: twoQuestions }],
      [removeParticipant, { id: person.id, version: 1 }],
    ] as const) {
      const outcome = await attempt(act as unknown as Act, input);
      expect([act.definition.name, outcome]).toEqual([
        act.definition.name,
        expect.objectContaining({ reason: "refused", message: expect.stringContaining("ปิดรอบแล้ว") }),
      ]);
    }
    await lock(false);
    await perform(stage, recordResults, { id: event.id, people: [result] });
    expect(await peopleOf(stage, event.id)).toMatchObject([{ after: 200 }]);
  });

  test("is opened only where there is one, and two who press at once are told", async () => {
    const paper = await aTraining(stage, clerks, { passPercent: "80", fullScore: "10" });
    const open = { id: paper.event.id, version: 1, opened: "after" };
    expect(await attempt(openTraining, open)).toMatchObject({ reason: "refused" });
    expect(await attempt(openTraining, { ...open, opened: "attendance" })).toMatchObject({ ok: true });
    expect(await attempt(openTraining, { ...open, opened: "" })).toMatchObject({ reason: "conflict" });
  });
});

describe("the list", () => {
  test("takes people of the register with their units and names that are typed, each once", async () => {
    const { event } = await aTraining(stage, clerks);
    const names = "นายสมชาย ใจดี, ชุมชนริมน้ำ\n\n นางสาวสมหญิง ใจงาม \n";
    const input = { id: event.id, names, group: "public", hasSigned: "yes" };
    expect(await attempt(addParticipants, input)).toMatchObject({ ok: true, value: { added: 2 } });
    expect(await peopleOf(stage, event.id)).toMatchObject([
      { name: "นางสาวสมหญิง ใจงาม", belongs: null, group: "public", way: "list", hasSigned: true },
      { name: "นายสมชาย ใจดี", belongs: "ชุมชนริมน้ำ", group: "public", way: "list", hasSigned: true },
    ]);
    const again = await attempt(addParticipants, { ...input, names: "สมชาย  ใจดี" });
    expect(again).toMatchObject({ reason: "invalid", errors: { names: [expect.stringContaining("สมชาย")] } });
    expect(await attempt(addParticipants, { ...input, names: "" })).toMatchObject({ reason: "invalid" });
    expect(await attempt(addParticipants, { ...input, names: `${"ก".repeat(121)}` })).toMatchObject({
      errors: { names: [expect.stringContaining("คนที่ 1")] },
    });
  });

  test("lets a name be mended and taken off, and no two be the same", async () => {
    const { event } = await aTraining(stage, clerks);
    const [first, second] = await somePeople(stage, event.id, "กานดา ใจดี\nขวัญ ใจดี");
    const edit = { id: first?.id, version: 1, belongs: "กองคลัง", group: "council" };
    expect(await attempt(editParticipant, { ...edit, name: "นางขวัญ ใจดี" })).toMatchObject({
      errors: { name: [expect.any(String)] },
    });
    expect(await attempt(editParticipant, { ...edit, name: "นางกานดา ใจดี" })).toMatchObject({ ok: true });
    expect(await attempt(removeParticipant, { id: second?.id, version: 1 })).toMatchObject({ ok: true });
    expect(await peopleOf(stage, event.id)).toMatchObject([
      { name: "นางกานดา ใจดี", belongs: "กองคลัง", group: "council" },
    ]);
  });

  test("belongs to the people of its unit", async () => {
    const { event, version } = await aTraining(stage, works);
    const [person] = await somePeople(stage, event.id, "กานดา ใจดี");
    const inputs: [Act, unknown][] = [
      [openTraining as unknown as Act, { id: event.id, version, opened: "attendance" }],
      [addParticipants as unknown as Act, { id: event.id, names: "ขวัญ ใจดี", group: "staff" }],
      [editParticipant as unknown as Act, { id: person?.id, version: 1, name: "ขวัญ", group: "staff" }],
      [removeParticipant as unknown as Act, { id: person?.id, version: 1 }],
      [recordResults as unknown as Act, { id: event.id, people: [] }],
      [importParticipants as unknown as Act, { within: event.id, rows: [["ชื่อ", "กลุ่ม"]] }],
    ];
    for (const [act, input] of inputs)
      expect(await attempt(act, input)).toMatchObject({ reason: "forbidden" });
    const seen = await readIn(house.database, org.id, (db) =>
      trainingsOf(db, org.id, officer.kind === "account" ? officer.roles : [], 2569),
    );
    expect(seen.map((row) => row.event.unitId)).not.toContain(works);
    expect(seen.length).toBeGreaterThan(0);
  });
});

test("who was changed meanwhile is neither renamed nor taken off on what was seen before", async () => {
  const { event } = await aTraining(stage, clerks, { passPercent: "80", fullScore: "10" });
  const [person] = await somePeople(stage, event.id, "กานดา ใจดี", true);
  if (!person) throw new Error("nobody");
  const after = { id: person.id, shown: shownResult(person), hasSigned: "yes", before: "", after: "9" };
  await perform(stage, recordResults, { id: event.id, people: [after] });
  const seen = { id: person.id, version: 1 };
  expect(await attempt(removeParticipant, seen)).toMatchObject({ reason: "conflict", version: 2 });
  const renamed = { ...seen, name: "ขวัญ ใจดี", group: "staff" };
  expect(await attempt(editParticipant, renamed)).toMatchObject({ reason: "conflict", version: 2 });
  expect(await peopleOf(stage, event.id)).toMatchObject([{ name: "กานดา ใจดี", after: 900 }]);
});

describe("results from paper", () => {
  async function aHall() {
    const { event } = await aTraining(stage, clerks, { passPercent: "80", fullScore: "10" });
    const people = await somePeople(stage, event.id, "กานดา ใจดี\nขวัญ ใจดี", true);
    const typed = (after: string, at = 0) => ({
      id: people[at]?.id,
      shown: people[at] ? shownResult(people[at]) : "",
      hasSigned: "yes",
      before: "",
      after,
    });
    return { event, people, typed };
  }

  test("pass exactly at the mark", async () => {
    const { event, typed } = await aHall();
    await perform(stage, recordResults, { id: event.id, people: [typed("8"), typed("7.99", 1)] });
    const training = await trainingNow(stage, event.id);
    expect(resultOf(await peopleOf(stage, event.id), training.mark)).toMatchObject({ tested: 2, passed: 1 });
    const list = await readIn(house.database, org.id, (db) =>
      trainingsOf(db, org.id, [{ role: "coordinator", unitId: null }], 2569),
    );
    expect(list.find((row) => row.event.id === event.id)).toMatchObject({
      attended: 2,
      tested: 2,
      passed: 1,
    });
  });

  test.each(["11", "10.01", "-1", "7.995", "แปด", "1e1"])("refuse %s at its field", async (score) => {
    const { event, typed } = await aHall();
    const outcome = await attempt(recordResults, { id: event.id, people: [typed("8", 1), typed(score)] });
    expect(outcome).toMatchObject({ reason: "invalid", errors: { "people.1.after": [expect.any(String)] } });
    expect(await peopleOf(stage, event.id)).toMatchObject([{ after: null }, { after: null }]);
  });

  test("of who did not come are refused, and so are those of a training without a test", async () => {
    const { event, typed } = await aHall();
    const absent = { ...typed("8"), hasSigned: "" };
    expect(await attempt(recordResults, { id: event.id, people: [absent] })).toMatchObject({
      errors: { "people.0.hasSigned": [expect.any(String)] },
    });
    const plain = await aTraining(stage, clerks, {});
    const [person] = await somePeople(stage, plain.event.id, "กานดา ใจดี", true);
    expect(
      await attempt(recordResults, { id: plain.event.id, people: [{ ...typed("8"), id: person?.id }] }),
    ).toMatchObject({ errors: { "people.0.after": [expect.stringContaining("ไม่มีการทดสอบ")] } });
  });

  test("do not write over what somebody else entered meanwhile", async () => {
    const { event, typed } = await aHall();
    await perform(stage, recordResults, { id: event.id, people: [typed("8")] });
    expect(await attempt(recordResults, { id: event.id, people: [typed("5")] })).toMatchObject({
      reason: "conflict",
      differences: [{ theirs: "มา ก่อน – หลัง 8" }],
    });
    // A row that was left as it was shown says nothing.
    expect(await attempt(recordResults, { id: event.id, people: [typed("")] })).toMatchObject({
      ok: true,
      value: { changed: 0 },
    });
    expect(await peopleOf(stage, event.id)).toMatchObject([{ after: 800 }, { after: null }]);
  });
});

describe("a file", () => {
  const head = ["ชื่อ – สกุล", "สังกัด", "กลุ่มเป้าหมาย", "มาแล้ว", "ก่อนอบรม", "หลังอบรม"];
  const staff = "ข้าราชการส่วนท้องถิ่น ลูกจ้าง และพนักงานจ้าง";

  test("brings people and their scores, all of it or nothing", async () => {
    const { event } = await aTraining(stage, clerks, { passPercent: "80", fullScore: "10" });
    const rows = [head, ["กานดา ใจดี", "กองคลัง", staff, "", "๕", "8.5"], ["ขวัญ ใจดี", "", staff, "ใช่", "", ""]];
    const wrong = [...rows, ["คำ ใจดี", "", staff, "", "", "11"]];
    expect(await attempt(importParticipants, { within: event.id, rows: wrong })).toMatchObject({
      reason: "invalid",
    });
    expect(await peopleOf(stage, event.id)).toEqual([]);
    expect(await attempt(importParticipants, { within: event.id, rows })).toMatchObject({
      ok: true,
      value: { added: 2 },
    });
    expect(await peopleOf(stage, event.id)).toMatchObject([
      { name: "กานดา ใจดี", belongs: "กองคลัง", way: "upload", hasSigned: true, before: 500, after: 850 },
      { name: "ขวัญ ใจดี", hasSigned: true, before: null, after: null },
    ]);
  });

  test("changes who it names by their key; two may change names", async () => {
    const { event } = await aTraining(stage, clerks, { passPercent: "80", fullScore: "10" });
    const [first, second] = await somePeople(stage, event.id, "กานดา ใจดี\nขวัญ ใจดี", true);
    const rows = [
      ["ชื่อ – สกุล", "กลุ่ม", "รหัสผู้เข้าอบรม (ห้ามแก้)"],
      ["ขวัญ ใจดี", staff, first?.id ?? ""],
      ["กานดา ใจดี", staff, second?.id ?? ""],
    ];
    expect(await attempt(importParticipants, { within: event.id, rows })).toMatchObject({
      value: { changed: 2 },
    });
    const names = new Map((await peopleOf(stage, event.id)).map(({ id, name }) => [id, name]));
    expect(names.get(first?.id ?? "")).toBe("ขวัญ ใจดี");
  });

  test("that names nobody's training is refused", async () => {
    expect(await attempt(importParticipants, { rows: [head] })).toMatchObject({ reason: "forbidden" });
    const actor = { kind: "terminal", name: "ทดสอบ" } as const;
    const nothing = "01980000-0000-7000-8000-000000000000";
    expect(
      await attempt(importParticipants, { within: nothing, rows: [head] }, actor as never),
    ).toMatchObject({
      reason: "missing",
    });
  });
});

test("a training is given up while nobody is on its list, and not after", async () => {
  const { event } = await aTraining(stage, clerks);
  const [person] = await somePeople(stage, event.id, "กานดา ใจดี");
  expect(await attempt(discardTraining, { id: event.id, version: 1 })).toMatchObject({ reason: "refused" });
  await perform(stage, removeParticipant, { id: person?.id, version: 1 });
  expect(await attempt(discardTraining, { id: event.id, version: 1 })).toMatchObject({ ok: true });
  expect(await attempt(makeTraining, { id: event.id })).toMatchObject({ ok: true });
  expect(await attempt(makeTraining, { id: event.id })).toMatchObject({ reason: "refused" });
});

test("nothing of a training changes once its year is closed or its event taken back", async () => {
  const { event, token } = await aTraining(stage, clerks);
  await perform(stage, renewTrainingAddress, { id: event.id, version: 1 });
  expect((await trainingNow(stage, event.id)).token).not.toBe(token);
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("work_fact")
      .set({ withdrawn_at: house.now(), withdrawn_by: "ทดสอบ", withdrawn_reason: "ซ้ำ" })
      .where("org_id", "=", org.id)
      .where("id", "=", event.id)
      .execute(),
  );
  const add = { id: event.id, names: "กานดา ใจดี", group: "staff" };
  expect(await attempt(addParticipants, add)).toMatchObject({ reason: "refused" });
  const another = await aTraining(stage, clerks);
  await writeIn(house.database, org.id, (db) =>
    db.updateTable("progress_year").set({ status: "closed" }).where("org_id", "=", org.id).execute(),
  );
  expect(await attempt(addParticipants, { ...add, id: another.event.id })).toMatchObject({
    reason: "refused",
  });
});
