import { sql } from "kysely";
import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { nameOfUnit } from "../../organisation/units/queries.ts";
import type { PlanProject, ProjectKind } from "../../plan/content.ts";
import type { GuidelineKey, ProjectYear } from "../project-years.ts";

export type YearStatus = "open" | "closed";

export interface YearRow {
  id: string;
  year: number;
  status: YearStatus;
  plan_id: string;
  plan_version: number;
  /** Key of the cycle of its plan. */
  cycle: string;
  /** Key of the pack of thresholds. */
  lights: string;
  version: number;
}

/** The newest first. */
export async function yearsOf(db: OrgDatabase, orgId: string): Promise<YearRow[]> {
  const rows = await yearsWith(db, orgId).orderBy("y.year", "desc").execute();
  return rows as YearRow[];
}

export async function yearOf(db: OrgDatabase, orgId: string, year: number): Promise<YearRow | undefined> {
  const row = await yearsWith(db, orgId).where("y.year", "=", year).executeTakeFirst();
  return row as YearRow | undefined;
}

function yearsWith(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("progress_year as y")
    .innerJoin("plan as p", (join) => join.onRef("p.org_id", "=", "y.org_id").onRef("p.id", "=", "y.plan_id"))
    .select(["y.id", "y.year", "y.status", "y.plan_id", "y.plan_version", "p.cycle", "y.lights", "y.version"])
    .where("y.org_id", "=", orgId);
}

export interface YearTurn {
  what: "opened" | "amended" | "closed" | "reopened";
  reason: string | null;
  by_name: string;
  at: Date;
}

/** What happened to a year as a whole, the newest first. */
export async function turnsOf(db: OrgDatabase, orgId: string, year: number): Promise<YearTurn[]> {
  const rows = await db
    .selectFrom("progress_turn")
    .select(["what", "reason", "by_name", "at"])
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows as YearTurn[];
}

/** In the order of the book; of one unit those that it answers for. */
export async function projectYearsOf(
  db: OrgDatabase,
  orgId: string,
  year: number,
  { unitId }: { unitId?: string } = {},
): Promise<ProjectYear[]> {
  const rows = await projectYearsWith(db, orgId)
    .where("p.year", "=", year)
    .$if(unitId !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom("project_share as s")
            .select("s.unit_id")
            .whereRef("s.org_id", "=", "p.org_id")
            .whereRef("s.project_year_id", "=", "p.id")
            .where("s.unit_id", "=", unitId ?? ""),
        ),
      ),
    )
    .orderBy("p.place")
    .execute();
  return rows.map(projectYearFrom);
}

export async function projectYearNamed(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<ProjectYear | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await projectYearsWith(db, orgId).where("p.id", "=", id).executeTakeFirst();
  return row && projectYearFrom(row);
}

function projectYearsWith(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("project_year as p")
    .selectAll("p")
    .select(
      sql<{ id: string; name: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', s.unit_id,
        'name', ${nameOfUnit(orgId, sql`s.unit_id`)}) order by s.place), '[]') from project_share s
        where s.org_id = p.org_id and s.project_year_id = p.id)`.as("units"),
    )
    .where("p.org_id", "=", orgId);
}

type Selected = Awaited<ReturnType<ReturnType<typeof projectYearsWith>["execute"]>>[number];

function projectYearFrom(row: Selected): ProjectYear {
  return {
    id: row.id,
    year: row.year,
    projectId: row.project_id,
    code: row.code,
    kind: row.kind as ProjectKind,
    title: row.title,
    dimension: row.dimension,
    mission: row.mission,
    budget: row.budget === null ? null : Number(row.budget),
    integratedBudget: row.integrated_budget === null ? null : Number(row.integrated_budget),
    allUnits: row.all_units,
    units: row.units,
    content: row.content as unknown as PlanProject,
    guidelines: row.guidelines as GuidelineKey[],
    dropped: row.dropped,
    version: row.version,
  };
}
