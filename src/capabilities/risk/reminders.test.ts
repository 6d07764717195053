import { beforeEach, expect, test } from "vitest";
import { readIn, writeIn } from "../../platform/database/organisation-bound.ts";
import { enqueue } from "../../platform/jobs/enqueue.ts";
import { lookForReminders } from "../../platform/reminders/jobs.ts";
import { openReminders } from "../../platform/reminders/queries.ts";
import { openTestHouse } from "../../testing/house.ts";
import { doJobs } from "../../testing/jobs.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import type { TestMember } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { acceptRisk, withdrawAcceptance } from "./decisions/acts.ts";
import { reportMeasure } from "./measures/acts.ts";
import { aMeasure, aRisk, aYear, perform } from "./stage.fixture.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const stage = { house, org };
const [works, treasury] = [await aUnit(house, org, "กองช่าง"), await aUnit(house, org, "กองคลัง")];
const officer = await aMember(house, org, "unit-officer", works);
const otherHead = await aMember(house, org, "unit-head", treasury);
const coordinator = await aMember(house, org, "coordinator");
const executive = await aMember(house, org, "executive");
const year = await aYear(stage, 2570);

beforeEach(() => opened.setClock("2026-11-21T10:00:00+07:00"));

async function titlesFor(who: TestMember): Promise<string[]> {
  await writeIn(house.database, org.id, (db) => enqueue(db, lookForReminders, { orgId: org.id, input: {} }));
  await doJobs(house);
  const open = await readIn(house.database, org.id, (db) => openReminders(db, org.id, who.accountId));
  for (const { href } of open) expect((await browser.get(href, who)).status).toBe(200);
  return open.map(({ title }) => title.replace(/:.*/, "")).toSorted();
}

test("a review waits for whoever keeps the register and for the unit that owns the risk", async () => {
  await aRisk(stage, year, { unitId: works, reviewOn: "30 พ.ย. 2569" });
  expect(await titlesFor(officer)).toEqual(["ทบทวนความเสี่ยง"]);
  expect(await titlesFor(coordinator)).toEqual(["ทบทวนความเสี่ยง"]);
  expect(await titlesFor(otherHead)).toEqual([]);
  expect(await titlesFor(executive)).toEqual([]);
});

test("of a risk of the whole organisation no unit is reminded", async () => {
  await aRisk(stage, year, { reviewOn: "22 พ.ย. 2569" });
  expect(await titlesFor(officer)).toEqual(["ทบทวนความเสี่ยง"]);
  expect(await titlesFor(coordinator)).toHaveLength(2);
});

test("the end of an acceptance waits for the unit, the coordinator and who accepted it, until it is taken back", async () => {
  const id = await aRisk(stage, year, { unitId: treasury });
  const acceptance = {
    acceptedReason: "ค่าควบคุมสูงกว่าความเสียหาย",
    acceptedOn: "1 ต.ค. 2569",
    acceptedUntil: "10 ธ.ค. 2569",
    acceptedByName: "นายมั่นคง สมมติ",
    acceptedByTitle: "นายกเทศมนตรี",
  };
  await perform(stage, acceptRisk, { id, version: 1, ...acceptance });
  const ends = "กำหนดสิ้นสุดการยอมรับความเสี่ยง";
  expect(await titlesFor(otherHead)).toEqual([ends]);
  expect(await titlesFor(executive)).toEqual([ends]);
  expect(await titlesFor(coordinator)).toContain(ends);
  expect(await titlesFor(officer)).not.toContain(ends);
  await perform(stage, withdrawAcceptance, { id, version: 2 });
  expect(await titlesFor(otherHead)).toEqual([]);
});

test("a measure waits for the unit that promised it, once, until its result is written down", async () => {
  const risk = await aRisk(stage, year, { processName: "การรับเงิน" });
  await aRisk(stage, year, { processName: "การรับเงิน", event: "เก็บเงินไม่ออกใบเสร็จ" });
  const promised = { against: "all", unitId: treasury, dueOn: "1 ธ.ค. 2569" };
  const id = await aMeasure(stage, risk, promised);
  await aMeasure(stage, risk, { ...promised, dueOn: "1 มี.ค. 2570" });
  const due = "กำหนดของมาตรการควบคุมความเสี่ยง";
  expect(await titlesFor(otherHead)).toEqual([due]);
  expect(await titlesFor(officer)).not.toContain(due);
  await perform(stage, reportMeasure, { id, version: 1, result: "ตรวจแล้ว", doneOn: "20 พ.ย. 2569" });
  expect(await titlesFor(otherHead)).toEqual([]);
});
