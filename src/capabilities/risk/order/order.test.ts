import { expect, test } from "vitest";
import { paths } from "../../../paths.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation } from "../../../testing/people.ts";
import { browserFor } from "../../../testing/requests.ts";
import { closeAssessment } from "../assessments/acts.ts";
import { assessmentById } from "../assessments/queries.ts";
import { linesOf } from "../queries.ts";
import { editRisk } from "../register/acts.ts";
import { registerOf } from "../register/queries.ts";
import { aRisk, aYear, attempt, perform, riskFields } from "../stage.fixture.ts";
import { moveProcess, moveRisk } from "./acts.ts";

const opened = await openTestHouse();
const { house } = opened;
const browser = browserFor(opened);
const org = await anOrganisation(house);
const stage = { house, org };
const year = await aYear(stage, 2570);
const buying = { processName: "การจัดซื้อจัดจ้าง" };
const [one, two, three] = [
  await aRisk(stage, year, { ...buying, event: "หนึ่ง" }),
  await aRisk(stage, year, { ...buying, event: "สอง" }),
  await aRisk(stage, year, { ...buying, event: "สาม" }),
];
const other = await aRisk(stage, year, { processName: "การให้บริการ", event: "สี่" });

const register = () => readIn(house.database, org.id, (db) => registerOf(db, org.id, year));
const events = async () => (await register()).map(({ event }) => event);

test("a risk moves within its process, and the table of the plan follows", async () => {
  await perform(stage, moveRisk, { id: three, way: "up" });
  expect(await events()).toEqual(["หนึ่ง", "สาม", "สอง", "สี่"]);
  await perform(stage, moveRisk, { id: one, way: "down" });
  expect(await events()).toEqual(["สาม", "หนึ่ง", "สอง", "สี่"]);
  expect(await attempt(stage, moveRisk, { id: two, way: "down" })).toMatchObject({ reason: "refused" });
  expect(await attempt(stage, moveRisk, { id: other, way: "up" })).toMatchObject({ reason: "refused" });
  const scale = await readIn(house.database, org.id, (db) => assessmentById(db, org.id, year));
  if (!scale) throw new Error("no year");
  expect(linesOf(await register(), scale.scale)[0]?.events).toEqual(["สาม", "หนึ่ง", "สอง"]);
});

test("what came from another process to the place of one that was there can be moved all the same", async () => {
  const { assessmentId: _, ...facts } = { assessmentId: year, ...riskFields, ...buying, event: "สี่" };
  await perform(stage, editRisk, { id: other, version: 1, ...facts });
  const before = await events();
  expect(before.toSorted()).toEqual(["สอง", "สาม", "สี่", "หนึ่ง"]);
  const at = before.indexOf("สี่");
  await perform(stage, moveRisk, { id: other, way: at === 0 ? "down" : "up" });
  expect((await events()).indexOf("สี่")).toBe(at === 0 ? 1 : at - 1);
});

test("two people who move at once both get what they asked for", async () => {
  const before = await events();
  const id = (await register())[0]?.id;
  const moves = await Promise.all([1, 2].map(() => attempt(stage, moveRisk, { id, way: "down" })));
  expect(moves.map(({ ok }) => ok)).toEqual([true, true]);
  expect((await events()).indexOf(before[0] ?? "")).toBe(2);
});

test("a coordinator moves by buttons; nobody else sees them; an approved year stays in its order", async () => {
  await aRisk(stage, year, { processName: "การให้บริการ", event: "ห้า" });
  const to = paths.office;
  const address = to.riskOrder.href({ org: org.slug }, { year: 2570 });
  const coordinator = await aMember(house, org, "coordinator");
  const officer = await aMember(house, org, "internal-auditor");
  expect((await browser.get(address, officer)).status).toBe(403);
  const page = await (await browser.get(address, coordinator)).text();
  expect(page.indexOf("1. การจัดซื้อจัดจ้าง")).toBeGreaterThan(0);
  const last = (await register()).at(-1);
  const move = to.riskProcessMove.href({ org: org.slug, id: last?.process_id ?? "" });
  const moved = await browser.post(move, { way: "up" }, coordinator);
  expect(moved.status).toBe(303);
  expect(moved.headers.get("location")).toBe(`${address}#p-${last?.process_id}`);
  expect((await events())[0]).toBe("ห้า");
  const first = await browser.post(move, { way: "up" }, coordinator);
  expect(first.status).toBe(409);
  expect(await first.text()).toContain("กระบวนการนี้อยู่ลำดับแรกแล้ว");
  const version = (await readIn(house.database, org.id, (db) => assessmentById(db, org.id, year)))?.version;
  await perform(stage, closeAssessment, {
    id: year,
    version,
    approvedOn: "1 ต.ค. 2567",
    approverName: "นายสมมติ",
    approverTitle: "นายกเทศมนตรี",
  });
  const closed = await (await browser.get(address, coordinator)).text();
  expect(closed).toContain("การประเมินของปีนี้อนุมัติแล้ว");
  expect(closed).not.toContain('name="way"');
  expect(await attempt(stage, moveProcess, { id: last?.process_id, way: "down" })).toMatchObject({
    reason: "refused",
  });
  expect(await attempt(stage, moveRisk, { id: one, way: "down" })).toMatchObject({ reason: "refused" });
});
