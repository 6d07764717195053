import { addDays, daysBetween, isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { toArabicDigits } from "../../../thai/digits.ts";
import { squash } from "../../../thai/matching.ts";

export const committeeKinds = {
  committee: "คณะกรรมการ",
  "working-group": "คณะทำงาน",
} as const;
export type CommitteeKind = keyof typeof committeeKinds;
export const committeeKindNames = Object.keys(committeeKinds) as [CommitteeKind, ...CommitteeKind[]];

/** How a seat is called in the order, by the kind of body; in the order in which an order lists them. */
const roleTitles = {
  adviser: { committee: "ที่ปรึกษา", "working-group": "ที่ปรึกษา" },
  chair: { committee: "ประธานกรรมการ", "working-group": "ประธานคณะทำงาน" },
  "vice-chair": { committee: "รองประธานกรรมการ", "working-group": "รองประธานคณะทำงาน" },
  member: { committee: "กรรมการ", "working-group": "คณะทำงาน" },
  "member-secretary": { committee: "กรรมการและเลขานุการ", "working-group": "คณะทำงานและเลขานุการ" },
  "assistant-secretary": {
    committee: "กรรมการและผู้ช่วยเลขานุการ",
    "working-group": "คณะทำงานและผู้ช่วยเลขานุการ",
  },
} as const satisfies Record<string, Record<CommitteeKind, string>>;
export type SeatRole = keyof typeof roleTitles;
export const seatRoles = Object.keys(roleTitles) as [SeatRole, ...SeatRole[]];

/** Who may keep the minutes of a committee, besides those who run the register. */
export const secretaryRoles: readonly SeatRole[] = ["member-secretary", "assistant-secretary"];

export function kindOfText(text: string): CommitteeKind {
  return text === "working-group" ? "working-group" : "committee";
}

export function seatRoleOfText(text: string): SeatRole {
  return seatRoles.find((role) => role === text) ?? "member";
}

export function roleTitle(kind: string, role: string): string {
  return roleTitles[seatRoleOfText(role)][kindOfText(kind)];
}

/** "๑๒๓ / ๒๕๖๙" and "123/2569" are one number. */
export function tidyNumber(typed: string): string {
  return toArabicDigits(typed).replace(/\s+/g, "");
}

export interface OrderDates {
  readonly id: string;
  readonly ordered_on: string;
  readonly term_from: string;
  readonly term_to: string | null;
}

/** The days on which an order was, is or will be in force; both belong to it. */
export interface InForce<Order extends OrderDates> {
  readonly order: Order;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  /** The later order that ends it. */
  readonly replacedBy: Order | undefined;
}

/**
 * A later order takes the place of the earlier one from its first day on; nobody types that. An order
 * that was replaced before it began was never in force and has no span. In the sequence of the orders.
 */
export function spansInForce<Order extends OrderDates>(
  orders: readonly Order[],
  endedOn: string | null,
): InForce<Order>[] {
  const inSequence = orders.toSorted(bySequence);
  return inSequence.flatMap((order, index) => {
    const replacedBy = inSequence
      .slice(index + 1)
      .reduce<Order | undefined>(
        (first, later) => (!first || later.term_from < first.term_from ? later : first),
        undefined,
      );
    const ends = [
      order.term_to,
      replacedBy && addDays(isoDate(replacedBy.term_from), -1),
      endedOn && addDays(isoDate(endedOn), -1),
    ].filter((day): day is string => typeof day === "string");
    const to = ends.length > 0 ? isoDate(ends.toSorted()[0] ?? "") : null;
    if (to !== null && to < order.term_from) return [];
    const isReplaced = replacedBy !== undefined && to === addDays(isoDate(replacedBy.term_from), -1);
    return [{ order, from: isoDate(order.term_from), to, replacedBy: isReplaced ? replacedBy : undefined }];
  });
}

/** By the date of the order; orders of one day by their first day, then as they were entered (UUIDv7). */
function bySequence(a: OrderDates, b: OrderDates): number {
  const [one, other] = [a, b].map((each) => `${each.ordered_on} ${each.term_from} ${each.id}`) as [
    string,
    string,
  ];
  return one < other ? -1 : one > other ? 1 : 0;
}

export function spanOn<Order extends OrderDates>(
  orders: readonly Order[],
  endedOn: string | null,
  day: IsoDate,
): InForce<Order> | undefined {
  return spansInForce(orders, endedOn).find(({ from, to }) => from <= day && (to === null || day <= to));
}

/** How long ahead the register warns. A choice of this product, not a period of any law. */
export const WARN_DAYS = 60;

export const standings = {
  "in-force": { title: "อยู่ในวาระ", tone: "done" },
  ending: { title: "ใกล้หมดวาระ", tone: "late" },
  over: { title: "หมดวาระแล้ว", tone: "stop" },
  upcoming: { title: "ยังไม่เริ่มวาระ", tone: "doing" },
  "no-order": { title: "ยังไม่มีคำสั่ง", tone: "idle" },
  ended: { title: "ยุบแล้ว", tone: "idle" },
} as const;
export type Standing = keyof typeof standings;
export const standingNames = Object.keys(standings) as [Standing, ...Standing[]];

export function standingOn(orders: readonly OrderDates[], endedOn: string | null, today: IsoDate): Standing {
  if (endedOn !== null && endedOn <= today) return "ended";
  if (orders.length === 0) return "no-order";
  const current = spanOn(orders, endedOn, today);
  if (!current) return orders.some((order) => order.term_from <= today) ? "over" : "upcoming";
  const { to } = current;
  if (to === null || daysBetween(today, to) > WARN_DAYS) return "in-force";
  const dayAfter = addDays(to, 1);
  const goesOn = (endedOn !== null && endedOn <= dayAfter) || spanOn(orders, endedOn, dayAfter) !== undefined;
  return goesOn ? "in-force" : "ending";
}

export interface SeatTyped {
  readonly personId: string | null;
  readonly name: string | null;
  readonly role: SeatRole;
}

/** What is wrong with the members of an order, by row and field. Blank rows are null and keep their place. */
export function seatFaults(
  seats: readonly (SeatTyped | null)[],
): { row: number; field: keyof SeatTyped; message: string }[] {
  const faults: ReturnType<typeof seatFaults> = [];
  const firstRow = new Map<string, number>();
  for (const [row, seat] of seats.entries()) {
    if (!seat) continue;
    if (!seat.personId && !seat.name) {
      faults.push({ row, field: "personId", message: `แถวที่ ${row + 1}: เลือกบุคคล หรือกรอกชื่อบุคคลภายนอก` });
      continue;
    }
    if (seat.personId && seat.name) {
      faults.push({ row, field: "name", message: `แถวที่ ${row + 1}: เลือกบุคคลแล้ว ให้เว้นชื่อบุคคลภายนอกว่างไว้` });
      continue;
    }
    const who = seat.personId ?? squash(seat.name ?? "");
    const before = firstRow.get(who);
    if (before === undefined) firstRow.set(who, row);
    else {
      const field = seat.personId ? "personId" : "name";
      faults.push({
        row,
        field,
        message: `แถวที่ ${row + 1}: ซ้ำกับแถวที่ ${before + 1} คนหนึ่งมีได้ตำแหน่งเดียวในคำสั่ง`,
      });
    }
  }
  if (!seats.some((seat) => seat?.role === "chair")) {
    const row = Math.max(
      0,
      seats.findIndex((seat) => seat !== null),
    );
    faults.push({ row, field: "role", message: "ต้องมีประธานอย่างน้อยหนึ่งคน" });
  }
  return faults;
}

export interface PositionDates {
  readonly title: string;
  readonly is_head: boolean;
  readonly is_acting: boolean;
  readonly from_on: string;
  readonly to_on: string | null;
}

/** What to print where the position was left blank: the own one before one that somebody stands in for. */
export function positionToPrint(positions: readonly PositionDates[], day: IsoDate): string | null {
  const held = positions
    .filter(({ from_on, to_on }) => from_on <= day && (to_on === null || day <= to_on))
    .toSorted(
      (a, b) =>
        Number(a.is_acting) - Number(b.is_acting) ||
        Number(b.is_head) - Number(a.is_head) ||
        (a.from_on < b.from_on ? 1 : -1),
    );
  const [first] = held;
  return first ? `${first.is_acting ? "รักษาราชการแทน" : ""}${first.title}` : null;
}

export const committeeStates = ["active", "ended"] as const;
export type CommitteeState = (typeof committeeStates)[number];
export type CommitteeStep = "edit" | "order" | "meet" | "end" | "reopen";

const steps = {
  active: ["edit", "order", "meet", "end"],
  // What was overlooked before the end can still be entered: an order, a meeting of a day before it.
  ended: ["order", "meet", "reopen"],
} as const satisfies Record<CommitteeState, readonly CommitteeStep[]>;

export function committeeState(committee: { ended_on: string | null }): CommitteeState {
  return committee.ended_on === null ? "active" : "ended";
}

export function allowsStep(committee: { ended_on: string | null }, step: CommitteeStep): boolean {
  return (steps[committeeState(committee)] as readonly CommitteeStep[]).includes(step);
}
