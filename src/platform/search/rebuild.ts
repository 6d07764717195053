import { lockHead } from "../audit/write.ts";
import type { Database, OrgDatabase } from "../database/connect.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import { allSearchables } from "./searchable.ts";
import type { Searchable } from "./searchable.ts";
import { remove, writeEntries } from "./write.ts";

export interface Rebuilt {
  kind: string;
  records: number;
  /** Entries that were not as they are now. */
  changed: number;
}

/** Makes all entries of a kind anew, a portion at a time, so that people go on working meanwhile. */
export async function rebuildKind(
  database: Database,
  orgId: string,
  searchable: Searchable,
  progress?: (done: number, total: number) => Promise<void>,
): Promise<Rebuilt> {
  const { kind } = searchable;
  const { all, entered } = await readIn(database, orgId, async (db) => ({
    all: await searchable.all(db, orgId),
    entered: await idsEntered(db, orgId, kind),
  }));
  // What has an entry and no record any more is asked for as well, and goes.
  const ids = [...new Set([...all, ...entered])];
  let changed = 0;
  for (let at = 0; at < ids.length; at += PORTION) {
    await progress?.(at, ids.length);
    changed += await writeIn(database, orgId, async (db) => {
      // Acts keep entries up under the same lock: neither undoes what the other has just written.
      await lockHead(db, orgId);
      return writeEntries(db, orgId, searchable, ids.slice(at, at + PORTION));
    });
  }
  await writeIn(database, orgId, (db) =>
    db
      .insertInto("search_kind")
      .values({ org_id: orgId, kind, definition: searchable.version })
      .onConflict((conflict) =>
        conflict.columns(["org_id", "kind"]).doUpdateSet({ definition: searchable.version }),
      )
      .execute(),
  );
  return { kind, records: all.length, changed };
}

/** Half a second of other people's waiting at most. */
const PORTION = 200;

/** Everything that can be looked for in one organisation; kinds that are gone lose their entries. */
export async function rebuildAll(database: Database, orgId: string): Promise<Rebuilt[]> {
  const rebuilt: Rebuilt[] = [];
  for (const searchable of allSearchables()) rebuilt.push(await rebuildKind(database, orgId, searchable));
  await dropUnknown(database, orgId);
  return rebuilt;
}

/** Kinds whose definition is another than the one their entries were made by, such as after an update. */
export async function outdatedKinds(db: OrgDatabase, orgId: string): Promise<Searchable[]> {
  const made = await db
    .selectFrom("search_kind")
    .select(["kind", "definition"])
    .where("org_id", "=", orgId)
    .execute();
  const versions = new Map(made.map(({ kind, definition }) => [kind, definition]));
  return allSearchables().filter(({ kind, version }) => versions.get(kind) !== version);
}

async function idsEntered(db: OrgDatabase, orgId: string, kind: string): Promise<string[]> {
  const rows = await db
    .selectFrom("search_entry")
    .select("record_id")
    .where("org_id", "=", orgId)
    .where("kind", "=", kind)
    .execute();
  return rows.map(({ record_id }) => record_id);
}

async function dropUnknown(database: Database, orgId: string): Promise<void> {
  const known = new Set(allSearchables().map(({ kind }) => kind));
  await writeIn(database, orgId, async (db) => {
    const kinds = await db
      .selectFrom("search_entry")
      .select("kind")
      .distinct()
      .where("org_id", "=", orgId)
      .execute();
    for (const { kind } of kinds) {
      if (!known.has(kind)) await remove(db, orgId, kind, await idsEntered(db, orgId, kind));
    }
  });
}
