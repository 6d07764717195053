import type { OrgDatabase } from "../../platform/database/connect.ts";
import { paths } from "../../paths.ts";
import { holdersOf } from "../../platform/search/audience.ts";
import { searchable } from "../../platform/search/searchable.ts";
import type { Entry } from "../../platform/search/searchable.ts";
import { everyMember } from "../../platform/web/doors.tsx";
import { truncate } from "../../thai/text.ts";
import type { ProjectSheet } from "./records.ts";
import { projectKindTitles } from "./rules.ts";
import type { PlanProject, ProjectKind } from "./content.ts";

export const searchableProjects = searchable({
  kind: "plan-project",
  title: "โครงการในแผน",
  icon: "plan",
  version: 1,
  all: async (db, orgId) => {
    const rows = await db.selectFrom("plan_project").select("id").where("org_id", "=", orgId).execute();
    return rows.map(({ id }) => id);
  },
  entries: async (db, orgId, ids) => {
    const projects = await db
      .selectFrom("plan_project as p")
      .innerJoin("plan", (join) =>
        join.onRef("plan.org_id", "=", "p.org_id").onRef("plan.id", "=", "p.plan_id"),
      )
      .select(["p.id", "p.title", "p.kind", "p.sheet", "plan.cycle"])
      .where("p.org_id", "=", orgId)
      .where("p.id", "in", ids)
      .where("p.removed", "=", false)
      .execute();
    return projects.map(({ cycle, sheet, ...project }) =>
      entryOfProject({ ...project, ...(sheet as unknown as ProjectSheet) }, cycle),
    );
  },
  // A plan is started, imported or put back whole.
  follows: { plan: projectsOfPlans },
  href: (org, { id }) => paths.office.planProjectFound.href({ org, id }),
});

/** What can be found of one project. */
export function entryOfProject(
  project: Pick<PlanProject, "id" | "title" | "objectives" | "target" | "outputs" | "outcomes"> & {
    kind: string;
  },
  cycle: string,
): Entry {
  const { id, title, kind, objectives, target, outputs, outcomes } = project;
  return {
    id,
    title: truncate(title, 200),
    body: [
      `${projectKindTitles[kind as ProjectKind]} แผน พ.ศ. ${cycle}`,
      title,
      ...objectives,
      target.text,
      ...[...outputs, ...outcomes].map(({ text }) => text),
    ],
    audience: holdersOf(everyMember),
  };
}

async function projectsOfPlans(db: OrgDatabase, orgId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("plan_project")
    .select("id")
    .where("org_id", "=", orgId)
    .where("plan_id", "in", ids)
    .execute();
  return rows.map(({ id }) => id);
}
