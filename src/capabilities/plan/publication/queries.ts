import { sql } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { versionNumbered } from "../life/versions.ts";
import type { PlanContent } from "../content.ts";
import type { Version } from "../life/versions.ts";

/** Cycles that have a plan which holds, the newest first. */
export async function publishedCycles(db: OrgDatabase, orgId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("plan as p")
    .innerJoin("plan_version as v", (join) =>
      join.onRef("v.org_id", "=", "p.org_id").onRef("v.plan_id", "=", "p.id"),
    )
    .select("p.cycle")
    .distinct()
    .where("p.org_id", "=", orgId)
    .where("v.status", "=", "published")
    .orderBy("p.cycle", "desc")
    .execute();
  return rows.map(({ cycle }) => cycle);
}

/** What everybody may read of a cycle: the edition that was published last, whatever is being worked at. */
export async function publishedPlan(
  db: OrgDatabase,
  orgId: string,
  cycle: string,
): Promise<Version | undefined> {
  const last = await db
    .selectFrom("plan as p")
    .innerJoin("plan_version as v", (join) =>
      join.onRef("v.org_id", "=", "p.org_id").onRef("v.plan_id", "=", "p.id"),
    )
    .select(["v.plan_id", "v.number"])
    .where("p.org_id", "=", orgId)
    .where("p.cycle", "=", cycle)
    .where("v.status", "=", "published")
    .orderBy("v.made_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return last && versionNumbered(db, orgId, last.plan_id, last.number);
}

/** The plan that holds in a fiscal year: of those with this year the one that was published last. */
export async function publishedPlanOfYear(
  db: OrgDatabase,
  orgId: string,
  year: number,
): Promise<(Version & { planId: string }) | undefined> {
  const last = await db
    .selectFrom("plan as p")
    .innerJoin("plan_version as v", (join) =>
      join.onRef("v.org_id", "=", "p.org_id").onRef("v.plan_id", "=", "p.id"),
    )
    .select(["v.plan_id", "v.number"])
    .where("p.org_id", "=", orgId)
    .where(sql<boolean>`${year} = any(p.years)`)
    .where("v.status", "=", "published")
    .orderBy("v.made_at", "desc")
    .orderBy("v.number", "desc")
    .limit(1)
    .executeTakeFirst();
  const version = last && (await versionNumbered(db, orgId, last.plan_id, last.number));
  return version && { ...version, planId: last.plan_id };
}

/** What a version calls the plan and its office, without the rest of the book. */
export async function publishedHead(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  number: number,
): Promise<Pick<PlanContent, "title" | "organisation" | "years" | "funds"> | undefined> {
  const row = await db
    .selectFrom("plan_version")
    .select([
      sql<string>`content ->> 'title'`.as("title"),
      sql<PlanContent["organisation"]>`content -> 'organisation'`.as("organisation"),
      sql<PlanContent["years"]>`content -> 'years'`.as("years"),
      sql<PlanContent["funds"]>`content -> 'funds'`.as("funds"),
    ])
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row;
}
