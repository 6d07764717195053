import { createHmac } from "node:crypto";
import { v7 as newId } from "uuid";
import type { Actor } from "../platform/acts/act.ts";
import type { Organisation } from "../platform/accounts/organisations.ts";
import type { Role } from "../platform/accounts/roles.ts";
import { writeIn } from "../platform/database/organisation-bound.ts";
import type { House } from "../platform/house.ts";

/** Puts an organisation there without the set-up page: most tests are about something else. */
export async function anOrganisation(
  house: House,
  slug = "bueng-suk",
  changes: Partial<Organisation> = {},
): Promise<Organisation> {
  const org: Organisation = {
    id: newId(),
    slug,
    kind: "town-small",
    name: "บึงสุข",
    amphoe: "เมืองสมมติ",
    province: "นนทบุรี",
    is_demo: false,
    emblem_saved_at: null,
    version: 1,
    ...changes,
  };
  await house.database.shared
    .insertInto("organisation")
    .values({ ...org, created_at: house.now() })
    .execute();
  return org;
}

export async function aUnit(house: House, org: Organisation, name: string): Promise<string> {
  const id = newId();
  await writeIn(house.database, org.id, (db) =>
    db.insertInto("unit").values({ org_id: org.id, id, name }).execute(),
  );
  return id;
}

export interface TestMember {
  accountId: string;
  membershipId: string;
  name: string;
  email: string;
  /** Sign-in without the form: one row and the cookie that goes with it. */
  cookie: string;
  actor: Actor;
}

/** A member with a role and an open session. */
export async function aMember(
  house: House,
  org: Organisation,
  role: Role,
  unitId: string | null = null,
): Promise<TestMember> {
  const accountId = newId();
  const membershipId = newId();
  const now = house.now();
  const name = `ทดสอบ ${role}`;
  const email = `${accountId}@example.test`;
  const { shared } = house.database;
  await shared
    .insertInto("account")
    .values({ id: accountId, name, email, email_verified: true, created_at: now, updated_at: now })
    .execute();
  await shared
    .insertInto("organisation_door")
    .values({ account_id: accountId, organisation_id: org.id })
    .execute();
  await writeIn(house.database, org.id, async (db) => {
    await db
      .insertInto("membership")
      .values({ org_id: org.id, id: membershipId, account_id: accountId, invited_at: now, accepted_at: now })
      .execute();
    await db
      .insertInto("role_held")
      .values({
        org_id: org.id,
        id: newId(),
        membership_id: membershipId,
        role,
        unit_id: unitId,
        given_at: now,
      })
      .execute();
  });
  return {
    accountId,
    membershipId,
    name,
    email,
    cookie: await openSession(house, accountId),
    actor: { kind: "account", accountId, name, roles: [{ role, unitId }] },
  };
}

export async function openSession(house: House, accountId: string): Promise<string> {
  const context = await house.auth.$context;
  const session = await context.internalAdapter.createSession(accountId);
  const signature = createHmac("sha256", context.secret).update(session.token).digest("base64");
  return `${context.authCookies.sessionToken.name}=${encodeURIComponent(`${session.token}.${signature}`)}`;
}
