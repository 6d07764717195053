import type pg from "pg";

/** The newest step of graphile-worker's own migrations; a test compares it with the library's. */
export const QUEUE_REVISION = 20;

/**
 * graphile-worker keeps its queue in a schema of its own, which it lays out itself, as the owner. The role
 * that the program works as may then read and write it: a row there names an organisation and a job and
 * nothing else, so that there is nothing to hide between organisations. (Its tables refuse everyone but
 * their owner unless a policy says otherwise.)
 */
export async function migrateQueue(client: pg.Client, ownerUrl: string, appRole: string): Promise<void> {
  if ((await revisionOf(client)) < QUEUE_REVISION) {
    const { Logger, runMigrations } = await import("graphile-worker");
    const logger = new Logger(() => () => undefined);
    await runMigrations({ connectionString: ownerUrl, logger });
  }
  await client.query(`do $$
    declare one record;
    begin
      for one in
        select c.oid, c.relname from pg_class c
        where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind = 'r'
          and not exists (select from pg_policy where polrelid = c.oid and polname = '${appRole}')
      loop
        execute format('create policy ${appRole} on graphile_worker.%I to ${appRole} using (true)', one.relname);
        execute format('grant select, insert, update, delete on graphile_worker.%I to ${appRole}', one.relname);
        grant usage on schema graphile_worker to ${appRole};
      end loop;
    end $$`);
}

async function revisionOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query(
    "select to_regclass('graphile_worker.migrations') is not null as exists",
  );
  if (!rows[0].exists) return 0;
  const found = await client.query("select coalesce(max(id), 0) as id from graphile_worker.migrations");
  return Number(found.rows[0].id);
}
