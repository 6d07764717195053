import { describe, expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { anOrganisation, aUnit } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { visitorTo } from "../../../testing/visitor.ts";
import { perform } from "../stage.fixture.ts";
import { settleAlike } from "./alike-acts.ts";
import { seenPair } from "./alike.ts";
import { shownCode } from "./code.ts";
import { editTraining, openTraining, renewTrainingAddress } from "./acts.ts";
import { recordResults } from "./people-acts.ts";
import type { Training } from "./queries.ts";
import { shownResult } from "./rules.ts";
import { aTraining, pairsOf, peopleOf, somePeople, trainingNow } from "./stage.fixture.ts";

const served = await openTestHouse();
served.setClock("2026-03-02T10:00:00+07:00");
const { house } = served;
const org = await anOrganisation(house);
const other = await anOrganisation(house, "other-town");
const unit = await aUnit(house, org, "สำนักปลัด");
const stage = { house, org };
const browser = browserFor(served);
const place = (token: string) => paths.public.training.href({ org: org.slug, token });
const testPlace = (token: string) => paths.public.trainingTest.href({ org: org.slug, token });

async function open(training: Training, opened: string): Promise<Training> {
  const { event } = training;
  const { version } = await trainingNow(stage, event.id);
  await perform(stage, openTraining, { id: event.id, version, opened });
  return trainingNow(stage, event.id);
}

const aHall = async (opened = "attendance") => open(await aTraining(stage, unit), opened);
const me = { name: "นายสมชาย ใจดี", belongs: "ชุมชนริมน้ำ", group: "public" };
const allRight = { "answers.q0": "1", "answers.q1": "0" };

describe("a stranger with the address", () => {
  test("sees the title, the date and a form, and nobody's name, place or score", async () => {
    const training = await aHall();
    await somePeople(stage, training.event.id, "นางสาวความลับ ใจดี, กองลับ", true);
    for (const opened of ["attendance", "before", "after", ""]) {
      const { token } = await open(training, opened);
      const answer = await browser.get(place(token));
      const page = await answer.text();
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.headers.get("x-robots-tag")).toBe("noindex");
      expect(page).toContain("อบรมวินัยและจริยธรรม");
      expect(page).toContain("16 กุมภาพันธ์ 2569");
      for (const hidden of ["ความลับ", "กองลับ", "ห้องประชุมเทศบาล", "ข้อใดสุจริต", "ปฏิเสธของขวัญ"])
        expect([opened, page.includes(hidden)]).toEqual([opened, false]);
    }
  });

  test("finds nothing behind another token, another organisation or a token that was changed", async () => {
    const training = await aHall();
    const { token } = training;
    const elsewhere = paths.public.training.href({ org: other.slug, token });
    await perform(stage, renewTrainingAddress, { id: training.event.id, version: training.version });
    for (const address of [
      place("A".repeat(16)),
      place("x"),
      place("%00"),
      place("'--"),
      elsewhere,
      place(token),
    ]) {
      expect([address, (await browser.get(address)).status]).toEqual([address, 404]);
      expect([address, (await browser.post(address, me)).status]).toEqual([address, 404]);
      expect([address, (await browser.post(`${address}/test`, {})).status]).toEqual([address, 404]);
    }
    expect(await peopleOf(stage, training.event.id)).toEqual([]);
  });

  test("is refused when it is closed, and keeps what was typed", async () => {
    const training = await open(await aHall(), "");
    const answer = await browser.post(place(training.token), me);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("ปิดรับแล้ว");
    const api = `/${org.slug}/api/acts/progress.sign-in-to-training`;
    expect((await browser.json(api, { token: training.token, ...me })).status).toBe(409);
    expect(await peopleOf(stage, training.event.id)).toEqual([]);
  });
});

