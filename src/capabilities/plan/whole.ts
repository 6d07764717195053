import { organisationTitle } from "../../platform/accounts/organisation-title.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import type { PackShelf } from "../../platform/packs/load.ts";
import { risksForPlan } from "../risk/queries.ts";
import type { RiskForPlan } from "../risk/queries.ts";
import { bare } from "./checks/texts.ts";
import type { PlanContent, PlanOrganisation } from "./content.ts";
import { lastKept } from "./life/versions.ts";
import { inBookOrder } from "./numbering.ts";
import { planCycle } from "./packs/cycles.ts";
import { contentOf, projectsOf } from "./queries.ts";
import type { PlanRow, ProjectRow } from "./queries.ts";

/**
 * The plan in the order of its book. While it is made it goes with the register of risks and the names of today;
 * once submitted it is what was submitted, for whoever reads it, approves it and publishes it.
 */
export async function wholePlan(
  db: OrgDatabase,
  orgId: string,
  plan: PlanRow,
  packs: PackShelf,
): Promise<PlanContent> {
  const kept = plan.status === "draft" ? undefined : await lastKept(db, orgId, plan.id, plan.status);
  if (kept) return kept.content;
  const organisation = await organisationOfPlan(db, orgId, packs);
  const projects = await projectsInBook(db, orgId, plan, packs);
  // The register of the plan's last year that there is: a draft goes with what is known today.
  const risks = await risksForPlan(db, orgId, plan.years.at(-1) ?? 0);
  const ownOf = await ownProjects(db, orgId, projects, risks);
  return contentOf(
    plan,
    organisation,
    projects,
    risks.map(({ measures, ...line }) => ({
      ...line,
      measures: measures.map(({ text, projectId }) => ({ text, projectId: ownOf(projectId) })),
    })),
  );
}

export async function projectsInBook(
  db: OrgDatabase,
  orgId: string,
  plan: PlanRow,
  packs: PackShelf,
): Promise<ProjectRow[]> {
  const projects = await projectsOf(db, orgId, plan.id);
  const cycle = planCycle(packs, plan.cycle)?.data;
  return cycle ? inBookOrder(cycle, projects) : projects;
}

/**
 * A measure is linked with the project of one plan. Where two plans have the same years, or a project came
 * back anew, the other's project of the same name is meant.
 */
async function ownProjects(
  db: OrgDatabase,
  orgId: string,
  projects: readonly ProjectRow[],
  risks: readonly RiskForPlan[],
): Promise<(projectId: string | null) => string | null> {
  const own = new Set(projects.map(({ id }) => id));
  const linked = risks.flatMap(({ measures }) => measures.flatMap(({ projectId }) => projectId ?? []));
  const elsewhere = [...new Set(linked)].filter((id) => !own.has(id));
  const named = new Map(projects.map(({ id, title }) => [bare(title), id]));
  const titles =
    elsewhere.length === 0
      ? []
      : await db
          .selectFrom("plan_project")
          .select(["id", "title"])
          .where("org_id", "=", orgId)
          .where("id", "in", elsewhere)
          .execute();
  const twins = new Map(titles.map(({ id, title }) => [id, named.get(bare(title)) ?? id]));
  return (id) => (id === null ? null : (twins.get(id) ?? id));
}

export async function organisationOfPlan(
  db: OrgDatabase,
  orgId: string,
  packs: PackShelf,
): Promise<PlanOrganisation> {
  const org = await db
    .selectFrom("organisation")
    .select(["name", "kind", "amphoe", "province"])
    .where("id", "=", orgId)
    .executeTakeFirstOrThrow();
  return { name: organisationTitle(packs, org), kind: org.kind, amphoe: org.amphoe, province: org.province };
}
