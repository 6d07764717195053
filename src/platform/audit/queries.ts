import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { bangkokMidnight } from "../../thai/dates.ts";
import type { IsoDate } from "../../thai/dates.ts";
import { allowsSomewhere } from "../accounts/roles.ts";
import type { Permission, RoleHeld } from "../accounts/roles.ts";
import type { OrgDatabase } from "../database/connect.ts";

/** Who reads the log. The administrator sees what was done, and nothing of the confidential channel. */
export const auditReaders: Permission = { "internal-auditor": "organisation", administrator: "organisation" };

/** Acts whose mere existence would tell something about a report or about who made it. */
const CONFIDENTIAL = "safe-channel.";

export function isConfidential(act: string): boolean {
  return act.startsWith(CONFIDENTIAL);
}

export interface AuditFilter {
  /** An account, or "terminal", "job", "visitor". */
  person?: string | undefined;
  record?: string | undefined;
  kind?: string | undefined;
  /** Part of what people call the record. */
  name?: string | undefined;
  act?: string | undefined;
  from?: IsoDate | undefined;
  to?: IsoDate | undefined;
}

/** The one way to read the log for a person: every page, list and file goes through it. */
export function visibleAuditEntries(
  db: OrgDatabase,
  orgId: string,
  roles: readonly RoleHeld[],
  filter: AuditFilter = {},
) {
  const { person, record, kind, name, act, from, to } = filter;
  return db
    .selectFrom("audit_entry")
    .where("org_id", "=", orgId)
    .where("act", "not like", `${CONFIDENTIAL}%`)
    .$if(!allowsSomewhere(auditReaders, roles), (query) => query.where(sql.lit(false)))
    .$if(person !== undefined, (query) =>
      isId(person)
        ? query.where("actor_account_id", "=", person)
        : query.where("actor_kind", "=", person ?? ""),
    )
    .$if(record !== undefined, (query) =>
      isId(record) ? query.where("record_id", "=", record) : query.where(sql.lit(false)),
    )
    .$if(kind !== undefined, (query) => query.where("record_kind", "=", kind ?? ""))
    .$if(name !== undefined, (query) =>
      query.where("record_name", "ilike", `%${(name ?? "").replaceAll(/[\\%_]/g, String.raw`\$&`)}%`),
    )
    .$if(act !== undefined, (query) => query.where("act", "=", act ?? ""))
    .$if(from !== undefined, (query) => query.where("at", ">=", bangkokMidnight(from as IsoDate)))
    .$if(to !== undefined, (query) => query.where("at", "<", endOfDay(to as IsoDate)));
}

/** The calendar ends with its last day; a moment does not. */
function endOfDay(day: IsoDate): Date {
  return new Date(bangkokMidnight(day).getTime() + 86_400_000);
}

const shown = [
  "seq",
  "at",
  "act",
  "actor_kind",
  "actor_account_id",
  "actor_name",
  "record_kind",
  "record_id",
  "record_name",
  "changes",
  "request_id",
] as const;

export type AuditRow = Awaited<ReturnType<typeof auditPage>>["rows"][number];

export const AUDIT_PAGE = 50;

/** The account that last did this to a record; none where nobody did, or the terminal. For rules, not for people. */
export async function whoLast(
  db: OrgDatabase,
  orgId: string,
  { act, record }: { act: string; record: string },
): Promise<string | null> {
  const row = await db
    .selectFrom("audit_entry")
    .select("actor_account_id")
    .where("org_id", "=", orgId)
    .where("record_id", "=", record)
    .where("act", "=", act)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.actor_account_id ?? null;
}