describe("signing in", () => {
  test("puts a name on the list once, however often and however it is written", async () => {
    const { token, event } = await aHall();
    const phone = visitorTo(served);
    expect((await phone.post(place(token), me)).status).toBe(303);
    expect(await (await phone.get(place(token))).text()).toContain("ลงชื่อเข้าร่วมแล้ว");
    expect((await browser.post(place(token), { ...me, name: "สมชาย  ใจดี" })).status).toBe(303);
    expect((await phone.post(place(token), { ...me, name: "นาย สมชาย ใจดี" })).status).toBe(303);
    expect(await peopleOf(stage, event.id)).toMatchObject([{ name: me.name, way: "qr", hasSigned: true }]);
    // The name that came from another phone waits for the office.
    expect(await pairsOf(stage, event.id)).toMatchObject([
      { person: { name: "สมชาย  ใจดี" }, into: { name: me.name }, isLikely: false },
    ]);
  });

  test("by name makes nobody the one who was expected, and answers a stranger alike", async () => {
    const { token, event } = await aHall();
    const [expected] = await somePeople(stage, event.id, "กานดา ใจดี");
    const known = await browser.post(place(token), { ...me, name: "นางกานดา ใจดี" });
    const unknown = await browser.post(place(token), { ...me, name: "นางขวัญ ใจดี" });
    expect([known.status, known.headers.get("location")]).toEqual([
      unknown.status,
      unknown.headers.get("location"),
    ]);
    expect(await peopleOf(stage, event.id)).toMatchObject([
      { name: "กานดา ใจดี", way: "list", hasSigned: false },
      { name: "นางขวัญ ใจดี", way: "qr", hasSigned: true },
    ]);
    expect(await pairsOf(stage, event.id)).toMatchObject([
      { person: { name: "นางกานดา ใจดี" }, into: { id: expected?.id }, isLikely: true },
    ]);
  });

  test("with the code of somebody on the list makes one that person, and a wrong code nobody", async () => {
    const { token, event } = await aHall();
    const [expected] = await somePeople(stage, event.id, "กานดา ใจดี");
    const at = paths.public.trainingCode.href({ org: org.slug, token });
    const phone = visitorTo(served);
    const wrong = await phone.post(at, { code: "AAAA-AAAA" });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('id="field-code-why"');
    expect((await phone.post(at, { code: "" })).status).toBe(422);
    const code = expected?.code ?? "";
    expect((await phone.post(at, { code: ` ${shownCode(code).toLowerCase()} ` })).status).toBe(303);
    expect(await (await phone.get(place(token))).text()).toContain("กานดา ใจดี");
    expect(await peopleOf(stage, event.id)).toMatchObject([{ name: "กานดา ใจดี", hasSigned: true }]);
    const elsewhere = paths.public.trainingCode.href({ org: org.slug, token: (await aHall()).token });
    expect((await visitorTo(served).post(elsewhere, { code })).status).toBe(422);
  });

  test.each([
    [{ ...me, name: "" }, "name"],
    [{ ...me, name: " \n " }, "name"],
    [{ ...me, name: "ก".repeat(100_000) }, "name"],
    [{ ...me, name: "สมชาย\nใจดี" }, "name"],
    [{ ...me, belongs: "ก".repeat(121) }, "belongs"],
    [{ ...me, group: "admin" }, "group"],
    [{ name: me.name }, "group"],
  ])("wants a name that is one: %#", async (typed, field) => {
    const { token, event } = await aHall();
    const answer = await browser.post(place(token), typed);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`id="field-${field}-why"`);
    expect(await peopleOf(stage, event.id)).toEqual([]);
  });

  test("shows HTML in a name as it was typed, to the phone and in the office", async () => {
    const { token } = await aHall();
    const phone = visitorTo(served);
    await phone.post(place(token), { ...me, name: '<img src=x onerror="1">' });
    const page = await (await phone.get(place(token))).text();
    expect(page).toContain("&lt;img src=x");
    expect(page).not.toContain("<img src=x");
  });

  test("from one place is counted, by page and by API together", async () => {
    const { token } = await aHall();
    const last = await Promise.all(
      Array.from({ length: 620 }, (_, at) =>
        at % 2 === 0
          ? browser.post(place(token), { ...me, name: "" })
          : browser.json(`/${org.slug}/api/acts/progress.sign-in-to-training`, { token, ...me, name: "" }),
      ),
    );
    const statuses = new Set(last.map(({ status }) => status));
    expect([...statuses].toSorted()).toEqual([422, 429]);
    await house.database.pool.query("delete from rate_limit");
  });
});

