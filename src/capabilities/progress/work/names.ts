import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PlanProject } from "../../plan/content.ts";
import type { Names } from "./in-words.ts";

/** What units are called, closed ones too, and what the projects say. */
export async function namesFor(
  db: OrgDatabase,
  orgId: string,
  projectIds: readonly string[],
): Promise<Names> {
  const units = await db.selectFrom("unit").select(["id", "name"]).where("org_id", "=", orgId).execute();
  const projects = await db
    .selectFrom("project_year")
    .select(["id", "title", "content"])
    .where("org_id", "=", orgId)
    .where("id", "in", [...projectIds])
    .execute();
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    unit: (id) => names.get(id) ?? "",
    projects: new Map(
      projects.map(({ id, title, content }) => [id, { title, content: content as unknown as PlanProject }]),
    ),
  };
}
