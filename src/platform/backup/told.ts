import type pg from "pg";
import { addAuditEntry } from "../audit/write.ts";
import { databaseOn } from "../database/connect.ts";
import { HOUSE_ORG } from "../database/organisation-bound.ts";
import type { Manifest } from "./manifest.ts";

export const RESTORED = "backup.restore";

/** Whoever reads the log of the house learns that its past was put back, and to when. */
export async function tellOfRestore(
  client: pg.ClientBase,
  { at, by }: { at: Date; by: string },
  manifest: Manifest,
  organisation?: { id: string; name: string },
): Promise<void> {
  await addAuditEntry(databaseOn(client), {
    orgId: HOUSE_ORG,
    at,
    act: RESTORED,
    actor: { kind: "terminal", name: by },
    trace: {
      ...(organisation ? { record: { kind: "organisation", ...organisation } } : {}),
      after: { backup_made_at: manifest.madeAt, backup_of: manifest.scope },
    },
  });
}
