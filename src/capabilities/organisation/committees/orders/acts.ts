import { act, done } from "../../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import type { FormErrors } from "../../../../platform/forms/state.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate, todayInBangkok } from "../../../../thai/dates.ts";
import { squash } from "../../../../thai/matching.ts";
import { takeTurn } from "../../turns.ts";
import { lockCommittee, registrars } from "../acts.ts";
import { seatsOf } from "../queries.ts";
import { roleTitle } from "../rules.ts";
import { AddOrder, EditOrder, orderLabels } from "./forms.ts";
import type { OrderInput } from "./forms.ts";
import { printedSeats } from "./seats.ts";
import type { PrintedSeat } from "./seats.ts";
import { lockOrder, recordOf } from "./writing.ts";

export const addOrder = act({
  name: "organisation.add-appointment-order",
  title: "เพิ่มคำสั่งแต่งตั้ง",
  input: AddOrder,
  may: registrars,
  run: async ({ db, orgId, input, now, newId }) => {
    const { committeeId, ...facts } = input;
    const committee = await lockCommittee(db, orgId, committeeId);
    if (!committee) return missing();
    const wrongNumber = await numberFault(db, orgId, committeeId, facts);
    if (wrongNumber) return invalid(wrongNumber);
    const { seats, errors } = await printedSeats(db, orgId, facts, todayInBangkok(now));
    if (errors) return invalid(errors);
    const id = newId();
    await db
      .insertInto("appointment_order")
      .values({ org_id: orgId, id, committee_id: committeeId, ...columnsOf(facts) })
      .execute();
    await db
      .insertInto("committee_seat")
      .values(
        seats.map((seat, index) => ({ org_id: orgId, id: newId(), order_id: id, place: index + 1, ...seat })),
      )
      .execute();
    const after = { ...facts, seats: seatsInWords(committee.kind, seats) };
    return done({ id, committeeId }, { record: recordOf(id, facts.number, committee.name), after });
  },
});

export const editOrder = act({
  name: "organisation.edit-appointment-order",
  title: "แก้ไขคำสั่งแต่งตั้ง",
  input: EditOrder,
  may: registrars,
  run: async ({ db, orgId, input, now, newId }) => {
    const { id, version, ...facts } = input;
    const found = await lockOrder(db, orgId, id);
    if (!found) return missing();
    const { order: before, committee } = found;
    const seatsBefore = await seatsOf(db, orgId, id);
    const { seats, errors } = await printedSeats(db, orgId, facts, todayInBangkok(now));
    const was = { ...factsOf(before), seats: seatsInWords(committee.kind, seatsBefore) };
    const after = { ...facts, seats: seatsInWords(committee.kind, seats) };
    if (version !== before.version) {
      return conflict(orderLabels, datesInWords(after), { ...datesInWords(was), version: before.version });
    }
    const wrongNumber = await numberFault(db, orgId, before.committee_id, facts, id);
    if (wrongNumber) return invalid(wrongNumber);
    if (errors) return invalid(errors);

    const { kept, gone } = matchSeats(seats, seatsBefore);
    const recorded = await firstWithAttendance(
      db,
      orgId,
      gone.map((seat) => seat.id),
    );
    const lost = gone.find((seat) => seat.id === recorded);
    if (lost) {
      return refused(
        `เอา${lost.name}ออกจากคำสั่งนี้ไม่ได้ เพราะมีบันทึกการมาประชุมแล้ว หากเปลี่ยนกรรมการ ให้เพิ่มคำสั่งฉบับใหม่`,
      );
    }
    await db
      .updateTable("appointment_order")
      .set(columnsOf(facts))
      .set((set) => ({ version: set("version", "+", 1) }))
      .where("org_id", "=", orgId)
      .where("id", "=", id)
      .execute();
    await replaceSeats(db, orgId, id, { seats, kept, gone: gone.map((seat) => seat.id), newId });
    return done(
      { id, committeeId: before.committee_id },
      { record: recordOf(id, facts.number, committee.name), before: was, after },
    );
  },
});

type OrderFacts = Omit<OrderInput, "seats">;

function columnsOf(facts: OrderFacts) {
  return {
    number: facts.number,
    ordered_on: facts.orderedOn,
    subject: facts.subject,
    term_from: facts.termFrom,
    term_to: facts.termTo,
    preamble: facts.preamble,
    duties: facts.duties,
    signed_by_name: facts.signedByName,
    signed_by_title: facts.signedByTitle,
  };
}

