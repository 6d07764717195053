import { createHash } from "node:crypto";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { MIGRATION_LOCK, readMigrations } from "../database/migrate.ts";
import { readSchema, readSequences } from "./catalogue.ts";
import type { TableFound } from "./catalogue.ts";
import { CONTENT_TABLE, contentEntry } from "./contents.ts";
import type { ContentStore } from "./contents.ts";
import { FORMAT, FORMAT_VERSION, MANIFEST, partName, SECRET } from "./manifest.ts";
import type { Manifest } from "./manifest.ts";
import { packedParts } from "./rows.ts";
import { portionOf, selectOf } from "./scope.ts";
import type { Portion } from "./scope.ts";
import { withOwner } from "./session.ts";
import { BackupTrouble } from "./trouble.ts";
import { writeBackupFile } from "./writing.ts";
import type { BackupWriter } from "./writing.ts";

export interface BackupWish {
  ownerUrl: string;
  file: string;
  at: Date;
  /** Version of the program. */
  product: string;
  contents?: ContentStore | undefined;
  /** Tells which secret encrypted the second factors: secretCheck(secret). */
  secretCheck: string | null;
  /** The secret itself, where it is kept in the data folder: a whole house takes it along. */
  secret?: string | undefined;
  /** One organisation instead of the whole house. */
  orgId?: string | undefined;
  progress?: (done: BackupProgress) => void;
}

export interface BackupProgress {
  rows: number;
  rowsOf: number;
  contents: number;
  contentsOf: number;
  bytes: number;
}

export interface BackupReport {
  file: string;
  at: Date;
  bytes: number;
  rows: number;
  tables: number;
  contents: number;
  /** Contents that records name and the store has not, or has otherwise: they were lost before. */
  lost: string[];
}

/**
 * Everything as of one moment, while others go on writing: one snapshot for all tables, then the bytes that
 * it names (which are never changed once they are kept).
 */
export async function takeBackup(wish: BackupWish): Promise<BackupReport> {
  return withOwner(wish.ownerUrl, async (client) => {
    await client.query("select pg_advisory_lock_shared($1)", [MIGRATION_LOCK]);
    await client.query("begin isolation level repeatable read read only");
    const plan = await planBackup(client, wish);
    const progress: BackupProgress = {
      rows: 0,
      rowsOf: plan.manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      contents: 0,
      contentsOf: plan.manifest.contents.count,
      bytes: 0,
    };
    const lost: string[] = [];
    const { bytes } = await writeBackupFile(wish.file, wish.at, async (writer) => {
      const tell = () => wish.progress?.({ ...progress, bytes: writer.written() });
      const manifest = Buffer.from(`${JSON.stringify(plan.manifest, undefined, 1)}\n`);
      await writer.add(MANIFEST, manifest.length, [manifest]);
      if (wish.orgId === undefined && wish.secret !== undefined) {
        const secret = Buffer.from(wish.secret);
        await writer.add(SECRET, secret.length, [secret]);
      }
      for (const { table, portion } of plan.portions) {
        await addTable(client, writer, table, portion, (rows) => {
          progress.rows += rows;
          tell();
        });
      }
      const names = await contentNames(client, plan.contentPortion);
      // The moment is taken down: a long copy of files must not hold the database back.
      await client.query("commit");
      for (const content of names()) {
        if (!(await addContent(writer, wish.contents, content))) lost.push(contentEntry(content));
        progress.contents += 1;
        tell();
      }
    });
    return {
      file: wish.file,
      at: wish.at,
      bytes,
      rows: progress.rows,
      tables: plan.portions.length,
      contents: progress.contents - lost.length,
      lost,
    };
  });
}

interface Planned {
  manifest: Manifest;
  portions: { table: TableFound; portion: Portion }[];
  contentPortion: string | undefined;
}

