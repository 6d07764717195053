import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { fullName } from "../people/rules.ts";
import { heldOn } from "../positions/queries.ts";
import type { IsoDate } from "../../../thai/dates.ts";

export interface UnitRow {
  id: string;
  name: string;
  short_name: string | null;
  closed_on: string | null;
  version: number;
}

export interface UnitInList extends UnitRow {
  people: number;
  head: string | null;
  head_id: string | null;
  head_is_acting: boolean | null;
}

const columns = ["id", "name", "short_name", "closed_on", "version"] as const;

/** An address can hold anything: what is no identifier names nothing. */
export async function unitNamed(db: OrgDatabase, orgId: string, id: string): Promise<UnitRow | undefined> {
  if (!isUuid(id)) return undefined;
  return db
    .selectFrom("unit")
    .select(columns)
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Units that people can be put in, in their order. */
export function openUnits(db: OrgDatabase, orgId: string): Promise<UnitRow[]> {
  return db
    .selectFrom("unit")
    .select(columns)
    .where("org_id", "=", orgId)
    .where("closed_on", "is", null)
    .orderBy("place")
    .orderBy("name")
    .execute();
}

/** All units with who leads them and how many people they have today; closed ones last. */
export async function unitsToday(db: OrgDatabase, orgId: string, today: IsoDate): Promise<UnitInList[]> {
  const held = db
    .selectFrom("position_held as h")
    .select([
      "h.unit_id",
      sql<number>`count(distinct h.person_id)`.as("people"),
      sql<
        string | null
      >`(array_agg(h.person_id order by h.is_acting, h.from_on) filter (where h.is_head))[1]`.as("head_id"),
      sql<boolean | null>`bool_and(h.is_acting) filter (where h.is_head)`.as("head_is_acting"),
    ])
    .where("h.org_id", "=", orgId)
    .where("h.unit_id", "is not", null)
    .where(heldOn(today))
    .groupBy("h.unit_id");
  const rows = await db
    .selectFrom("unit as u")
    .leftJoin(held.as("t"), "t.unit_id", "u.id")
    .leftJoin("person as p", (join) =>
      join.onRef("p.org_id", "=", "u.org_id").onRef("p.id", "=", "t.head_id"),
    )
    .select([
      "u.id",
      "u.name",
      "u.short_name",
      "u.closed_on",
      "u.version",
      (select) => select.fn.coalesce("t.people", sql<number>`0`).as("people"),
      "t.head_id",
      "t.head_is_acting",
      "p.prefix",
      "p.given_name",
      "p.family_name",
    ])
    .where("u.org_id", "=", orgId)
    .orderBy((order) => order("u.closed_on", "is not", null))
    .orderBy("u.place")
    .orderBy("u.name")
    .execute();
  return rows.map(({ prefix, given_name, family_name, ...unit }) => ({
    ...unit,
    head: given_name !== null && family_name !== null ? fullName({ prefix, given_name, family_name }) : null,
  }));
}

/** People who hold a position there today or are to begin one: while there are any, it cannot be closed. */
export async function peopleHeldBy(
  db: OrgDatabase,
  orgId: string,
  unitId: string,
  today: IsoDate,
): Promise<number> {
  const row = await db
    .selectFrom("position_held")
    .select((select) => select.fn.count<number>("person_id").distinct().as("people"))
    .where("org_id", "=", orgId)
    .where("unit_id", "=", unitId)
    .where((where) => where.or([where("to_on", "is", null), where("to_on", ">=", today)]))
    .executeTakeFirstOrThrow();
  return row.people;
}

/** The name of a unit inside a query of another capability, which then needs no round trip of its own. */
export function nameOfUnit(orgId: string, unitId: RawBuilder<string>): RawBuilder<string> {
  return sql<string>`(select unit.name from unit where unit.org_id = ${orgId} and unit.id = ${unitId})`;
}
