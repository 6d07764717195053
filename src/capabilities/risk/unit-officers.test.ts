import { expect, test } from "vitest";
import { paths } from "../../paths.ts";
import { readIn } from "../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../testing/people.ts";
import { browserFor } from "../../testing/requests.ts";
import { acceptRisk, publishAll, publishRisk } from "./decisions/acts.ts";
import { addMeasure, editMeasure, reportMeasure } from "./measures/acts.ts";
import { editRisk } from "./register/acts.ts";
import { measureById, registerOf, riskById } from "./register/queries.ts";
import { aMeasure, aRisk, attempt, aYear, perform, riskFields } from "./stage.fixture.ts";
import type { Stage } from "./stage.fixture.ts";

const opened = await openTestHouse();
opened.setClock("2026-11-21T10:00:00+07:00");
const { house } = opened;
const browser = browserFor(opened);
let count = 0;

/** A municipality with two units, an officer of the first, and a risk of each. */
async function twoUnits() {
  const stage: Stage = { house, org: await anOrganisation(house, `units-${++count}`) };
  const own = await aUnit(house, stage.org, "กองคลัง");
  const other = await aUnit(house, stage.org, "กองช่าง");
  const officer = await aMember(house, stage.org, "unit-officer", own);
  const assessmentId = await aYear(stage, 2570);
  const ownRisk = await aRisk(stage, assessmentId, { unitId: own, processName: "การเงิน" });
  const otherRisk = await aRisk(stage, assessmentId, { unitId: other, processName: "การช่าง", event: "เหตุ" });
  const read = <T>(query: (db: Parameters<Parameters<typeof readIn>[2]>[0]) => Promise<T>) =>
    readIn(house.database, stage.org.id, query) as Promise<T>;
  const asOfficer: typeof attempt = (_, act, input) => attempt(stage, act, input, officer.actor);
  const edit = { ...riskFields, id: ownRisk, unitId: own, processName: "การเงิน" };
  return { stage, own, other, officer, assessmentId, ownRisk, otherRisk, read, asOfficer, edit };
}

const measure = { text: "ตรวจสอบทุกเดือน", against: "own" };

test("an officer adds measures against risks of the own unit and of all, not of another unit", async () => {
  const { stage, own, officer, assessmentId, ownRisk, otherRisk, asOfficer } = await twoUnits();
  const ofAll = await aRisk(stage, assessmentId, { event: "เหตุของทุกหน่วยงาน" });
  const add = (riskId: string) => asOfficer(stage, addMeasure, { riskId, ...measure, unitId: own });
  expect(await add(ownRisk)).toMatchObject({ ok: true });
  expect(await add(ofAll)).toMatchObject({ ok: true });
  expect(await add(otherRisk)).toMatchObject({ reason: "forbidden" });
  const page = (id: string) =>
    browser.get(paths.office.riskMeasureAdd.href({ org: stage.org.slug, id }), officer);
  expect((await page(ownRisk)).status).toBe(200);
  expect((await page(otherRisk)).status).toBe(403);
});

test("a measure is not turned against the risk of another unit", async () => {
  const { stage, own, other, assessmentId, ownRisk, asOfficer, read } = await twoUnits();
  const beside = await aRisk(stage, assessmentId, { unitId: other, processName: "การเงิน", event: "เหตุอื่น" });
  const id = await aMeasure(stage, ownRisk, { unitId: own });
  const turned = { ...measure, id, version: 1, riskId: beside, unitId: own };
  expect(await asOfficer(stage, editMeasure, turned)).toMatchObject({ reason: "forbidden" });
  expect((await read((db) => measureById(db, stage.org.id, id)))?.risk_id).toBe(ownRisk);
});

test("everybody reads what was published until somebody who may publishes anew", async () => {
  const { stage, own, ownRisk, asOfficer, edit, read } = await twoUnits();
  const id = await aMeasure(stage, ownRisk, { unitId: own, text: "มาตรการแรก" });
  await perform(stage, publishRisk, { id: ownRisk, version: 1 });
  const address = paths.public.risks.href({ org: stage.org.slug });
  const seen = async () => (await browser.get(address)).text();
  const before = await seen();
  const report = { id, version: 1, result: "zq-ทำแล้ว", doneOn: "" };
  expect(await asOfficer(stage, reportMeasure, report)).toMatchObject({ ok: true });
  const added = { ...measure, riskId: ownRisk, unitId: own, text: "zq-มาตรการ" };
  expect(await asOfficer(stage, addMeasure, added)).toMatchObject({ ok: true });
  expect(await asOfficer(stage, editRisk, { ...edit, version: 2, event: "zq-เหตุ" })).toMatchObject({
    ok: true,
  });
  expect(await seen()).toBe(before);
  const waiting = await read((db) => riskById(db, stage.org.id, ownRisk));
  expect(await attempt(stage, publishRisk, { id: ownRisk, version: 3, seen: "0".repeat(64) })).toMatchObject({
    reason: "conflict",
  });
  await perform(stage, publishRisk, { id: ownRisk, version: waiting?.version });
  for (const words of ["zq-ทำแล้ว", "zq-มาตรการ", "zq-เหตุ"]) expect(await seen()).toContain(words);
  expect(await attempt(stage, publishRisk, { id: ownRisk, version: 4 })).toMatchObject({ reason: "refused" });
});

test("what was published and changed since goes out again with the rest of the year", async () => {
  const { stage, own, assessmentId, ownRisk } = await twoUnits();
  await perform(stage, publishAll, { assessmentId });
  await aMeasure(stage, ownRisk, { unitId: own, text: "มาตรการที่เพิ่มภายหลัง" });
  expect(await perform(stage, publishAll, { assessmentId })).toMatchObject({ published: 1 });
  const html = await (await browser.get(paths.public.risks.href({ org: stage.org.slug }))).text();
  expect(html).toContain("มาตรการที่เพิ่มภายหลัง");
});

test("what others planned and did in a process stays when its last risk moves on", async () => {
  const { stage, own, other, assessmentId, ownRisk, asOfficer, edit, read } = await twoUnits();
  const id = await aMeasure(stage, ownRisk, { unitId: other, against: "all" });
  await perform(stage, reportMeasure, { id, version: 1, result: "ทำแล้ว", doneOn: "" });
  const moved = { ...edit, version: 1, processName: "การเงินและบัญชี", unitId: own };
  expect(await asOfficer(stage, editRisk, moved)).toMatchObject({ ok: true });
  const register = await read((db) => registerOf(db, stage.org.id, assessmentId));
  expect(register.find((risk) => risk.id === ownRisk)).toMatchObject({
    process: "การเงินและบัญชี",
    measures: [{ id, result: "ทำแล้ว" }],
  });
});

test("what the executive accepted is changed by nobody until the acceptance is withdrawn", async () => {
  const { stage, ownRisk, asOfficer, edit } = await twoUnits();
  await perform(stage, acceptRisk, {
    id: ownRisk,
    version: 1,
    acceptedReason: "เหตุผล",
    acceptedOn: "20 พ.ย. 2569",
    acceptedUntil: "20 พ.ย. 2570",
    acceptedByName: "นายมั่นคง สมมติ",
    acceptedByTitle: "นายกเทศมนตรี",
  });
  const outcome = await asOfficer(stage, editRisk, { ...edit, version: 2, event: "เหตุอื่นที่ร้ายแรงกว่า" });
  expect(outcome).toMatchObject({ reason: "refused", message: expect.stringContaining("ยอมรับ") });
});
