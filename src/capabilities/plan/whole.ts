import { organisationTitle } from "../../platform/accounts/organisation-title.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import type { PackShelf } from "../../platform/packs/load.ts";
import { risksForPlan } from "../risk/queries.ts";
import type { PlanContent, PlanOrganisation } from "./content.ts";
import { lastKept } from "./life/versions.ts";
import { inBookOrder } from "./numbering.ts";
import { planCycle } from "./packs/cycles.ts";
import { contentOf, projectsOf } from "./queries.ts";
import type { PlanRow } from "./queries.ts";

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
  const projects = await projectsOf(db, orgId, plan.id);
  const cycle = planCycle(packs, plan.cycle)?.data;
  const ordered = cycle ? inBookOrder(cycle, projects) : projects;
  // The register of the plan's last year that there is: a draft goes with what is known today.
  const risks = await risksForPlan(db, orgId, plan.years.at(-1) ?? 0);
  return contentOf(
    plan,
    organisation,
    ordered,
    risks.map(({ measures, ...line }) => ({
      ...line,
      measures: measures.map(({ text, projectId }) => ({ text, projectId })),
    })),
  );
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
