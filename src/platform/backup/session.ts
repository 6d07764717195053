import pg from "pg";
import { exactTypes } from "../database/connect.ts";

/**
 * The owner's connection for a backup or a restore: sees the rows of all organisations, waits as long as it
 * takes, and writes and reads every type the same way on every server.
 */
export async function withOwner<T>(
  ownerUrl: string,
  work: (client: pg.Client) => Promise<T>,
  applicationName = "sucharit backup",
): Promise<T> {
  const client = new pg.Client({
    connectionString: ownerUrl,
    application_name: applicationName,
    types: exactTypes,
    connectionTimeoutMillis: 10_000,
  });
  // The query that runs tells; unheard, the event would end the program.
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query(
      `set client_encoding to 'UTF8'; set datestyle to 'ISO'; set intervalstyle to 'postgres';
       set timezone to 'UTC'; set extra_float_digits to 3; set bytea_output to 'hex'; set search_path to public`,
    );
    // Some of them are unknown to older servers.
    await client.query(
      `select set_config(name, '0', false) from pg_settings where name in ('statement_timeout', 'lock_timeout',
         'idle_in_transaction_session_timeout', 'transaction_timeout', 'idle_session_timeout')`,
    );
    return await work(client);
  } finally {
    await client.end();
  }
}
