import { sql } from "kysely";
import { membershipCount } from "../../../platform/accounts/queries.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { heldOn } from "../positions/queries.ts";
import type { IsoDate } from "../../../thai/dates.ts";

export interface State {
  people: number;
  units: number;
  members: number;
  withoutPosition: number;
  unitsWithoutHead: { id: string; name: string }[];
}

/** How far the organisation is set up. */
export async function stateToday(db: OrgDatabase, orgId: string, today: IsoDate): Promise<State> {
  const held = db.selectFrom("position_held as h").where("h.org_id", "=", orgId).where(heldOn(today));
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
  return {
    people: people.all,
    withoutPosition: people.without,
    units: units.length,
    unitsWithoutHead: units.filter((unit) => unit.head === null).map(({ id, name }) => ({ id, name })),
    members: await membershipCount(db, orgId),
  };
}

/** Committees and meetings by their names, whichever of the two an identifier stands for. */
export async function recordNames(
  db: OrgDatabase,
  orgId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const committees = await db
    .selectFrom("committee")
    .select(["id", "name"])
    .where("org_id", "=", orgId)
    .where("id", "in", ids)
    .execute();
  const meetings = await db
    .selectFrom("meeting as m")
    .innerJoin("committee as c", (join) =>
      join.onRef("c.org_id", "=", "m.org_id").onRef("c.id", "=", "m.committee_id"),
    )
    .select(["m.id", "m.number", "c.name"])
    .where("m.org_id", "=", orgId)
    .where("m.id", "in", ids)
    .execute();
  return new Map([
    ...committees.map(({ id, name }) => [id, name] as const),
    ...meetings.map(({ id, name, number }) => [id, `${name} ครั้งที่ ${number}`] as const),
  ]);
}
