import type { z } from "zod";
import type { Organisation } from "../../platform/accounts/organisations.ts";
import type { Act, Actor } from "../../platform/acts/act.ts";
import type { House } from "../../platform/house.ts";
import { openAssessment } from "./assessments/acts.ts";
import { addMeasure } from "./measures/acts.ts";
import { addRisk } from "./register/acts.ts";

/** A register for tests: years, risks and measures as people would enter them. */
export interface Stage {
  house: House;
  org: Organisation;
}

const terminal: Actor = { kind: "terminal", name: "ทดสอบ" };

export function attempt<Schema extends z.ZodType, T>(
  { house, org }: Stage,
  act: Act<Schema, T>,
  input: unknown,
  actor: Actor = terminal,
) {
  return act({ database: house.database, packs: house.packs, now: house.now, orgId: org.id, actor }, input);
}

/** Done; a refusal is a mistake of the test. */
export async function perform<Schema extends z.ZodType, T>(
  stage: Stage,
  act: Act<Schema, T>,
  input: unknown,
  actor?: Actor,
): Promise<T> {
  const outcome = await attempt(stage, act, input, actor);
  if (!outcome.ok) throw new Error(`${act.definition.name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

export async function aYear(stage: Stage, fiscalYear: number, scaleKey = "five-by-five"): Promise<string> {
  const { id } = await perform(stage, openAssessment, { fiscalYear, scaleKey });
  return id;
}

export const riskFields = {
  processId: "",
  processName: "การจัดซื้อจัดจ้าง",
  event: "กำหนดคุณลักษณะให้ตรงกับสินค้าของผู้ขายรายเดียว",
  who: "ผู้จัดทำคุณลักษณะ",
  how: "คัดลอกรายละเอียดจากแคตตาล็อก",
  unitId: "",
  controls: "ประกาศร่างคุณลักษณะให้วิจารณ์",
  beforeLikelihood: "4",
  beforeImpact: "4",
  beforeReason: "เคยมีข้อทักท้วง",
  afterLikelihood: "2",
  afterImpact: "4",
  afterReason: "มีผู้ตรวจร่าง",
  treatment: "treat",
  reviewOn: "",
};

export async function aRisk(
  stage: Stage,
  assessmentId: string,
  changes: Partial<Record<keyof typeof riskFields | "beforeLevel" | "afterLevel", string>> = {},
): Promise<string> {
  const { id } = await perform(stage, addRisk, { assessmentId, ...riskFields, ...changes });
  return id;
}

export async function aMeasure(
  stage: Stage,
  riskId: string,
  changes: Record<string, string> = {},
): Promise<string> {
  const input = { riskId, text: "อบรมผู้จัดทำคุณลักษณะ", against: "own", ...changes };
  const { id } = await perform(stage, addMeasure, input);
  return id;
}
