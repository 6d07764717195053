import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { contentHash } from "../../../platform/packs/canonical.ts";
import type { PlanContent } from "../content.ts";

export const versionStatuses = {
  submitted: "เสนอผู้บริหาร",
  returned: "ส่งกลับให้แก้ไข",
  approved: "อนุมัติ",
  published: "ประกาศใช้",
  discarded: "ยกเลิกการจัดทำ",
} as const;
export type VersionStatus = keyof typeof versionStatuses;

export interface VersionInList {
  number: number;
  status: VersionStatus;
  amendment: number;
  note: string | null;
  order_number: string | null;
  decided_on: string | null;
  by_name: string;
  made_at: Date;
  content_hash: string;
}

export interface Version extends VersionInList {
  content: PlanContent;
}

const listed = [
  "number",
  "status",
  "amendment",
  "note",
  "order_number",
  "decided_on",
  "by_name",
  "made_at",
  "content_hash",
] as const;

/** Every version, the newest first. */
export async function versionsOf(db: OrgDatabase, orgId: string, planId: string): Promise<VersionInList[]> {
  const rows = await db
    .selectFrom("plan_version")
    .select(listed)
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId)
    .orderBy("number", "desc")
    .execute();
  return rows as VersionInList[];
}

export async function versionNumbered(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  number: number,
): Promise<Version | undefined> {
  const row = await versionQuery(db, orgId, planId).where("number", "=", number).executeTakeFirst();
  return row as Version | undefined;
}

/** The newest to which this happened; of those published it is the one that holds until the next. */
export async function lastKept(
  db: OrgDatabase,
  orgId: string,
  planId: string,
  status: VersionStatus,
): Promise<Version | undefined> {
  const row = await versionQuery(db, orgId, planId)
    .where("status", "=", status)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row as Version | undefined;
}

function versionQuery(db: OrgDatabase, orgId: string, planId: string) {
  return db
    .selectFrom("plan_version")
    .select([...listed, "content"])
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId);
}

export interface Freezing {
  planId: string;
  status: VersionStatus;
  amendment: number;
  content: PlanContent;
  note: string | null;
  orderNumber?: string | null;
  decidedOn?: string | null;
  byName: string;
  now: Date;
}

/** Runs inside an act that holds the plan, so that numbers have no gap. */
export async function freeze(db: OrgDatabase, orgId: string, freezing: Freezing): Promise<number> {
  const { planId, content, now } = freezing;
  const { last } = await db
    .selectFrom("plan_version")
    .select((select) => select.fn.coalesce(select.fn.max("number"), select.lit(0)).as("last"))
    .where("org_id", "=", orgId)
    .where("plan_id", "=", planId)
    .executeTakeFirstOrThrow();
  const number = last + 1;
  await db
    .insertInto("plan_version")
    .values({
      org_id: orgId,
      plan_id: planId,
      number,
      status: freezing.status,
      amendment: freezing.amendment,
      content: JSON.stringify(content),
      content_hash: contentHash(content),
      note: freezing.note,
      order_number: freezing.orderNumber ?? null,
      decided_on: freezing.decidedOn ?? null,
      by_name: freezing.byName,
      made_at: now,
    })
    .execute();
  return number;
}
