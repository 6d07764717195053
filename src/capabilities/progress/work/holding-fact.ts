import { allows } from "../../../platform/accounts/roles.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { forbidden, missing, refused } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import type { Fact } from "../facts.ts";
import { lockOpenYear, workers } from "../locking.ts";
import { factNamed } from "./queries.ts";

type Around = Pick<Work<{ id: string }>, "db" | "orgId" | "input">;

/** For the permission of an act on a fact. */
export async function unitOfFact({ db, orgId, input }: Around): Promise<string | null> {
  return (await factNamed(db, orgId, input.id))?.unitId ?? null;
}

/** The fact, held to the commit, as long as something about it may still change. */
export async function holdFact({ db, orgId, input }: Around): Promise<{ ok: true; fact: Fact } | Refusal> {
  const found = await factNamed(db, orgId, input.id);
  if (!found) return missing("ไม่พบบันทึกนี้");
  const locked = await lockOpenYear(db, orgId, found.year);
  if ("refusal" in locked) return locked.refusal;
  await db
    .selectFrom("work_fact")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "=", found.id)
    .forNoKeyUpdate()
    .execute();
  // What it says now, not before it was held.
  const fact = await factNamed(db, orgId, input.id);
  if (!fact) return missing("ไม่พบบันทึกนี้");
  return fact.withdrawn
    ? refused(`${fact.withdrawn.by} ถอนบันทึกนี้แล้ว (${fact.withdrawn.reason}) จึงแก้ไขไม่ได้`)
    : { ok: true, fact };
}

/** Nobody gives a fact to a unit for which they may not record. */
export function mayNotRecordFor(
  { actor }: Pick<Work<unknown>, "actor">,
  unitId: string,
): Refusal | undefined {
  return actor.kind === "account" && !allows(workers, actor.roles, unitId) ? forbidden() : undefined;
}
