import type pg from "pg";
import type { Database } from "../database/connect.ts";
import { turnsOf } from "../apart/turns.ts";

/**
 * One request at a time writes to an upload, however many processes there are: locks of PostgreSQL, which
 * end with the process that holds them. All of a process hang on one connection of their own.
 */
const SPACE = 7_306_105; // any number, the same in every version

const held = new Map<string, Set<string>>();
const connections = new WeakMap<Database, Promise<pg.PoolClient>>();
/** A connection takes one question at a time. */
const inTurn = turnsOf(1);
const counts = new WeakMap<Database, number>();

/** What was done while the upload was ours, or nothing when another request writes to it. */
export async function whileLocked<T>(
  database: Database,
  orgId: string,
  id: string,
  work: () => Promise<T>,
): Promise<{ value: T } | undefined> {
  const ours = held.get(orgId) ?? new Set();
  if (ours.has(id)) return undefined;
  held.set(orgId, ours.add(id));
  let client: pg.PoolClient | undefined;
  try {
    client = await join(database);
    const connection = client;
    const ask = (sql: string) => inTurn(() => connection.query<{ mine: boolean }>(sql, [SPACE, id]));
    const { rows } = await ask("select pg_try_advisory_lock($1, hashtext($2)) as mine");
    if (!rows[0]?.mine) return undefined;
    try {
      return { value: await work() };
    } finally {
      await ask("select pg_advisory_unlock($1, hashtext($2)) as mine");
    }
  } finally {
    ours.delete(id);
    if (ours.size === 0) held.delete(orgId);
    await leave(database, client);
  }
}

function join(database: Database): Promise<pg.PoolClient> {
  counts.set(database, (counts.get(database) ?? 0) + 1);
  const open = connections.get(database) ?? database.pool.connect();
  connections.set(database, open);
  open.catch(() => connections.delete(database));
  return open;
}

/** Also who got no connection leaves; one that broke is not lent to others. */
function leave(database: Database, client: pg.PoolClient | undefined) {
  const left = (counts.get(database) ?? 1) - 1;
  counts.set(database, left);
  if (left > 0) return;
  connections.delete(database);
  client?.release();
}
