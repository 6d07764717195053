import { allowsSomewhere } from "../../platform/accounts/roles.ts";
import { readIn } from "../../platform/database/organisation-bound.ts";
import type { Web } from "../../platform/web/context.ts";
import { planners } from "./locking.ts";
import { inBookOrder } from "./numbering.ts";
import { planCycle } from "./packs/cycles.ts";
import type { PlanCycle } from "./packs/cycles.ts";
import { planNamed, projectsOf } from "./queries.ts";
import type { PlanRow, ProjectRow } from "./queries.ts";

/** What every page of a plan needs. */
export interface OpenPlan {
  plan: PlanRow;
  cycle: PlanCycle;
  /** In the order of the book. */
  projects: ProjectRow[];
}

export async function openPlan(
  c: Web,
  id: string = c.req.param("plan") ?? "",
): Promise<OpenPlan | undefined> {
  const { house, org } = c.var;
  const found = await readIn(house.database, org.id, async (db) => {
    const plan = await planNamed(db, org.id, id);
    return plan && { plan, projects: await projectsOf(db, org.id, plan.id) };
  });
  const cycle = found && planCycle(house.packs, found.plan.cycle)?.data;
  if (!found || !cycle) return undefined;
  return { ...found, cycle, projects: inBookOrder(cycle, found.projects) };
}

export function mayPlan(c: Web): boolean {
  return allowsSomewhere(planners, c.var.viewer.roles);
}
