import type { Viewer } from "../accounts/viewer.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { fileById } from "./reading.ts";
import type { KeptFile } from "./reading.ts";

/** Whether somebody may see what a record holds: the record kind's own answer, the same as for its page. */
export type MaySeeFiles = (
  db: OrgDatabase,
  orgId: string,
  viewer: Viewer,
  record: { id: string; slot: string },
) => Promise<boolean>;

/** By kind of record, as in the audit log. A kind that is not named shows its files to nobody. */
export type FileOwners = Readonly<Record<string, MaySeeFiles>>;

/** The file, when one of the records that hold it lets the viewer see it, or when it is still only theirs. */
export async function visibleFile(
  db: OrgDatabase,
  orgId: string,
  id: string,
  viewer: Viewer,
  owners: FileOwners,
): Promise<KeptFile | undefined> {
  const file = await fileById(db, orgId, id);
  if (!file) return undefined;
  const holds = await db
    .selectFrom("file_hold")
    .select(["record_kind", "record_id", "slot"])
    .distinct()
    .where("org_id", "=", orgId)
    .where("file_id", "=", file.id)
    .execute();
  if (holds.length === 0) return file.owner === viewer.accountId ? file : undefined;
  for (const { record_kind, record_id, slot } of holds) {
    const maySee = Object.hasOwn(owners, record_kind) ? owners[record_kind] : undefined;
    if (maySee && (await maySee(db, orgId, viewer, { id: record_id, slot }))) return file;
  }
  return undefined;
}
