import { members } from "../platform/accounts/member-queries.ts";
import type { MemberRow } from "../platform/accounts/member-queries.ts";
import { allOrganisations } from "../platform/accounts/organisations.ts";
import { roles } from "../platform/accounts/roles.ts";
import { readIn } from "../platform/database/organisation-bound.ts";
import type { House } from "../platform/house.ts";
import { organisationCalled } from "./acting.ts";
import { inColumns } from "./columns.ts";
import type { Command } from "./command.ts";
import { readWords } from "./command.ts";
import { inHouse } from "./reach.ts";

export const userList: Command = {
  name: "user list",
  usage: "user list [--org SLUG]",
  summary: "who may sign in, and with which roles",
  run: (words, terminal) => {
    const { values } = readWords(words, 0, { org: { type: "string" } });
    return inHouse(terminal, async ({ house }) => {
      const chosen = values.org === undefined ? undefined : await organisationCalled(house, values.org);
      for (const org of chosen ? [chosen] : await allOrganisations(house.database)) {
        terminal.say(org.slug);
        const rows = await allMembers(house, org.id);
        for (const line of inColumns(rows.map(cells))) terminal.say(`  ${line}`);
      }
      if (chosen) return 0;
      const overseers = await house.database.shared
        .selectFrom("overseer as o")
        .innerJoin("account as a", "a.id", "o.account_id")
        .select(["a.email", "a.name", "a.disabled_at", "o.province"])
        .orderBy("a.email")
        .execute();
      if (overseers.length > 0) terminal.say("overseers");
      const lines = overseers.map((one) => [
        one.email,
        one.name,
        one.disabled_at ? "disabled" : "active",
        one.province ?? "ทุกจังหวัด",
      ]);
      for (const line of inColumns(lines)) terminal.say(`  ${line}`);
      return 0;
    });
  },
};

function cells(member: MemberRow): string[] {
  const held = member.roles.map(({ role, unitName }) =>
    unitName ? `${roles[role].title} (${unitName})` : roles[role].title,
  );
  return [
    member.email,
    member.username ?? "–",
    member.name,
    member.isDisabled ? "disabled" : member.state,
    held.join(", "),
  ];
}

function allMembers(house: House, orgId: string): Promise<MemberRow[]> {
  return readIn(house.database, orgId, async (db) => {
    const found: MemberRow[] = [];
    for (let page = 1; ; page += 1) {
      const { rows, count } = await members(db, orgId, { sort: "name", dir: "asc", page });
      found.push(...rows);
      if (rows.length === 0 || found.length >= count) return found;
    }
  });
}
