import { v7 as newId } from "uuid";
import { describe, expect, test } from "vitest";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { aPdf, aPhoto, streamed } from "../../../platform/files/samples.fixture.ts";
import { storeFile } from "../../../platform/files/storing.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import type { Act, Actor } from "../../../platform/acts/act.ts";
import { channelsTitle, declarationTitle, aYearOfWork, trainingTitle } from "../stage.fixture.ts";
import { closeYear } from "../years/acts.ts";
import {
  markStep,
  recordEvent,
  recordPublication,
  recordSetback,
  recordSpending,
  recordValue,
} from "./acts.ts";
import { correctFact, withdrawFact } from "./correcting.ts";
import { attachEvidence, removeEvidence, replaceEvidence } from "./evidence/acts.ts";
import { evidencePlace } from "./evidence-place.ts";
import { stepKey } from "./forms.ts";
import { evidenceOf, factNamed, factsOf, stepsDone } from "./queries.ts";

const opened = await openTestHouse();
const { house } = opened;
opened.setClock("2026-03-02T03:00:00Z");

let stages = 0;

/** A year of a town with two units, an officer of the first and one of the second. */
async function aStage() {
  const org = await anOrganisation(house, `facts-${++stages}`);
  const own = await aUnit(house, org, "สำนักปลัด");
  const other = await aUnit(house, org, "กองคลัง");
  const officer = await aMember(house, org, "unit-officer", own);
  const colleague = await aMember(house, org, "unit-officer", own);
  const stranger = await aMember(house, org, "unit-officer", other);
  const coordinator = await aMember(house, org, "coordinator");
  const { projects } = await aYearOfWork({ house, org }, own, 2569);
  const titled = (title: string) => {
    const found = projects.find((project) => project.title === title);
    if (!found) throw new Error(title);
    return found;
  };
  const training = titled(trainingTitle);
  const channels = titled(channelsTitle);
  const shared = titled(declarationTitle);
  const step = (project: typeof training, at: number) =>
    stepKey({ projectYearId: project.id, stepId: project.content.steps[at]?.id ?? "" });
  const attempt = (act: Act, input: unknown, actor: Actor = officer.actor) =>
    act({ database: house.database, packs: house.packs, now: house.now, orgId: org.id, actor }, input);
  const fact = { projectId: training.id, unitId: own, happenedOn: "2026-02-10", title: "อบรมรุ่นที่ 1" };
  const file = async (bytes: Buffer, name: string, owner = officer.accountId) => {
    const kept = await storeFile(house, org.id, streamed(bytes), { name, place: evidencePlace, owner });
    if (!kept.ok) throw new Error(kept.message);
    return kept.value.id;
  };
  const read = <T>(ask: Parameters<typeof readIn<T>>[2]) => readIn(house.database, org.id, ask);
  const facts = () => read((db) => factsOf(db, org.id, { year: 2569 }));
  return {
    org,
    own,
    other,
    officer,
    colleague,
    stranger,
    coordinator,
    training,
    channels,
    shared,
    step,
    attempt,
    fact,
    file,
    read,
    facts,
  };
}

const idOf = (outcome: { ok: boolean; value?: unknown }) => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return (outcome.value as { id: string }).id;
};

test("one event serves several projects, finishes steps of each and holds its photos", async () => {
  const { org, own, training, channels, step, attempt, fact, file, read, facts } = await aStage();
  const photos = [await file(await aPhoto(60, 40), "a.jpg"), await file(await aPhoto(80, 40), "b.jpg")];
  const id = idOf(
    await attempt(recordEvent, {
      ...fact,
      place: "ห้องประชุม",
      attended: { staff: "๓๐", public: "" },
      steps: [step(training, 1), step(channels, 0)],
      files: photos,
    }),
  );
  expect(await facts()).toMatchObject([
    {
      id,
      kind: "event",
      unitId: own,
      attended: { staff: 30 },
      evidence: 2,
      happenedOn: "2026-02-10",
      version: 1,
    },
  ]);
  const done = await read((db) => stepsDone(db, org.id, [training.id, channels.id]));
  expect(done.map((each) => stepKey(each)).toSorted()).toEqual(
    [step(training, 1), step(channels, 0)].toSorted(),
  );
});

