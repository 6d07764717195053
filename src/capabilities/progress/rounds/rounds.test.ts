import { beforeEach, describe, expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import type { Act } from "../../../platform/acts/act.ts";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { enqueue } from "../../../platform/jobs/enqueue.ts";
import { lookForReminders } from "../../../platform/reminders/jobs.ts";
import { openReminders } from "../../../platform/reminders/queries.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { doJobs } from "../../../testing/jobs.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import type { TestMember } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { aYearOfWork, perform } from "../stage.fixture.ts";
import { lockRound, setDue, unlockRound } from "./acts.ts";
import { turnsOfRound } from "./queries.ts";
import {
  commentOnReport,
  exceptReport,
  expectReport,
  passReport,
  receiveReport,
  returnReport,
  sendReport,
} from "./report-acts.ts";
import { excuseOfReport } from "./excuse-acts.ts";
import { anUnprovedStep, aReport, excuseAll, findingsNow, prove, reportNow } from "./rounds.fixture.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const to = paths.office;
const round = "6-month" as const;
let count = 0;

/** A year of its own: two units, each with its people, the coordinator, and projects of which one is everybody's. */
async function aTown() {
  count += 1;
  const org = await anOrganisation(house, `rounds-${count}`);
  const [works, treasury] = [await aUnit(house, org, "กองช่าง"), await aUnit(house, org, "กองคลัง")];
  const stage = { house, org };
  const { year, projects } = await aYearOfWork(stage, works);
  const [project] = projects;
  if (!project) throw new Error("the plan has no projects");
  return {
    stage,
    org,
    year,
    project,
    works: { year, round, unitId: works },
    treasury: { year, round, unitId: treasury },
    officer: await aMember(house, org, "unit-officer", works),
    head: await aMember(house, org, "unit-head", works),
    stranger: await aMember(house, org, "unit-officer", treasury),
    coordinator: await aMember(house, org, "coordinator"),
  };
}
type Town = Awaited<ReturnType<typeof aTown>>;

const as = ({ stage }: Town, { actor }: TestMember) => ({ ...stage, actor });
const refusal = (town: Town, who: TestMember, act: Act, input: unknown) =>
  perform(as(town, who), act, input).then(
    () => "",
    (error: unknown) => String(error),
  );
const report = (town: Town) => reportNow(town.stage, town.works);
const turns = ({ stage: { org }, year }: Town, unitId: string | null) =>
  readIn(house.database, org.id, (db) => turnsOfRound(db, org.id, { year, round, unitId }));

beforeEach(() => opened.setClock("2026-04-05T10:00:00+07:00"));

describe("a unit's report", () => {
  test("is sent, returned with comments, mended, passed and received, and all of it is remembered", async () => {
    const town = await aTown();
    const { works, officer, head, coordinator, project } = town;
    const step = await anUnprovedStep(town.stage, works.unitId, project);
    await excuseAll(town.stage, works);
    expect(await refusal(town, officer, sendReport, { ...works, version: 1 })).toContain("มีข้อที่ต้องแก้ก่อน 1 ข้อ");
    await prove(town.stage, step);
    await perform(as(town, officer), sendReport, { ...works, version: 1, note: "ส่งแล้วค่ะ" });
    expect(await report(town)).toMatchObject({ status: "sent", firstSentOn: "2026-04-05", note: "ส่งแล้วค่ะ" });

    await perform(as(town, head), commentOnReport, { ...works, projectYearId: project.id, said: "เพิ่มภาพ" });
    await perform(as(town, head), returnReport, { ...works, version: 1, said: "ดูความเห็น" });
    expect((await report(town)).status).toBe("returned");
    opened.setClock("2026-04-10T10:00:00+07:00");
    await perform(as(town, officer), sendReport, { ...works, version: 2 });
    await perform(as(town, head), passReport, { ...works, version: 3 });
    expect(await refusal(town, head, returnReport, { ...works, version: 4, said: "x" })).toContain(
      "ให้ผู้ประสานงานแผนเป็นผู้ส่งกลับ",
    );
    await perform(as(town, coordinator), receiveReport, { ...works, version: 4 });
    expect(await report(town)).toMatchObject({ status: "received", firstSentOn: "2026-04-05" });
    const told = await turns(town, works.unitId);
    expect(told.map(({ what }) => what)).toEqual([
      "sent",
      "commented",
      "returned",
      "sent",
      "passed",
      "received",
    ]);
    expect(told[1]).toMatchObject({ projectYearId: project.id, said: "เพิ่มภาพ", byName: head.name });
  });

  test("of a head who sends it has been looked at by the head", async () => {
    const town = await aTown();
    await excuseAll(town.stage, town.works);
    await perform(as(town, town.head), sendReport, { ...town.works, version: 1 });
    expect((await report(town)).status).toBe("passed");
  });

  test("wants a reason for every warning, and takes none for an error", async () => {
    const town = await aTown();
    opened.setClock("2026-03-20T10:00:00+07:00");
    const { findings } = await findingsNow(town.stage, town.works);
    expect(findings.map(({ check }) => check)).toContain("round-not-over");
    expect(await refusal(town, town.officer, sendReport, { ...town.works, version: 1 })).toContain(
      "ข้อเตือนที่ยังไม่ได้แก้หรือให้เหตุผล",
    );
    await excuseAll(town.stage, town.works);
    await perform(as(town, town.officer), sendReport, { ...town.works, version: 1 });
    expect((await report(town)).status).toBe("sent");
  });

  test("takes no dot for a reason", async () => {
    const town = await aTown();
    const { findings } = await findingsNow(town.stage, town.works);
    const finding = findings.find(({ level }) => level === "warning")?.id ?? "";
    for (const reason of [".", "- - - - - - - - -", "ดี", "12345678901"])
      expect([
        reason,
        await refusal(town, town.officer, excuseOfReport, { ...town.works, finding, reason }),
      ]).toEqual([reason, expect.stringContaining("เขียนเหตุผลให้ผู้ตรวจเข้าใจ")]);
    expect(
      await refusal(town, town.officer, excuseOfReport, {
        ...town.works,
        finding,
        reason: "เลื่อนไปไตรมาสหน้า",
      }),
    ).toBe("");
  });

  test("is for its own unit's people, and each step for whose turn it is", async () => {
    const town = await aTown();
    const { works, stranger, officer } = town;
    expect(await refusal(town, stranger, sendReport, { ...works, version: 1 })).toContain("forbidden");
    await aReport(town.stage, works);
    expect(await refusal(town, officer, passReport, { ...works, version: 1 })).toContain("forbidden");
    expect(await refusal(town, town.head, receiveReport, { ...works, version: 1 })).toContain("forbidden");
    expect(await refusal(town, town.coordinator, receiveReport, { ...works, version: 1 })).toContain(
      "รายงานส่งให้หัวหน้าหน่วยงานแล้ว",
    );
    expect(await refusal(town, officer, sendReport, { ...works, version: 7 })).toContain("conflict");
  });

  test("an exception is recorded with its reason, not counted, and can be taken back", async () => {
    const town = await aTown();
    const { works, coordinator } = town;
    await perform(as(town, coordinator), exceptReport, { ...works, version: 1, reason: "หน่วยงานตั้งใหม่" });
    expect(await report(town)).toMatchObject({ status: "excepted", note: "หน่วยงานตั้งใหม่" });
    const page = await (
      await browser.get(to.progressRound.href({ org: town.org.slug, year: "2569", round }), coordinator)
    ).text();
    expect(page).toContain("ยกเว้น 1 หน่วยงาน");
    await perform(as(town, coordinator), expectReport, { ...works, version: 1 });
    expect((await report(town)).status).toBe("expected");
    expect((await turns(town, works.unitId)).map(({ what }) => what)).toEqual(["excepted", "expected"]);
  });
});

describe("a round", () => {
  test("is due ten working days after its end unless the coordinator says otherwise, never before its end", async () => {
    const town = await aTown();
    const { coordinator, org } = town;
    const page = await (
      await browser.get(to.progressRounds.href({ org: org.slug, year: "2569" }), coordinator)
    ).text();
    expect(page).toMatch(/กำหนดส่ง \d+ เม\.ย\. 2569/);
    const at = { year: 2569, round, version: 1 };
    expect(await refusal(town, coordinator, setDue, { ...at, dueOn: "31/3/2569" })).toContain(
      "กำหนดส่งต้องอยู่หลังวันสิ้นรอบ",
    );
    await perform(as(town, coordinator), setDue, { ...at, dueOn: "30/4/2569" });
    const after = await (
      await browser.get(to.progressRounds.href({ org: org.slug, year: "2569" }), coordinator)
    ).text();
    expect(after).toContain("กำหนดส่ง 30 เม.ย. 2569");
  });

  test("is locked when all have reported or are excepted; then nothing changes until it is unlocked with a reason", async () => {
    const town = await aTown();
    const { works, treasury, coordinator, officer } = town;
    const at = { year: 2569, round };
    await aReport(town.stage, works, "received");
    expect(await refusal(town, coordinator, lockRound, { ...at, version: 1 })).toContain(
      "ยังไม่ได้รับรายงานของ กองคลัง",
    );
    await perform(as(town, coordinator), exceptReport, { ...treasury, version: 1, reason: "ไม่มีงาน" });
    await perform(as(town, coordinator), lockRound, { ...at, version: 1 });
    const why = "รอบ 6 เดือน ปีงบประมาณ 2569 ปิดรอบแล้วเมื่อ 5 เมษายน 2569 โดย ทดสอบ coordinator";
    expect(await refusal(town, officer, sendReport, { ...works, version: 3 })).toContain(
      `${why} จึงส่งรายงานไม่ได้ หากจำเป็น ให้ผู้ประสานงานแผนเปิดรอบอีกครั้งพร้อมเหตุผล`,
    );
    expect(await refusal(town, coordinator, returnReport, { ...works, version: 3, said: "x" })).toContain(
      why,
    );
    expect(await refusal(town, coordinator, setDue, { ...at, version: 2, dueOn: "30/4/2569" })).toContain(
      why,
    );
    expect(await refusal(town, coordinator, unlockRound, { ...at, version: 2, reason: "" })).toContain(
      "กรอกเหตุผล",
    );
    await perform(as(town, coordinator), unlockRound, { ...at, version: 2, reason: "ยอดเบิกจ่ายผิด" });
    await perform(as(town, coordinator), returnReport, { ...works, version: 3, said: "แก้ยอด" });
    expect((await turns(town, null)).map(({ what, said }) => [what, said])).toEqual([
      ["locked", null],
      ["unlocked", "ยอดเบิกจ่ายผิด"],
    ]);
  });
});

describe("reminders", () => {
  const titlesFor = async ({ org }: Town, who: TestMember) => {
    await writeIn(house.database, org.id, (db) =>
      enqueue(db, lookForReminders, { orgId: org.id, input: {} }),
    );
    await doJobs(house);
    const open = await readIn(house.database, org.id, (db) => openReminders(db, org.id, who.accountId));
    for (const { href } of open) expect((await browser.get(href, who)).status).toBe(200);
    return open.map(({ title }) => title.replace(/รายงานรอบ.*/, "")).toSorted();
  };

  test("before the due day the officer, on it the head too, long after it the coordinator", async () => {
    const town = await aTown();
    const { officer, head, coordinator } = town;
    await perform(as(town, coordinator), setDue, { year: 2569, round, version: 1, dueOn: "20/4/2569" });
    const all = async () => [
      await titlesFor(town, officer),
      await titlesFor(town, head),
      await titlesFor(town, coordinator),
    ];
    expect(await all()).toEqual([[], [], []]);
    opened.setClock("2026-04-15T10:00:00+07:00");
    expect(await all()).toEqual([["ถึงกำหนดส่ง"], [], []]);
    opened.setClock("2026-04-20T10:00:00+07:00");
    expect(await all()).toEqual([["ถึงกำหนดส่ง"], ["ถึงกำหนดส่ง"], []]);
    opened.setClock("2026-04-21T10:00:00+07:00");
    expect(await all()).toEqual([["เลยกำหนดส่ง"], ["เลยกำหนดส่ง"], []]);
    opened.setClock("2026-04-27T10:00:00+07:00");
    // Of each unit one.
    expect(await all()).toEqual([["เลยกำหนดส่ง"], ["เลยกำหนดส่ง"], ["เลยกำหนดส่ง", "เลยกำหนดส่ง"]]);
    await aReport(town.stage, town.works);
    expect(await titlesFor(town, officer)).toEqual([]);
  });

  test("each step tells at once whom it waits for now", async () => {
    const town = await aTown();
    const { works, officer, head, coordinator } = town;
    await aReport(town.stage, works);
    const open = async (who: TestMember) =>
      (await readIn(house.database, town.org.id, (db) => openReminders(db, town.org.id, who.accountId))).map(
        ({ title }) => title,
      );
    expect(await open(head)).toEqual([expect.stringContaining("รอหัวหน้าหน่วยงานพิจารณา")]);
    await perform(as(town, head), returnReport, { ...works, version: 1, said: "เพิ่มภาพ" });
    expect(await open(officer)).toEqual([expect.stringContaining("ส่งกลับให้แก้ไข")]);
    await perform(as(town, officer), sendReport, { ...works, version: 2 });
    await perform(as(town, head), passReport, { ...works, version: 3 });
    expect(await open(head)).toEqual([]);
    expect(await open(coordinator)).toEqual([expect.stringContaining("รอรับ")]);
    await perform(as(town, coordinator), receiveReport, { ...works, version: 4 });
    expect(await open(coordinator)).toEqual([]);
  });
});

describe("its pages", () => {
  test("keep what was typed when a step is refused, and offer only what this person may do now", async () => {
    const town = await aTown();
    const { works, officer, head } = town;
    const at = { org: town.org.slug, year: "2569", round, id: works.unitId };
    const page = async (who: TestMember) => (await browser.get(to.unitReport.href(at), who)).text();
    await excuseAll(town.stage, works);
    expect(await page(officer)).toContain(`action="${to.unitReportSend.href(at)}"`);
    expect(await page(head)).not.toContain(to.unitReportPass.href(at));
    const sent = await browser.post(to.unitReportSend.href(at), { version: "1", note: "" }, officer);
    expect(sent.headers.get("location")).toBe(to.unitReport.href(at));
    expect(await page(officer)).not.toContain(to.unitReportSend.href(at));
    expect(await page(officer)).not.toContain(to.unitReportPass.href(at));
    expect(await page(head)).toContain(to.unitReportPass.href(at));
    const refused = await browser.post(to.unitReportReturn.href(at), { version: "1", said: " " }, head);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("กรอกสิ่งที่ต้องแก้ไข");
    const comment = { projectYearId: town.project.id, said: "ขอภาพถ่ายวันอบรม" };
    const commented = await browser.post(to.unitReportComment.href(at), comment, head);
    expect(commented.headers.get("location")).toBe(`${to.unitReport.href(at)}#p-${comment.projectYearId}`);
    expect(await page(officer)).toContain("ขอภาพถ่ายวันอบรม");
  });

  test("of what is not there are not found", async () => {
    const { org, coordinator } = await aTown();
    for (const path of [
      "2570/rounds",
      "2569/rounds/3-month",
      "2569/rounds/6-month/unit-reports/x",
      "abc/rounds",
    ])
      expect((await browser.get(`/${org.slug}/office/progress/${path}`, coordinator)).status).toBe(404);
  });
});
