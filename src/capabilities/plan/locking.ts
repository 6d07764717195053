import { validate as isUuid } from "uuid";
import type { Permission } from "../../platform/accounts/roles.ts";
import type { Refusal } from "../../platform/acts/outcome.ts";
import { missing, refused } from "../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import { fundsOf, planNamed, projectFrom, projectsWith } from "./queries.ts";
import type { FundRow, PlanRow, ProjectRow } from "./queries.ts";
import { allowsPlanStep, whyNotNow } from "./rules.ts";
import type { PlanStatus, PlanStep } from "./rules.ts";

/** Who makes the plan. */
export const planners: Permission = { administrator: "organisation", coordinator: "organisation" };

/** Who decides on it. */
export const deciders: Permission = { executive: "organisation" };

export const NO_PLAN = missing("ไม่พบแผนนี้ อาจถูกลบไปแล้ว");
export const NO_PROJECT = missing("ไม่พบโครงการนี้ในแผน อาจถูกนำออกไปแล้ว");

/** The plan, held until the commit: steps of its life and changes of its parts take turns. */
export async function lockPlan(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  step: PlanStep,
): Promise<{ plan: PlanRow } | { refusal: Refusal }> {
  if (!isUuid(planId)) return { refusal: NO_PLAN };
  await db
    .selectFrom("plan")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "=", planId)
    .forUpdate()
    .execute();
  const plan = await planNamed(db, orgId, planId);
  if (!plan) return { refusal: NO_PLAN };
  if (!allowsPlanStep(plan.status, step)) return { refusal: refused(whyNotNow[plan.status]) };
  return { plan };
}

/** A project to be edited; its plan cannot be submitted meanwhile. One round trip. */
export async function lockProject(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  id: string,
): Promise<{ project: ProjectRow; cycle: string; years: number[]; funds: FundRow[] } | { refusal: Refusal }> {
  if (!isUuid(planId) || !isUuid(id)) return { refusal: NO_PROJECT };
  const row = await projectsWith(db, orgId)
    .innerJoin("plan", (join) =>
      join.onRef("plan.org_id", "=", "p.org_id").onRef("plan.id", "=", "p.plan_id"),
    )
    .select([
      "plan.status as plan_status",
      "plan.cycle as plan_cycle",
      "plan.years as plan_years",
      fundsOf("plan").as("funds"),
    ])
    .where("p.plan_id", "=", planId)
    .where("p.id", "=", id)
    .where("p.removed", "=", false)
    .forUpdate("p")
    .forShare("plan")
    .executeTakeFirst();
  if (!row) return { refusal: NO_PROJECT };
  const status = row.plan_status as PlanStatus;
  if (!allowsPlanStep(status, "edit")) return { refusal: refused(whyNotNow[status]) };
  return { project: projectFrom(row), cycle: row.plan_cycle, years: row.plan_years, funds: row.funds };
}
