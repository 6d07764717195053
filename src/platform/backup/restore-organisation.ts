import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate, MIGRATION_LOCK, readMigrations } from "../database/migrate.ts";
import { forgetSecondFactors } from "./accounts.ts";
import { readSchema } from "./catalogue.ts";
import type { SchemaFound } from "./catalogue.ts";
import { migrationsOf } from "./level.ts";
import { checkTables, copyRows, copyTable, putContent, withCircles } from "./load.ts";
import type { Manifest } from "./manifest.ts";
import { bringAccounts, INCOMING, makeIncoming } from "./incoming-accounts.ts";
import { queueAgain, takeOutOfQueue } from "./queue.ts";
import { inTransaction } from "./restore-house.ts";
import type { RestoreReport, RestoreWish } from "./restore-house.ts";
import { withOwner } from "./session.ts";
import { takeBackup } from "./take.ts";
import { tellOfRestore } from "./told.ts";
import { BackupTrouble } from "./trouble.ts";
import { walkBackup } from "./walk.ts";

export interface OrganisationRestoreWish extends RestoreWish {
  slug: string;
  secretCheck: string;
  /** Take away what this organisation has now. */
  replace: boolean;
  /** Hears what would be, or is going to be, replaced, before anything is. */
  willReplace: (lines: string[]) => void;
}

/** One organisation as it was, beside others that are not touched; the product may go on running. */
export async function restoreOrganisation(wish: OrganisationRestoreWish): Promise<RestoreReport> {
  const manifest = await walkBackup(wish.file);
  const found = manifest.organisations.find(({ slug }) => slug === wish.slug);
  if (!found) {
    const there = manifest.organisations.map(({ slug }) => slug).join(", ");
    throw new BackupTrouble(
      `The backup does not hold ${wish.slug}. It holds: ${there || "no organisation"}. Nothing was changed.`,
    );
  }
  const known = await readMigrations();
  const level = migrationsOf(manifest, known);
  await withOwner(wish.ownerUrl, (client) => announce(client, wish, manifest, found.id));
  if (level.length === known.length) return { ...(await load(wish, found.id)), applied: [] };
  return throughOlderDatabase(wish, found.id, manifest);
}

/** Says what stands in the way; without leave to replace it, goes no further. */
async function announce(
  client: pg.Client,
  wish: OrganisationRestoreWish,
  manifest: Manifest,
  orgId: string,
): Promise<void> {
  const named = await client.query<{ id: string }>(
    "select id from organisation where slug = $1 and id <> $2",
    [wish.slug, orgId],
  );
  if (named.rows.length > 0)
    throw new BackupTrouble(
      `Another organisation of this house is called ${wish.slug} (${named.rows[0]?.id}). Give it another short name first. Nothing was changed.`,
    );
  const here = await client.query("select slug from organisation where id = $1", [orgId]);
  if (here.rows.length === 0) return;
  const heads = await client.query<{ seq: number; at: Date }>(
    "select seq, at from audit_entry where org_id = $1 order by seq desc limit 1",
    [orgId],
  );
  const later = await client.query<{ count: number }>(
    "select count(*) as count from audit_entry where org_id = $1 and at > $2",
    [orgId, manifest.madeAt],
  );
  const { tables } = await readSchema(client);
  const counts: string[] = [];
  for (const { name, isTenant } of tables) {
    if (!isTenant) continue;
    const { rows } = await client.query<{ count: number }>(
      `select count(*) as count from ${client.escapeIdentifier(name)} where org_id = $1`,
      [orgId],
    );
    const now = rows[0]?.count ?? 0;
    const told = manifest.tables.find((table) => table.name === name)?.rows ?? 0;
    const inFile = manifest.scope === "organisation" ? `, ${told} in the backup` : "";
    if (now > 0 || (told > 0 && manifest.scope === "organisation"))
      counts.push(`  ${name}: ${now} here${inFile}`);
  }
  const last = heads.rows[0];
  wish.willReplace([
    `${here.rows[0].slug} is here${last ? `: ${last.seq} entries in its log, the last of ${last.at.toISOString()}` : ""}.`,
    `The backup is of ${manifest.madeAt}; ${later.rows[0]?.count ?? 0} entries of the log came after it and will be gone.`,
    ...counts,
  ]);
  if (!wish.replace)
    throw new BackupTrouble(
      `Nothing was changed. Add --replace to put the organisation of the backup in the place of this one (take a backup first).`,
    );
}

