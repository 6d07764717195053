import type { Database } from "../../../platform/database/connect.ts";

/** Whether the house is past its set-up. */
export async function hasOrganisation(database: Database): Promise<boolean> {
  const row = await database.shared.selectFrom("organisation").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}
