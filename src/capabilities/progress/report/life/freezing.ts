import { sql } from "kysely";
import type { Work } from "../../../../platform/acts/act.ts";
import { contentHash } from "../../../../platform/packs/canonical.ts";
import type { ReportContent } from "../content.ts";
import type { VersionStatus } from "../titles.ts";
import type { ReportKey } from "./queries.ts";

type Around = Pick<Work<unknown>, "db" | "orgId" | "newId" | "actor" | "now">;

/**
 * Versions of a report take turns to the commit: what was decided on the newest still is the newest when the next is
 * kept. An imported report has neither year nor round of which a row could be held.
 */
export async function holdVersions(
  { db, orgId }: Pick<Around, "db" | "orgId">,
  { year, round }: ReportKey,
): Promise<void> {
  const key = `versions of report ${orgId} ${year} ${round}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(db);
}

interface Freezing extends ReportKey {
  status: VersionStatus;
  content: ReportContent;
  note?: string | null;
  orderNumber?: string | null;
  decidedOn?: string | null;
}

/** The next version, for ever. */
export async function freezeReport(
  { db, orgId, newId, actor, now }: Around,
  freezing: Freezing,
): Promise<{ id: string; number: number }> {
  const { year, round, content, status } = freezing;
  await holdVersions({ db, orgId }, freezing);
  const { last } = await db
    .selectFrom("report_version")
    .select((select) => select.fn.coalesce(select.fn.max("number"), select.lit(0)).as("last"))
    .where("org_id", "=", orgId)
    .where("year", "=", year)
    .where("round", "=", round)
    .executeTakeFirstOrThrow();
  const named = { id: newId(), number: last + 1 };
  await db
    .insertInto("report_version")
    .values({
      org_id: orgId,
      year,
      round,
      ...named,
      status,
      content: JSON.stringify(content),
      content_hash: contentHash(content),
      note: freezing.note ?? null,
      order_number: freezing.orderNumber ?? null,
      decided_on: freezing.decidedOn ?? null,
      by_name: actor.name,
      made_at: now,
    })
    .execute();
  return named;
}
