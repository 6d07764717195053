import type pg from "pg";
import type { SharedTable } from "../database/tables.ts";
import type { TableFound } from "./catalogue.ts";

/** Which rows of a table go into a backup. */
export interface Portion {
  where?: string;
  /** What stands in the place of a column. */
  instead?: Readonly<Record<string, string>>;
}

/** What no backup holds, and why. */
export const leftOut: Readonly<Record<string, string>> = {
  session: "a session that was ended must not come back: everyone signs in anew",
  rate_limit: "counts of guesses of the last minutes",
  upload: "uploads under way: their bytes lie on the machine that receives them; whoever sends begins anew",
};

/** Whether an account opens more than this organisation: then its secrets are not this one's to take along. */
const servesElsewhere = (org: string) =>
  `(exists (select from membership e where e.account_id = a.id and e.org_id <> ${org} and e.ended_at is null)
    or exists (select from overseer o where o.account_id = a.id))`;

const isActiveHere = (org: string) =>
  `exists (select from membership h where h.account_id = a.id and h.org_id = ${org} and h.ended_at is null)`;

/** An account of elsewhere that never accepted: its owner has not shown itself to this organisation. */
const isStranger = (org: string) =>
  `(${servesElsewhere(org)} and not exists (select from membership h
      where h.account_id = a.id and h.org_id = ${org} and h.accepted_at is not null))`;

const secretsOfMembers = (org: string): Portion => ({
  where: `exists (select from account a where a.id = t.account_id and ${isActiveHere(org)} and not ${servesElsewhere(org)})`,
});

/**
 * What one organisation takes along of the tables that belong to none. Whoever adds such a table decides here;
 * `undefined`: nothing.
 */
const ofOrganisation: Readonly<Record<SharedTable, ((org: string) => Portion) | undefined>> = {
  organisation: (org) => ({ where: `t.id = ${org}` }),
  organisation_door: (org) => ({ where: `t.organisation_id = ${org}` }),
  account: (org) => {
    const told = (column: string) =>
      `case when (select ${isStranger(org)} from account a where a.id = t.id) then null else t.${column} end`;
    return {
      where: `exists (select from membership m where m.account_id = t.id and m.org_id = ${org})
        or exists (select from organisation_door d where d.account_id = t.id and d.organisation_id = ${org})`,
      instead: {
        name: `case when (select ${isStranger(org)} from account a where a.id = t.id)
          then coalesce((select invited_name from membership m where m.account_id = t.id and m.org_id = ${org}), t.email)
          else t.name end`,
        image: told("image"),
        username: told("username"),
        display_username: told("display_username"),
        two_factor_enabled: `t.two_factor_enabled and (select ${isActiveHere(org)} and not ${servesElsewhere(org)}
          from account a where a.id = t.id)`,
      },
    };
  },
  sign_in_method: secretsOfMembers,
  two_factor: secretsOfMembers,
  passkey: secretsOfMembers,
  // The right to look across organisations is the house's to give.
  overseer: undefined,
  verification: undefined,
  session: undefined,
  rate_limit: undefined,
};

/** Undefined where the table stays out. */
export function portionOf(table: TableFound, orgId: string | undefined): Portion | undefined {
  if (table.name in leftOut) return undefined;
  if (orgId === undefined) return {};
  const org = `'${orgId}'::uuid`;
  if (table.isTenant) return { where: `t.org_id = ${org}` };
  const rule = (ofOrganisation as Readonly<Record<string, ((org: string) => Portion) | undefined>>)[
    table.name
  ];
  return rule?.(org);
}

export function selectOf(client: pg.ClientBase, table: TableFound, portion: Portion): string {
  const columns = table.columns.map((column) => {
    const name = client.escapeIdentifier(column);
    const instead = portion.instead?.[column];
    return instead === undefined ? `t.${name}` : `${instead} as ${name}`;
  });
  const where = portion.where === undefined ? "" : ` where ${portion.where}`;
  return `select ${columns.join(", ")} from public.${client.escapeIdentifier(table.name)} t${where}`;
}
