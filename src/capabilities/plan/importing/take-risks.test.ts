import { expect, test } from "vitest";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { anOrganisation } from "../../../testing/people.ts";
import { assessmentsOf } from "../../risk/assessments/queries.ts";
import { registerOf } from "../../risk/register/queries.ts";
import { aRisk, aYear } from "../../risk/stage.fixture.ts";
import { plansOf } from "../queries.ts";
import { madeText } from "../reading/made-plan.fixture.ts";
import { readPlanFile } from "../reading/read-file.ts";
import type { PlanReading } from "../reading/reading.ts";
import { perform } from "../stage.fixture.ts";
import type { PlanStage } from "../stage.fixture.ts";
import { importPlan } from "./acts.ts";
import { TERMINAL } from "../../../platform/reading/kept.ts";
import { keepReading } from "./kept.ts";

const { house } = await openTestHouse();

async function stageFor(slug: string): Promise<PlanStage> {
  return { house, org: await anOrganisation(house, slug), actor: { kind: "terminal", name: "ทดสอบ" } };
}

async function imported(stage: PlanStage, change: (reading: PlanReading) => PlanReading = (same) => same) {
  const read = await readPlanFile(new TextEncoder().encode(madeText()));
  if (!read.ok) throw new Error(read.why);
  const kept = { ...read, reading: change(read.reading), fileName: "plan.txt", keptAt: house.now() };
  await keepReading(house.database, stage.org.id, TERMINAL, kept);
  return perform(stage, importPlan, { cycle: "2566-2570" });
}

const table: PlanReading["risk_assessment"] = [
  {
    no: 1,
    process: "การจัดซื้อจัดจ้าง",
    risks: ["กำหนดคุณลักษณะให้ตรงกับผู้ขายรายเดียว"],
    risk_score: "สูง",
    score: null,
    likelihood: null,
    impact: null,
    measures: [{ text: "ประกาศร่างให้วิจารณ์", project_no: 1 }],
  },
];
const withTable = (reading: PlanReading): PlanReading => ({ ...reading, risk_assessment: table });

const yearsOf = ({ org }: PlanStage) => readIn(house.database, org.id, (db) => assessmentsOf(db, org.id));
const planCount = ({ org }: PlanStage) =>
  readIn(house.database, org.id, async (db) => (await plansOf(db, org.id)).length);

test("the table of risks begins a register that is empty, its measures linked to the projects of the plan", async () => {
  const stage = await stageFor("town-first");
  expect(await imported(stage, withTable)).toMatchObject({ risks: 1, risksLeft: undefined });
  const [year] = await yearsOf(stage);
  expect(year?.fiscal_year).toBe(2566);
  const register = await readIn(house.database, stage.org.id, (db) =>
    registerOf(db, stage.org.id, year?.id ?? ""),
  );
  expect(register).toMatchObject([{ measures: [{ project_id: expect.any(String) }] }]);
});

test("a register that there is stays as it is; the plan comes in all the same and says why", async () => {
  const stage = await stageFor("town-second");
  await aRisk(stage, await aYear(stage, 2566));
  const before = await yearsOf(stage);
  expect(await imported(stage, withTable)).toMatchObject({
    risks: 0,
    risksLeft: "มีการประเมินปีงบประมาณ 2566 อยู่แล้ว จึงไม่นำตารางมาทับ",
  });
  expect(await yearsOf(stage)).toEqual(before);
  expect(await planCount(stage)).toBe(1);
  const log = await readIn(house.database, stage.org.id, (db) =>
    db
      .selectFrom("audit_entry")
      .select("changes")
      .where("org_id", "=", stage.org.id)
      .where("act", "=", "plan.import")
      .execute(),
  );
  expect(JSON.stringify(log)).toContain("จึงไม่นำตารางมาทับ");
});

test("a table that cannot be kept leaves the register empty; the plan comes in all the same and says why", async () => {
  const stage = await stageFor("town-third");
  const [row] = table;
  if (!row) throw new Error("no row");
  const tooLong = { ...row, risks: ["ก".repeat(1001)] };
  const taken = await imported(stage, (reading) => ({ ...reading, risk_assessment: [row, tooLong] }));
  expect(taken.risks).toBe(0);
  expect(taken.risksLeft).toContain("1000");
  expect(await yearsOf(stage)).toEqual([]);
  expect(await planCount(stage)).toBe(1);
});

test("a plan without such a table takes nothing and has nothing to say", async () => {
  const stage = await stageFor("town-fourth");
  expect(await imported(stage)).toMatchObject({ risks: 0, risksLeft: undefined });
  expect(await yearsOf(stage)).toEqual([]);
});