test("a step that somebody reported is told with who and when, and the event may be kept without it", async () => {
  const { own, colleague, training, step, attempt, fact, facts } = await aStage();
  idOf(await attempt(markStep, { ...fact, title: "", steps: [step(training, 0)] }));
  const again = { ...fact, title: "อบรมอีกครั้ง", steps: [step(training, 0), step(training, 1)] };
  const refused = await attempt(recordEvent, again, colleague.actor);
  expect(refused).toMatchObject({ ok: false, reason: "invalid" });
  const said = JSON.stringify(refused);
  for (const word of ["ทดสอบ unit-officer", "สำนักปลัด", "10 ก.พ. 2569", "เสนอขออนุมัติ"])
    expect(said).toContain(word);
  const id = idOf(await attempt(recordEvent, { ...again, withoutDone: "yes" }, colleague.actor));
  const [, second] = (await facts()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  expect(second).toMatchObject({ id, unitId: own, projects: [{ stepIds: [training.content.steps[1]?.id] }] });
});

test("two officers who report the same step at the same moment: one is told of the other", async () => {
  const { colleague, training, step, attempt, fact, facts } = await aStage();
  const both = await Promise.all([
    attempt(markStep, { ...fact, steps: [step(training, 2)] }),
    attempt(markStep, { ...fact, steps: [step(training, 2)] }, colleague.actor),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "invalid" });
  expect(await facts()).toHaveLength(1);
});

test("a step without itself is kept as an event", async () => {
  const { training, step, attempt, fact, facts } = await aStage();
  const marked = { ...fact, title: "", steps: [step(training, 0)] };
  idOf(await attempt(markStep, marked));
  idOf(await attempt(markStep, { ...marked, withoutDone: "yes" }));
  expect((await facts()).map(({ kind, title }) => `${kind} ${title}`).toSorted()).toEqual([
    "event เสนอขออนุมัติ",
    "step เสนอขออนุมัติ",
  ]);
});

test("where all units answer, each does its own share", async () => {
  const { own, other, stranger, shared, step, attempt, fact, facts } = await aStage();
  const marked = { ...fact, projectId: shared.id, steps: [step(shared, 0)] };
  idOf(await attempt(markStep, { ...marked, unitId: own }));
  idOf(await attempt(markStep, { ...marked, unitId: other }, stranger.actor));
  expect(await facts()).toHaveLength(2);
});

test("whoever works for a unit records for that unit only, the coordinator for all", async () => {
  const { other, stranger, coordinator, training, channels, step, attempt, fact } = await aStage();
  expect(await attempt(recordEvent, { ...fact, unitId: other })).toMatchObject({ reason: "forbidden" });
  // What happened may help the project of another unit; to say that its step is done is for that unit.
  expect(await attempt(recordEvent, { ...fact, unitId: other }, stranger.actor)).toMatchObject({ ok: true });
  for (const [act, more] of [
    [recordEvent, { steps: [step(training, 0)] }],
    [recordSetback, {}],
    [recordSpending, { amount: "1", paperNumber: "1", source: "agency" }],
  ] as const) {
    const outcome = await attempt(act, { ...fact, unitId: other, ...more }, stranger.actor);
    expect(outcome).toMatchObject({
      reason: "invalid",
      errors: { unitId: [expect.stringContaining("สำนักปลัด")] },
    });
  }
  const paid = { ...fact, projectId: channels.id, amount: "๑,๒๐๐.๕๐", paperNumber: "ฎ.1", source: "agency" };
  expect(await attempt(recordSpending, paid, coordinator.actor)).toMatchObject({ ok: true });
});

describe("what cannot be is told at its field, and nothing is written", () => {
  const wrong: [string, object, string, string][] = [
    ["a day of the future", { happenedOn: "2026-03-03" }, "happenedOn", "อนาคต"],
    ["a day before the year", { happenedOn: "30 ก.ย. 2568" }, "happenedOn", "ปีงบประมาณ 2569"],
    ["a day after the year", { happenedOn: "1/10/2569" }, "happenedOn", "ปีงบประมาณ 2569"],
    ["30 February", { happenedOn: "30 ก.พ. 2569" }, "happenedOn", "ไม่ใช่วันที่ที่มีอยู่จริง"],
    ["fewer than nobody", { attended: { staff: "-3" } }, "attended.staff", "ติดลบไม่ได้"],
    ["half a person", { attended: { staff: "2.5" } }, "attended.staff", "จำนวนเต็ม"],
    [
      "more people than can be",
      { attended: { staff: "99999999999999999999" } },
      "attended.staff",
      "มากเกินไป",
    ],
    ["a link to nowhere", { link: "javascript:alert(1)" }, "link", "ลิงก์ไม่ถูกต้อง"],
    [
      "a step of nothing",
      { steps: [`${"0".repeat(8)}-0000-7000-8000-${"0".repeat(12)}:x`] },
      "",
      "ไม่พบโครงการ",
    ],
    ["proof by nothing", { proofId: "01980000-0000-7000-8000-000000000000" }, "proofId", "เลือกบันทึกอื่น"],
  ];
  test.each(wrong)("%s", async (_, change, field, message) => {
    const { attempt, fact, facts } = await aStage();
    const outcome = await attempt(recordEvent, { ...fact, ...change });
    expect(outcome).toMatchObject({ ok: false });
    const said = field ? (outcome as { errors?: Record<string, string[]> }).errors?.[field] : outcome;
    expect(JSON.stringify(said)).toContain(message);
    expect(await facts()).toEqual([]);
  });

  const sums: [string, string][] = [
    ["-500", "ติดลบไม่ได้"],
    ["0", "มากกว่า 0"],
    ["", "กรอกจำนวนเงิน"],
    ["99999999999999", "มากเกินไป"],
    ["12.345", "ไม่ใช่จำนวนเงิน"],
  ];
  test.each(sums)("%s baht", async (amount, message) => {
    const { attempt, fact } = await aStage();
    const outcome = await attempt(recordSpending, { ...fact, amount, paperNumber: "1", source: "agency" });
    expect(outcome).toMatchObject({ errors: { amount: [expect.stringContaining(message)] } });
  });

  test("a source, a channel, a result that the project does not have", async () => {
    const { attempt, fact } = await aStage();
    const id = "01980000-0000-7000-8000-000000000000";
    const link = "https://www.example.go.th";
    expect(
      await attempt(recordSpending, { ...fact, amount: "1", paperNumber: "1", source: `fund:${id}` }),
    ).toMatchObject({ errors: { source: [expect.any(String)] } });
    expect(await attempt(recordPublication, { ...fact, link, channel: "moon" })).toMatchObject({
      errors: { channel: [expect.any(String)] },
    });
    expect(await attempt(recordValue, { ...fact, link, resultId: "x", part: "1" })).toMatchObject({
      errors: { resultId: [expect.any(String)] },
    });
  });
});

test("a value by hand and a publication need evidence: a file, a link, or another fact's", async () => {
  const { training, attempt, fact, file } = await aStage();
  const value = { ...fact, resultId: training.content.outcomes[0]?.id, part: "56", whole: "70" };
  expect(await attempt(recordValue, value)).toMatchObject({
    errors: { files: [expect.stringContaining("หลักฐาน")] },
  });
  expect(await attempt(recordValue, { ...value, part: "71", link: "www.example.go.th" })).toMatchObject({
    errors: { part: [expect.stringContaining("มากกว่า")] },
  });
  const bare = idOf(await attempt(recordEvent, fact));
  expect(await attempt(recordValue, { ...value, proofId: bare })).toMatchObject({
    errors: { proofId: [expect.stringContaining("ไม่มีหลักฐานของตนเอง")] },
  });
  const proof = idOf(await attempt(recordEvent, { ...fact, files: [await file(aPdf("list"), "list.pdf")] }));
  expect(await attempt(recordValue, { ...value, proofId: proof })).toMatchObject({ ok: true });
  expect(await attempt(recordValue, { ...value, link: "www.example.go.th/x" })).toMatchObject({ ok: true });
  expect(await attempt(withdrawFact, { id: proof, version: 1, reason: "ซ้ำ" })).toMatchObject({
    reason: "refused",
    message: expect.stringContaining("เป็นหลักฐานของ"),
  });
  const published = { ...fact, channel: "website" };
  expect(await attempt(recordPublication, published)).toMatchObject({
    errors: { files: [expect.any(String)] },
  });
  expect(await attempt(recordPublication, { ...published, proofId: proof })).toMatchObject({ ok: true });
});

test("evidence of one project proves a result of another, and no byte of it is kept twice", async () => {
  const { org, training, channels, attempt, fact, file, read } = await aStage();
  const files = [await file(await aPhoto(), "IMG_1.jpg")];
  const event = idOf(await attempt(recordEvent, { ...fact, files, others: [channels.id] }));
  const published = { ...fact, projectId: channels.id, channel: "website", proofId: event };
  const lent = idOf(await attempt(recordPublication, published));
  const kept = await read((db) => db.selectFrom("file").select("id").where("org_id", "=", org.id).execute());
  expect(kept).toHaveLength(1);
  const [served, proved] = await Promise.all(
    [event, lent].map((id) => read((db) => factNamed(db, org.id, id))),
  );
  expect(served?.projects.map(({ id }) => id).toSorted()).toEqual([training.id, channels.id].toSorted());
  expect(proved).toMatchObject({ evidence: 0, proofId: event });
  const proving = { year: 2569, proving: true };
  expect((await read((db) => factsOf(db, org.id, proving))).map(({ id }) => id)).toEqual([event]);
});

test("what was taken at one event does not show that there was another", async () => {
  const { attempt, fact, file, facts } = await aStage();
  const first = idOf(
    await attempt(recordEvent, { ...fact, files: [await file(await aPhoto(), "IMG_1.jpg")] }),
  );
  const second = { ...fact, title: "อบรมรุ่นที่ 2", happenedOn: "2026-02-11", proofId: first };
  expect(await attempt(recordEvent, second)).toMatchObject({
    errors: { proofId: [expect.stringContaining("แนบหลักฐานของครั้งนี้")] },
  });
  expect(await facts()).toHaveLength(1);
});

test("a fact is corrected on what stands; who is late sees both, and it is taken back with a reason", async () => {
  const { org, training, step, attempt, fact, read } = await aStage();
  const id = idOf(await attempt(recordEvent, { ...fact, steps: [step(training, 0)] }));
  const corrected = {
    ...fact,
    kind: "event",
    id,
    version: 1,
    title: "อบรมรุ่นที่ 1 (แก้ไข)",
    steps: [step(training, 0)],
  };
  idOf(await attempt(correctFact, corrected));
  expect(await attempt(correctFact, { ...corrected, title: "อื่น" })).toMatchObject({
    reason: "conflict",
    version: 2,
    differences: [{ field: "heading", yours: "อื่น", theirs: "อบรมรุ่นที่ 1 (แก้ไข)" }],
  });
  idOf(await attempt(withdrawFact, { id, version: 2, reason: "บันทึกซ้ำ" }));
  expect(await read((db) => factNamed(db, org.id, id))).toMatchObject({ withdrawn: { reason: "บันทึกซ้ำ" } });
  expect(await attempt(correctFact, { ...corrected, version: 3 })).toMatchObject({ reason: "refused" });
  // Its step is open again.
  expect(await attempt(markStep, { ...fact, steps: [step(training, 0)] })).toMatchObject({ ok: true });
});

test("evidence has versions, is recognised by its bytes, and what a value rests on stays", async () => {
  const { org, training, attempt, fact, file, read } = await aStage();
  const first = idOf(await attempt(recordEvent, { ...fact, files: [await file(aPdf("same"), "รายชื่อ.pdf")] }));
  const again = await attempt(recordEvent, {
    ...fact,
    title: "อีกครั้ง",
    files: [await file(aPdf("same"), "x.pdf")],
  });
  expect(again).toMatchObject({ value: { sameAs: [fact.title] } });
  const [held] = (await read((db) => evidenceOf(db, org.id, [first]))).get(first) ?? [];
  const itemId = held?.itemId ?? "";
  idOf(await attempt(replaceEvidence, { id: first, itemId, files: [await file(aPdf("better"), "ใหม่.pdf")] }));
  const [now] = (await read((db) => evidenceOf(db, org.id, [first]))).get(first) ?? [];
  expect([now?.now.name, now?.now.number, now?.before.map(({ name }) => name)]).toEqual([
    "ใหม่.pdf",
    2,
    ["รายชื่อ.pdf"],
  ]);
  const value = { ...fact, resultId: training.content.outcomes[0]?.id, part: "56", whole: "70", title: "" };
  const rests = idOf(
    await attempt(recordValue, { ...value, files: [await file(aPdf("score"), "score.pdf")] }),
  );
  const [only] = (await read((db) => evidenceOf(db, org.id, [rests]))).get(rests) ?? [];
  const removal = { id: rests, itemId: only?.itemId ?? "" };
  expect(await attempt(removeEvidence, removal)).toMatchObject({ reason: "refused" });
  idOf(await attempt(attachEvidence, { id: rests, files: [await file(aPdf("more"), "more.pdf")] }));
  expect(await attempt(removeEvidence, removal)).toMatchObject({ ok: true });
});

test("a locked round takes a late fact with its reason only, a closed year takes nothing", async () => {
  const { org, own, coordinator, attempt, fact, facts } = await aStage();
  await writeIn(house.database, org.id, (db) =>
    db
      .insertInto("progress_round")
      .values({
        org_id: org.id,
        id: newId(),
        year: 2569,
        round: "6-month",
        due_on: "2026-04-10",
        locked_at: house.now(),
        locked_by: "ก",
      })
      .execute(),
  );
  expect(await attempt(recordEvent, fact)).toMatchObject({
    errors: { lateReason: [expect.stringContaining("รอบ 6 เดือน")] },
  });
  const id = idOf(await attempt(recordEvent, { ...fact, lateReason: "ได้เอกสารช้า" }));
  expect(await facts()).toMatchObject([{ id, unitId: own, lateReason: "ได้เอกสารช้า" }]);
  const closed = await attempt(closeYear, { year: 2569, version: 1, reason: "ครบแล้ว" }, coordinator.actor);
  expect(closed).toMatchObject({ ok: true });
  for (const [act, input] of [
    [recordEvent, { ...fact, lateReason: "ช้า" }],
    [withdrawFact, { id, version: 1, reason: "ผิด" }],
    [correctFact, { ...fact, kind: "event", id, version: 1, lateReason: "ช้า" }],
  ] as const)
    expect(await attempt(act, input)).toMatchObject({
      reason: "refused",
      message: expect.stringContaining("ปิดแล้ว"),
    });
  expect(await facts()).toHaveLength(1);
});
