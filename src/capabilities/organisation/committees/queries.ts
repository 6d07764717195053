import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { roleTitle, secretaryRoles, spanOn, spansInForce, standingOn } from "./rules.ts";
import type { InForce, OrderDates, Standing } from "./rules.ts";

export interface Committee {
  id: string;
  name: string;
  kind: string;
  purpose: string | null;
  ended_on: string | null;
  end_reason: string | null;
  version: number;
}

export interface Order extends OrderDates {
  committee_id: string;
  number: string;
  subject: string;
}

export interface Seat {
  id: string;
  order_id: string;
  role: string;
  person_id: string | null;
  name: string;
  position_title: string | null;
}

const committeeColumns = ["id", "name", "kind", "purpose", "ended_on", "end_reason", "version"] as const;
const orderColumns = [
  "id",
  "committee_id",
  "number",
  "subject",
  "ordered_on",
  "term_from",
  "term_to",
] as const;
const seatColumns = ["id", "order_id", "role", "person_id", "name", "position_title"] as const;

/** An address can hold anything: what is no identifier names nothing. */
export async function committeeById(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<Committee | undefined> {
  if (!isUuid(id)) return undefined;
  return db
    .selectFrom("committee")
    .select(committeeColumns)
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** To choose one from, by name. */
export function committeeNames(db: OrgDatabase, orgId: string): Promise<Pick<Committee, "id" | "name">[]> {
  return db
    .selectFrom("committee")
    .select(["id", "name"])
    .where("org_id", "=", orgId)
    .orderBy("name")
    .execute();
}

export function ordersOf(db: OrgDatabase, orgId: string, committeeId: string): Promise<Order[]> {
  return db
    .selectFrom("appointment_order")
    .select(orderColumns)
    .where("org_id", "=", orgId)
    .where("committee_id", "=", committeeId)
    .execute();
}

export function seatsOf(db: OrgDatabase, orgId: string, orderId: string): Promise<Seat[]> {
  return db
    .selectFrom("committee_seat")
    .select(seatColumns)
    .where("org_id", "=", orgId)
    .where("order_id", "=", orderId)
    .orderBy("place")
    .execute();
}

/** Who sits on the committee on a day; nobody when no order is in force. */
export async function seatsInForce(
  db: OrgDatabase,
  orgId: string,
  committee: Pick<Committee, "id" | "ended_on">,
  day: IsoDate,
): Promise<Seat[]> {
  const span = spanOn(await ordersOf(db, orgId, committee.id), committee.ended_on, day);
  return span ? seatsOf(db, orgId, span.order.id) : [];
}

export interface CommitteeInList extends Committee {
  standing: Standing;
  current: InForce<Order> | undefined;
  chair: string | undefined;
  next_meeting: { id: string; held_on: string; starts_at: string | null } | undefined;
}

/** Every committee with how it stands today. There are tens of them: sorted and filtered in memory. */
export async function committeesToday(
  db: OrgDatabase,
  orgId: string,
  today: IsoDate,
): Promise<CommitteeInList[]> {
  const committees = await db
    .selectFrom("committee")
    .select(committeeColumns)
    .where("org_id", "=", orgId)
    .orderBy("name")
    .execute();
  const orders = await allOrders(db, orgId);
  const chairs = await db
    .selectFrom("committee_seat")
    .select(["order_id", "name"])
    .where("org_id", "=", orgId)
    .where("role", "=", "chair")
    .orderBy("place")
    .execute();
  const meetings = await db
    .selectFrom("meeting")
    .select(["id", "committee_id", "held_on", "starts_at"])
    .distinctOn("committee_id")
    .where("org_id", "=", orgId)
    .where("status", "=", "planned")
    .where("held_on", ">=", today)
    .orderBy("committee_id")
    .orderBy("held_on")
    .orderBy("starts_at")
    .execute();
  const chairOf = new Map(chairs.toReversed().map((seat) => [seat.order_id, seat.name]));
  const meetingOf = new Map(meetings.map((meeting) => [meeting.committee_id, meeting]));
  return committees.map((committee) => {
    const own = orders.get(committee.id) ?? [];
    const current = spanOn(own, committee.ended_on, today);
    return Object.assign(committee, {
      current,
      standing: standingOn(own, committee.ended_on, today),
      chair: current && chairOf.get(current.order.id),
      next_meeting: meetingOf.get(committee.id),
    });
  });
}

async function allOrders(db: OrgDatabase, orgId: string): Promise<Map<string, Order[]>> {
  const rows = await db
    .selectFrom("appointment_order")
    .select(orderColumns)
    .where("org_id", "=", orgId)
    .execute();
  return Map.groupBy(rows, (order) => order.committee_id);
}

export interface SeatOfPerson {
  committeeId: string;
  committee: string;
  role: string;
  roleTitle: string;
  orderId: string;
  orderNumber: string;
  /** The days on which the order is in force; without an end it lasts. */
  from: IsoDate;
  to: IsoDate | null;
}

/** Where somebody sits, sat or will sit, the latest first. */
export async function committeesOfPerson(
  db: OrgDatabase,
  orgId: string,
  personId: string,
): Promise<SeatOfPerson[]> {
  const seats = await db
    .selectFrom("committee_seat as s")
    .innerJoin("appointment_order as o", (join) =>
      join.onRef("o.org_id", "=", "s.org_id").onRef("o.id", "=", "s.order_id"),
    )
    .innerJoin("committee as c", (join) =>
      join.onRef("c.org_id", "=", "o.org_id").onRef("c.id", "=", "o.committee_id"),
    )
    .select(["s.role", "s.order_id", "c.id", "c.name", "c.kind", "c.ended_on"])
    .where("s.org_id", "=", orgId)
    .where("s.person_id", "=", personId)
    .execute();
  if (seats.length === 0) return [];
  const orders = await allOrders(db, orgId);
  return seats
    .flatMap((seat) => {
      const span = spansInForce(orders.get(seat.id) ?? [], seat.ended_on).find(
        ({ order }) => order.id === seat.order_id,
      );
      if (!span) return [];
      return {
        committeeId: seat.id,
        committee: seat.name,
        role: seat.role,
        roleTitle: roleTitle(seat.kind, seat.role),
        orderId: span.order.id,
        orderNumber: span.order.number,
        from: span.from,
        to: span.to,
      };
    })
    .toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
}

/** Whether somebody is a secretary of the committee on one of the days: only then they may keep its minutes. */
export async function isSecretary(
  db: OrgDatabase,
  orgId: string,
  personId: string | null,
  committee: Pick<Committee, "id" | "ended_on">,
  days: readonly IsoDate[],
): Promise<boolean> {
  if (personId === null) return false;
  const orders = await ordersOf(db, orgId, committee.id);
  const inForce = days.flatMap((day) => spanOn(orders, committee.ended_on, day)?.order.id ?? []);
  if (inForce.length === 0) return false;
  const seat = await db
    .selectFrom("committee_seat")
    .select("id")
    .where("org_id", "=", orgId)
    .where("order_id", "in", inForce)
    .where("person_id", "=", personId)
    .where("role", "in", secretaryRoles)
    .executeTakeFirst();
  return seat !== undefined;
}