async function planBackup(client: pg.Client, wish: BackupWish): Promise<Planned> {
  const { tables } = await readSchema(client);
  const portions = tables.flatMap((table) => {
    const portion = portionOf(table, wish.orgId);
    return portion ? [{ table, portion }] : [];
  });
  const counted: Manifest["tables"] = [];
  for (const { table, portion } of portions) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*) as count from (${selectOf(client, table, portion)}) counted`,
    );
    counted.push({ name: table.name, columns: table.columns, rows: rows[0]?.count ?? 0 });
  }
  const organisations = await client.query(
    "select id, slug, name from organisation where $1::uuid is null or id = $1 order by id",
    [wish.orgId ?? null],
  );
  if (wish.orgId !== undefined && organisations.rows.length === 0)
    throw new BackupTrouble(`There is no organisation ${wish.orgId}.`);
  const content = portions.find(({ table }) => table.name === CONTENT_TABLE);
  const contentPortion =
    content && (content.portion.where === undefined ? "" : ` where ${content.portion.where}`);
  const size =
    contentPortion === undefined
      ? { rows: [{ count: 0, bytes: 0 }] }
      : await client.query<{ count: number; bytes: number }>(
          `select count(*) as count, coalesce(sum(size), 0)::bigint as bytes from ${CONTENT_TABLE} t${contentPortion}`,
        );
  const migrations = await client.query("select number, name, checksum from migration order by number");
  const newest = (await readMigrations()).at(-1)?.number ?? 0;
  if (Number(migrations.rows.at(-1)?.number) > newest)
    throw new BackupTrouble(
      "The database belongs to a newer version of the program: back it up with that one.",
    );
  const version = await client.query("select current_setting('server_version') as version");
  return {
    portions,
    contentPortion,
    manifest: {
      format: FORMAT,
      version: FORMAT_VERSION,
      product: wish.product,
      madeAt: wish.at.toISOString(),
      postgres: String(version.rows[0].version).slice(0, 100),
      scope: wish.orgId === undefined ? "house" : "organisation",
      organisations: organisations.rows as Manifest["organisations"],
      migrations: migrations.rows as Manifest["migrations"],
      secretCheck: wish.secretCheck,
      tables: counted,
      sequences: await readSequences(client),
      contents: size.rows[0] ?? { count: 0, bytes: 0 },
    },
  };
}

/** A secret has at least 32 characters by chance: what is told of it here helps nobody to guess it. */
export function secretCheck(secret: string): string {
  return createHash("sha256").update(`sucharit backup\n${secret}`).digest("hex");
}

async function addTable(
  client: pg.Client,
  writer: BackupWriter,
  table: TableFound,
  portion: Portion,
  added: (rows: number) => void,
): Promise<void> {
  const copied = client.query(copyTo(`copy (${selectOf(client, table, portion)}) to stdout`));
  let number = 0;
  for await (const { rows, packed } of packedParts(copied as AsyncIterable<Buffer>)) {
    number += 1;
    await writer.add(partName(table.name, number), packed.length, [packed]);
    added(rows);
  }
}

/** As bytes and not as objects: a house with a million files must fit. */
async function contentNames(client: pg.Client, where: string | undefined) {
  if (where === undefined) return () => [];
  const copied = client.query(
    copyTo(`copy (select t.org_id, t.sha256 from ${CONTENT_TABLE} t${where} order by 1, 2) to stdout`),
  );
  const pieces: Buffer[] = [];
  for await (const piece of copied as AsyncIterable<Buffer>) pieces.push(piece);
  const all = Buffer.concat(pieces);
  const line = 36 + 1 + 64 + 1;
  return function* () {
    for (let at = 0; at < all.length; at += line) {
      yield {
        orgId: all.toString("latin1", at, at + 36),
        sha256: all.toString("latin1", at + 37, at + line - 1),
      };
    }
  };
}

async function addContent(
  writer: BackupWriter,
  store: ContentStore | undefined,
  content: { orgId: string; sha256: string },
): Promise<boolean> {
  const size = await store?.sizeOf(content.orgId, content.sha256);
  if (!store || size === undefined) return false;
  const body = await store.open(content.orgId, content.sha256);
  const found = await writer.add(contentEntry(content), size, body);
  return found === content.sha256;
}
