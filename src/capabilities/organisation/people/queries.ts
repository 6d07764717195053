import { sql } from "kysely";
import { validate as isUuid } from "uuid";
import type { Viewer } from "../../../platform/accounts/viewer.ts";
import type { Database, OrgDatabase } from "../../../platform/database/connect.ts";
import { portionsIn } from "../../../platform/database/cursor.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { squash } from "../../../thai/matching.ts";
import { heldOn, positionsOf } from "../positions/queries.ts";
import { isHeldOn } from "../positions/rules.ts";
import type { PeopleFilter } from "./forms.ts";
import { seesStaffFacts, visiblePerson } from "./rules.ts";
import type { StaffFacts } from "./rules.ts";

type Beholder = Pick<Viewer, "roles">;

export interface PersonInList extends StaffFacts {
  id: string;
  prefix: string | null;
  given_name: string;
  family_name: string;
  title: string | null;
  is_head: boolean | null;
  is_acting: boolean | null;
  unit_id: string | null;
  unit: string | null;
  from_on: string | null;
  to_on: string | null;
  version: number;
  /** The position that is shown, with its own count of changes. */
  position_id: string | null;
  position_version: number | null;
}

export interface PeopleFound {
  people: PersonInList[];
  count: number;
  /** The page that was found: an old address may point behind the end of the list. */
  page: number;
}

export const PEOPLE_ON_A_PAGE = 50;

/** People with the position that they hold today, or the foremost of several: one query, whatever the filter. */
export async function peopleToday(
  db: OrgDatabase,
  orgId: string,
  viewer: Beholder,
  filter: PeopleFilter,
  today: IsoDate,
): Promise<PeopleFound> {
  const rows = await peopleQuery(db, orgId, allowed(viewer, filter), today)
    .select(sql<number>`count(*) over ()`.as("count"))
    .limit(PEOPLE_ON_A_PAGE)
    .offset((filter.page - 1) * PEOPLE_ON_A_PAGE)
    .execute();
  if (rows.length === 0 && filter.page > 1)
    return peopleToday(db, orgId, viewer, { ...filter, page: 1 }, today);
  return { people: rows.map(visiblePerson(viewer)), count: rows[0]?.count ?? 0, page: filter.page };
}

/** All people that the filter leaves, in portions: the list as a file. */
export async function* everyoneToday(
  database: Database,
  orgId: string,
  viewer: Beholder,
  filter: PeopleFilter,
  today: IsoDate,
): AsyncGenerator<PersonInList[]> {
  const portions = portionsIn(database, orgId, (db) =>
    peopleQuery(db, orgId, allowed(viewer, filter), today),
  );
  for await (const people of portions) yield people.map(visiblePerson(viewer));
}

/** Everyone with each position of today, the foremost first; who has none, once. For those who see all of it. */
export function peopleWithPositions(db: OrgDatabase, orgId: string, today: IsoDate): Promise<PersonInList[]> {
  return db
    .selectFrom("person as p")
    .leftJoin("position_held as h", (join) =>
      join.onRef("h.org_id", "=", "p.org_id").onRef("h.person_id", "=", "p.id").on(heldOn(today)),
    )
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "h.org_id").onRef("u.id", "=", "h.unit_id"))
    .select([
      "p.id",
      "p.prefix",
      "p.given_name",
      "p.family_name",
      "p.employment",
      "p.phone",
      "p.email",
      "p.left_on",
      "h.title",
      "h.is_head",
      "h.is_acting",
      "h.unit_id",
      "u.name as unit",
      "h.from_on",
      "h.to_on",
      "p.version",
      "h.id as position_id",
      "h.version as position_version",
    ])
    .where("p.org_id", "=", orgId)
    .orderBy("p.id")
    .orderBy("h.is_acting")
    .orderBy("h.is_head", "desc")
    .orderBy("h.from_on")
    .orderBy("h.id")
    .execute();
}

/** A filter must not tell what the eyes may not see. */
function allowed(viewer: Beholder, filter: PeopleFilter): PeopleFilter {
  return seesStaffFacts(viewer) ? filter : { ...filter, employment: undefined, presence: "here" };
}

