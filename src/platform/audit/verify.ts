import { sql } from "kysely";
import type { OrgDatabase } from "../database/connect.ts";
import { chainFollower, FIRST_HASH } from "./chain.ts";
import type { ChainEnd, ChainFault } from "./chain.ts";

/** Entries of one organisation in their order, read in portions: a chain may be longer than memory. */
export async function* auditEntries(db: OrgDatabase, orgId: string, after = 0, portion = 1000) {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom("audit_entry")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("seq", ">", last)
      .orderBy("seq")
      .limit(portion)
      .execute();
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < portion) return;
    last = end.seq;
  }
}

export type ChainReport =
  /** `from` is the number of the first entry looked at; `expected` whether the end that was written down is in the chain. */
  | { ok: true; from: number; entries: number; head: string }
  | { ok: false; from: number; entries: number; fault: ChainFault };

export interface ChainCheck {
  /** Look at the newest entries only, trusting what the one before them says. */
  newest?: number;
  /** An end of the chain that somebody wrote down: it must still be there, as it was. */
  expect?: { seq: number; hash: string } | undefined;
}

/**
 * Recomputes the hashes of an organisation's chain. Must be the first question of its transaction:
 * chain and head are compared as of one moment while others go on adding to both.
 */
export async function verifyChain(
  db: OrgDatabase,
  orgId: string,
  { newest, expect }: ChainCheck = {},
): Promise<ChainReport> {
  await sql`set transaction isolation level repeatable read`.execute(db);
  const head: ChainEnd = (await db
    .selectFrom("audit_head")
    .select(["seq", "hash"])
    .where("org_id", "=", orgId)
    .executeTakeFirst()) ?? { seq: 0, hash: FIRST_HASH };
  const start = await trustedEnd(db, orgId, newest === undefined ? 0 : Math.max(0, head.seq - newest));
  const from = start.seq + 1;
  const follower = chainFollower(start);
  let entries = 0;
  for await (const entry of auditEntries(db, orgId, start.seq)) {
    const fault = follower.follow(entry) ?? differs(entry, expect);
    if (fault) return { ok: false, from, entries, fault };
    entries += 1;
  }
  const fault =
    follower.finish(head) ??
    (expect && expect.seq > head.seq ? { seq: head.seq + 1, fault: "missing" as const } : undefined);
  return fault
    ? { ok: false, from, entries, fault }
    : { ok: true, from, entries, head: head.hash.toString("hex") };
}

async function trustedEnd(db: OrgDatabase, orgId: string, seq: number): Promise<ChainEnd> {
  const end =
    seq > 0
      ? await db
          .selectFrom("audit_entry")
          .select(["seq", "hash"])
          .where("org_id", "=", orgId)
          .where("seq", "=", seq)
          .executeTakeFirst()
      : undefined;
  return end ?? { seq: 0, hash: FIRST_HASH };
}

/** A chain that was rewritten from some entry on is whole in itself; only a hash kept elsewhere gives it away. */
function differs(entry: { seq: number; hash: Buffer }, expect: ChainCheck["expect"]): ChainFault | undefined {
  if (expect?.seq !== entry.seq || entry.hash.toString("hex") === expect.hash.toLowerCase()) return undefined;
  return { seq: entry.seq, fault: "altered" };
}
