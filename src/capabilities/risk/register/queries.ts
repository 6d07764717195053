import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { assessmentColumns, assessmentFrom } from "../assessments/queries.ts";
import type { Assessment } from "../assessments/queries.ts";
import type { Rating } from "../scales/rules.ts";

export interface Measure {
  id: string;
  process_id: string;
  /** Empty: against all risks of the process. */
  risk_id: string | null;
  text: string;
  project_id: string | null;
  unit_id: string | null;
  unit: string | null;
  responsible: string | null;
  due_on: string | null;
  done_on: string | null;
  result: string | null;
  version: number;
}

export interface Risk {
  id: string;
  assessment_id: string;
  process_id: string;
  process: string;
  lineage_id: string;
  copied_from: string | null;
  event: string;
  who: string | null;
  how: string | null;
  unit_id: string | null;
  unit: string | null;
  controls: string | null;
  before: Rating;
  before_reason: string | null;
  after: Rating;
  after_reason: string | null;
  treatment: string | null;
  review_on: string | null;
  received_on: string | null;
  accepted_on: string | null;
  accepted_until: string | null;
  accepted_reason: string | null;
  accepted_by_name: string | null;
  accepted_by_title: string | null;
  ended_on: string | null;
  end_reason: string | null;
  published_on: string | null;
  /** PublicFacts of the day when it was published. */
  published: unknown;
  version: number;
  measures: readonly Measure[];
}

/** The register of a year in its order: by process, within it as it was put; behind what came from elsewhere to the same place. */
export async function registerOf(db: OrgDatabase, orgId: string, assessmentId: string): Promise<Risk[]> {
  const risks = await risksWith(db, orgId)
    .where("r.assessment_id", "=", assessmentId)
    .orderBy("p.place")
    .orderBy("r.place")
    .orderBy("r.id")
    .execute();
  return withMeasures(db, orgId, risks);
}

export async function riskById(db: OrgDatabase, orgId: string, id: string): Promise<Risk | undefined> {
  if (!isUuid(id)) return undefined;
  const risks = await risksWith(db, orgId).where("r.id", "=", id).execute();
  const [risk] = await withMeasures(db, orgId, risks);
  return risk;
}

export interface RiskOfYear {
  assessment: Assessment;
  risk: Risk;
}

/** The same risk in every year, the newest first. */
export async function riskOverYears(
  db: OrgDatabase,
  orgId: string,
  lineageId: string,
): Promise<RiskOfYear[]> {
  const found = await risksWith(db, orgId).where("r.lineage_id", "=", lineageId).execute();
  const risks = await withMeasures(db, orgId, found);
  if (risks.length === 0) return [];
  const assessments = await db
    .selectFrom("risk_assessment")
    .select(assessmentColumns)
    .where("org_id", "=", orgId)
    .where(
      "id",
      "in",
      risks.map(({ assessment_id }) => assessment_id),
    )
    .orderBy("fiscal_year", "desc")
    .execute();
  return assessments.flatMap((row) => {
    const risk = risks.find(({ assessment_id }) => assessment_id === row.id);
    return risk ? [{ assessment: assessmentFrom(row), risk }] : [];
  });
}

export interface RiskOfProject {
  fiscal_year: number;
  risk: Risk;
}

/** The risks that a project of the plan is a measure against, the newest year first. */
export async function risksOfProject(
  db: OrgDatabase,
  orgId: string,
  projectId: string,
): Promise<RiskOfProject[]> {
  if (!isUuid(projectId)) return [];
  const found = await risksWith(db, orgId)
    .innerJoin("risk_assessment as a", (join) =>
      join.onRef("a.org_id", "=", "r.org_id").onRef("a.id", "=", "r.assessment_id"),
    )
    .select("a.fiscal_year")
    .where((where) =>
      where.exists(
        where
          .selectFrom("risk_measure as m")
          .select("m.id")
          .where("m.org_id", "=", orgId)
          .where("m.project_id", "=", projectId)
          .whereRef("m.process_id", "=", "r.process_id")
          .where((own) => own.or([own("m.risk_id", "is", null), own("m.risk_id", "=", own.ref("r.id"))])),
      ),
    )
    .orderBy("a.fiscal_year", "desc")
    .orderBy("p.place")
    .orderBy("r.place")
    .execute();
  const years = new Map(found.map(({ id, fiscal_year }) => [id, fiscal_year]));
  const risks = await withMeasures(db, orgId, found);
  return risks.map((risk) => ({ fiscal_year: years.get(risk.id) ?? 0, risk }));
}

function risksWith(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("risk as r")
    .innerJoin("risk_process as p", (join) =>
      join.onRef("p.org_id", "=", "r.org_id").onRef("p.id", "=", "r.process_id"),
    )
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "r.org_id").onRef("u.id", "=", "r.unit_id"))
    .selectAll("r")
    .select(["p.name as process", "u.name as unit"])
    .where("r.org_id", "=", orgId);
}

type Selected = Awaited<ReturnType<ReturnType<typeof risksWith>["execute"]>>[number];

async function withMeasures(db: OrgDatabase, orgId: string, risks: readonly Selected[]): Promise<Risk[]> {
  if (risks.length === 0) return [];
  const measures = await measuresWith(db, orgId)
    .where("m.process_id", "in", [...new Set(risks.map(({ process_id }) => process_id))])
    .orderBy("m.place")
    .execute();
  const byProcess = Map.groupBy(measures, ({ process_id }) => process_id);
  return risks.map((row) =>
    riskFrom(
      row,
      (byProcess.get(row.process_id) ?? []).filter(({ risk_id }) => risk_id === null || risk_id === row.id),
    ),
  );
}

export async function measureById(db: OrgDatabase, orgId: string, id: string): Promise<Measure | undefined> {
  if (!isUuid(id)) return undefined;
  return measuresWith(db, orgId).where("m.id", "=", id).executeTakeFirst();
}

function measuresWith(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("risk_measure as m")
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "m.org_id").onRef("u.id", "=", "m.unit_id"))
    .select([
      "m.id",
      "m.process_id",
      "m.risk_id",
      "m.text",
      "m.project_id",
      "m.unit_id",
      "u.name as unit",
      "m.responsible",
      "m.due_on",
      "m.done_on",
      "m.result",
      "m.version",
    ])
    .where("m.org_id", "=", orgId);
}

function riskFrom(row: Selected, measures: readonly Measure[]): Risk {
  const {
    before_likelihood,
    before_impact,
    before_level,
    after_likelihood,
    after_impact,
    after_level,
    ...rest
  } = row;
  return {
    ...rest,
    before: { likelihood: before_likelihood, impact: before_impact, level: before_level },
    after: { likelihood: after_likelihood, impact: after_impact, level: after_level },
    measures,
  };
}
