import { sql } from "kysely";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import type { Fund, PlanContent, PlanProject } from "./content.ts";
import { sheetOf } from "./records.ts";

/** Writes of plan acts; they run inside an act and nowhere else. */

/** The whole plan in place of what stood there: a start, an import, an amendment that is given up. */
export async function writeContent(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  content: PlanContent,
): Promise<void> {
  await db
    .updateTable("plan")
    .set({
      title: content.title,
      years: [...content.years],
      introduction: JSON.stringify(content.introduction),
      goals: JSON.stringify(content.goals),
      declaration: content.declaration === null ? null : JSON.stringify(content.declaration),
    })
    .where("org_id", "=", orgId)
    .where("id", "=", planId)
    .execute();
  await writeFunds(db, orgId, planId, content.funds);
  await writeProjects(db, orgId, planId, content.projects);
}

async function writeFunds(db: OrgDatabase, orgId: string, planId: string, funds: readonly Fund[]) {
  await db
    .deleteFrom("plan_funding")
    .where("org_id", "=", orgId)
    .where("fund_id", "in", (f) =>
      f.selectFrom("plan_fund").select("id").where("org_id", "=", orgId).where("plan_id", "=", planId),
    )
    .execute();
  await db.deleteFrom("plan_fund").where("org_id", "=", orgId).where("plan_id", "=", planId).execute();
  if (funds.length === 0) return;
  await db
    .insertInto("plan_fund")
    .values(
      funds.map(({ id, name, budgets }) => ({
        org_id: orgId,
        id,
        plan_id: planId,
        name,
        budgets: sums(budgets),
      })),
    )
    .execute();
}

async function writeProjects(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  projects: readonly PlanProject[],
) {
  // A project that was once carried out is not deleted: its years stand on it.
  await db
    .updateTable("plan_project")
    .set({ removed: true })
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId)
    .execute();
  if (projects.length === 0) return;
  await db
    .insertInto("plan_project")
    .values(
      projects.map((project, place) => ({
        org_id: orgId,
        id: project.id,
        plan_id: planId,
        place: place + 1,
        ...columnsOf(project),
      })),
    )
    .onConflict((on) =>
      on.columns(["org_id", "id"]).doUpdateSet((set) => ({
        place: set.ref("excluded.place"),
        kind: set.ref("excluded.kind"),
        title: set.ref("excluded.title"),
        dimension: set.ref("excluded.dimension"),
        mission: set.ref("excluded.mission"),
        headings: set.ref("excluded.headings"),
        budgets: set.ref("excluded.budgets"),
        all_units: set.ref("excluded.all_units"),
        responsible_text: set.ref("excluded.responsible_text"),
        sheet: set.ref("excluded.sheet"),
        removed: false,
        version: sql<number>`plan_project.version + 1`,
      })),
    )
    .execute();
  await writeUnits(db, orgId, projects);
  await writeFundings(db, orgId, projects);
}

/** Columns of a project's row; units and money from funds stand in tables of their own. */
export function columnsOf(project: PlanProject) {
  return {
    kind: project.kind,
    title: project.title,
    dimension: project.dimension,
    mission: project.mission,
    headings: [...project.headings],
    budgets: sums(project.budgets),
    all_units: project.responsible.allUnits,
    responsible_text: project.responsible.text,
    sheet: JSON.stringify(sheetOf(project)),
  };
}

export async function writeUnits(
  db: OrgDatabase,
  orgId: string,
  projects: readonly Pick<PlanProject, "id" | "responsible">[],
) {
  const ids = projects.map(({ id }) => id);
  await db
    .deleteFrom("plan_project_unit")
    .where("org_id", "=", orgId)
    .where("project_id", "in", ids)
    .execute();
  const rows = projects.flatMap(({ id, responsible }) =>
    responsible.units.map((unit, place) => ({
      org_id: orgId,
      project_id: id,
      unit_id: unit.id,
      place: place + 1,
    })),
  );
  if (rows.length > 0) await db.insertInto("plan_project_unit").values(rows).execute();
}

export async function writeFundings(
  db: OrgDatabase,
  orgId: string,
  projects: readonly Pick<PlanProject, "id" | "fundings">[],
) {
  const ids = projects.map(({ id }) => id);
  await db.deleteFrom("plan_funding").where("org_id", "=", orgId).where("project_id", "in", ids).execute();
  const rows = projects.flatMap(({ id, fundings }) =>
    fundings.map(({ fundId, budgets }) => ({
      org_id: orgId,
      project_id: id,
      fund_id: fundId,
      budgets: sums(budgets),
    })),
  );
  if (rows.length > 0) await db.insertInto("plan_funding").values(rows).execute();
}

export interface PlanColumns {
  title?: string;
  introduction?: string;
  goals?: string;
  declaration?: string | null;
  status?: string;
  amendment?: number;
  amendment_reason?: string | null;
}

/** A change of the plan itself: whoever still looks at the version before will be told. */
export async function changePlan(db: OrgDatabase, orgId: string, id: string, change: PlanColumns) {
  await db
    .updateTable("plan")
    .set(change)
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

/** A plan that never was shown to anybody, with all that hangs on it. */
export async function deleteDraft(db: OrgDatabase, orgId: string, planId: string): Promise<void> {
  const ofPlan = (table: "plan_comment" | "plan_excuse" | "plan_project" | "plan_fund") =>
    db.deleteFrom(table).where("org_id", "=", orgId).where("plan_id", "=", planId).execute();
  const ofProjects = (table: "plan_funding" | "plan_project_unit") =>
    db
      .deleteFrom(table)
      .where("org_id", "=", orgId)
      .where("project_id", "in", (of) =>
        of.selectFrom("plan_project").select("id").where("org_id", "=", orgId).where("plan_id", "=", planId),
      )
      .execute();
  await ofPlan("plan_comment");
  await ofPlan("plan_excuse");
  await ofProjects("plan_funding");
  await ofProjects("plan_project_unit");
  await ofPlan("plan_project");
  await ofPlan("plan_fund");
  await db.deleteFrom("plan").where("org_id", "=", orgId).where("id", "=", planId).execute();
}

/** The generated type knows no empty places in an array; the column has them. */
export function sums(budgets: readonly (number | null)[]): number[] {
  return [...budgets] as number[];
}
