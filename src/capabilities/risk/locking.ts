import type { Done, Work } from "../../platform/acts/act.ts";
import { conflict, missing, refused } from "../../platform/acts/outcome.ts";
import type { Refusal } from "../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import { assessmentColumns, assessmentFrom } from "./assessments/queries.ts";
import type { Assessment } from "./assessments/queries.ts";
import { riskById } from "./register/queries.ts";
import type { Risk } from "./register/queries.ts";
import { allowsStep } from "./register/rules.ts";
import type { RiskStep } from "./register/rules.ts";

/** Held to the commit: "share" while something in it is written, "change" while the assessment itself is. */
export async function lockAssessment(
  db: OrgDatabase,
  orgId: string,
  id: string,
  mode: "share" | "change",
): Promise<Assessment | undefined> {
  const query = db
    .selectFrom("risk_assessment")
    .select(assessmentColumns)
    .where("org_id", "=", orgId)
    .where("id", "=", id);
  const row = await (mode === "share" ? query.forShare() : query.forNoKeyUpdate()).executeTakeFirst();
  return row && assessmentFrom(row);
}

export interface Locked {
  risk: Risk;
  assessment: Assessment;
}

/** A risk with its assessment, both held to the commit. */
export async function lockRisk(db: OrgDatabase, orgId: string, id: string): Promise<Locked | undefined> {
  const found = await db
    .selectFrom("risk")
    .select("assessment_id")
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
  const assessment = found && (await lockAssessment(db, orgId, found.assessment_id, "share"));
  if (!assessment) return undefined;
  await db
    .selectFrom("risk")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .execute();
  const risk = await riskById(db, orgId, id);
  return risk && { risk, assessment };
}

const refusals: Record<RiskStep, string> = {
  edit: "ความเสี่ยงนี้ยุติแล้ว จึงแก้ไขไม่ได้ หากยังมีอยู่ ให้เปิดความเสี่ยงนี้อีกครั้งก่อน",
  receive: "ความเสี่ยงนี้ตรวจรับแล้ว",
  remove: "ความเสี่ยงนี้เผยแพร่แล้ว จึงนำออกไม่ได้ ให้บันทึกว่ายุติแทน",
  accept: "ยังยอมรับความเสี่ยงนี้ไม่ได้ ต้องตรวจรับและประเมินระดับก่อน และต้องยังไม่ยุติ",
  end: "ความเสี่ยงนี้ยังไม่ได้ตรวจรับ หรือยุติไปแล้ว",
  resume: "ความเสี่ยงนี้ยังไม่ได้ยุติ",
  publish: "ยังเผยแพร่ไม่ได้ ต้องตรวจรับและประเมินระดับก่อน",
};

export function refusedStep({ risk, assessment }: Locked, step: RiskStep): Refusal | undefined {
  if (allowsStep(risk, assessment.status, assessment.scale, step)) return undefined;
  const wouldBeOpen = allowsStep(risk, "open", assessment.scale, step);
  return refused(wouldBeOpen ? CLOSED : refusals[step]);
}

/**
 * Acts on one risk: it is held, stands as the person saw it, and allows this step now. An act that is no step asks
 * its own question.
 */
export function onRisk<Input extends { id: string; version: number }, T>(
  step: RiskStep | null,
  run: (work: Work<Input>, locked: Locked) => Promise<Done<T> | Refusal>,
) {
  return async (work: Work<Input>): Promise<Done<T> | Refusal> => {
    const { db, orgId, input } = work;
    const locked = await lockRisk(db, orgId, input.id);
    if (!locked) return missing();
    const { version } = locked.risk;
    if (input.version !== version) return conflict({}, {}, { version });
    return (step && refusedStep(locked, step)) ?? run(work, locked);
  };
}

export const CLOSED = "การประเมินของปีนี้อนุมัติแล้ว จึงแก้ไขไม่ได้ หากจำเป็น ให้ผู้บริหารเปิดการประเมินอีกครั้งก่อน";

export const noAssessment = () => missing("ไม่พบการประเมินของปีนี้");
