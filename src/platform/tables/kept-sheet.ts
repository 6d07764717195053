import type { Database } from "../database/connect.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";

/** Whose sheet, for what: one at a time, so what is kept stays small. */
export interface SheetPlace {
  orgId: string;
  accountId: string;
  /** What it is to be imported into. */
  subject: string;
}

export interface KeptSheet {
  fileName: string;
  /** Row by row from the first of the file; blank rows are there, so that numbers agree. */
  rows: string[][];
  keptAt: Date;
}

/** Long enough to ask a colleague; a register of people should not lie about longer. */
const HOURS = 24;

function oldest(now: Date): Date {
  return new Date(now.getTime() - HOURS * 3_600_000);
}

/** It changes no record, so it is no act. What has lain for too long goes on the way, whoever's it is. */
export async function keepSheet(
  database: Database,
  place: SheetPlace,
  { fileName, rows, keptAt }: KeptSheet,
): Promise<void> {
  const kept = { file_name: fileName, sheet: JSON.stringify(rows), kept_at: keptAt };
  await writeIn(database, place.orgId, async (db) => {
    await db
      .deleteFrom("kept_sheet")
      .where("org_id", "=", place.orgId)
      .where("kept_at", "<", oldest(keptAt))
      .execute();
    await db
      .insertInto("kept_sheet")
      .values({ org_id: place.orgId, account_id: place.accountId, subject: place.subject, ...kept })
      .onConflict((conflict) => conflict.columns(["org_id", "account_id", "subject"]).doUpdateSet(kept))
      .execute();
  });
}

export function findSheet(database: Database, place: SheetPlace, now: Date): Promise<KeptSheet | undefined> {
  return readIn(database, place.orgId, async (db) => {
    const row = await db
      .selectFrom("kept_sheet")
      .select(["file_name", "sheet", "kept_at"])
      .where("org_id", "=", place.orgId)
      .where("account_id", "=", place.accountId)
      .where("subject", "=", place.subject)
      .where("kept_at", ">=", oldest(now))
      .executeTakeFirst();
    return row && { fileName: row.file_name, rows: JSON.parse(row.sheet) as string[][], keptAt: row.kept_at };
  });
}

export async function discardSheet(database: Database, place: SheetPlace): Promise<void> {
  await writeIn(database, place.orgId, (db) =>
    db
      .deleteFrom("kept_sheet")
      .where("org_id", "=", place.orgId)
      .where("account_id", "=", place.accountId)
      .where("subject", "=", place.subject)
      .execute(),
  );
}
