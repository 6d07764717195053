import { invitationOf } from "../src/platform/accounts/member-invitations.ts";
import { inviteMember } from "../src/platform/accounts/member-acts.ts";
import { acceptMembership } from "../src/platform/accounts/member-answers.ts";
import { findLink, issueLink, setPasswordByLink } from "../src/platform/accounts/links.ts";
import { accountNamed } from "../src/platform/accounts/queries.ts";
import { isRole, roles } from "../src/platform/accounts/roles.ts";
import type { Role } from "../src/platform/accounts/roles.ts";
import { addOverseer } from "../src/platform/accounts/terminal-acts.ts";
import { HOUSE_ORG, writeIn } from "../src/platform/database/organisation-bound.ts";
import type { DemoAccount, House } from "../src/platform/house.ts";
import type { Actor } from "../src/platform/acts/act.ts";
import { characters } from "./people.ts";
import type { Character, UnitKey } from "./people.ts";
import { known } from "./stage.ts";
import type { Stage } from "./stage.ts";

/** No secret: it opens the fictional municipality only, and a house that has one takes no real one. */
const DEMO_PASSWORD = "bueng-suk-jai-demo";

interface Player {
  role: Role;
  /** What the story calls the person. */
  who: string;
  unit?: UnitKey;
}

/** One account for each role. */
const players: readonly Player[] = [
  { role: "administrator", who: "computer" },
  { role: "coordinator", who: "lawyer" },
  { role: "unit-officer", who: "accountant", unit: "finance" },
  { role: "unit-head", who: "finance-head", unit: "finance" },
  { role: "executive", who: "mayor" },
  { role: "complaint-officer", who: "complaints" },
  { role: "confidential-recipient", who: "palad" },
  { role: "internal-auditor", who: "auditor" },
  { role: "council-member", who: "councillor" },
];

const overseer = { name: "ผู้กำกับดูแลระดับจังหวัด (บุคคลสมมติ)", email: emailOf("overseer"), province: "นนทบุรี" };

/** `.example` is kept free of real addresses for ever (RFC 2606). */
export function emailOf(role: string): string {
  return `${role}@bueng-suk-jai.example`;
}

export function nameOf({ prefix, givenName, familyName }: Character): string {
  return `${prefix}${givenName} ${familyName}`;
}

export function demoAccounts(): DemoAccount[] {
  return [
    ...players.map(({ role, who }) => ({
      role: roles[role].title,
      name: nameOf(character(who)),
      email: emailOf(role),
      password: DEMO_PASSWORD,
    })),
    { role: "ผู้กำกับดูแล", ...overseer, password: DEMO_PASSWORD },
  ].map(({ role, name, email, password }) => ({ role, name, email, password }));
}

export async function demoPasswordHash(house: House): Promise<string> {
  const context = await house.auth.$context;
  return context.password.hash(DEMO_PASSWORD);
}

/** The administrator invites; each sets the password by the link and thereby accepts. */
export async function inviteAll(stage: Stage): Promise<void> {
  for (const { role, who, unit } of players) {
    if (role === "administrator") continue;
    const held = unit ? [known(stage.units, unit)] : [];
    const invited = await stage.perform("computer", inviteMember, {
      name: nameOf(character(who)),
      email: emailOf(role),
      personId: known(stage.people, who),
      roles: unit ? [] : [role],
      officerOf: role === "unit-officer" ? held : [],
      headOf: role === "unit-head" ? held : [],
    });
    const { accountId } = await writeIn(stage.house.database, stage.orgId, (db) =>
      invitationOf(db, stage.orgId, invited.membershipId),
    );
    await setPassword(stage.house, accountId, stage.orgId);
    stage.actors.set(who, {
      kind: "account",
      accountId,
      name: nameOf(character(who)),
      roles: [],
    });
    await stage.perform(who, acceptMembership, {});
    stage.actors.set(who, await actorOf(stage, emailOf(role)));
  }
}

/** Stands outside the municipality; made at the terminal, in the log of the house. */
export async function admitOverseer(stage: Stage): Promise<void> {
  const outcome = await addOverseer(
    {
      database: stage.house.database,
      now: stage.now,
      orgId: HOUSE_ORG,
      actor: { kind: "terminal", name: "sucharit demo" },
    },
    overseer,
  );
  if (!outcome.ok) throw new Error(outcome.message);
  await setPassword(stage.house, outcome.value.accountId, null);
}

async function setPassword(house: House, accountId: string, orgId: string | null): Promise<void> {
  const { href } = await issueLink(house, { accountId, kind: "invitation", orgId, mailed: false });
  const token = href.split("/").at(-1) ?? "";
  const link = await findLink(house, token);
  if (!link || !(await setPasswordByLink(house, token, link, DEMO_PASSWORD)))
    throw new Error("a password could not be set");
}

/** Somebody with the roles that they hold now. */
export async function actorOf(stage: Stage, email: string): Promise<Actor> {
  const account = await accountNamed(stage.house.database, email);
  if (!account) throw new Error(`no account ${email}`);
  const held = await stage.read((db) =>
    db
      .selectFrom("membership as m")
      .innerJoin("role_held as r", (join) =>
        join.onRef("r.org_id", "=", "m.org_id").onRef("r.membership_id", "=", "m.id"),
      )
      .select(["r.role", "r.unit_id"])
      .where("m.org_id", "=", stage.orgId)
      .where("m.account_id", "=", account.id)
      .execute(),
  );
  return {
    kind: "account",
    accountId: account.id,
    name: account.name,
    roles: held.flatMap(({ role, unit_id }) => (isRole(role) ? [{ role, unitId: unit_id }] : [])),
  };
}

function character(key: string): Character {
  const found = characters.find((one) => one.key === key);
  if (!found) throw new Error(`nobody is called ${key}`);
  return found;
}
