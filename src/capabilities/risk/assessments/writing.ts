import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { Pack } from "../../../platform/packs/pack.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import type { RiskScale } from "../scales/rules.ts";
import type { StepKind } from "./rules.ts";

export function assessmentRecord(id: string, fiscalYear: number) {
  return { kind: "risk-assessment", id, name: `การประเมินความเสี่ยง ปีงบประมาณ ${fiscalYear}` };
}

interface Beginning {
  orgId: string;
  id: string;
  fiscalYear: number;
  pack: Pack<RiskScale>;
  copiedFrom: string | null;
  by: string;
  now: Date;
  newId: () => string;
}

export async function beginAssessment(db: OrgDatabase, beginning: Beginning): Promise<void> {
  const { orgId, id, fiscalYear, pack, copiedFrom, by, now, newId } = beginning;
  await db
    .insertInto("risk_assessment")
    .values({
      org_id: orgId,
      id,
      fiscal_year: fiscalYear,
      ...scaleColumns(pack),
      copied_from: copiedFrom,
      status: "open",
    })
    .execute();
  await writeStep(db, {
    orgId,
    id: newId(),
    assessmentId: id,
    kind: "opened",
    on: todayInBangkok(now),
    now,
    name: by,
  });
}

/** The scale is kept whole: a year reads as it was assessed, whatever becomes of the pack. */
export function scaleColumns(pack: Pack<RiskScale>) {
  return {
    scale_key: pack.key,
    scale_hash: pack.hash,
    scale_title: pack.title,
    scale: JSON.stringify(pack.data),
    scale_confirmed: pack.confirmed,
  };
}

interface Step {
  orgId: string;
  id: string;
  assessmentId: string;
  kind: StepKind;
  on: string;
  now: Date;
  name: string;
  title?: string;
  reason?: string;
}

export async function writeStep(db: OrgDatabase, step: Step): Promise<void> {
  await db
    .insertInto("risk_assessment_step")
    .values({
      org_id: step.orgId,
      id: step.id,
      assessment_id: step.assessmentId,
      kind: step.kind,
      happened_on: step.on,
      name: step.name,
      title: step.title ?? null,
      reason: step.reason ?? null,
      written_at: step.now,
    })
    .execute();
}
