import type { Database, OrgDatabase } from "../database/connect.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { Organisation } from "./organisations.ts";
import { organisationsOf } from "./organisations.ts";

/** Whom a typed e-mail or user name means. */
export function accountNamed(database: Database, typed: string) {
  const name = typed.trim().toLowerCase();
  return database.shared
    .selectFrom("account")
    .select(["id", "name", "email", "username", "disabled_at", "two_factor_enabled"])
    .where((on) => on.or([on("email", "=", name), on("username", "=", name)]))
    .executeTakeFirst();
}

export function accountById(database: Database, id: string) {
  return database.shared
    .selectFrom("account")
    .select(["id", "name", "email", "username", "disabled_at", "two_factor_enabled"])
    .where("id", "=", id)
    .executeTakeFirst();
}

export interface WaysIn {
  hasPassword: boolean;
  hasProvider: boolean;
  passkeys: { id: string; name: string | null; created_at: Date | null; backed_up: boolean }[];
}

/** By which ways the owner can sign in. */
export async function waysInto(database: Pick<Database, "shared">, accountId: string): Promise<WaysIn> {
  const methods = await database.shared
    .selectFrom("sign_in_method")
    .select(["provider_id", (on) => on("password", "is not", null).as("has_password")])
    .where("account_id", "=", accountId)
    .execute();
  const passkeys = await database.shared
    .selectFrom("passkey")
    .select(["id", "name", "created_at", "backed_up"])
    .where("account_id", "=", accountId)
    .orderBy("created_at")
    .execute();
  return {
    hasPassword: methods.some((method) => method.provider_id === "credential" && method.has_password),
    hasProvider: methods.some((method) => method.provider_id === "oidc"),
    passkeys,
  };
}

export function sessionsOf(database: Pick<Database, "shared">, accountId: string, now: Date) {
  return database.shared
    .selectFrom("session")
    .select(["id", "ip_address", "user_agent", "created_at", "updated_at"])
    .where("account_id", "=", accountId)
    .where("expires_at", ">", now)
    .orderBy("updated_at", "desc")
    .execute();
}

/** The organisations in which a role of this account demands a second factor. */
export async function demandingSecondFactor(database: Database, accountId: string): Promise<Organisation[]> {
  const demanding: Organisation[] = [];
  for (const org of await organisationsOf(database, accountId)) {
    const found = await readIn(database, org.id, (db) =>
      db
        .selectFrom("membership as m")
        .innerJoin("role_held as r", (join) =>
          join.onRef("r.org_id", "=", "m.org_id").onRef("r.membership_id", "=", "m.id"),
        )
        .innerJoin("role_rule as u", (join) =>
          join.onRef("u.org_id", "=", "r.org_id").onRef("u.role", "=", "r.role"),
        )
        .select("m.id")
        .where("m.org_id", "=", org.id)
        .where("m.account_id", "=", accountId)
        .where("m.accepted_at", "is not", null)
        .where("m.ended_at", "is", null)
        .where("u.demands_second_factor", "=", true)
        .executeTakeFirst(),
    );
    if (found) demanding.push(org);
  }
  return demanding;
}

/** How an account stands in each organisation that has a door for it. */
export async function placesOf(
  database: Database,
  accountId: string,
): Promise<{ here: Organisation[]; invitedBy: Organisation[] }> {
  const here: Organisation[] = [];
  const invitedBy: Organisation[] = [];
  for (const org of await organisationsOf(database, accountId)) {
    const membership = await readIn(database, org.id, (db) =>
      db
        .selectFrom("membership")
        .select(["accepted_at", "ended_at"])
        .where("org_id", "=", org.id)
        .where("account_id", "=", accountId)
        .executeTakeFirst(),
    );
    if (!membership || membership.ended_at) continue;
    if (membership.accepted_at) here.push(org);
    else invitedBy.push(org);
  }
  return { here, invitedBy };
}

/** The province that an overseer looks after; null for all of them. */
export async function overseenProvince(database: Database, accountId: string): Promise<string | null> {
  const row = await database.shared
    .selectFrom("overseer")
    .select("province")
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  return row?.province ?? null;
}

/** The person behind an account that belongs to this organisation now. */
export async function personOfAccount(
  db: OrgDatabase,
  orgId: string,
  accountId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom("membership")
    .select("person_id")
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .where("accepted_at", "is not", null)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row?.person_id ?? null;
}

/** The account of a person here, for those who care for accounts. */
export function membershipOfPerson(db: OrgDatabase, orgId: string, personId: string) {
  return db
    .selectFrom("membership as m")
    .innerJoin("account as a", "a.id", "m.account_id")
    .select(["m.id", (on) => on.fn.coalesce("m.invited_name", "a.name").as("name")])
    .where("m.org_id", "=", orgId)
    .where("m.person_id", "=", personId)
    .where("m.ended_at", "is", null)
    .executeTakeFirst();
}

/** How many accounts belong to the organisation or are invited. */
export async function membershipCount(db: OrgDatabase, orgId: string): Promise<number> {
  const row = await db
    .selectFrom("membership")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("org_id", "=", orgId)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Whose role is limited to this unit, invited ones included: "นายสมชาย ใจดี" and "unit-head". */
export function roleHoldersIn(
  db: OrgDatabase,
  orgId: string,
  unitId: string,
): Promise<{ name: string; role: string }[]> {
  return db
    .selectFrom("role_held as r")
    .innerJoin("membership as m", (join) =>
      join.onRef("m.org_id", "=", "r.org_id").onRef("m.id", "=", "r.membership_id"),
    )
    .innerJoin("account as a", "a.id", "m.account_id")
    .select([(on) => on.fn.coalesce("m.invited_name", "a.name").as("name"), "r.role"])
    .where("r.org_id", "=", orgId)
    .where("r.unit_id", "=", unitId)
    .where("m.ended_at", "is", null)
    .orderBy("r.given_at")
    .orderBy("r.id")
    .execute();
}
