import { sql } from "kysely";
import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { fiscalYearRange } from "../../../thai/fiscal.ts";
import type { MeetingFilter } from "./forms.ts";
import { meetingStatusNames } from "./rules.ts";

export interface MeetingInList {
  id: string;
  committee_id: string;
  committee: string;
  number: string;
  held_on: string;
  starts_at: string | null;
  room: string | null;
  status: string;
  /** Who came, in person or by a substitute, out of how many seats; 0 of 0 before it was recorded. */
  came: number;
  seats: number;
}

export interface Meeting {
  id: string;
  committee_id: string;
  number: string;
  held_on: string;
  starts_at: string | null;
  ends_at: string | null;
  room: string | null;
  status: string;
  guests: string | null;
  minutes: string | null;
  confirmed_on: string | null;
  cancel_reason: string | null;
  version: number;
}

export interface AgendaItem {
  place: number;
  title: string;
  resolution: string | null;
}

export interface Attendance {
  seat_id: string;
  name: string;
  role: string;
  position_title: string | null;
  presence: string;
  note: string | null;
}

/** An address can hold anything: what is no identifier names nothing. */
export async function meetingById(db: OrgDatabase, orgId: string, id: string): Promise<Meeting | undefined> {
  if (!isUuid(id)) return undefined;
  return db
    .selectFrom("meeting")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export function agendaOf(db: OrgDatabase, orgId: string, meetingId: string): Promise<AgendaItem[]> {
  return db
    .selectFrom("agenda_item")
    .select(["place", "title", "resolution"])
    .where("org_id", "=", orgId)
    .where("meeting_id", "=", meetingId)
    .orderBy("place")
    .execute();
}

/** As it was recorded, whatever the orders say by now. */
export function attendanceOf(db: OrgDatabase, orgId: string, meetingId: string): Promise<Attendance[]> {
  return db
    .selectFrom("attendance as a")
    .innerJoin("committee_seat as s", (join) =>
      join.onRef("s.org_id", "=", "a.org_id").onRef("s.id", "=", "a.seat_id"),
    )
    .select(["a.seat_id", "s.name", "s.role", "s.position_title", "a.presence", "a.note"])
    .where("a.org_id", "=", orgId)
    .where("a.meeting_id", "=", meetingId)
    .orderBy("s.place")
    .execute();
}

/** The meetings of one committee, the latest first. */
export function meetingsOf(
  db: OrgDatabase,
  orgId: string,
  committeeId: string,
  most: number,
): Promise<MeetingInList[]> {
  return list(db, orgId)
    .where("m.committee_id", "=", committeeId)
    .orderBy("m.held_on", "desc")
    .orderBy("m.starts_at", "desc")
    .limit(most)
    .execute();
}

/** What is planned from a day on, the next first. */
export function comingMeetings(db: OrgDatabase, orgId: string, from: IsoDate): Promise<MeetingInList[]> {
  return list(db, orgId)
    .where("m.status", "=", "planned")
    .where("m.held_on", ">=", from)
    .orderBy("m.held_on")
    .orderBy("m.starts_at")
    .execute();
}

export interface MeetingsFound {
  meetings: MeetingInList[];
  count: number;
  /** The page that was found: an old address may point behind the end of the list. */
  page: number;
}

export const MEETINGS_ON_A_PAGE = 50;
const MOST_MEETINGS = 20_000;

/** What the filter leaves, in its order. */
export async function meetingsFiltered(
  db: OrgDatabase,
  orgId: string,
  filter: MeetingFilter,
  today: IsoDate,
  portion: "page" | "all" = "page",
): Promise<MeetingsFound> {
  const rows = await ordered(filtered(list(db, orgId), filter), filter, today)
    .select(sql<number>`count(*) over ()`.as("count"))
    .limit(portion === "page" ? MEETINGS_ON_A_PAGE : MOST_MEETINGS)
    .offset(portion === "page" ? (filter.page - 1) * MEETINGS_ON_A_PAGE : 0)
    .execute();
  if (rows.length === 0 && filter.page > 1)
    return meetingsFiltered(db, orgId, { ...filter, page: 1 }, today, portion);
  return { meetings: rows, count: rows[0]?.count ?? 0, page: filter.page };
}

function filtered(query: ReturnType<typeof list>, { committee, year, status }: MeetingFilter) {
  const { start, end } = fiscalYearRange(year === "all" ? 2500 : year);
  return query
    .$if(committee !== undefined, (found) => found.where("m.committee_id", "=", committee ?? ""))
    .$if(status !== undefined, (found) => found.where("m.status", "=", status ?? ""))
    .$if(year !== "all", (found) => found.where("m.held_on", ">=", start).where("m.held_on", "<=", end));
}

function ordered(query: ReturnType<typeof list>, { sort, dir }: MeetingFilter, today: IsoDate) {
  const keys = {
    day: [sql`m.held_on`],
    meeting: [sql`c.name`, sql`m.held_on`],
    came: [sql`count(a.seat_id) filter (where a.presence in ('present', 'substitute'))`],
    status: [sql`array_position(array[${sql.join(meetingStatusNames)}], m.status)`],
  };
  if (sort) {
    const sorted = keys[sort].reduce((found, key) => found.orderBy(key, dir), query);
    return sorted.orderBy("m.held_on", dir).orderBy("m.starts_at", dir).orderBy("m.id");
  }
  return query
    .orderBy(sql`m.held_on < ${today}`)
    .orderBy(sql`case when m.held_on >= ${today} then m.held_on end`)
    .orderBy("m.held_on", "desc")
    .orderBy("m.starts_at")
    .orderBy("m.id");
}

function list(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("meeting as m")
    .innerJoin("committee as c", (join) =>
      join.onRef("c.org_id", "=", "m.org_id").onRef("c.id", "=", "m.committee_id"),
    )
    .leftJoin("attendance as a", (join) =>
      join.onRef("a.org_id", "=", "m.org_id").onRef("a.meeting_id", "=", "m.id"),
    )
    .select([
      "m.id",
      "m.committee_id",
      "c.name as committee",
      "m.number",
      "m.held_on",
      "m.starts_at",
      "m.room",
      "m.status",
    ])
    .select([
      sql<number>`count(a.seat_id) filter (where a.presence in ('present', 'substitute'))`.as("came"),
      sql<number>`count(a.seat_id)`.as("seats"),
    ])
    .where("m.org_id", "=", orgId)
    .groupBy(["m.org_id", "m.id", "c.name"]);
}

/** Numbers that are taken, so that the next one can be offered. */
export async function meetingNumbers(db: OrgDatabase, orgId: string, committeeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("meeting")
    .select("number")
    .where("org_id", "=", orgId)
    .where("committee_id", "=", committeeId)
    .where("status", "<>", "cancelled")
    .execute();
  return rows.map(({ number }) => number);
}

/** How many meetings before a day wait for their minutes to be confirmed. */
export async function unconfirmedBefore(db: OrgDatabase, orgId: string, day: IsoDate): Promise<number> {
  const row = await db
    .selectFrom("meeting")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("org_id", "=", orgId)
    .where("status", "=", "held")
    .where("held_on", "<", day)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** The fiscal years in which there are meetings, for the filter. */
export async function firstAndLastMeeting(
  db: OrgDatabase,
  orgId: string,
): Promise<{ first: string | null; last: string | null }> {
  const row = await db
    .selectFrom("meeting")
    .select((select) => [select.fn.min("held_on").as("first"), select.fn.max("held_on").as("last")])
    .where("org_id", "=", orgId)
    .executeTakeFirstOrThrow();
  return row;
}
