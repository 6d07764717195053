import type { Work } from "../acts/act.ts";
import type { Refusal } from "../acts/outcome.ts";
import { invalid } from "../acts/outcome.ts";
import type { RoleHeld } from "./roles.ts";

/** Steps that several acts on members share. */
type AnyWork = Pick<Work<unknown>, "db" | "orgId" | "now" | "newId">;

export async function giveRoles(
  { db, orgId, now, newId }: AnyWork,
  membershipId: string,
  held: readonly RoleHeld[],
) {
  await db
    .insertInto("role_held")
    .values(
      held.map(({ role, unitId }) => ({
        org_id: orgId,
        id: newId(),
        membership_id: membershipId,
        role,
        unit_id: unitId,
        given_at: now,
      })),
    )
    .execute();
}

export async function wrongUnits(
  { db, orgId }: AnyWork,
  held: readonly RoleHeld[],
): Promise<Refusal | undefined> {
  const wanted = held.flatMap(({ unitId }) => (unitId ? [unitId] : []));
  if (wanted.length === 0) return undefined;
  const open = await db
    .selectFrom("unit")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "in", wanted)
    .where("closed_on", "is", null)
    .orderBy("id")
    // No unit closes before the role is written.
    .forShare()
    .execute();
  const known = new Set(open.map(({ id }) => id));
  const bad = held.filter(({ unitId }) => unitId && !known.has(unitId)).map(({ role }) => role);
  if (bad.length === 0) return undefined;
  return invalid(
    Object.fromEntries(
      [...new Set(bad)].map((role) => [
        role === "unit-head" ? "headOf" : "officerOf",
        ["ไม่มีหน่วยงานนี้แล้ว โปรดเลือกใหม่"],
      ]),
    ),
  );
}

export async function wrongPerson(
  { db, orgId }: AnyWork,
  personId: string | null,
): Promise<Refusal | undefined> {
  if (!personId) return undefined;
  const person = await db
    .selectFrom("person")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "=", personId)
    .executeTakeFirst();
  return person ? undefined : invalid({ personId: ["ไม่พบบุคลากรนี้ โปรดเลือกใหม่"] });
}

export async function isTaken({ db }: AnyWork, username: string): Promise<boolean> {
  const other = await db
    .selectFrom("account")
    .select("id")
    .where("username", "=", username)
    .executeTakeFirst();
  return other !== undefined;
}

export async function closeDoor(db: AnyWork["db"], orgId: string, accountId: string) {
  await db
    .deleteFrom("organisation_door")
    .where("organisation_id", "=", orgId)
    .where("account_id", "=", accountId)
    .execute();
}
