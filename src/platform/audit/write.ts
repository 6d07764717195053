import type { Actor, Trace } from "../acts/act.ts";
import type { OrgDatabase } from "../database/connect.ts";
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
 * Adds the entry at the end of the chain. The head row is locked from here to the commit, so two acts
 * of one organisation finish one after the other and the numbers have no gap.
 */
export async function addAuditEntry(db: OrgDatabase, entry: NewAuditEntry): Promise<void> {
  const head = await lockHead(db, entry.orgId);
  const { record } = entry.trace;
  const row = {
    org_id: entry.orgId,
    seq: head.seq + 1,
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
    prev_hash: head.hash,
  };
  const hash = entryHash(row);
  await db
    .with("entry", (query) =>
      query.insertInto("audit_entry").values({ ...row, hash, changes: JSON.stringify(row.changes) }),
    )
    .updateTable("audit_head")
    .set({ seq: row.seq, hash })
    .where("org_id", "=", entry.orgId)
    .execute();
}

async function lockHead(db: OrgDatabase, orgId: string): Promise<{ seq: number; hash: Buffer }> {
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