function factsOf(row: ReturnType<typeof columnsOf>): OrderFacts {
  return {
    number: row.number,
    orderedOn: row.ordered_on,
    subject: row.subject,
    termFrom: row.term_from,
    termTo: row.term_to,
    preamble: row.preamble,
    duties: row.duties,
    signedByName: row.signed_by_name,
    signedByTitle: row.signed_by_title,
  };
}

/** One order may appoint several committees; then it has one number and one date in all of them. */
async function numberFault(
  db: OrgDatabase,
  orgId: string,
  committeeId: string,
  facts: OrderFacts,
  except?: string,
): Promise<FormErrors | undefined> {
  await takeTurn(db, orgId, `order ${facts.number}`);
  const others = await db
    .selectFrom("appointment_order")
    .select(["id", "committee_id", "ordered_on"])
    .where("org_id", "=", orgId)
    .where("number", "=", facts.number)
    .execute();
  const same = others.filter((order) => order.id !== except);
  if (same.some((order) => order.committee_id === committeeId)) {
    return { number: [`คณะนี้มีคำสั่งเลขที่ ${facts.number} อยู่แล้ว`] };
  }
  const other = same.find((order) => order.ordered_on !== facts.orderedOn);
  if (!other) return undefined;
  const day = formatThaiDate(isoDate(other.ordered_on));
  return { orderedOn: [`คำสั่งเลขที่ ${facts.number} มีอยู่แล้วในอีกคณะหนึ่ง ลงวันที่ ${day} ตรวจเลขที่หรือวันที่`] };
}

/** Whoever stays keeps their seat, because attendance points at it. */
function matchSeats(seats: readonly PrintedSeat[], before: readonly (PrintedSeat & { id: string })[]) {
  const idOf = new Map(before.map((seat) => [whoSits(seat), seat.id]));
  const staying = new Set(seats.map(whoSits));
  return {
    kept: seats.map((seat) => idOf.get(whoSits(seat))),
    gone: before.filter((seat) => !staying.has(whoSits(seat))),
  };
}

function whoSits(seat: PrintedSeat): string {
  return seat.person_id ?? squash(seat.name);
}

async function firstWithAttendance(
  db: OrgDatabase,
  orgId: string,
  seatIds: string[],
): Promise<string | undefined> {
  if (seatIds.length === 0) return undefined;
  const row = await db
    .selectFrom("attendance")
    .select("seat_id")
    .where("org_id", "=", orgId)
    .where("seat_id", "in", seatIds)
    .executeTakeFirst();
  return row?.seat_id;
}

interface NewSeats {
  seats: readonly PrintedSeat[];
  /** The seat that each of them had before. */
  kept: readonly (string | undefined)[];
  gone: readonly string[];
  newId: () => string;
}

async function replaceSeats(
  db: OrgDatabase,
  orgId: string,
  orderId: string,
  { seats, kept, gone, newId }: NewSeats,
) {
  if (gone.length > 0) {
    await db.deleteFrom("committee_seat").where("org_id", "=", orgId).where("id", "in", gone).execute();
  }
  // Two seats that change places would meet on one number for a moment.
  await db
    .updateTable("committee_seat")
    .set((set) => ({ place: set("place", "*", -1) }))
    .where("org_id", "=", orgId)
    .where("order_id", "=", orderId)
    .execute();
  for (const [index, seat] of seats.entries()) {
    const place = index + 1;
    const id = kept[index];
    await (id
      ? db
          .updateTable("committee_seat")
          .set({ ...seat, place })
          .where("org_id", "=", orgId)
          .where("id", "=", id)
          .execute()
      : db
          .insertInto("committee_seat")
          .values({ org_id: orgId, id: newId(), order_id: orderId, place, ...seat })
          .execute());
  }
}

function seatsInWords(
  kind: string,
  seats: readonly Pick<PrintedSeat, "name" | "role" | "position_title">[],
): string {
  return seats
    .map((seat, index) => {
      const position = seat.position_title ? ` (${seat.position_title})` : "";
      return `${index + 1}. ${seat.name}${position} ${roleTitle(kind, seat.role)}`;
    })
    .join("; ");
}

function datesInWords<Facts extends Pick<OrderFacts, "orderedOn" | "termFrom" | "termTo">>(facts: Facts) {
  return {
    ...facts,
    orderedOn: dayInWords(facts.orderedOn),
    termFrom: dayInWords(facts.termFrom),
    termTo: dayInWords(facts.termTo),
  };
}

function dayInWords(date: string | null): string | null {
  return date && formatThaiDate(isoDate(date));
}
