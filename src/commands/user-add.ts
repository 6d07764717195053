import { changeMember, inviteMember } from "../platform/accounts/member-acts.ts";
import { invitationOf } from "../platform/accounts/member-invitations.ts";
import { rolesTyped } from "../platform/accounts/member-forms.ts";
import { choicesForMembers, memberById } from "../platform/accounts/member-queries.ts";
import { isRole, roleNames, roles } from "../platform/accounts/roles.ts";
import type { RoleHeld } from "../platform/accounts/roles.ts";
import { addOverseer } from "../platform/accounts/terminal-acts.ts";
import { HOUSE_ORG, readIn, writeIn } from "../platform/database/organisation-bound.ts";
import { StartRefused } from "../main.ts";
import type { House } from "../platform/house.ts";
import { accountCalled, organisationCalled, situationIn, valueOf } from "./acting.ts";
import type { Command } from "./command.ts";
import { readWords, WrongWords } from "./command.ts";
import { sayLink } from "./say-link.ts";
import { inHouse } from "./reach.ts";

const roleOptions = { org: { type: "string" }, role: { type: "string" }, unit: { type: "string" } } as const;

export const userAdd: Command = {
  name: "user add",
  usage: "user add EMAIL NAME --org SLUG --role ROLE [--unit NAME] [--username NAME]",
  summary: `invite somebody and print the link to hand over; ROLE: ${roleNames.join(", ")}`,
  run: (words, terminal) => {
    const { values, positionals } = readWords(words, 2, { ...roleOptions, username: { type: "string" } });
    const [email = "", name = ""] = positionals;
    const wanted = readRole(values);
    return inHouse(terminal, async ({ house }) => {
      const org = await organisationCalled(house, wanted.org);
      const held = await roleIn(house, org.id, wanted);
      const invited = valueOf(
        await inviteMember(situationIn(house, org.id), {
          email,
          name,
          username: values.username ?? "",
          personId: "",
          ...rolesTyped([held]),
        }),
      );
      terminal.say(`${email} is invited to ${org.slug} as ${roles[held.role].title}.`);
      const { accountId, signsIn } = await writeIn(house.database, org.id, (db) =>
        invitationOf(db, org.id, invited.membershipId),
      );
      if (!signsIn) await sayLink(terminal, house, { accountId, kind: "invitation", orgId: org.id });
      else terminal.say("The account was there already: its owner signs in and accepts.");
      return 0;
    });
  },
};

export const userAddOverseer: Command = {
  name: "user add-overseer",
  usage: "user add-overseer EMAIL NAME [--province NAME]",
  summary:
    "let somebody look across organisations, in one province or in all, and print the link to hand over",
  run: (words, terminal) => {
    const { values, positionals } = readWords(words, 2, { province: { type: "string" } });
    const [email = "", name = ""] = positionals;
    return inHouse(terminal, async ({ house }) => {
      const added = valueOf(
        await addOverseer(situationIn(house, HOUSE_ORG), { email, name, province: values.province ?? "" }),
      );
      terminal.say(`${email} is an overseer.`);
      if (added.isNew)
        await sayLink(terminal, house, { accountId: added.accountId, kind: "invitation", orgId: null });
      return 0;
    });
  },
};

export const userRole: Command = {
  name: "user role",
  usage: "user role EMAIL --org SLUG --role ROLE [--unit NAME]",
  summary: "give a member one more role, for example when the last administrator is lost",
  run: (words, terminal) => {
    const { values, positionals } = readWords(words, 1, roleOptions);
    const wanted = readRole(values);
    return inHouse(terminal, async ({ house }) => {
      const org = await organisationCalled(house, wanted.org);
      const account = await accountCalled(house, positionals[0] ?? "");
      const held = await roleIn(house, org.id, wanted);
      const member = await readIn(house.database, org.id, async (db) => {
        const row = await db
          .selectFrom("membership")
          .select("id")
          .where("org_id", "=", org.id)
          .where("account_id", "=", account.id)
          .executeTakeFirst();
        return row && memberById(db, org.id, row.id);
      });
      if (!member)
        throw new StartRefused(`${account.email} is no member of ${org.slug}. Run sucharit user add.`);
      const { id, version, personId } = member;
      valueOf(
        await changeMember(situationIn(house, org.id), {
          id,
          version,
          personId: personId ?? "",
          ...rolesTyped([...member.roles, held]),
        }),
      );
      terminal.say(`${account.email} is now also ${roles[held.role].title} of ${org.slug}.`);
      return 0;
    });
  },
};

interface RoleWanted {
  org: string;
  role: RoleHeld["role"];
  unit: string | undefined;
}

function readRole({ org, role, unit }: { org?: string; role?: string; unit?: string }): RoleWanted {
  if (org === undefined) throw new WrongWords("--org is missing");
  if (role === undefined || !isRole(role)) throw new WrongWords(`--role is one of ${roleNames.join(", ")}`);
  if (roles[role].scope === "unit" && unit === undefined)
    throw new WrongWords(`--unit is missing: ${role} is held in a unit`);
  if (roles[role].scope === "organisation" && unit !== undefined)
    throw new WrongWords(`--unit is too much: ${role} is held in the whole organisation`);
  return { org, role, unit };
}

async function roleIn(house: House, orgId: string, { role, unit }: RoleWanted): Promise<RoleHeld> {
  if (unit === undefined) return { role, unitId: null };
  const { units } = await readIn(house.database, orgId, (db) => choicesForMembers(db, orgId));
  const found = units.find(({ name }) => name === unit);
  if (!found)
    throw new StartRefused(`There is no unit ${unit}. There is: ${units.map(({ name }) => name).join(", ")}`);
  return { role, unitId: found.id };
}
