import type { z } from "zod";
import type { Organisation } from "../../platform/accounts/organisations.ts";
import type { Act, Actor } from "../../platform/acts/act.ts";
import { readIn, writeIn } from "../../platform/database/organisation-bound.ts";
import type { House } from "../../platform/house.ts";
import { freeze } from "../plan/life/versions.ts";
import { addProject } from "../plan/projects/acts.ts";
import { planNamed } from "../plan/queries.ts";
import { startPlan } from "../plan/start/acts.ts";
import { wholePlan } from "../plan/whole.ts";
import { openYear } from "./years/acts.ts";
import { projectYearsOf } from "./years/queries.ts";
import type { ProjectYear } from "./project-years.ts";

/** A year of work for tests, as people would open it. */
export interface WorkStage {
  house: House;
  org: Organisation;
  actor?: Actor;
}

const TERMINAL: Actor = { kind: "terminal", name: "ทดสอบ" };

/** Done; a refusal is a mistake of the test. */
export async function perform<Schema extends z.ZodType, T>(
  { house, org, actor = TERMINAL }: WorkStage,
  act: Act<Schema, T>,
  input: unknown,
): Promise<T> {
  const { database, packs, now } = house;
  const outcome = await act({ database, packs, now, orgId: org.id, actor }, input);
  if (!outcome.ok) throw new Error(`${act.definition.name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

export const trainingTitle = "อบรมวินัยและจริยธรรมของบุคลากร";
export const channelsTitle = "เผยแพร่แผนจัดซื้อจัดจ้าง";
export const declarationTitle = "ประกาศเจตจำนงสุจริตของทุกหน่วยงาน";

const anyProject = {
  kind: "project",
  budgets: [],
  fundings: [],
  reasons: "เหตุผล",
  objectives: "เพื่อให้รู้",
  targetText: "บุคลากร 70 คน",
  targetCount: "70",
  targetGroups: ["staff"],
  period: "ตลอดปีงบประมาณ",
  quarters: [],
};

/** One of a unit with money, one of a unit with publications, one of which each unit has a share. */
const projects = (unit: string) => [
  {
    ...anyProject,
    title: trainingTitle,
    mission: "1.1",
    headings: ["1.1.1"],
    budgets: ["50,000", "50,000", "50,000", "50,000", "50,000"],
    steps: "เสนอขออนุมัติ\nจัดอบรม\nประเมินผล",
    units: [unit],
    outputs: "จัดอบรมไม่น้อยกว่า 2 ครั้งต่อปี",
    outcomes: "ผู้เข้าอบรมผ่านการทดสอบไม่น้อยกว่าร้อยละ 80",
  },
  {
    ...anyProject,
    kind: "measure",
    title: channelsTitle,
    mission: "2.1",
    headings: [],
    steps: "รวบรวมข้อมูล\nเผยแพร่",
    units: [unit],
    outputs: "เผยแพร่ไม่น้อยกว่า 3 ช่องทาง",
    outcomes: "เรื่องร้องเรียนลดลง",
  },
  {
    ...anyProject,
    kind: "activity",
    title: declarationTitle,
    mission: "2.2",
    headings: [],
    steps: "ประกาศเจตจำนง",
    allUnits: "yes",
    units: [],
    outputs: "มีประกาศเจตจำนงของทุกหน่วยงาน",
    outcomes: "ไม่มีเรื่องร้องเรียน",
  },
];

/** A plan of these years (five at most) that is published, with three projects. */
export async function aPublishedPlan(
  stage: WorkStage,
  unit: string,
  years: readonly number[] = [2566, 2567, 2568, 2569, 2570],
): Promise<string> {
  const { house, org } = stage;
  const { planId } = await perform(stage, startPlan, { cycle: "2566-2570", begin: "blank" });
  for (const project of projects(unit)) await perform(stage, addProject, { planId, ...project });
  await writeIn(house.database, org.id, async (db) => {
    await db
      .updateTable("plan")
      .set({ years: [...years] })
      .where("org_id", "=", org.id)
      .where("id", "=", planId)
      .execute();
  });
  await publishAgain(stage, planId);
  return planId;
}

/** What the plan says now holds: an amendment, without its steps. */
export async function publishAgain(
  { house, org, actor = TERMINAL }: WorkStage,
  planId: string,
): Promise<void> {
  await writeIn(house.database, org.id, async (db) => {
    const plan = await planNamed(db, org.id, planId);
    if (!plan) throw new Error("no plan");
    const content = await wholePlan(db, org.id, plan, house.packs);
    await freeze(db, org.id, {
      planId,
      status: "published",
      amendment: 0,
      content,
      note: null,
      byName: actor.name,
      now: house.now(),
    });
  });
}

/** The year opened from such a plan. */
export async function aYearOfWork(
  stage: WorkStage,
  unit: string,
  year = 2569,
): Promise<{ year: number; planId: string; projects: ProjectYear[] }> {
  const isOfCycle = year >= 2566 && year <= 2570;
  const planId = await aPublishedPlan(stage, unit, isOfCycle ? undefined : [year]);
  await perform(stage, openYear, { year });
  const { house, org } = stage;
  const opened = await readIn(house.database, org.id, (db) => projectYearsOf(db, org.id, year));
  return { year, planId, projects: opened };
}
