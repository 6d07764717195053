import { sql } from "kysely";
import { addDays, bangkokMidnight } from "../../thai/dates.ts";
import type { IsoDate } from "../../thai/dates.ts";
import { allowsSomewhere } from "../accounts/roles.ts";
import type { Permission, RoleHeld } from "../accounts/roles.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { chainFollower, FIRST_HASH } from "./chain.ts";
import type { ChainEnd, ChainFault } from "./chain.ts";

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
    .$if(to !== undefined, (query) => query.where("at", "<", bangkokMidnight(addDays(to as IsoDate, 1))));
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

/** Who stands in the log, each with the latest name, for the filter. */
export async function auditActors(db: OrgDatabase, orgId: string, roles: readonly RoleHeld[]) {
  const rows = await visibleAuditEntries(db, orgId, roles)
    .select(["actor_kind", "actor_account_id", "actor_name"])
    .distinctOn(["actor_kind", "actor_account_id"])
    .orderBy("actor_kind")
    .orderBy("actor_account_id")
    .orderBy("seq", "desc")
    .execute();
  return rows.map((row) => ({ value: row.actor_account_id ?? row.actor_kind, name: row.actor_name }));
}

/** Kinds of records in the log, for the filter. */
export async function auditRecordKinds(
  db: OrgDatabase,
  orgId: string,
  roles: readonly RoleHeld[],
): Promise<string[]> {
  const rows = await visibleAuditEntries(db, orgId, roles).select("record_kind").distinct().execute();
  return rows.flatMap(({ record_kind }) => record_kind ?? []);
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

/** Entries of one organisation in their order, read in portions: a chain may be longer than memory. */
export async function* auditEntries(db: OrgDatabase, orgId: string, after = 0, portion = 1000) {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom("audit_entry")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("seq", ">", last)
      .orderBy("seq")
      .limit(portion)
      .execute();
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < portion) return;
    last = end.seq;
  }
}

export type ChainReport =
  /** `from` is the number of the first entry looked at; `expected` whether the end that was written down is in the chain. */
  | { ok: true; from: number; entries: number; head: string }
  | { ok: false; from: number; entries: number; fault: ChainFault };

export interface ChainCheck {
  /** Look at the newest entries only, trusting what the one before them says. */
  newest?: number;
  /** An end of the chain that somebody wrote down: it must still be there, as it was. */
  expect?: { seq: number; hash: string } | undefined;
}

/**
 * Recomputes the hashes of an organisation's chain. Must be the first question of its transaction:
 * chain and head are compared as of one moment while others go on adding to both.
 */
export async function verifyChain(
  db: OrgDatabase,
  orgId: string,
  { newest, expect }: ChainCheck = {},
): Promise<ChainReport> {
  await sql`set transaction isolation level repeatable read`.execute(db);
  const head: ChainEnd = (await db
    .selectFrom("audit_head")
    .select(["seq", "hash"])
    .where("org_id", "=", orgId)
    .executeTakeFirst()) ?? { seq: 0, hash: FIRST_HASH };
  const start = await trustedEnd(db, orgId, newest === undefined ? 0 : Math.max(0, head.seq - newest));
  const from = start.seq + 1;
  const follower = chainFollower(start);
  let entries = 0;
  for await (const entry of auditEntries(db, orgId, start.seq)) {
    const fault = follower.follow(entry) ?? differs(entry, expect);
    if (fault) return { ok: false, from, entries, fault };
    entries += 1;
  }
  const fault =
    follower.finish(head) ??
    (expect && expect.seq > head.seq ? { seq: head.seq + 1, fault: "missing" as const } : undefined);
  return fault
    ? { ok: false, from, entries, fault }
    : { ok: true, from, entries, head: head.hash.toString("hex") };
}

async function trustedEnd(db: OrgDatabase, orgId: string, seq: number): Promise<ChainEnd> {
  const end =
    seq > 0
      ? await db
          .selectFrom("audit_entry")
          .select(["seq", "hash"])
          .where("org_id", "=", orgId)
          .where("seq", "=", seq)
          .executeTakeFirst()
      : undefined;
  return end ?? { seq: 0, hash: FIRST_HASH };
}

/** A chain that was rewritten from some entry on is whole in itself; only a hash kept elsewhere gives it away. */
function differs(entry: { seq: number; hash: Buffer }, expect: ChainCheck["expect"]): ChainFault | undefined {
  if (expect?.seq !== entry.seq || entry.hash.toString("hex") === expect.hash.toLowerCase()) return undefined;
  return { seq: entry.seq, fault: "altered" };
}

function isId(text: string | undefined): text is string {
  return text !== undefined && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}
