import pg from "pg";
import { migrate, MIGRATION_LOCK, readMigrations } from "../database/migrate.ts";
import type { Migration } from "../database/migrate.ts";
import { readSchema } from "./catalogue.ts";
import type { SchemaFound } from "./catalogue.ts";
import type { ContentStore } from "./contents.ts";
import { forgetSecondFactors } from "./accounts.ts";
import { migrationsOf } from "./level.ts";
import { checkTables, copyTable, putContent, setSequences, withCircles } from "./load.ts";
import type { Manifest } from "./manifest.ts";
import { queueAgain } from "./queue.ts";
import { tellOfRestore } from "./told.ts";
import { withOwner } from "./session.ts";
import { BackupTrouble, roomTrouble } from "./trouble.ts";
import { walkBackup } from "./walk.ts";

export interface RestoreWish {
  ownerUrl: string;
  file: string;
  at: Date;
  /** Who sits at the terminal, for the log of the house. */
  by: string;
  contents?: ContentStore | undefined;
  progress?: (rows: number, contents: number) => void;
}

export interface HouseRestoreWish extends RestoreWish {
  /** Puts the secret of the backup in its place; nothing where the house has one of its own from outside. */
  keepSecret?: ((secret: string) => Promise<void>) | undefined;
  /** secretCheck() of the secret that the house will have, unless the backup brings it along. */
  secretCheck: string | undefined;
  /** Go on although second factors cannot be read any more. */
  newSecret: boolean;
}

export interface RestoreReport {
  manifest: Manifest;
  rows: number;
  contents: number;
  /** Were lost before the backup was made. */
  lost: string[];
  waitingJobs: number;
  /** Must set up their way in anew: e-mail addresses. */
  withoutWayIn: string[];
  applied: string[];
}

export interface ExaminedBackup {
  manifest: Manifest;
  level: Migration[];
  hasSecret: boolean;
}

/** All of a file is looked at before anything is made or written. */
export async function examineHouseBackup(file: string): Promise<ExaminedBackup> {
  let hasSecret = false;
  const manifest = await walkBackup(file, {
    secret: async () => {
      hasSecret = true;
    },
  });
  if (manifest.scope !== "house")
    throw new BackupTrouble(
      `The backup holds one organisation (${manifest.organisations[0]?.slug}): restore it with --org. Nothing was changed.`,
    );
  return { manifest, level: migrationsOf(manifest, await readMigrations()), hasSecret };
}

/** Into an empty database: the same house as it was, or, when anything is wrong, an empty database still. */
export async function restoreHouse(
  wish: HouseRestoreWish,
  { manifest, level, hasSecret }: ExaminedBackup,
): Promise<RestoreReport> {
  const known = await readMigrations();
  const brings = hasSecret && wish.keepSecret !== undefined;
  const isSecretLost = !brings && manifest.secretCheck !== wish.secretCheck;
  if (isSecretLost && !wish.newSecret)
    throw new BackupTrouble(
      "SECRET is not the one that the backup was made with, so nobody's second factor could be read. Set SECRET to that one; or, when it is lost, add --new-secret: whoever has a second factor then needs a new link. Nothing was changed.",
    );

  await withOwner(wish.ownerUrl, (client) => makeRoom(client, level.length));
  const migrated = await migrate(wish.ownerUrl, level);
  if (!migrated.ok) throw new BackupTrouble(migrated.message);
  const report = await withOwner(
    wish.ownerUrl,
    (client) => load(client, wish, isSecretLost),
    "sucharit restore",
  );
  const after = await migrate(wish.ownerUrl, known);
  if (!after.ok) throw new BackupTrouble(after.message);
  // With the tables of this program, which the backup may not have had.
  const waitingJobs = await withOwner(wish.ownerUrl, (client) =>
    inTransaction(client, async () => {
      await tellOfRestore(client, wish, report.manifest);
      return queueAgain(client);
    }),
  );
  return { ...report, waitingJobs, applied: after.applied };
}

export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query("begin");
  try {
    const result = await work();
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw refusedByDatabase(error);
  }
}

