import { sql } from "kysely";
import { searchForm, skeletonOf } from "../../thai/search-form.ts";
import type { Trace } from "../acts/act.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { jobNamed } from "../jobs/job.ts";
import { gramsIn } from "./grams.ts";
import { allSearchables } from "./searchable.ts";
import type { Entry, Searchable } from "./searchable.ts";

/**
 * The one place where entries are kept up: after an act, while it holds the end of the audit chain. Two acts
 * that change what stands in one entry come here one after the other, and the second sees what the first did.
 */
export async function refreshAfter(db: OrgDatabase, orgId: string, trace: Trace): Promise<void> {
  const touched = touchedBy(trace);
  if (touched.size === 0) return;
  for (const searchable of allSearchables()) {
    const ids = new Set(touched.get(searchable.kind));
    if (trace.isFindable && trace.record?.kind === searchable.kind) ids.delete(trace.record.id);
    for (const [kind, lookup] of Object.entries(searchable.follows ?? {})) {
      const changed = touched.get(kind);
      if (changed) for (const id of await lookup(db, orgId, [...changed])) ids.add(id);
    }
    if (ids.size > MOST_AT_ONCE) await leaveToJob(db, orgId, searchable, [...ids]);
    else if (ids.size > 0) await writeEntries(db, orgId, searchable, [...ids]);
  }
}

/** An import of thousands would wait longer for its entries than for itself. */
const MOST_AT_ONCE = 200;

/** Gone until the job has made them anew: what somebody may no longer see must not be found meanwhile. */
async function leaveToJob(db: OrgDatabase, orgId: string, searchable: Searchable, ids: readonly string[]) {
  const job = jobNamed(REFRESH);
  if (!job) return void (await writeEntries(db, orgId, searchable, ids));
  const { kind } = searchable;
  await remove(db, orgId, kind, ids);
  await enqueue(db, job, { orgId, input: { kind }, key: `${REFRESH} ${kind}` });
}

export const REFRESH = "search.refresh";

function touchedBy(trace: Trace): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  for (const { record } of [trace, ...(trace.parts ?? [])]) {
    if (!record) continue;
    const ids = touched.get(record.kind) ?? new Set();
    touched.set(record.kind, ids.add(record.id.toLowerCase()));
  }
  return touched;
}

/** Makes the entries of these records anew, and gives how many changed. */
export async function writeEntries(
  db: OrgDatabase,
  orgId: string,
  searchable: Searchable,
  ids: readonly string[],
): Promise<number> {
  let changed = 0;
  for (let at = 0; at < ids.length; at += PORTION) {
    const portion = ids.slice(at, at + PORTION);
    const entries = await searchable.entries(db, orgId, portion);
    const there = new Set(entries.map(({ id }) => id));
    changed += await upsert(db, orgId, searchable.kind, entries);
    const gone = portion.filter((id) => !there.has(id));
    if (gone.length > 0) changed += await remove(db, orgId, searchable.kind, gone);
  }
  return changed;
}

/** A row has eleven values, a statement 65,535 at most. */
const PORTION = 500;

async function upsert(
  db: OrgDatabase,
  orgId: string,
  kind: string,
  entries: readonly Entry[],
): Promise<number> {
  if (entries.length === 0) return 0;
  const written = await entriesWritten(db, orgId, kind, entries).executeTakeFirstOrThrow();
  return Number(written.numInsertedOrUpdatedRows ?? 0);
}

/** The statement alone, for an act that sends it together with the record: see Trace. */
export function entriesWritten(
  db: Pick<OrgDatabase, "insertInto">,
  orgId: string,
  kind: string,
  entries: readonly Entry[],
) {
  return db
    .insertInto("search_entry")
    .values(entries.map((entry) => rowOf(orgId, kind, entry)))
    .onConflict((conflict) =>
      conflict
        .columns(["org_id", "kind", "record_id"])
        .doUpdateSet((row) => ({
          parent_id: row.ref("excluded.parent_id"),
          title: row.ref("excluded.title"),
          body: row.ref("excluded.body"),
          form: row.ref("excluded.form"),
          skeleton: row.ref("excluded.skeleton"),
          grams: row.ref("excluded.grams"),
          day: row.ref("excluded.day"),
          audience: row.ref("excluded.audience"),
          is_public: row.ref("excluded.is_public"),
        }))
        // The index costs more than the look: most acts change nothing that is looked for.
        .where(
          sql<boolean>`(search_entry.parent_id, search_entry.title, search_entry.body, search_entry.form, search_entry.skeleton, search_entry.grams, search_entry.day, search_entry.audience, search_entry.is_public)
            is distinct from (excluded.parent_id, excluded.title, excluded.body, excluded.form, excluded.skeleton, excluded.grams, excluded.day, excluded.audience, excluded.is_public)`,
        ),
    );
}

export async function remove(
  db: OrgDatabase,
  orgId: string,
  kind: string,
  ids: readonly string[],
): Promise<number> {
  const removed = await db
    .deleteFrom("search_entry")
    .where("org_id", "=", orgId)
    .where("kind", "=", kind)
    .where("record_id", "=", sql<string>`any(${[...ids]}::uuid[])`)
    .executeTakeFirstOrThrow();
  return Number(removed.numDeletedRows);
}

/** The row of an entry, also for what fills a table by itself in a measurement. */
export function rowOf(orgId: string, kind: string, entry: Entry) {
  const parts = entry.body.map((part) => part?.replace(/\s+/g, " ").trim() ?? "").filter(Boolean);
  const title = searchForm(entry.title);
  const forms = [title, ...parts.map(searchForm)];
  const skeletons = forms.map(skeletonOf);
  const grams = new Set(gramsIn(orgId, skeletons[0] ?? "", "title"));
  for (const skeleton of skeletons) for (const gram of gramsIn(orgId, skeleton, "anywhere")) grams.add(gram);
  return {
    org_id: orgId,
    kind,
    record_id: entry.id,
    parent_id: entry.parentId ?? null,
    title: entry.title,
    body: parts.join("\n"),
    form: forms.join(PARTED),
    skeleton: skeletons.join(PARTED),
    grams: [...grams].toSorted((a, b) => a - b),
    day: entry.day ?? null,
    audience: [...entry.audience].toSorted(),
    is_public: entry.isPublic ?? false,
  };
}

/** Stands between title and parts, so that nothing is found across two of them. */
const PARTED = "|";
