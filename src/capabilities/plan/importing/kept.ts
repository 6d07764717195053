import type { Database, OrgDatabase } from "../../../platform/database/connect.ts";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import type { PlanReading } from "../reading/reading.ts";

/** A document that was read and waits for its confirmation: one at a time for each person. */
export interface KeptReading {
  fileName: string;
  reading: PlanReading;
  /** The document beside it, line by line. */
  lines: readonly DocumentLine[];
  keptAt: Date;
}

export interface DocumentLine {
  line: number;
  text: string;
}

/** Stands for whoever sits at the terminal, who has no account. */
export const TERMINAL = "00000000-0000-0000-0000-000000000000";

/** Long enough to go through it with a colleague on the next day. */
const HOURS = 48;

function oldest(now: Date): Date {
  return new Date(now.getTime() - HOURS * 3_600_000);
}

/** It changes no record, so it is no act; what lay too long goes on the way. */
export async function keepReading(
  database: Database,
  orgId: string,
  accountId: string,
  { fileName, reading, lines, keptAt }: KeptReading,
): Promise<void> {
  const kept = { file_name: fileName, reading: JSON.stringify({ reading, lines }), kept_at: keptAt };
  await writeIn(database, orgId, async (db) => {
    await db
      .deleteFrom("plan_reading")
      .where("org_id", "=", orgId)
      .where("kept_at", "<", oldest(keptAt))
      .execute();
    await db
      .insertInto("plan_reading")
      .values({ org_id: orgId, account_id: accountId, ...kept })
      .onConflict((on) => on.columns(["org_id", "account_id"]).doUpdateSet(kept))
      .execute();
  });
}

export function findReading(
  database: Database,
  orgId: string,
  accountId: string,
  now: Date,
): Promise<KeptReading | undefined> {
  return readIn(database, orgId, (db) => readingOf(db, orgId, accountId, now));
}

export async function readingOf(
  db: OrgDatabase,
  orgId: string,
  accountId: string,
  now: Date,
): Promise<KeptReading | undefined> {
  const row = await db
    .selectFrom("plan_reading")
    .select(["file_name", "reading", "kept_at"])
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .where("kept_at", ">=", oldest(now))
    .executeTakeFirst();
  if (!row) return undefined;
  const { reading, lines } = row.reading as unknown as Pick<KeptReading, "reading" | "lines">;
  return { fileName: row.file_name, reading, lines, keptAt: row.kept_at };
}

export async function discardReading(database: Database, orgId: string, accountId: string): Promise<void> {
  await writeIn(database, orgId, (db) => deleteReading(db, orgId, accountId));
}

export async function deleteReading(db: OrgDatabase, orgId: string, accountId: string): Promise<void> {
  await db
    .deleteFrom("plan_reading")
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .execute();
}