describe("a test on the phone", () => {
  test("is taken once by who said their name, and tells them their own score", async () => {
    const { token, event } = await aHall("after");
    const phone = visitorTo(served);
    await phone.post(place(token), me);
    const page = await (await phone.get(place(token))).text();
    expect(page).toContain("ข้อใดสุจริต");
    expect(page).toContain(me.name);
    expect(
      (await phone.post(testPlace(token), { time: "after", "answers.q0": "1", "answers.q1": "1" })).status,
    ).toBe(303);
    expect(await (await phone.get(place(token))).text()).toContain("ได้ 1 จาก 2 คะแนน ยังไม่ผ่านเกณฑ์");
    expect((await phone.post(testPlace(token), { time: "after", ...allRight })).status).toBe(409);
    expect(await peopleOf(stage, event.id)).toMatchObject([
      { after: 100, before: null, answers: { after: [1, 1] } },
    ]);
  });

  test("cannot be taken for somebody else by typing their name, nor twice by another phone", async () => {
    const { token, event } = await aHall("after");
    const [phone, cheat] = [visitorTo(served), visitorTo(served)];
    await phone.post(place(token), me);
    await phone.post(testPlace(token), { time: "after", "answers.q0": "0", "answers.q1": "1" });
    await cheat.post(place(token), { ...me, name: "สมชาย ใจดี" });
    expect((await cheat.post(testPlace(token), { time: "after", ...allRight })).status).toBe(303);
    // What the other phone answered counts for nothing until the office says who that was.
    expect(await peopleOf(stage, event.id)).toMatchObject([{ name: me.name, after: 0 }]);
    const [pair] = await pairsOf(stage, event.id);
    expect(pair).toMatchObject({ person: { after: 200, doubt: "pending" }, into: { after: 0 } });
    if (!pair) throw new Error("nobody is alike");
    const answer = { id: pair.person.id, into: pair.into?.id, seen: seenPair(pair), decision: "same" };
    await perform(stage, settleAlike, { id: event.id, pairs: [answer] });
    // The first attempt stands, and the second is gone.
    expect(await peopleOf(stage, event.id)).toMatchObject([
      { name: me.name, after: 0, answers: { after: [0, 1] } },
    ]);
    expect(await pairsOf(stage, event.id)).toEqual([]);
  });

  test("counts before and after apart, and an answer to the one that is closed for neither", async () => {
    const before = await aHall("before");
    const { token, event } = before;
    const phone = visitorTo(served);
    await phone.post(place(token), me);
    expect((await phone.post(testPlace(token), { time: "after", ...allRight })).status).toBe(409);
    expect(
      (await phone.post(testPlace(token), { time: "before", "answers.q0": "0", "answers.q1": "0" })).status,
    ).toBe(303);
    await open(before, "after");
    expect((await phone.post(testPlace(token), { time: "before", ...allRight })).status).toBe(409);
    expect((await phone.post(testPlace(token), { time: "after", ...allRight })).status).toBe(303);
    expect(await peopleOf(stage, event.id)).toMatchObject([
      { before: 100, after: 200, answers: { before: [0, 0], after: [1, 0] } },
    ]);
  });

  test.each([
    [{ "answers.q0": "1" }, "answers.q1"],
    [{ ...allRight, "answers.q1": "2" }, "answers.q1"],
    [{}, "answers.q0"],
  ])("wants an answer to each question: %j", async (answers, field) => {
    const { token, event } = await aHall("after");
    const phone = visitorTo(served);
    await phone.post(place(token), me);
    const answer = await phone.post(testPlace(token), { time: "after", ...answers });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(`id="field-${field}-why"`);
    expect(await peopleOf(stage, event.id)).toMatchObject([{ after: null }]);
  });

  test.each<Record<string, string>>([
    { "answers.q0": "-1" },
    { "answers.0": "1" },
    { "answers.q0": "1.5" },
    { answers: "1" },
    { personId: "x" },
  ])("takes nothing that is no answer: %j", async (hostile) => {
    const { token, event } = await aHall("after");
    const phone = visitorTo(served);
    await phone.post(place(token), me);
    expect((await phone.post(testPlace(token), { time: "after", ...hostile })).status).toBe(422);
    expect(await peopleOf(stage, event.id)).toMatchObject([{ after: null }]);
  });

  test("is not taken without a name, nor with one of another training", async () => {
    const [one, two] = [await aHall("after"), await aHall("after")];
    expect((await browser.post(testPlace(one.token), { time: "after", ...allRight })).status).toBe(409);
    const phone = visitorTo(served);
    await phone.post(place(one.token), me);
    const cookie = phone.cookies();
    expect(
      (await browser.post(testPlace(two.token), { time: "after", ...allRight }, { cookie })).status,
    ).toBe(409);
    const page = await (await browser.get(place(two.token), { cookie })).text();
    expect(page).not.toContain(me.name);
    expect(await peopleOf(stage, two.event.id)).toEqual([]);
  });

  test("cannot become another one while it is open", async () => {
    const training = await aHall("after");
    const { database, packs, now } = house;
    const actor = { kind: "terminal", name: "ทดสอบ" } as const;
    const situation = { database, packs, now, orgId: org.id, actor };
    const typed = {
      id: training.event.id,
      version: training.version,
      passPercent: "80",
      fullScore: "10",
      questions: "",
    };
    expect(await editTraining(situation, typed)).toMatchObject({ reason: "refused" });
  });

  test("may be taken again once the office has cleared the score", async () => {
    const { token, event } = await aHall("after");
    const phone = visitorTo(served);
    await phone.post(place(token), me);
    await phone.post(testPlace(token), { time: "after", ...allRight });
    const [person] = await peopleOf(stage, event.id);
    if (!person) throw new Error("nobody");
    const cleared = { id: person.id, shown: shownResult(person), hasSigned: "yes", before: "", after: "" };
    await perform(stage, recordResults, { id: event.id, people: [cleared] });
    expect(await peopleOf(stage, event.id)).toMatchObject([{ after: null, answers: {} }]);
    expect((await phone.post(testPlace(token), { time: "after", ...allRight })).status).toBe(303);
  });

  test("of a hundred phones at once gives each its own score", async () => {
    const { token, event } = await aHall("after");
    const phones = Array.from({ length: 100 }, () => visitorTo(served));
    const statuses = await Promise.all(
      phones.map(async (phone, at) => {
        await phone.post(place(token), { ...me, name: `ผู้เข้าอบรม ${at}` });
        const answers = { "answers.q0": at % 2 === 0 ? "1" : "0", "answers.q1": "0" };
        return (await phone.post(testPlace(token), { time: "after", ...answers })).status;
      }),
    );
    expect(new Set(statuses)).toEqual(new Set([303]));
    const people = await peopleOf(stage, event.id);
    expect(people).toHaveLength(100);
    expect(people.filter(({ after }) => after === 200)).toHaveLength(50);
  });
});
