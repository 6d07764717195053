import { sql } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { IsoDate } from "../../../thai/dates.ts";

export interface OwnDraft {
  form: string;
  saved_at: Date;
}

/** What this person typed and has not sent, the latest first. Nobody else's is ever read. */
export function ownDrafts(db: OrgDatabase, orgId: string, accountId: string): Promise<OwnDraft[]> {
  return db
    .selectFrom("draft")
    .select(["form", "saved_at"])
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .orderBy("saved_at", "desc")
    .limit(10)
    .execute();
}

export interface State {
  people: number;
  units: number;
  members: number;
  withoutPosition: number;
  unitsWithoutHead: { id: string; name: string }[];
}

/** How far the organisation is set up. */
export async function stateToday(db: OrgDatabase, orgId: string, today: IsoDate): Promise<State> {
  const held = db
    .selectFrom("position_held as h")
    .where("h.org_id", "=", orgId)
    .where("h.from_on", "<=", today)
    .where((where) => where.or([where("h.to_on", "is", null), where("h.to_on", ">=", today)]));
  const people = await db
    .selectFrom("person as p")
    .leftJoin(held.select("h.person_id").distinct().as("t"), "t.person_id", "p.id")
    .select([
      sql<number>`count(*)`.as("all"),
      sql<number>`count(*) filter (where t.person_id is null)`.as("without"),
    ])
    .where("p.org_id", "=", orgId)
    .where((where) => where.or([where("p.left_on", "is", null), where("p.left_on", ">", today)]))
    .executeTakeFirstOrThrow();
  const units = await db
    .selectFrom("unit as u")
    .leftJoin(held.select("h.unit_id").where("h.is_head", "=", true).distinct().as("t"), "t.unit_id", "u.id")
    .select(["u.id", "u.name", "t.unit_id as head"])
    .where("u.org_id", "=", orgId)
    .where("u.closed_on", "is", null)
    .orderBy("u.place")
    .orderBy("u.name")
    .execute();
  const members = await db
    .selectFrom("membership")
    .select((select) => select.fn.countAll<number>().as("all"))
    .where("org_id", "=", orgId)
    .where("ended_at", "is", null)
    .executeTakeFirstOrThrow();
  return {
    people: people.all,
    withoutPosition: people.without,
    units: units.length,
    unitsWithoutHead: units.filter((unit) => unit.head === null).map(({ id, name }) => ({ id, name })),
    members: members.all,
  };
}
