import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { standOf } from "../../../platform/checks/stand.ts";
import type { Excuse, Stand } from "../../../platform/checks/stand.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import { checkPlan } from "../checks/check.ts";
import { factsOf } from "../checks/finding.ts";
import type { Finding, PlanFacts } from "../checks/finding.ts";
import type { PlanContent } from "../content.ts";
import { contentOf } from "../queries.ts";
import type { PlanRow, ProjectRow } from "../queries.ts";
import { organisationOfPlan, wholePlan } from "../whole.ts";

/** How far a plan is from being submitted. */
export type PlanStand = Stand<Finding>;

export async function excusesOf(
  db: OrgDatabase,
  orgId: string,
  planId: string,
): Promise<ReadonlyMap<string, Excuse>> {
  const rows = await db
    .selectFrom("plan_excuse")
    .select(["finding", "reason", "by_name", "given_at"])
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId)
    .execute();
  return new Map(rows.map(({ finding, ...excuse }) => [finding, excuse]));
}

/** How the plan stands now, checked anew. */
export async function standNow(
  db: OrgDatabase,
  orgId: string,
  plan: PlanRow,
  packs: PackShelf,
): Promise<PlanStand> {
  const content = await wholePlan(db, orgId, plan, packs);
  return standOf(checkPlan(content, factsOf(packs)), await excusesOf(db, orgId, plan.id));
}

/** What the checks say of one project by itself: its page need not look through the whole plan. */
export async function standOfProject(
  db: OrgDatabase,
  orgId: string,
  plan: PlanRow,
  { project, packs }: { project: ProjectRow; packs: PackShelf },
): Promise<PlanStand> {
  const content = contentOf(plan, await organisationOfPlan(db, orgId, packs), [project], []);
  return standOf(findingsOf(content, factsOf(packs)), await excusesOf(db, orgId, plan.id));
}

/** A project is looked at far more often than changed. */
const MOST_KEPT = 200;
const kept = new WeakMap<PlanFacts, Map<string, readonly Finding[]>>();

function findingsOf(content: PlanContent, facts: PlanFacts): readonly Finding[] {
  const known = kept.get(facts) ?? new Map<string, readonly Finding[]>();
  kept.set(facts, known);
  const key = JSON.stringify(content);
  const found = known.get(key) ?? checkPlan(content, facts).filter(({ place }) => place.projectId !== null);
  // The one that was looked at last goes to the end.
  known.delete(key);
  known.set(key, found);
  const [oldest] = known.keys();
  if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest);
  return found;
}
