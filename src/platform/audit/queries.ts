import type { OrgDatabase } from "../database/connect.ts";
import { chainFollower, FIRST_HASH } from "./chain.ts";
import type { ChainFault } from "./chain.ts";

/** Entries of one organisation in their order, read in portions: a chain may be longer than memory. */
export async function* auditEntries(db: OrgDatabase, orgId: string, portion = 1000) {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom("audit_entry")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(portion)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < portion) return;
    after = last.seq;
  }
}


export type ChainReport =
  | { ok: true; entries: number; head: string }
  | { ok: false; entries: number; fault: ChainFault };

/** Recomputes every hash of an organisation's chain. */
export async function verifyChain(db: OrgDatabase, orgId: string): Promise<ChainReport> {
  const follower = chainFollower();
  let entries = 0;
  for await (const entry of auditEntries(db, orgId)) {
    const fault = follower.follow(entry);
    if (fault) return { ok: false, entries, fault };
    entries += 1;
  }
  const head = (await db
    .selectFrom("audit_head")
    .select(["seq", "hash"])
    .where("org_id", "=", orgId)
    .executeTakeFirst()) ?? { seq: 0, hash: FIRST_HASH };
  const fault = follower.finish(head);
  return fault ? { ok: false, entries, fault } : { ok: true, entries, head: head.hash.toString("hex") };
}
