import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { RiskScale } from "../scales/rules.ts";
import { statusOfText, stepOfText } from "./rules.ts";
import type { AssessmentStatus, StepKind } from "./rules.ts";

export interface Assessment {
  id: string;
  fiscal_year: number;
  scale: RiskScale;
  scale_key: string;
  scale_hash: string;
  scale_title: string;
  scale_confirmed: boolean;
  copied_from: string | null;
  status: AssessmentStatus;
  version: number;
}

export const assessmentColumns = [
  "id",
  "fiscal_year",
  "scale",
  "scale_key",
  "scale_hash",
  "scale_title",
  "scale_confirmed",
  "copied_from",
  "status",
  "version",
] as const;

type Selected = Omit<Assessment, "scale" | "status"> & { scale: unknown; status: string };

/** The scale was checked when the assessment was opened, and nothing changes it but an act. */
export function assessmentFrom(row: Selected): Assessment {
  return { ...row, scale: row.scale as RiskScale, status: statusOfText(row.status) };
}

/** Every year, the newest first. */
export async function assessmentsOf(db: OrgDatabase, orgId: string): Promise<Assessment[]> {
  const rows = await db
    .selectFrom("risk_assessment")
    .select(assessmentColumns)
    .where("org_id", "=", orgId)
    .orderBy("fiscal_year", "desc")
    .execute();
  return rows.map(assessmentFrom);
}

export async function assessmentById(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<Assessment | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await db
    .selectFrom("risk_assessment")
    .select(assessmentColumns)
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && assessmentFrom(row);
}

export interface AssessmentStep {
  kind: StepKind;
  happened_on: string;
  name: string | null;
  title: string | null;
  reason: string | null;
  written_at: Date;
}

export async function stepsOf(
  db: OrgDatabase,
  orgId: string,
  assessmentId: string,
): Promise<AssessmentStep[]> {
  const rows = await db
    .selectFrom("risk_assessment_step")
    .select(["kind", "happened_on", "name", "title", "reason", "written_at"])
    .where("org_id", "=", orgId)
    .where("assessment_id", "=", assessmentId)
    .orderBy("written_at")
    .execute();
  return rows.map((row) => ({ ...row, kind: stepOfText(row.kind) }));
}

export interface Process {
  id: string;
  assessment_id: string;
  name: string;
  version: number;
}

export function processesOf(db: OrgDatabase, orgId: string, assessmentId: string): Promise<Process[]> {
  return db
    .selectFrom("risk_process")
    .select(["id", "assessment_id", "name", "version"])
    .where("org_id", "=", orgId)
    .where("assessment_id", "=", assessmentId)
    .orderBy("place")
    .execute();
}

export async function processById(db: OrgDatabase, orgId: string, id: string): Promise<Process | undefined> {
  if (!isUuid(id)) return undefined;
  return db
    .selectFrom("risk_process")
    .select(["id", "assessment_id", "name", "version"])
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
}
