import { sql } from "kysely";
import type { OrgDatabase } from "../database/connect.ts";
import { isRole } from "./roles.ts";
import type { Role, RoleHeld } from "./roles.ts";

export interface Member {
  id: string;
  accountId: string;
  personId: string | null;
  /** Of an account that was there before: as it was typed here, until its owner accepts. */
  name: string;
  email: string;
  acceptedAt: Date | null;
  endedAt: Date | null;
  version: number;
  /** Whether the account has ever been given a password, a provider or a passkey. */
  hasWayIn: boolean;
  /** The account was there before the invitation, and nobody has shown that it is theirs whom the address names. */
  isUnproved: boolean;
  roles: RoleHeld[];
}

/** The member as it stands, held until the act is over. */
export async function lockMember(db: OrgDatabase, orgId: string, id: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom("membership")
    .select(["id", "account_id", "person_id", "invited_name", "accepted_at", "ended_at", "version"])
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const account = await db
    .selectFrom("account")
    .select(["name", "email", "email_verified"])
    .select((on) => [
      on
        .or([
          on.exists(
            on.selectFrom("sign_in_method as s").select("s.id").whereRef("s.account_id", "=", "account.id"),
          ),
          on.exists(on.selectFrom("passkey as p").select("p.id").whereRef("p.account_id", "=", "account.id")),
        ])
        .as("has_way_in"),
    ])
    .where("id", "=", row.account_id)
    .executeTakeFirst();
  if (!account) return undefined;
  const held = await db
    .selectFrom("role_held")
    .select(["role", "unit_id"])
    .where("org_id", "=", orgId)
    .where("membership_id", "=", id)
    .execute();
  return {
    id: row.id,
    accountId: row.account_id,
    personId: row.person_id,
    name: row.invited_name ?? account.name,
    email: account.email,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
    version: row.version,
    hasWayIn: Boolean(account.has_way_in),
    isUnproved: row.invited_name !== null && !account.email_verified,
    roles: held.flatMap(({ role, unit_id }) => (isRole(role) ? [{ role, unitId: unit_id }] : [])),
  };
}

/**
 * How many administrators there are besides this member. All memberships are held first, always in one
 * order: two administrators who demote each other at the same moment must not both succeed.
 */
export async function lockAdministrators(db: OrgDatabase, orgId: string, besides: string): Promise<number> {
  await db
    .selectFrom("membership")
    .select("id")
    .where("org_id", "=", orgId)
    .where("accepted_at", "is not", null)
    .where("ended_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute();
  const others = await db
    .selectFrom("membership as m")
    .innerJoin("role_held as r", (join) =>
      join.onRef("r.org_id", "=", "m.org_id").onRef("r.membership_id", "=", "m.id"),
    )
    .innerJoin("account as a", "a.id", "m.account_id")
    .select("m.id")
    .where("m.org_id", "=", orgId)
    .where("r.role", "=", "administrator")
    .where("m.accepted_at", "is not", null)
    .where("m.ended_at", "is", null)
    .where("a.disabled_at", "is", null)
    .where("m.id", "!=", besides)
    .execute();
  return others.length;
}

/** Whether anybody else relies on this account: another organisation, or those who oversee. */
export async function isKnownElsewhere(db: OrgDatabase, orgId: string, accountId: string): Promise<boolean> {
  const door = await db
    .selectFrom("organisation_door")
    .select("account_id")
    .where("account_id", "=", accountId)
    .where("organisation_id", "!=", orgId)
    .executeTakeFirst();
  if (door) return true;
  const overseer = await db
    .selectFrom("overseer")
    .select("account_id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return overseer !== undefined;
}

/**
 * Whether the member receives what is told in confidence, or ever did: else an administrator takes the
 * role away, has a link shown, and gives the role back.
 */
export async function wasEverRecipient(db: OrgDatabase, orgId: string, member: Member): Promise<boolean> {
  if (member.roles.some(({ role }) => role === RECIPIENT)) return true;
  const told = await db
    .selectFrom("audit_entry")
    .select("seq")
    .where("org_id", "=", orgId)
    .where("record_kind", "=", "member")
    .where("record_id", "=", member.id)
    .where(sql<string>`changes -> 'roles'`, "@>", JSON.stringify({ after: [RECIPIENT] }))
    .limit(1)
    .executeTakeFirst();
  return told !== undefined;
}

const RECIPIENT: Role = "confidential-recipient";

/** Who belongs nowhere any more has no business being signed in. */
export async function endSessionsIfHomeless(db: OrgDatabase, accountId: string): Promise<void> {
  const door = await db
    .selectFrom("organisation_door")
    .select("account_id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  const overseer = await db
    .selectFrom("overseer")
    .select("account_id")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (!door && !overseer) await db.deleteFrom("session").where("account_id", "=", accountId).execute();
}

/** The rules of all roles are one record to the person who sets them. */
export function ruleVersion(rules: readonly { version: number }[]): number {
  return 1 + rules.reduce((sum, rule) => sum + rule.version, 0);
}
