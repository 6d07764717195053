import type { House } from "../house.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { RENEWED_EVERY_SECONDS } from "./auth.ts";
import type { Organisation } from "./organisations.ts";
import { isRole } from "./roles.ts";
import type { RoleHeld } from "./roles.ts";
import { signedCookie } from "./signed-cookie.ts";

/** Somebody who is signed in, wherever they look. */
export interface SignedIn {
  accountId: string;
  sessionId: string;
  name: string;
  email: string;
  hasSecondFactor: boolean;
  isOverseer: boolean;
  /** When this session began. */
  since: Date;
}

/** Somebody who is signed in and belongs to the organisation that the page is about. */
export interface Viewer extends SignedIn {
  org: Organisation;
  membershipId: string;
  personId: string | null;
  roles: readonly RoleHeld[];
  /** A role of theirs demands a second factor and they have none: they may only set it up. */
  owesSecondFactor: boolean;
  /** What waits for them and is not marked as read. */
  unreadReminders: number;
}

export interface SessionFound {
  signedIn: SignedIn;
  /** Cookies that put the end of the session off. */
  cookies: string[];
}

export async function findSession(house: House, headers: Headers): Promise<SessionFound | undefined> {
  if (!headers.get("cookie")?.includes("sucharit.session_token")) return undefined;
  const living = await livingSession(house, headers);
  if (living) return { signedIn: living, cookies: [] };
  const found = await house.auth.api.getSession({ headers, returnHeaders: true });
  if (!found.response) return undefined;
  const { user, session } = found.response;
  const oldest = house.now().getTime() - house.configuration.sessionHours * 3_600_000;
  if (session.createdAt.getTime() < oldest) {
    await house.database.shared.deleteFrom("session").where("id", "=", session.id).execute();
    return undefined;
  }

  const account = await house.database.shared
    .selectFrom("account")
    .leftJoin("overseer", "overseer.account_id", "account.id")
    .select(["account.disabled_at", "overseer.since"])
    .where("account.id", "=", user.id)
    .executeTakeFirst();
  if (!account || account.disabled_at) return undefined;
  return {
    signedIn: {
      accountId: user.id,
      sessionId: session.id,
      name: user.name,
      email: user.email,
      hasSecondFactor: user.twoFactorEnabled === true,
      isOverseer: account.since !== null,
      since: session.createdAt,
    },
    cookies: found.headers.getSetCookie(),
  };
}

/**
 * What nearly every page finds: a session that lives and need not be renewed yet, with one statement.
 * Whatever else there may be, also a cookie that was tampered with, is the library's to judge.
 */
async function livingSession(house: House, headers: Headers): Promise<SignedIn | undefined> {
  const { secret, authCookies } = await house.auth.$context;
  const token = signedCookie(headers, authCookies.sessionToken.name, secret);
  if (!token) return undefined;
  const { sessionHours, sessionIdleMinutes } = house.configuration;
  const renewal = new Date(Date.now() + sessionIdleMinutes * 60_000 - RENEWED_EVERY_SECONDS * 1000);
  const found = await house.database.shared
    .selectFrom("session as s")
    .innerJoin("account as a", "a.id", "s.account_id")
    .leftJoin("overseer as o", "o.account_id", "a.id")
    .select(["s.id", "s.account_id", "s.created_at", "a.name", "a.email", "a.two_factor_enabled", "o.since"])
    .where("s.token", "=", token)
    .where("s.created_at", ">=", new Date(house.now().getTime() - sessionHours * 3_600_000))
    .where("s.expires_at", ">", renewal)
    .where("a.disabled_at", "is", null)
    .executeTakeFirst();
  return (
    found && {
      accountId: found.account_id,
      sessionId: found.id,
      name: found.name,
      email: found.email,
      hasSecondFactor: found.two_factor_enabled === true,
      isOverseer: found.since !== null,
      since: found.created_at,
    }
  );
}

export function viewerIn(house: House, signedIn: SignedIn, org: Organisation): Promise<Viewer | undefined> {
  return readIn(house.database, org.id, async (db) => {
    const rows = await standing(db, org.id, signedIn.accountId);
    const [first] = rows;
    if (!first) return undefined;
    const held = rows.filter((row) => row.role !== null);
    return {
      ...signedIn,
      org,
      membershipId: first.id,
      personId: first.person_id,
      roles: held.flatMap(({ role, unit_id }) => (role && isRole(role) ? [{ role, unitId: unit_id }] : [])),
      unreadReminders: first.unread ?? 0,
      owesSecondFactor: !signedIn.hasSecondFactor && held.some((row) => row.demands_second_factor),
    };
  });
}

function standing(db: OrgDatabase, orgId: string, accountId: string) {
  return db
    .selectFrom("membership as m")
    .leftJoin("role_held as r", (join) =>
      join.onRef("r.org_id", "=", "m.org_id").onRef("r.membership_id", "=", "m.id"),
    )
    .leftJoin("role_rule as u", (join) =>
      join.onRef("u.org_id", "=", "r.org_id").onRef("u.role", "=", "r.role"),
    )
    .select(["m.id", "m.person_id", "r.role", "r.unit_id", "u.demands_second_factor"])
    .select((eb) =>
      eb
        .selectFrom("reminder as w")
        .select((count) => count.fn.countAll<number>().as("count"))
        .where("w.org_id", "=", orgId)
        .where("w.account_id", "=", accountId)
        .where("w.read_at", "is", null)
        .where("w.settled_at", "is", null)
        .as("unread"),
    )
    .where("m.org_id", "=", orgId)
    .where("m.account_id", "=", accountId)
    .where("m.accepted_at", "is not", null)
    .where("m.ended_at", "is", null)
    .execute();
}
