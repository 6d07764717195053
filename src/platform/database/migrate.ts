import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { migrateQueue } from "../jobs/queue-schema.ts";
import { root } from "../root.ts";

/** The role that the program works as; it owns nothing and can be refused rows. */
export const APP_ROLE = "sucharit_app";

/** Any number, the same in every version: one migration at a time, and none during a backup. */
export const MIGRATION_LOCK = 7_306_101;

export interface Migration {
  number: number;
  name: string;
  sql: string;
  checksum: string;
}

export type MigrationResult =
  | { ok: true; applied: string[]; version: number }
  | { ok: false; message: string };

export async function readMigrations(folder = join(root, "db", "migrations")): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name), "utf8");
      return {
        number: Number(name.slice(0, 4)),
        name,
        sql,
        checksum: createHash("sha256").update(sql).digest("hex"),
      };
    }),
  );
}

/** Forward only. A database that is newer than the program, or was migrated from other text, is left untouched. */
export async function migrate(ownerUrl: string, migrations?: Migration[]): Promise<MigrationResult> {
  const known = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: ownerUrl, application_name: "sucharit migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const done = await appliedMigrations(client);
    const refusal = refuse(known, done);
    if (refusal) return { ok: false, message: refusal };

    await prepare(client);
    const applied: string[] = [];
    for (const migration of known.slice(done.length)) {
      await apply(client, migration);
      applied.push(migration.name);
    }
    await migrateQueue(client, ownerUrl, APP_ROLE);
    return { ok: true, applied, version: known.at(-1)?.number ?? 0 };
  } finally {
    await client.end();
  }
}

interface Applied {
  number: number;
  name: string;
  checksum: string;
}

async function appliedMigrations(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query("select to_regclass('public.migration') is not null as exists");
  if (!rows[0].exists) return [];
  return (await client.query("select number, name, checksum from migration order by number")).rows;
}

function refuse(known: Migration[], done: Applied[]): string | undefined {
  const last = done.at(-1);
  if (last && !known.some((migration) => migration.number === last.number)) {
    return `The database is newer than this program (it has ${last.name}). Nothing was changed; start the newer program.`;
  }
  const changed = done.find((entry, index) => known[index]?.checksum !== entry.checksum);
  if (changed)
    return `Migration ${changed.name} differs from the one the database was made with. Nothing was changed.`;
  return undefined;
}

async function prepare(client: pg.Client) {
  await client.query(
    `do $$ begin
       if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE}; end if;
     exception when duplicate_object or unique_violation then null; -- another database of this server was quicker
     end $$`,
  );
  // The owner must be able to become the role, for servers where both use one login.
  await client.query(
    `do $$ begin
       if not pg_has_role(current_user, '${APP_ROLE}', 'MEMBER') then grant ${APP_ROLE} to current_user; end if;
     end $$`,
  );
  await client.query(
    `create table if not exists migration (
       number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`,
  );
  await client.query(`grant select on migration to ${APP_ROLE}`);
}

async function apply(client: pg.Client, migration: Migration) {
  await client.query("begin");
  try {
    await client.query(migration.sql);
    await client.query("insert into migration (number, name, checksum) values ($1, $2, $3)", [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new Error(`Migration ${migration.name} failed`, { cause: error });
  }
}
