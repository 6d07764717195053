import type pg from "pg";

/**
 * Second factors that were encrypted with a secret which this house has not can never be asked for again. So that
 * a password alone opens nothing that two things guarded, the password goes too: a new link opens the account.
 */
export async function forgetSecondFactors(
  client: pg.ClientBase,
  accountIds?: readonly string[],
): Promise<string[]> {
  const { rows } = await client.query<{ id: string; email: string }>(
    `update account set two_factor_enabled = false
     where ($1::uuid[] is null or id = any($1))
       and (two_factor_enabled or exists (select from two_factor f where f.account_id = account.id))
     returning id, email`,
    [accountIds ?? null],
  );
  const ids = rows.map(({ id }) => id);
  await client.query("delete from two_factor where account_id = any($1)", [ids]);
  await client.query("delete from sign_in_method where account_id = any($1) and provider_id = 'credential'", [
    ids,
  ]);
  return rows.map(({ email }) => email).toSorted();
}