async function load(
  wish: OrganisationRestoreWish,
  orgId: string,
  /** The database beside is of the backup's version, empty, and nobody's house. */
  isAside = false,
): Promise<Omit<RestoreReport, "applied">> {
  return withOwner(wish.ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock_shared($1)", [MIGRATION_LOCK]);
    const schema = await readSchema(client);
    return inTransaction(client, async () => {
      // Acts of this organisation wait here, and then find what the backup had.
      await client.query("select from audit_head where org_id = $1 for update", [orgId]);
      if (!isAside) await takeAway(client, schema, orgId);
      await makeIncoming(client);
      const counts = { rows: 0, contents: 0, lost: [] as string[] };
      const tenants = new Set(schema.tables.filter(({ isTenant }) => isTenant).map(({ name }) => name));
      const manifest = await withCircles(client, schema, () =>
        walkBackup(
          wish.file,
          {
            manifest: async (read) => checkTables(read, schema),
            rows: async (table, rows) => {
              if (tenants.has(table.name)) {
                await copyTable(client, table, rows);
                counts.rows += table.rows;
              } else if (INCOMING.includes(table.name)) {
                await copyRows(client, `pg_temp.incoming_${table.name}`, table.columns, rows);
                if (table.name === "organisation")
                  await bringOrganisation(client, table.columns, { id: orgId, slug: wish.slug });
              } else for await (const lines of rows) void lines;
              wish.progress?.(counts.rows, counts.contents);
            },
            content: async (content, entry) => {
              if (!wish.contents) return;
              await putContent(wish.contents, content, entry, counts.lost);
              counts.contents += 1;
              wish.progress?.(counts.rows, counts.contents);
            },
          },
          { orgId },
        ),
      );
      const brought = await bringAccounts(client, schema, orgId);
      const isSecretLost = manifest.secretCheck !== wish.secretCheck;
      const withoutWayIn = isSecretLost ? await forgetSecondFactors(client, brought) : [];
      // Sequences are the whole house's: no file of one organisation moves them.
      if (isAside) return { manifest, ...counts, waitingJobs: 0, withoutWayIn: [] };
      const waitingJobs = await queueAgain(client, orgId);
      const named = await client.query("select name from organisation where id = $1", [orgId]);
      await tellOfRestore(client, wish, manifest, { id: orgId, name: String(named.rows[0].name) });
      return { manifest, ...counts, waitingJobs, withoutWayIn };
    });
  });
}

async function bringOrganisation(
  client: pg.Client,
  columns: readonly string[],
  { id, slug }: { id: string; slug: string },
): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const { rowCount } = await client.query(
    `insert into public.organisation (${names}) select ${names} from pg_temp.incoming_organisation
     where id = $1 and slug = $2`,
    [id, slug],
  );
  if (rowCount !== 1)
    throw new BackupTrouble("The backup does not hold the organisation that it names. Nothing was changed.");
}

async function takeAway(client: pg.Client, { tables }: SchemaFound, orgId: string): Promise<void> {
  await takeOutOfQueue(client, orgId);
  for (const { name, isTenant } of tables.toReversed()) {
    if (isTenant)
      await client.query(`delete from ${client.escapeIdentifier(name)} where org_id = $1`, [orgId]);
  }
  await client.query("delete from organisation_door where organisation_id = $1", [orgId]);
  await client.query("delete from organisation where id = $1", [orgId]);
}

/**
 * A backup of an older version becomes one of this version in a database beside: loaded as it was, migrated on,
 * taken out again.
 */
async function throughOlderDatabase(
  wish: OrganisationRestoreWish,
  orgId: string,
  manifest: Manifest,
): Promise<RestoreReport> {
  const known = await readMigrations();
  const mark = randomBytes(6).toString("hex");
  const aside = new URL(wish.ownerUrl);
  aside.pathname = `/sucharit_restore_${mark}`;
  const name = aside.pathname.slice(1);
  const file = join(tmpdir(), `${name}.tar`);
  await withOwner(wish.ownerUrl, async (client) => {
    try {
      await client.query(`create database ${name} template template0 encoding 'UTF8'`);
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== "42501") throw error;
      throw new BackupTrouble(
        "The backup is of an older version and goes through a database beside this one, which the login of DATABASE_URL may not create. Nothing was changed; grant it CREATEDB for the time.",
        { cause: error },
      );
    }
  });
  try {
    const older = await migrate(aside.href, migrationsOf(manifest, known));
    if (!older.ok) throw new BackupTrouble(older.message);
    const loaded = await load(
      { ...wish, ownerUrl: aside.href, secretCheck: manifest.secretCheck ?? "" },
      orgId,
      true,
    );
    const newer = await migrate(aside.href, known);
    if (!newer.ok) throw new BackupTrouble(newer.message);
    const { secretCheck } = manifest;
    await takeBackup({
      ownerUrl: aside.href,
      file,
      at: new Date(manifest.madeAt),
      product: manifest.product,
      secretCheck,
      orgId,
    });
    const report = await load({ ...wish, file, contents: undefined }, orgId);
    return { ...report, contents: loaded.contents, lost: loaded.lost, applied: newer.applied };
  } finally {
    await rm(file, { force: true });
    await withOwner(wish.ownerUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  }
}
