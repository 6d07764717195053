import { sql } from "kysely";
import type { OrgDatabase } from "../database/connect.ts";
import { ruleVersion } from "./member-records.ts";
import { isRole } from "./roles.ts";
import type { Role, RoleHeld } from "./roles.ts";

export const memberStates = ["active", "invited", "ended"] as const;
export type MemberState = (typeof memberStates)[number];

export interface MemberRow {
  id: string;
  accountId: string;
  name: string;
  email: string;
  username: string | null;
  hasSecondFactor: boolean;
  isDisabled: boolean;
  personId: string | null;
  invitedAt: Date;
  acceptedAt: Date | null;
  endedAt: Date | null;
  version: number;
  state: MemberState;
  roles: (RoleHeld & { unitName: string | null })[];
}

export interface MemberFilter {
  q?: string;
  role?: Role;
  state?: MemberState;
  sort: "name" | "state" | "since";
  dir: "asc" | "desc";
  page: number;
}

export const MEMBERS_A_PAGE = 50;

/** For administrators; nobody else sees who may do what. */
export async function members(
  db: OrgDatabase,
  orgId: string,
  filter: MemberFilter,
): Promise<{ rows: MemberRow[]; count: number }> {
  const found = memberRows(db, orgId)
    .$if(filter.q !== undefined, (query) =>
      query.where((on) =>
        on.or(
          [
            shownName,
            on.ref("a.email"),
            sql<string | null>`case when m.invited_name is null then a.username end`,
          ].map((column) => on(column, "ilike", `%${escapeLike(filter.q ?? "")}%`)),
        ),
      ),
    )
    .$if(filter.role !== undefined, (query) =>
      query.where((on) =>
        on.exists(
          on
            .selectFrom("role_held as r")
            .select("r.id")
            .where("r.org_id", "=", orgId)
            .whereRef("r.membership_id", "=", "m.id")
            .where("r.role", "=", filter.role ?? ""),
        ),
      ),
    )
    .$if(filter.state !== undefined, (query) => query.where(stateOf, "=", filter.state ?? ""));
  const { count } = await found
    .clearSelect()
    .select((on) => on.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  const order = { name: byName, state: stateOf, since: sql`m.invited_at` }[filter.sort];
  const rows = await found
    .orderBy(order, filter.dir)
    .orderBy(byName)
    .orderBy("m.id")
    .limit(MEMBERS_A_PAGE)
    .offset((filter.page - 1) * MEMBERS_A_PAGE)
    .execute();
  return { rows: await withRoles(db, orgId, rows), count: Number(count) };
}

export async function memberById(db: OrgDatabase, orgId: string, id: string): Promise<MemberRow | undefined> {
  const rows = await memberRows(db, orgId).where("m.id", "=", id).execute();
  return (await withRoles(db, orgId, rows))[0];
}

export async function roleRules(
  db: OrgDatabase,
  orgId: string,
): Promise<{ demanding: Role[]; version: number }> {
  const rules = await db
    .selectFrom("role_rule")
    .select(["role", "demands_second_factor", "version"])
    .where("org_id", "=", orgId)
    .execute();
  return {
    demanding: rules.flatMap(({ role, demands_second_factor }) =>
      demands_second_factor && isRole(role) ? [role] : [],
    ),
    version: ruleVersion(rules),
  };
}

/** What a member can be tied to: the units that exist and the people who are here. */
export async function choicesForMembers(db: OrgDatabase, orgId: string) {
  const units = await db
    .selectFrom("unit")
    .select(["id", "name"])
    .where("org_id", "=", orgId)
    .where("closed_on", "is", null)
    .orderBy("place")
    .orderBy("name")
    .execute();
  const people = await db
    .selectFrom("person")
    .select(["id", "prefix", "given_name", "family_name"])
    .where("org_id", "=", orgId)
    .where("left_on", "is", null)
    .orderBy("given_name")
    .orderBy("family_name")
    .execute();
  return {
    units,
    people: people.map(({ id, prefix, given_name, family_name }) => ({
      id,
      name: `${prefix ?? ""}${given_name} ${family_name}`,
    })),
  };
}

/** Until the owner of an account accepts, this organisation learns nothing of it. */
const shownName = sql<string>`coalesce(m.invited_name, a.name)`;
const byName = sql`coalesce(m.invited_name, a.name) collate "th-x-icu"`;
const stateOf = sql<string>`case when m.ended_at is not null then 'ended' when m.accepted_at is null then 'invited' else 'active' end`;

function memberRows(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("membership as m")
    .innerJoin("account as a", "a.id", "m.account_id")
    .select([
      "m.id",
      "m.account_id",
      "m.person_id",
      "m.invited_at",
      "m.accepted_at",
      "m.ended_at",
      "m.version",
      shownName.as("name"),
      "a.email",
      sql<string | null>`case when m.invited_name is null then a.username end`.as("username"),
      sql<boolean>`m.invited_name is null and a.two_factor_enabled`.as("two_factor_enabled"),
      "a.disabled_at",
      stateOf.as("state"),
    ])
    .where("m.org_id", "=", orgId);
}

type Row = Awaited<ReturnType<ReturnType<typeof memberRows>["execute"]>>[number];

async function withRoles(db: OrgDatabase, orgId: string, rows: readonly Row[]): Promise<MemberRow[]> {
  if (rows.length === 0) return [];
  const held = await db
    .selectFrom("role_held as r")
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "r.org_id").onRef("u.id", "=", "r.unit_id"))
    .select(["r.membership_id", "r.role", "r.unit_id", "u.name as unit_name"])
    .where("r.org_id", "=", orgId)
    .where(
      "r.membership_id",
      "in",
      rows.map(({ id }) => id),
    )
    .orderBy("r.given_at")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    username: row.username,
    hasSecondFactor: row.two_factor_enabled,
    isDisabled: row.disabled_at !== null,
    personId: row.person_id,
    invitedAt: row.invited_at,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
    version: row.version,
    state: row.state as MemberState,
    roles: held.flatMap(({ membership_id, role, unit_id, unit_name }) =>
      membership_id === row.id && isRole(role) ? [{ role, unitId: unit_id, unitName: unit_name }] : [],
    ),
  }));
}

function escapeLike(text: string): string {
  return text.replaceAll(/[\\%_]/g, "\\$&");
}
