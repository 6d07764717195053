import type { Insertable } from "kysely";
import type { Actor, Trace } from "../acts/act.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { insertMany } from "../database/many.ts";
import type { AuditEntry } from "../database/schema.ts";
import { canonical, entryHash, FIRST_HASH } from "./chain.ts";

export interface NewAuditEntry {
  orgId: string;
  at: Date;
  act: string;
  actor: Actor;
  trace: Trace;
  requestId?: string | undefined;
}

/**
 * Adds the entries at the end of the chain. The head row is locked from here to the commit, so two acts
 * of one organisation finish one after the other and the numbers have no gap.
 */
export async function addAuditEntries(db: OrgDatabase, entries: readonly NewAuditEntry[]): Promise<void> {
  const [first, ...more] = entries;
  if (!first) return;
  const head = await lockHead(db, first.orgId);
  if (more.length === 0) return addOne(db, chained(first, head));
  let end = head;
  const rows = entries.map((entry) => {
    const row = chained(entry, end);
    end = { seq: row.seq, hash: row.hash };
    return { ...row, prev_hash: asText(row.prev_hash), hash: asText(row.hash), at: row.at.toISOString() };
  });
  await insertMany(db, "audit_entry", rows as unknown as Insertable<AuditEntry>[]);
  await db
    .updateTable("audit_head")
    .set({ seq: end.seq, hash: end.hash })
    .where("org_id", "=", first.orgId)
    .execute();
}

export function addAuditEntry(db: OrgDatabase, entry: NewAuditEntry): Promise<void> {
  return addAuditEntries(db, [entry]);
}

/** The usual case in one round trip. */
async function addOne(db: OrgDatabase, row: ReturnType<typeof chained>): Promise<void> {
  await db
    .with("entry", (query) =>
      query.insertInto("audit_entry").values({ ...row, changes: JSON.stringify(row.changes) }),
    )
    .updateTable("audit_head")
    .set({ seq: row.seq, hash: row.hash })
    .where("org_id", "=", row.org_id)
    .execute();
}

function chained(entry: NewAuditEntry, end: { seq: number; hash: Buffer }) {
  const { record } = entry.trace;
  const row = {
    org_id: entry.orgId,
    seq: end.seq + 1,
    at: entry.at,
    act: entry.act,
    actor_kind: entry.actor.kind,
    actor_account_id: entry.actor.kind === "account" ? entry.actor.accountId : null,
    actor_name: entry.actor.name,
    record_kind: record?.kind ?? null,
    // As PostgreSQL will give it back: the hash covers what is stored.
    record_id: record?.id.toLowerCase() ?? null,
    record_name: record?.name ?? null,
    changes: changedFields(entry.trace),
    request_id: entry.requestId ?? null,
    prev_hash: end.hash,
  };
  return { ...row, hash: entryHash(row) };
}

/** Bytes as PostgreSQL reads them from JSON. */
function asText(bytes: Buffer): string {
  return `\\x${bytes.toString("hex")}`;
}

/** Holds the end of the chain until the commit: no act of the organisation ends meanwhile. */
export async function lockHead(db: OrgDatabase, orgId: string): Promise<{ seq: number; hash: Buffer }> {
  const locked = () =>
    db
      .selectFrom("audit_head")
      .select(["seq", "hash"])
      .where("org_id", "=", orgId)
      .forUpdate()
      .executeTakeFirst();
  const head = await locked();
  if (head) return head;
  await db
    .insertInto("audit_head")
    .values({ org_id: orgId, seq: 0, hash: FIRST_HASH })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return (await locked()) ?? fail();
}

/** Only what differs, so that a log entry says what the act changed and nothing else. */
function changedFields(trace: Trace): Record<string, { before?: unknown; after?: unknown }> {
  const before = trace.before ?? {};
  const after = trace.after ?? {};
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(
    fields
      .filter((field) => canonical(before[field]) !== canonical(after[field]))
      .map((field) => [field, { before: storable(before[field]), after: storable(after[field]) }]),
  );
}

function storable(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

function fail(): never {
  throw new Error("The audit chain of this organisation cannot be opened");
}
