import { sql } from "kysely";
import type { Refusal } from "../acts/outcome.ts";
import { refused } from "../acts/outcome.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { isHeldByNobody } from "./reading.ts";

/** What one person may have sent that no record holds: enough for the photos of a long day, not for a disk. */
const MOST_WAITING = 1000;
const MOST_BYTES = 10 * 1024 ** 3;

/**
 * Why this person has to wait with more: uploads under way count as large as they were announced, and files that
 * came stay counted until a record holds them or they are swept.
 */
export async function tooMuchWaits(
  db: OrgDatabase,
  orgId: string,
  owner: string,
  more = 0,
): Promise<Refusal | undefined> {
  // Who sends many at once is counted one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`files of ${owner}`}, 0))`.execute(db);
  const underWay = await db
    .selectFrom("upload")
    .select(({ fn }) => [fn.countAll<number>().as("count"), fn.sum<string | null>("size").as("bytes")])
    .where("org_id", "=", orgId)
    .where("owner", "=", owner)
    .where("file_id", "is", null)
    .where("refusal", "is", null)
    .executeTakeFirstOrThrow();
  const loose = await db
    .selectFrom("file as f")
    .innerJoin("file_content as c", (join) =>
      join.onRef("c.org_id", "=", "f.org_id").onRef("c.sha256", "=", "f.sha256"),
    )
    .select(({ fn }) => [fn.countAll<number>().as("count"), fn.sum<string | null>("c.size").as("bytes")])
    .where("f.org_id", "=", orgId)
    .where("f.owner", "=", owner)
    .where(isHeldByNobody(orgId))
    .executeTakeFirstOrThrow();
  const count = underWay.count + loose.count;
  const bytes = Number(underWay.bytes ?? 0) + Number(loose.bytes ?? 0);
  // One file alone may always come, however large its place lets it be.
  if (count < MOST_WAITING && (count === 0 || bytes + more <= MOST_BYTES)) return undefined;
  return refused("ส่งไฟล์ค้างไว้มากเกินไป โปรดบันทึกหรือยกเลิกไฟล์ที่ส่งไว้ก่อน แล้วค่อยส่งต่อในวันถัดไป");
}
