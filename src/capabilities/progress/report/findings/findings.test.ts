import { beforeEach, expect, test } from "vitest";
import { paths } from "../../../../paths.ts";
import type { Organisation } from "../../../../platform/accounts/organisations.ts";
import { writeIn } from "../../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../../testing/people.ts";
import type { TestMember } from "../../../../testing/people.ts";
import { browserFor } from "../../../../testing/requests.ts";
import type { ProjectYear } from "../../project-years.ts";
import { anUnprovedStep, prove } from "../../rounds/rounds.fixture.ts";
import { aYearOfWork } from "../../stage.fixture.ts";
import { aFact } from "../some-facts.fixture.ts";
import { excuseWhole, wholeStand } from "./findings.fixture.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const about = { year: 2569, round: "6-month" } as const;

let stages = 0;
let org: Organisation;
let [works, treasury] = ["", ""];
let coordinator: TestMember;
let officer: TestMember;
let project: ProjectYear;
let at = { org: "", year: "2569", round: "6-month" };

beforeEach(async () => {
  opened.setClock("2026-04-10T05:00:00Z");
  stages += 1;
  org = await anOrganisation(house, `findings-${stages}`);
  works = await aUnit(house, org, "กองช่าง");
  treasury = await aUnit(house, org, "กองคลัง");
  coordinator = await aMember(house, org, "coordinator");
  officer = await aMember(house, org, "unit-officer", works);
  const { projects } = await aYearOfWork({ house, org }, works);
  if (!projects[0]) throw new Error("the plan has no projects");
  [project] = projects as [ProjectYear];
  at = { ...at, org: org.slug };
});

const stage = () => ({ house, org });
const kind = "event-without-evidence";
const page = async (query: { unit?: string; check?: string } = {}, member = coordinator) =>
  (await browser.get(paths.office.progressReportFindings.href(at, query), member)).text();
const excuse = (fields: Record<string, string>, member = coordinator) =>
  browser.post(paths.office.progressReportExcuse.href(at), fields, member);
const submitReport = () =>
  browser.post(paths.office.progressReportSubmit.href(at), { seen: "0" }, coordinator);
const reasons = async () => (await wholeStand(stage(), about)).excuses;

/** Events that nothing proves: one warning for each. */
async function bareEvents(count: number) {
  for (let one = 1; one <= count; one += 1)
    await aFact(stage(), {
      kind: "event",
      unitId: works,
      projectYearId: project.id,
      on: "2026-01-12",
      title: `อบรมรุ่นที่ ${one}`,
      place: "หอประชุม",
      attended: { staff: 40 },
      link: null,
    });
}

test("findings stand by kind, each with the way to its place and the units that can mend it", async () => {
  await bareEvents(4);
  const step = await anUnprovedStep(stage(), works, project);
  const html = await page();
  expect(html).toContain("ยังเสนอรายงานไม่ได้ มีข้อที่ต้องแก้ก่อน 1 ข้อ");
  expect(html).toContain('id="error"');
  expect(html).toContain(`id="c-${kind}"`);
  expect(html).toContain(`href="${paths.office.workFact.href({ org: org.slug, id: step })}"`);
  expect(html).toContain(`unit-reports/${works}`);
  // Of a unit alone stands what it can mend, and only that.
  expect(await page({ unit: works })).toContain(`id="c-${kind}"`);
  expect(await page({ unit: treasury })).not.toContain(`id="c-${kind}"`);
  // Whoever belongs to the office reads it and gives no reasons.
  const read = await page({}, officer);
  expect(read).toContain("กิจกรรมที่จัดไม่มีหลักฐาน");
  expect(read).not.toContain("findings/excuses");
});

test("one reason serves all warnings of a kind; an error takes none, and what was typed survives", async () => {
  await bareEvents(4);
  const step = await anUnprovedStep(stage(), works, project);
  const { findings } = await wholeStand(stage(), about);
  const error = findings.find(({ place }) => place.factId === step);
  expect((await excuse({ check: kind, reason: "" })).status).toBe(422);
  expect((await excuse({ check: kind, reason: "x" }, officer)).status).toBe(403);
  const refused = await excuse({
    check: error?.check ?? "",
    finding: error?.id ?? "",
    reason: "เหตุผลที่พิมพ์ไว้",
  });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("ให้เหตุผลแทนไม่ได้");
  expect((await reasons()).size).toBe(0);
  expect((await excuse({ check: kind, reason: "ภาพอยู่ในแฟ้มกลาง" })).status).toBe(303);
  const given = await reasons();
  expect([...given.values()].map(({ reason }) => reason)).toEqual(Array(4).fill("ภาพอยู่ในแฟ้มกลาง"));
  const [first = ""] = given.keys();
  const back = { finding: first };
  expect((await browser.post(paths.office.progressReportExcuseBack.href(at), back, coordinator)).status).toBe(
    303,
  );
  expect((await reasons()).size).toBe(3);
});

test("a submission is refused with what stops it and the way there, until all is mended or has a reason", async () => {
  await bareEvents(2);
  const step = await anUnprovedStep(stage(), works, project);
  const refused = await submitReport();
  expect(refused.status).toBe(409);
  const html = await refused.text();
  expect(html).toContain("สิ่งที่ทำให้ยังเสนอไม่ได้");
  expect(html).toContain(`findings#c-${kind}`);
  expect(html).toContain("findings#c-step-without-evidence");
  await prove(stage(), step);
  const warned = await submitReport();
  expect(warned.status).toBe(409);
  expect(await warned.text()).not.toContain("findings#c-step-without-evidence");
  await excuseWhole(stage(), about);
  expect((await submitReport()).status).toBe(303);
});

test("a locked round says what its rules demand, and still takes reasons: they change no figure", async () => {
  await bareEvents(2);
  // The round has its row with the first thing that happens in it.
  await excuse({ check: kind, reason: "ภาพอยู่ในแฟ้มกลาง" });
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("progress_round")
      .set({ locked_at: house.now(), locked_by: "นางผู้ประสาน ทดสอบ" })
      .where("org_id", "=", org.id)
      .execute(),
  );
  const html = await page();
  expect(html).toContain("กรอกเหตุผลที่บันทึกล่าช้า");
  expect(html).toContain("แก้ไขถ้อยคำในรายงานไม่ได้");
  await excuseWhole(stage(), about);
  expect((await submitReport()).status).toBe(303);
  const executive = await aMember(house, org, "executive");
  const decision = { seen: "1", orderNumber: "1/2569", decidedOn: "9/4/2569" };
  expect((await browser.post(paths.office.progressReportApprove.href(at), decision, executive)).status).toBe(
    303,
  );
  const decided = await excuse({ check: kind, reason: "อีกเหตุผล" });
  expect(decided.status).toBe(409);
  expect(await decided.text()).toContain("ผู้บริหารอนุมัติรายงานแล้ว");
});

test("what a unit gives as its reason for reporting early is none for the whole organisation", async () => {
  opened.setClock("2026-03-20T05:00:00Z");
  const { findings } = await wholeStand(stage(), about);
  expect(findings.find(({ check }) => check === "round-not-over")?.id).toMatch(/^round-not-over:whole:/);
});
