import type pg from "pg";
import { databaseOn } from "../database/connect.ts";
import { putInQueue, takeFromQueue } from "../jobs/enqueue.ts";

/**
 * The queue itself is in no backup: the rows of `job` say what waits. What ran when the backup was made begins
 * anew, under a number that nobody who still runs it holds.
 */
export async function queueAgain(client: pg.ClientBase, orgId?: string): Promise<number> {
  const { rows } = await client.query<{ org_id: string; id: string; name: string; run_at: Date }>(
    `update job set turn = turn + (state = 'running')::int, state = 'waiting'
     where state in ('waiting', 'running') and ($1::uuid is null or org_id = $1)
     returning org_id, id, name, run_at`,
    [orgId ?? null],
  );
  for (const row of rows)
    await putInQueue(databaseOn(client), {
      orgId: row.org_id,
      id: row.id,
      name: row.name,
      runAt: row.run_at,
    });
  return rows.length;
}

export async function takeOutOfQueue(client: pg.ClientBase, orgId: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>(
    "select id from job where org_id = $1 and state in ('waiting', 'running')",
    [orgId],
  );
  for (const { id } of rows) await takeFromQueue(databaseOn(client), id);
}
