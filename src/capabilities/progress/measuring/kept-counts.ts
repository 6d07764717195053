/**
 * Twenty thousand records take ten times as long to add up as two thousand, and mostly nothing has happened since the
 * page before. Everything that is counted is changed by acts only, and each act ends the organisation's log with
 * another hash: as long as that is the same, what was counted is the same.
 */
import { sql } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { contentHash } from "../../../platform/packs/canonical.ts";
import { countRecords } from "./counting.ts";
import type { Recorded, Wanted } from "./counting.ts";

/** A house of 200 projects takes about 300 kB of them. */
const MOST_KEPT = 32;
const kept = new Map<string, readonly Recorded[]>();

export async function countedRecords(
  db: OrgDatabase,
  orgId: string,
  wanted: Wanted,
): Promise<readonly Recorded[]> {
  const state = await stateOf(db, orgId);
  if (state === undefined) return countRecords(db, orgId, wanted);
  const key = `${state} ${contentHash(wanted)}`;
  const known = kept.get(key);
  // Asked before the counting: what is changed meanwhile has another state, and is counted anew.
  const recorded = known ?? (await countRecords(db, orgId, wanted));
  kept.delete(key);
  kept.set(key, recorded);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return recorded;
}

/** undefined inside an act, which sees what it has written and nobody else yet, and where nothing was ever done. */
async function stateOf(db: OrgDatabase, orgId: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select encode(hash, 'hex') as state from audit_head
    where org_id = ${orgId} and current_setting('transaction_read_only') = 'on'`.execute(db);
  return rows[0]?.state;
}
