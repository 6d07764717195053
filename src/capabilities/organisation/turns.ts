import { sql } from "kysely";
import type { OrgDatabase } from "../../platform/database/connect.ts";

/** What a rule looks up among records that are not there yet, so that no row could be locked for it. */
type Matter = "people" | "units" | "committees" | `order ${string}`;

/**
 * Waits for whoever is at the same matter and keeps it to the commit. A statement of its own: the next one
 * sees what the other has written, which a statement that itself waited for the lock would not.
 */
export async function takeTurn(db: OrgDatabase, orgId: string, matter: Matter): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${orgId} ${matter}`}, 0))`.execute(db);
}