/** A page of the log, newest first, before or after an entry; tells whether there is more on either side. */
export async function auditPage(
  db: OrgDatabase,
  orgId: string,
  roles: readonly RoleHeld[],
  filter: AuditFilter,
  place: { before?: number | undefined; after?: number | undefined },
) {
  const entries = visibleAuditEntries(db, orgId, roles, filter).select(shown);
  if (place.after !== undefined) {
    const found = await entries
      .where("seq", ">", place.after)
      .orderBy("seq", "asc")
      .limit(AUDIT_PAGE + 1)
      .execute();
    const rows = found.slice(0, AUDIT_PAGE).toReversed();
    return { rows, hasNewer: found.length > AUDIT_PAGE, hasOlder: true };
  }
  const { before } = place;
  const found = await entries
    .$if(before !== undefined, (query) => query.where("seq", "<", before ?? 0))
    .orderBy("seq", "desc")
    .limit(AUDIT_PAGE + 1)
    .execute();
  return {
    rows: found.slice(0, AUDIT_PAGE),
    hasNewer: before !== undefined,
    hasOlder: found.length > AUDIT_PAGE,
  };
}

/** Further entries for a file, newest first: the caller asks again with the last number it has. */
export function auditPortion(
  db: OrgDatabase,
  orgId: string,
  roles: readonly RoleHeld[],
  filter: AuditFilter,
  before: number | undefined,
  limit: number,
) {
  return visibleAuditEntries(db, orgId, roles, filter)
    .select(shown)
    .$if(before !== undefined, (query) => query.where("seq", "<", before ?? 0))
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
}

/** Accounts that stand in the log, each with the latest name, for the filter. */
export async function auditAccounts(db: OrgDatabase, orgId: string, roles: readonly RoleHeld[]) {
  const latest = latestOfFound(db, orgId, roles, "actor_account_id").select("actor_name");
  const least = sql`'00000000-0000-0000-0000-000000000000'::uuid`;
  const { rows } = await sql<{ value: string; name: string }>`
    ${walk(orgId, "actor_account_id", least)}
    select found.value, latest.actor_name as name
    from found cross join lateral ${latest} as latest`.execute(db);
  return rows;
}

/** Kinds of records in the log, for the filter. */
export async function auditRecordKinds(
  db: OrgDatabase,
  orgId: string,
  roles: readonly RoleHeld[],
): Promise<string[]> {
  const visible = latestOfFound(db, orgId, roles, "record_kind").select("seq");
  const { rows } = await sql<{ value: string }>`
    ${walk(orgId, "record_kind", sql`''`)}
    select found.value from found cross join lateral ${visible} as visible`.execute(db);
  return rows.map(({ value }) => value);
}

/**
 * The values of a column as the table `found`: the index is asked for the next one after each, because a log
 * grows for years and this is asked at every look. Not yet what a person may see.
 */
function walk(orgId: string, column: Walked, least: RawBuilder<unknown>) {
  const after = (value: RawBuilder<unknown>) => sql`
    select ${sql.ref(column)} as value from audit_entry
    where org_id = ${orgId} and ${sql.ref(column)} > ${value}
    order by ${sql.ref(column)} limit 1`;
  return sql`with recursive found as (
    (${after(least)})
    union all
    select next.value from found cross join lateral (${after(sql`found.value`)}) as next
  )`;
}

type Walked = "actor_account_id" | "record_kind";

/** The latest entry of a value in `found` that may be seen; none where all is confidential. */
function latestOfFound(db: OrgDatabase, orgId: string, roles: readonly RoleHeld[], column: Walked) {
  return visibleAuditEntries(db, orgId, roles)
    .where(column, "=", sql<string>`found.value`)
    .orderBy("seq", "desc")
    .limit(1);
}

/** What records are called that other entries mention by their identifiers: units as they are, the rest as the log knows them. */
export async function recordNames(
  db: OrgDatabase,
  orgId: string,
  roles: readonly RoleHeld[],
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const told = await visibleAuditEntries(db, orgId, roles)
    .select(["record_id", "record_name"])
    .distinctOn("record_id")
    .where("record_id", "in", ids)
    .orderBy("record_id")
    .orderBy("seq", "desc")
    .execute();
  // Those of the set-up have no entry of their own.
  const units = await db
    .selectFrom("unit")
    .select(["id", "name"])
    .where("org_id", "=", orgId)
    .where("id", "in", ids)
    .execute();
  return new Map([
    ...told.flatMap(({ record_id, record_name }): [string, string][] =>
      record_id && record_name ? [[record_id, record_name]] : [],
    ),
    ...units.map(({ id, name }): [string, string] => [id, name]),
  ]);
}

function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