/** A file that breaks the rules of the tables is no fault of the program; the detail would quote a record. */
function refusedByDatabase(error: unknown): unknown {
  const noRoom = roomTrouble(error);
  if (noRoom) return noRoom;
  const isData = error instanceof pg.DatabaseError && /^(22|23|54)/.test(error.code ?? "");
  if (!isData) return error;
  return new BackupTrouble(
    `The backup does not fit into the database (${error.table ?? "a table"}: ${error.message.split("\n")[0]}). Nothing was changed.`,
    { cause: error },
  );
}

/** What a start of the product writes before anybody has done anything. */
const MADE_BY_A_START = new Set(["rate_limit", "schedule_turn", "job"]);

/** A database that somebody has started the product on, and no more, is as good as a new one. */
async function makeRoom(client: pg.Client, level: number): Promise<void> {
  const { rows } = await client.query(
    "select to_regclass('public.migration') is not null as migrated, current_database() as name",
  );
  const { tables } = await readSchema(client);
  if (!rows[0].migrated) {
    if (tables.length === 0) return;
    throw new BackupTrouble(
      `The database ${rows[0].name} holds tables of something else. Restore into an empty one. Nothing was changed.`,
    );
  }
  await refuseRunning(client);
  await refuseFilled(client);
  const done = await client.query("select count(*) as count from migration");
  if (Number(done.rows[0].count) <= level) return;
  // Newer than the backup, and empty: laid out anew as far as the backup goes, then migrated on with its data.
  const names = [...tables.map(({ name }) => name), "migration"]
    .map((name) => `public.${client.escapeIdentifier(name)}`)
    .join(", ");
  // Views of ours stand on them.
  await client.query(`drop table ${names} cascade`);
}

async function refuseFilled(client: pg.Client): Promise<void> {
  const { tables } = await readSchema(client);
  for (const { name } of tables) {
    const { rows } = await client.query(
      `select exists (select from public.${client.escapeIdentifier(name)}) as filled`,
    );
    // Counted while somebody only tried the door.
    if (rows[0].filled && !MADE_BY_A_START.has(name))
      throw new BackupTrouble(
        "The database is not empty. A whole house is restored into an empty data folder (DATA_DIR) or database (DATABASE_URL); for one organisation add --org SLUG. Nothing was changed.",
      );
  }
}

/** Seen on every server; the embedded one also has its lock. */
async function refuseRunning(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select count(*) as count from pg_stat_activity where datname = current_database() and application_name in ('sucharit', 'sucharit worker')",
  );
  if (Number(rows[0].count) > 0)
    throw new BackupTrouble("The product is running on this database: stop it first. Nothing was changed.");
}

async function load(
  client: pg.Client,
  wish: HouseRestoreWish,
  isSecretLost: boolean,
): Promise<Omit<RestoreReport, "applied" | "waitingJobs">> {
  // A start of the product waits for it in its own migration.
  await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
  await refuseRunning(client);
  const schema = await readSchema(client);
  return inTransaction(client, async () => {
    await refuseFilled(client);
    for (const { name } of schema.tables)
      if (MADE_BY_A_START.has(name)) await client.query(`delete from ${name}`);
    const { manifest, ...counts } = await loadAll(client, wish, schema);
    await setSequences(client, manifest);
    return { manifest, ...counts, withoutWayIn: isSecretLost ? await forgetSecondFactors(client) : [] };
  });
}

async function loadAll(client: pg.Client, wish: HouseRestoreWish, schema: SchemaFound) {
  const counts = { rows: 0, contents: 0, lost: [] as string[] };
  const manifest = await withCircles(client, schema, () =>
    walkBackup(wish.file, {
      manifest: async (read) => checkTables(read, schema),
      ...(wish.keepSecret ? { secret: wish.keepSecret } : {}),
      rows: async (table, rows) => {
        await copyTable(client, table, rows);
        counts.rows += table.rows;
        wish.progress?.(counts.rows, counts.contents);
      },
      content: async (content, entry) => {
        if (!wish.contents) return;
        await putContent(wish.contents, content, entry, counts.lost);
        counts.contents += 1;
        wish.progress?.(counts.rows, counts.contents);
      },
    }),
  );
  return { manifest, ...counts };
}
