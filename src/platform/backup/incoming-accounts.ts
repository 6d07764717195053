import type pg from "pg";
import type { SchemaFound } from "./catalogue.ts";
import { BackupTrouble } from "./trouble.ts";

const OF_ACCOUNTS = ["sign_in_method", "two_factor", "passkey"];

/** Shared tables of which an organisation takes something along. */
export const INCOMING: readonly string[] = ["organisation", "account", "organisation_door", ...OF_ACCOUNTS];

/** What a file says of accounts is looked at before any of it is believed. */
export async function makeIncoming(client: pg.ClientBase): Promise<void> {
  for (const name of INCOMING)
    await client.query(`create temp table incoming_${name} (like public.${name}) on commit drop`);
}

/**
 * Accounts of members that this house has not, with their ways in. An account that is here already stays as it is:
 * it may serve others, and its owner may have changed it since.
 */
export async function bringAccounts(
  client: pg.ClientBase,
  { tables }: SchemaFound,
  orgId: string,
): Promise<string[]> {
  await client.query(
    `delete from pg_temp.incoming_account a where exists (select from public.account here where here.id = a.id)
       or not exists (select from public.membership m where m.org_id = $1 and m.account_id = a.id)`,
    [orgId],
  );
  await refuseTaken(client);
  // Whether an address was proved is for this house to say: else a file could hold it for whoever comes later.
  await client.query("update pg_temp.incoming_account set email_verified = false");
  const columnsOf = (name: string) =>
    (tables.find((table) => table.name === name)?.columns ?? [])
      .map((column) => client.escapeIdentifier(column))
      .join(", ");
  const accounts = columnsOf("account");
  const brought = await client.query<{ id: string }>(
    `insert into public.account (${accounts}) select ${accounts} from pg_temp.incoming_account returning id`,
  );
  for (const name of OF_ACCOUNTS) {
    const columns = columnsOf(name);
    // A backup of a whole house also tells whom else an account serves: its secrets are then not brought.
    await client.query(
      `insert into public.${name} (${columns}) select ${columns} from pg_temp.incoming_${name} i
       where exists (select from pg_temp.incoming_account a where a.id = i.account_id)
         and not exists (select from pg_temp.incoming_organisation_door d
                         where d.account_id = i.account_id and d.organisation_id <> $1)`,
      [orgId],
    );
  }
  await client.query(
    `update public.account set two_factor_enabled = false
     where id = any($1) and two_factor_enabled and not exists (select from two_factor f where f.account_id = account.id)`,
    [brought.rows.map(({ id }) => id)],
  );
  await client.query(
    `insert into public.organisation_door (account_id, organisation_id)
     select d.account_id, d.organisation_id from pg_temp.incoming_organisation_door d
     where d.organisation_id = $1 and exists (select from public.account a where a.id = d.account_id)
       and exists (select from public.membership m where m.org_id = $1 and m.account_id = d.account_id)`,
    [orgId],
  );
  return brought.rows.map(({ id }) => id);
}

/** The same address under another number may be another person: to give them this one's roles is not ours to decide. */
async function refuseTaken(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ taken: string }>(
    `select here.email as taken from pg_temp.incoming_account a
     join public.account here on here.email = a.email or here.username = a.username
     union
     select here.email from pg_temp.incoming_sign_in_method i
     join pg_temp.incoming_account a on a.id = i.account_id
     join public.sign_in_method m on m.id = i.id or (m.provider_id, m.provider_account_id) = (i.provider_id, i.provider_account_id)
     join public.account here on here.id = m.account_id
     union
     select here.email from pg_temp.incoming_passkey i
     join pg_temp.incoming_account a on a.id = i.account_id
     join public.passkey p on p.id = i.id or p.credential_id = i.credential_id
     join public.account here on here.id = p.account_id
     union
     select here.email from pg_temp.incoming_two_factor i
     join pg_temp.incoming_account a on a.id = i.account_id
     join public.two_factor f on f.id = i.id join public.account here on here.id = f.account_id
     order by 1`,
  );
  if (rows.length > 0)
    throw new BackupTrouble(
      `This house has other accounts with the address, user name or key of members in the backup: ${rows
        .map(({ taken }) => taken)
        .join(", ")}. Change those first. Nothing was changed.`,
    );
}
