import { perform } from "./world.ts";
import type { World } from "./world.ts";
import { addComment } from "../src/capabilities/plan/comments/acts.ts";
import { addFund } from "../src/capabilities/plan/funds/acts.ts";
import { keepReading } from "../src/capabilities/plan/importing/kept.ts";
import { excuseFinding } from "../src/capabilities/plan/life/excuse-acts.ts";
import { standNow } from "../src/capabilities/plan/life/stand.ts";
import { approvePlan, publishPlan, submitPlan } from "../src/capabilities/plan/life/acts.ts";
import { addProject } from "../src/capabilities/plan/projects/acts.ts";
import { planNamed, projectsOf } from "../src/capabilities/plan/queries.ts";
import { madeText } from "../src/capabilities/plan/reading/made-plan.fixture.ts";
import { readPlanFile } from "../src/capabilities/plan/reading/read-file.ts";
import { startPlan } from "../src/capabilities/plan/start/acts.ts";
import { assessmentsOf } from "../src/capabilities/risk/assessments/queries.ts";
import { takeOverRisks } from "../src/capabilities/risk/acts.ts";
import { readIn } from "../src/platform/database/organisation-bound.ts";

export const planCycle = "2566-2570";

/** A plan of its own, as far on its way as said; its version counts the steps. */
export async function aPlan(
  world: World,
  status: "draft" | "submitted" | "approved" | "published" = "draft",
): Promise<{ planId: string; version: number }> {
  const begin = status === "draft" ? "blank" : "ready";
  const { planId } = await perform(world, startPlan, { cycle: planCycle, begin });
  let version = 1;
  if (status === "draft") return { planId, version };
  await excuseAll(world, planId);
  await perform(world, submitPlan, { planId, version, note: "" });
  version += 1;
  if (status === "submitted") return { planId, version };
  await perform(world, approvePlan, { planId, version, ...decision });
  version += 1;
  if (status === "approved") return { planId, version };
  await perform(world, publishPlan, { planId, version, ...decision });
  return { planId, version: version + 1 };
}

export const decision = { orderNumber: "12/2569", decidedOn: "2026-02-02" };

/** Ready to be submitted: whatever the checks warn of has its reason. */
export async function aReadyPlan(world: World): Promise<{ planId: string; version: number }> {
  const { planId } = await perform(world, startPlan, { cycle: planCycle, begin: "ready" });
  await excuseAll(world, planId);
  return { planId, version: 1 };
}

async function excuseAll(world: World, planId: string) {
  await answerRisks(world);
  for (const finding of await warningsOf(world, planId)) {
    await perform(world, excuseFinding, { planId, finding, reason: "ตรวจแล้วถูกต้อง" });
  }
}

/** No plan can be submitted without risks: the first year that it covers has one with its measure. */
async function answerRisks(world: World) {
  const { house, org } = world;
  const years = await readIn(house.database, org.id, (db) => assessmentsOf(db, org.id));
  if (years.some(({ fiscal_year: year }) => year <= 2570)) return;
  const measures = [{ text: "เผยแพร่ขั้นตอน", projectId: null }];
  const risk = { process: "การให้บริการ", events: ["ลัดคิว"], level: "ปานกลาง", measures };
  await perform(world, takeOverRisks, { fiscalYear: 2566, risks: [risk] });
}

export async function warningsOf({ house, org }: World, planId: string): Promise<string[]> {
  return readIn(house.database, org.id, async (db) => {
    const plan = await planNamed(db, org.id, planId);
    if (!plan) throw new Error("no plan");
    const { findings } = await standNow(db, org.id, plan, house.packs);
    return findings.filter(({ level }) => level === "warning").map(({ id }) => id);
  });
}

export function projectFacts(world: World) {
  return {
    title: world.unique("โครงการทดสอบ"),
    kind: "project",
    mission: "1.1",
    headings: ["1.1.1"],
    budgets: ["150,000", "", "", "", ""],
    reasons: "เหตุผล",
    objectives: "เพื่อทดสอบ",
    targetText: "บุคลากร",
    targetCount: "70",
    targetGroups: ["staff"],
    steps: "เสนออนุมัติ\nอบรม\n- เตรียมวิทยากร",
    period: "ปีงบประมาณ พ.ศ. 2566 - 2570",
    quarters: ["1"],
    allUnits: false,
    units: [world.own],
    outputs: "จัดอบรมไม่น้อยกว่า 2 ครั้งต่อปี",
    outcomes: "เรื่องร้องเรียนลดลง",
  };
}

export async function aProject(
  world: World,
  planId?: string,
  unitId = world.own,
): Promise<{ planId: string; id: string; version: number }> {
  const plan = planId ?? (await aPlan(world)).planId;
  const { id } = await perform(world, addProject, {
    planId: plan,
    ...projectFacts(world),
    units: [unitId],
  });
  return { planId: plan, id, version: 1 };
}

export async function aResult(world: World) {
  const at = await aProject(world);
  const { house, org } = world;
  const projects = await readIn(house.database, org.id, (db) => projectsOf(db, org.id, at.planId));
  return { ...at, resultId: projects[0]?.outputs[0]?.id ?? "" };
}

export async function aPlanComment(world: World): Promise<{ planId: string; id: string }> {
  const { planId } = await aPlan(world);
  const { id } = await perform(world, addComment, {
    planId,
    projectId: "",
    part: "overview",
    said: world.unique("ความเห็น"),
  });
  return { planId, id };
}

export async function aFund(world: World): Promise<{ planId: string; id: string; version: number }> {
  const { planId } = await aPlan(world);
  const { id } = await perform(world, addFund, {
    planId,
    name: world.unique("แหล่งเงิน"),
    budgets: ["10,000", "", "", "", ""],
  });
  return { planId, id, version: 1 };
}

/** A document that each of these has uploaded and not confirmed yet. */
export async function readingsFor(
  { house, org }: World,
  accounts: readonly string[],
  fileName = "แผนเดิม.txt",
) {
  const read = await readPlanFile(Buffer.from(madeText()));
  if (!read.ok) throw new Error(read.why);
  for (const account of accounts) {
    const { reading, lines } = read;
    const kept = { fileName, reading, lines, keptAt: house.now() };
    await keepReading(house.database, org.id, account, kept);
  }
}
