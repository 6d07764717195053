import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { v7 as newId } from "uuid";
import { readSequences } from "./catalogue.ts";
import type { SchemaFound } from "./catalogue.ts";
import { contentEntry } from "./contents.ts";
import type { ContentNamed, ContentStore } from "./contents.ts";
import type { Manifest, TableInBackup } from "./manifest.ts";
import type { BackupEntry } from "./reading.ts";
import { linesIn } from "./rows.ts";
import { leftOut } from "./scope.ts";
import { BackupTrouble } from "./trouble.ts";
import { hashing } from "./walk.ts";

/** Only tables and columns that the catalogue of this database has are ever written to. */
export function checkTables(manifest: Manifest, schema: SchemaFound): void {
  const seen = new Set<string>();
  for (const { name, columns } of manifest.tables) {
    const table = schema.tables.find((one) => one.name === name);
    const isSame =
      table !== undefined &&
      columns.length === table.columns.length &&
      columns.every((column, index) => column === table.columns[index]);
    // What no backup holds is not taken from one either.
    if (!isSame || seen.has(name) || name in leftOut)
      throw new BackupTrouble(
        `The table ${name} of the backup is not as this program has it. Nothing was changed.`,
      );
    seen.add(name);
  }
}

export async function copyRows(
  client: pg.ClientBase,
  into: string,
  columns: readonly string[],
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const names = columns.map((column) => client.escapeIdentifier(column)).join(", ");
  const copying = client.query(copyFrom(`copy ${into} (${names}) from stdin`));
  let given = 0;
  const counted = async function* () {
    for await (const lines of rows) {
      given += linesIn(lines);
      yield lines;
    }
  };
  await pipeline(counted(), copying);
  // Whose rows they are was judged line by line: the database must have found the same ones.
  if (copying.rowCount !== given)
    throw new BackupTrouble(
      `The database reads other rows in the backup than there are lines (${into}). Nothing was changed.`,
    );
}

export function copyTable(
  client: pg.ClientBase,
  table: TableInBackup,
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  return copyRows(client, `public.${client.escapeIdentifier(table.name)}`, table.columns, rows);
}

/** References that go round in a circle are looked at when all rows are there; their rule stays as it was. */
export async function withCircles<T>(
  client: pg.ClientBase,
  { circular }: SchemaFound,
  load: () => Promise<T>,
): Promise<T> {
  const alter = async (how: string) => {
    for (const { name, from } of circular) {
      const table = client.escapeIdentifier(from);
      await client.query(
        `alter table public.${table} alter constraint ${client.escapeIdentifier(name)} ${how}`,
      );
    }
  };
  await alter("deferrable initially deferred");
  const result = await load();
  await client.query("set constraints all immediate");
  await alter("not deferrable");
  return result;
}

/** Bytes are named by their hash: those of a restore that failed later harm nobody and are swept. */
export async function putContent(
  store: ContentStore,
  content: ContentNamed,
  entry: BackupEntry,
  lost: string[],
): Promise<void> {
  const name = newId();
  const { body, sha256 } = hashing(entry);
  const file = await store.incoming.open(name);
  try {
    try {
      for await (const piece of body) {
        for (let done = 0; done < piece.length;) {
          done += (await file.write(piece, done, piece.length - done)).bytesWritten;
        }
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (sha256() === content.sha256)
      await store.put(content.orgId, content.sha256, store.incoming.pathOf(name));
    else lost.push(contentEntry(content));
  } finally {
    await store.incoming.remove(name);
  }
}

/** Sequences go on behind what they have given, never back. */
export async function setSequences(client: pg.ClientBase, { sequences }: Manifest): Promise<void> {
  const known = new Set((await readSequences(client)).map(({ name }) => name));
  for (const { name, last, isCalled } of sequences) {
    if (!known.has(name))
      throw new BackupTrouble(
        `The sequence ${name} of the backup is not as this program has it. Nothing was changed.`,
      );
    const sequence = `public.${client.escapeIdentifier(name)}`;
    await client.query(
      `select setval($1::regclass, greatest($2::bigint, (select last_value from ${sequence})), $3 or (select is_called from ${sequence}))`,
      [sequence, last, isCalled],
    );
  }
}
