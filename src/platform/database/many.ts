import { sql } from "kysely";
import type { Insertable } from "kysely";
import type { OrgDatabase } from "./connect.ts";
import type { DB } from "./schema.ts";

type Table = keyof DB & string;

/** Beyond this one statement's text grows unwieldy. */
const AT_ONCE = 5000;

/**
 * Many rows in one statement: sent as JSON and unfolded by the database, which costs a fifth of as many
 * placeholders. All rows have the columns of the first one.
 */
export async function insertMany<T extends Table>(
  db: OrgDatabase,
  table: T,
  rows: readonly Insertable<DB[T]>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = columnList(Object.keys(first));
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${unfolded(table, rows.slice(from, from + AT_ONCE))}`.execute(
      db,
    );
  }
}

export interface VersionedRow {
  readonly id: string;
  /** The version that was seen; the row is left alone when it has another one by now. */
  readonly version: number;
}

/** Gives how many rows were changed: fewer than asked for, and somebody was quicker. */
export async function updateMany<T extends Table, Row extends VersionedRow>(
  db: OrgDatabase,
  table: T,
  orgId: string,
  rows: readonly Row[],
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const columns = Object.keys(first).filter((column) => column !== "id" && column !== "version");
  const sets = sql.join(columns.map((column) => sql`${sql.ref(column)} = ${sql.ref(`given.${column}`)}`));
  const kept = sql.table(table);
  let changed = 0;
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const { numAffectedRows } = await sql`
      update ${kept} as kept set ${sets}, version = kept.version + 1
      from ${unfolded(table, rows.slice(from, from + AT_ONCE))} as given
      where kept.org_id = ${orgId} and kept.id = given.id and kept.version = given.version`.execute(db);
    changed += Number(numAffectedRows ?? 0);
  }
  return changed;
}

function unfolded(table: Table, rows: readonly unknown[]) {
  return sql`json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`;
}

function columnList(names: readonly string[]) {
  return sql.join(names.map((name) => sql.ref(name)));
}
