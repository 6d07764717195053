import { sql } from "kysely";
import pg from "pg";
import type { Database, OrgDatabase } from "./connect.ts";
import { databaseOn } from "./connect.ts";

/** Stands for the house itself where a record needs an organisation and there is none. */
export const HOUSE_ORG = "00000000-0000-0000-0000-000000000000";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads in one organisation; a write would be refused. */
export function readIn<T>(
  database: Database,
  orgId: string,
  read: (db: OrgDatabase) => Promise<T>,
): Promise<T> {
  return bound(database, orgId, "begin read only", read);
}

/** Writes in one organisation: everything or nothing. Only acts and the house's own bookkeeping call it. */
export function writeIn<T>(
  database: Pick<Database, "pool">,
  orgId: string,
  write: (db: OrgDatabase) => Promise<T>,
): Promise<T> {
  return bound(database, orgId, "begin", write);
}

/** For what belongs to no organisation and is told in several: the same transaction goes on in another one. */
export async function goOnIn(db: OrgDatabase, orgId: string): Promise<void> {
  await sql.raw(bindingTo(orgId)).execute(db);
}

/**
 * SET LOCAL and not set_config(): Citus hands only the former on to its workers. It takes no
 * parameter, hence the check of the identifier.
 */
export function bindingTo(orgId: string): string {
  if (!UUID.test(orgId)) throw new Error("An organisation is named by its UUID");
  return `set local app.org = '${orgId}'`;
}

async function bound<T>(
  database: Pick<Database, "pool">,
  orgId: string,
  begin: string,
  work: (db: OrgDatabase) => Promise<T>,
): Promise<T> {
  // One round trip carries both commands.
  const opening = `${begin}; ${bindingTo(orgId)}`;
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(opening);
    const result = await work(databaseOn(client));
    await client.query("commit");
    return result;
  } catch (error) {
    if (hasOutlivedItsTables(error)) broken = error;
    await client.query("rollback").catch((cause: unknown) => {
      broken = cause instanceof Error ? cause : new Error(String(cause));
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A kept plan of a table that was changed meanwhile, as an upgrade beside a running program does: a new connection plans anew. */
function hasOutlivedItsTables(error: unknown): error is Error {
  return error instanceof pg.DatabaseError && error.code === "0A000" && error.message.includes("cached plan");
}
