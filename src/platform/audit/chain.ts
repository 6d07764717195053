import { createHash } from "node:crypto";

/** What the hash of an entry covers: everything that is stored, and the hash before. */
export interface ChainedEntry {
  org_id: string;
  seq: number;
  at: Date;
  act: string;
  actor_kind: string;
  actor_account_id: string | null;
  actor_name: string;
  record_kind: string | null;
  record_id: string | null;
  record_name: string | null;
  changes: unknown;
  request_id: string | null;
  prev_hash: Buffer;
}

export const FIRST_HASH = Buffer.alloc(32);

export function entryHash(entry: ChainedEntry): Buffer {
  const text = canonical([
    entry.org_id,
    entry.seq,
    entry.at.toISOString(),
    entry.act,
    entry.actor_kind,
    entry.actor_account_id,
    entry.actor_name,
    entry.record_kind,
    entry.record_id,
    entry.record_name,
    entry.changes,
    entry.request_id,
  ]);
  return createHash("sha256").update(entry.prev_hash).update(text).digest();
}

export type ChainFault =
  | { seq: number; fault: "altered" }
  | { seq: number; fault: "missing" }
  | { seq: number; fault: "reordered" };

export interface ChainEnd {
  seq: number;
  hash: Buffer;
}

/**
 * Follows a chain entry by entry; tells the first fault. Give the entries in the order of their numbers.
 * `from` is an end that is trusted already: where only the newest part is looked at.
 */
export function chainFollower(from: ChainEnd = { seq: 0, hash: FIRST_HASH }) {
  let end = from;
  return {
    follow(entry: ChainedEntry & { hash: Buffer }): ChainFault | undefined {
      if (entry.seq !== end.seq + 1) return { seq: end.seq + 1, fault: "missing" };
      if (!entry.hash.equals(entryHash(entry))) return { seq: entry.seq, fault: "altered" };
      // The entry is whole in itself but was written after another one than stands before it.
      if (!entry.prev_hash.equals(end.hash)) return { seq: entry.seq, fault: "reordered" };
      end = { seq: entry.seq, hash: entry.hash };
      return undefined;
    },
    /** The head is kept apart, so entries cut off at the end are missed. */
    finish(head: ChainEnd): ChainFault | undefined {
      if (head.seq > end.seq) return { seq: end.seq + 1, fault: "missing" };
      if (head.seq < end.seq || !head.hash.equals(end.hash)) return { seq: head.seq, fault: "altered" };
      return undefined;
    },
  };
}

/** JSON with sorted keys: jsonb does not keep the order in which keys were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (value !== null && typeof value === "object") {
    const pairs = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${pairs.join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}
