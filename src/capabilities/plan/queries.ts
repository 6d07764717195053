import { sql } from "kysely";
import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import { nameOfUnit } from "../organisation/units/queries.ts";
import type {
  Declaration,
  Fund,
  Funding,
  Goal,
  Introduction,
  PlanContent,
  PlanOrganisation,
  PlanProject,
  PlanRisk,
  ProjectKind,
} from "./content.ts";
import type { ProjectSheet } from "./records.ts";
import type { PlanStatus } from "./rules.ts";

export interface PlanRow {
  id: string;
  cycle: string;
  years: number[];
  title: string;
  introduction: Introduction;
  goals: readonly Goal[];
  declaration: Declaration | null;
  status: PlanStatus;
  amendment: number;
  amendment_reason: string | null;
  version: number;
  funds: FundRow[];
}

export interface FundRow extends Fund {
  version: number;
}

/** A project as it is edited: what the book says and the version that the person saw. */
export interface ProjectRow extends PlanProject {
  version: number;
}

type Sums = (number | null)[];

/** A plan with its sources of money. */
export async function planNamed(db: OrgDatabase, orgId: string, id: string): Promise<PlanRow | undefined> {
  if (!isUuid(id)) return undefined;
  const plans = await plansWith(db, orgId).where("p.id", "=", id).execute();
  return plans.map(planFrom)[0];
}

/** All plans, the newest cycle first. */
export async function plansOf(db: OrgDatabase, orgId: string): Promise<PlanRow[]> {
  const plans = await plansWith(db, orgId).orderBy("p.cycle", "desc").orderBy("p.id", "desc").execute();
  return plans.map(planFrom);
}

function plansWith(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("plan as p")
    .selectAll("p")
    .select(fundsOf("p").as("funds"))
    .where("p.org_id", "=", orgId);
}

/** The sources of money of the plan that stands beside it in the query under this name. */
export function fundsOf(plan: "p" | "plan") {
  return sql<FundRow[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name,
    'budgets', to_jsonb(f.budgets), 'version', f.version) order by f.name), '[]') from plan_fund f
    where f.org_id = ${sql.ref(`${plan}.org_id`)} and f.plan_id = ${sql.ref(`${plan}.id`)})`;
}

type PlanSelected = Awaited<ReturnType<ReturnType<typeof plansWith>["execute"]>>[number];

function planFrom(row: PlanSelected): PlanRow {
  return {
    id: row.id,
    cycle: row.cycle,
    years: row.years,
    title: row.title,
    introduction: row.introduction as unknown as Introduction,
    goals: row.goals as unknown as Goal[],
    declaration: row.declaration as unknown as Declaration | null,
    status: row.status as PlanStatus,
    amendment: row.amendment,
    amendment_reason: row.amendment_reason,
    version: row.version,
    funds: row.funds,
  };
}

/** Projects of a plan as the office put them; the book's order is inBookOrder(). */
export async function projectsOf(db: OrgDatabase, orgId: string, planId: string): Promise<ProjectRow[]> {
  const rows = await projectsWith(db, orgId)
    .where("p.plan_id", "=", planId)
    .where("p.removed", "=", false)
    .orderBy("p.place")
    .execute();
  return rows.map(projectFrom);
}

export async function projectNamed(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  id: string,
): Promise<ProjectRow | undefined> {
  if (!isUuid(id) || !isUuid(planId)) return undefined;
  const rows = await projectsWith(db, orgId)
    .where("p.plan_id", "=", planId)
    .where("p.id", "=", id)
    .where("p.removed", "=", false)
    .execute();
  return rows.map(projectFrom)[0];
}

export function projectsWith(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("plan_project as p")
    .selectAll("p")
    .select([
      // bigint[] as JSON: numbers and empty places come as they are.
      sql<Sums>`to_jsonb(p.budgets)`.as("sums"),
      sql<{ id: string; name: string }[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', u.unit_id,
        'name', ${nameOfUnit(orgId, sql`u.unit_id`)}) order by u.place), '[]') from plan_project_unit u
        where u.org_id = p.org_id and u.project_id = p.id)`.as("units"),
      sql<Funding[]>`(select coalesce(jsonb_agg(jsonb_build_object('fundId', f.fund_id,
        'budgets', to_jsonb(f.budgets)) order by f.fund_id), '[]') from plan_funding f
        where f.org_id = p.org_id and f.project_id = p.id)`.as("fundings"),
    ])
    .where("p.org_id", "=", orgId);
}

export type ProjectSelected = Awaited<ReturnType<ReturnType<typeof projectsWith>["execute"]>>[number];

export function projectFrom(row: ProjectSelected): ProjectRow {
  return {
    id: row.id,
    kind: row.kind as ProjectKind,
    title: row.title,
    dimension: row.dimension,
    mission: row.mission,
    headings: row.headings,
    budgets: row.sums,
    fundings: row.fundings,
    responsible: {
      allUnits: row.all_units,
      units: row.units,
      text: row.responsible_text,
    },
    ...(row.sheet as unknown as ProjectSheet),
    version: row.version,
  };
}

/** The whole plan as one value: what is checked, printed, compared and frozen. */
export function contentOf(
  plan: PlanRow,
  organisation: PlanOrganisation,
  projects: readonly ProjectRow[],
  risks: readonly PlanRisk[],
): PlanContent {
  return {
    cycle: plan.cycle,
    title: plan.title,
    organisation,
    years: plan.years,
    introduction: plan.introduction,
    goals: plan.goals,
    risks,
    projects: projects.map(({ version: _version, ...project }) => project),
    funds: plan.funds.map(({ version: _version, ...fund }) => fund),
    declaration: plan.declaration,
  };
}

/** A project as far as its place in the book needs it. */
export type ListedProject = Pick<PlanProject, "id" | "title" | "dimension" | "mission" | "headings">;

export interface ProjectBeside {
  plan: PlanRow;
  project: ProjectRow;
  /** All projects of the plan as the office put them. */
  listed: ListedProject[];
}

/** One project with its plan and its neighbours: what its page shows, in one round trip. */
export async function projectBeside(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  id: string,
): Promise<ProjectBeside | undefined> {
  if (!isUuid(id) || !isUuid(planId)) return undefined;
  const row = await projectsWith(db, orgId)
    .select(
      sql<PlanSelected & { listed: ListedProject[] }>`(select to_jsonb(plan) || jsonb_build_object(
        'funds', ${fundsOf("plan")},
        'listed', (select jsonb_agg(jsonb_build_object('id', n.id, 'title', n.title, 'dimension', n.dimension,
          'mission', n.mission, 'headings', n.headings) order by n.place) from plan_project n
          where n.org_id = plan.org_id and n.plan_id = plan.id and not n.removed))
        from plan where plan.org_id = p.org_id and plan.id = p.plan_id)`.as("around"),
    )
    .where("p.plan_id", "=", planId)
    .where("p.id", "=", id)
    .where("p.removed", "=", false)
    .executeTakeFirst();
  if (!row) return undefined;
  return { plan: planFrom(row.around), project: projectFrom(row), listed: row.around.listed };
}

/** Projects that were taken out and can come back. */
export function removedProjects(
  db: OrgDatabase,
  orgId: string,
  planId: string,
): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom("plan_project")
    .select(["id", "title"])
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId)
    .where("removed", "=", true)
    .orderBy("title")
    .execute();
}

export async function planOfProject(db: OrgDatabase, orgId: string, id: string): Promise<string | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await db
    .selectFrom("plan_project")
    .select("plan_id")
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .where("removed", "=", false)
    .executeTakeFirst();
  return row?.plan_id;
}
