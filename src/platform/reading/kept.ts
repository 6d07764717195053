import type { Database, OrgDatabase } from "../database/connect.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import type { DocumentLine } from "./document-line.ts";

/** A document that was read and waits for its confirmation: one at a time for each person. */
export interface KeptReading<Reading> {
  fileName: string;
  reading: Reading;
  /** The document beside it, line by line. */
  lines: readonly DocumentLine[];
  keptAt: Date;
}

/** Stands for whoever sits at the terminal, who has no account. */
export const TERMINAL = "00000000-0000-0000-0000-000000000000";

/** Long enough to go through it with a colleague on the next day. */
const HOURS = 48;

export type ReadingTable = "plan_reading" | "report_reading";

/** What is kept of one kind of document, in a table of its own. */
export function keptReadings<Reading>(kind: ReadingTable) {
  // All of them have the same columns.
  const table = kind as "plan_reading";

  async function readingOf(
    db: OrgDatabase,
    orgId: string,
    accountId: string,
    now: Date,
  ): Promise<KeptReading<Reading> | undefined> {
    const row = await db
      .selectFrom(table)
      .select(["file_name", "reading", "kept_at"])
      .where("org_id", "=", orgId)
      .where("account_id", "=", accountId)
      .where("kept_at", ">=", oldest(now))
      .executeTakeFirst();
    if (!row) return undefined;
    const { reading, lines } = row.reading as unknown as Pick<KeptReading<Reading>, "reading" | "lines">;
    return { fileName: row.file_name, reading, lines, keptAt: row.kept_at };
  }

  async function deleteReading(db: OrgDatabase, orgId: string, accountId: string): Promise<void> {
    await db.deleteFrom(table).where("org_id", "=", orgId).where("account_id", "=", accountId).execute();
  }

  /** It changes no record, so it is no act; what lay too long goes on the way. */
  async function keepReading(
    database: Database,
    orgId: string,
    accountId: string,
    { fileName, reading, lines, keptAt }: KeptReading<Reading>,
  ): Promise<void> {
    const kept = { file_name: fileName, reading: JSON.stringify({ reading, lines }), kept_at: keptAt };
    await writeIn(database, orgId, async (db) => {
      await db.deleteFrom(table).where("org_id", "=", orgId).where("kept_at", "<", oldest(keptAt)).execute();
      await db
        .insertInto(table)
        .values({ org_id: orgId, account_id: accountId, ...kept })
        .onConflict((on) => on.columns(["org_id", "account_id"]).doUpdateSet(kept))
        .execute();
    });
  }

  return {
    keepReading,
    readingOf,
    deleteReading,
    findReading: (database: Database, orgId: string, accountId: string, now: Date) =>
      readIn(database, orgId, (db) => readingOf(db, orgId, accountId, now)),
    discardReading: (database: Database, orgId: string, accountId: string) =>
      writeIn(database, orgId, (db) => deleteReading(db, orgId, accountId)),
  };
}

/** A file name as it is shown and kept. */
export function keptName(name: string): string {
  return name.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").slice(-150) || "ไฟล์";
}

function oldest(now: Date): Date {
  return new Date(now.getTime() - HOURS * 3_600_000);
}
