import type { Organisation } from "../../platform/accounts/organisations.ts";
import { readIn } from "../../platform/database/organisation-bound.ts";
import type { House } from "../../platform/house.ts";
import type { Act, Actor } from "../../platform/acts/act.ts";
import type { z } from "zod";
import { planNamed, projectsOf } from "./queries.ts";
import { startPlan } from "./start/acts.ts";

/** A plan for tests, as people would make it. */
export interface PlanStage {
  house: House;
  org: Organisation;
  actor: Actor;
}

/** Done; a refusal is a mistake of the test. */
export async function perform<Schema extends z.ZodType, T>(
  { house, org, actor }: PlanStage,
  act: Act<Schema, T>,
  input: unknown,
): Promise<T> {
  const { database, packs, now } = house;
  const outcome = await act({ database, packs, now, orgId: org.id, actor }, input);
  if (!outcome.ok) throw new Error(`${act.definition.name}: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

/** All of the ready projects. */
export async function aReadyPlan(stage: PlanStage) {
  const { house, org } = stage;
  const { planId } = await perform(stage, startPlan, { cycle: "2566-2570", begin: "ready" });
  return readIn(house.database, org.id, async (db) => {
    const plan = await planNamed(db, org.id, planId);
    if (!plan) throw new Error("the plan was not started");
    return { plan, projects: await projectsOf(db, org.id, planId) };
  });
}
