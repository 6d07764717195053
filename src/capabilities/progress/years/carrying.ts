/** What a published plan says of one fiscal year, as rows of project_year. */
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import type { PlanContent, PlanProject } from "../../plan/content.ts";

export interface Carried {
  place: number;
  code: string;
  project: PlanProject;
  budget: number | null;
}

/** Every project of the plan is work of every year of it; money and figures differ. */
export function carriedIn(content: PlanContent, year: number): Carried[] {
  const at = content.years.indexOf(year);
  if (at < 0) throw new Error(`the plan has no year ${year}`);
  return content.projects.map((project, index) => ({
    place: index + 1,
    code: String(index + 1),
    project,
    budget: project.budgets[at] ?? null,
  }));
}

export function columnsOf({ place, code, project, budget }: Carried) {
  return {
    place,
    code,
    kind: project.kind,
    title: project.title,
    dimension: project.dimension,
    mission: project.mission,
    budget,
    all_units: project.responsible.allUnits,
    content: JSON.stringify(project),
    dropped: false,
  };
}

/** Who answers for it: the units that it names, or all that there are today. */
export async function writeShares(
  db: OrgDatabase,
  orgId: string,
  carried: readonly { id: string; project: PlanProject }[],
): Promise<void> {
  const units = await openUnits(db, orgId);
  const open = new Set(units.map(({ id }) => id));
  const shares = carried.flatMap(({ id, project: { responsible } }) =>
    (responsible.allUnits ? units : responsible.units.filter((unit) => open.has(unit.id))).map(
      (unit, place) => ({ org_id: orgId, project_year_id: id, unit_id: unit.id, place: place + 1 }),
    ),
  );
  await db
    .deleteFrom("project_share")
    .where("org_id", "=", orgId)
    .where(
      "project_year_id",
      "in",
      carried.map(({ id }) => id),
    )
    .execute();
  if (shares.length > 0) await db.insertInto("project_share").values(shares).execute();
}