function peopleQuery(db: OrgDatabase, orgId: string, filter: PeopleFilter, today: IsoDate) {
  const dir = filter.descending ? "desc" : "asc";
  let query = db
    .selectFrom("person as p")
    .leftJoin(positionsToday(db, orgId, today, filter.unit).as("m"), "m.person_id", "p.id")
    .select([
      "p.id",
      "p.prefix",
      "p.given_name",
      "p.family_name",
      "p.employment",
      "p.phone",
      "p.email",
      "p.left_on",
      "m.title",
      "m.is_head",
      "m.is_acting",
      "m.unit_id",
      "m.unit",
      "m.from_on",
      "m.to_on",
      "p.version",
      "m.id as position_id",
      "m.version as position_version",
    ])
    .where("p.org_id", "=", orgId);
  if (filter.presence === "here") {
    query = query.where((where) =>
      where.or([where("p.left_on", "is", null), where("p.left_on", ">", today)]),
    );
  }
  if (filter.presence === "left") query = query.where("p.left_on", "<=", today);
  if (filter.employment) query = query.where("p.employment", "=", filter.employment);
  if (filter.unit) query = query.where("m.person_id", "is not", null);
  if (filter.withoutPosition) query = query.where("m.person_id", "is", null);
  if (filter.text) query = query.where(sql<boolean>`strpos(${squashedRow}, ${squash(filter.text)}) > 0`);
  if (filter.sort === "position") query = query.orderBy("m.title", (order) => order[dir]().nullsLast());
  if (filter.sort === "unit") query = query.orderBy("m.unit_place", (order) => order[dir]().nullsLast());
  return query
    .orderBy("p.given_name", filter.sort === "name" ? dir : "asc")
    .orderBy("p.family_name", filter.sort === "name" ? dir : "asc")
    .orderBy("p.id");
}

/** The essence of thai/matching's squash, in SQL: no blanks, one kind of digits, one way to type แ and ำ. */
const squashedRow = sql`translate(replace(replace(regexp_replace(
  lower(concat(p.prefix, p.given_name, p.family_name, '|', m.title, '|', m.unit)),
  '[[:space:]\u00a0\u00ad\u200b-\u200d\u2060\ufeff]+', '', 'g'), 'เเ', 'แ'), 'ํา', 'ำ'), '๐๑๒๓๔๕๖๗๘๙', '0123456789')`;

/** One position per person: their own before one that they only act in, the one that leads, the longest held. */
function positionsToday(db: OrgDatabase, orgId: string, today: IsoDate, unitId?: string) {
  const held = db
    .selectFrom("position_held as h")
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "h.org_id").onRef("u.id", "=", "h.unit_id"))
    .distinctOn("h.person_id")
    .select([
      "h.person_id",
      "h.title",
      "h.is_head",
      "h.is_acting",
      "h.unit_id",
      "u.name as unit",
      "u.place as unit_place",
      "h.id",
      "h.from_on",
      "h.to_on",
      "h.version",
    ])
    .where("h.org_id", "=", orgId)
    .where(heldOn(today))
    .orderBy("h.person_id")
    .orderBy("h.is_acting")
    .orderBy("h.is_head", "desc")
    .orderBy("h.from_on")
    .orderBy("h.id");
  return unitId ? held.where("h.unit_id", "=", unitId) : held;
}

export interface PersonShown extends StaffFacts {
  id: string;
  prefix: string | null;
  given_name: string;
  family_name: string;
  version: number;
}

export async function personNamed(
  db: OrgDatabase,
  orgId: string,
  viewer: Beholder,
  id: string,
): Promise<PersonShown | undefined> {
  if (!isUuid(id)) return undefined;
  const row = await db
    .selectFrom("person")
    .select([
      "id",
      "prefix",
      "given_name",
      "family_name",
      "employment",
      "phone",
      "email",
      "left_on",
      "version",
    ])
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row && visiblePerson(viewer)(row);
}

/** The unit in which somebody works today and the asker reaches; any of theirs where none is the asker's. */
export async function unitReached(
  db: OrgDatabase,
  orgId: string,
  personId: string,
  reached: readonly (string | null)[],
  today: IsoDate,
): Promise<string | undefined> {
  const held = await positionsOf(db, orgId, personId);
  const units = held.filter((position) => isHeldOn(position, today)).map((position) => position.unit_id);
  return (
    units.find((unit) => unit !== null && reached.includes(unit)) ??
    units.find((unit) => unit !== null) ??
    undefined
  );
}
