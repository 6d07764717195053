import type { FormErrors } from "../../../../platform/forms/state.ts";
import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { fullName } from "../../people/rules.ts";
import { positionToPrint } from "../rules.ts";
import type { OrderInput, SeatInput } from "./forms.ts";

/** A seat as the order prints it. */
export interface PrintedSeat {
  role: string;
  person_id: string | null;
  name: string;
  position_title: string | null;
}

/**
 * Fills in what the order will print: names of people as they are now, and positions left blank as they
 * were held on the day of the order (an order of long ago: else as they are held today).
 */
export async function printedSeats(
  db: OrgDatabase,
  orgId: string,
  { seats, orderedOn }: Pick<OrderInput, "seats" | "orderedOn">,
  today: IsoDate,
): Promise<{ seats: PrintedSeat[]; errors: FormErrors | undefined }> {
  const people = await peopleNamed(
    db,
    orgId,
    seats.flatMap((seat) => seat?.personId ?? []),
  );
  const errors: FormErrors = {};
  const printed: PrintedSeat[] = [];
  for (const [row, seat] of seats.entries()) {
    if (!seat) continue;
    const person = seat.personId ? people.get(seat.personId) : undefined;
    const fault = seat.personId ? personFault(person, orderedOn) : undefined;
    if (fault) errors[`seats.${row}.personId`] = [`แถวที่ ${row + 1}: ${fault}`];
    printed.push(printedSeat(seat, person, isoDate(orderedOn), today));
  }
  return { seats: printed, errors: Object.keys(errors).length > 0 ? errors : undefined };
}

type Person = NonNullable<
  Awaited<ReturnType<typeof peopleNamed>> extends Map<string, infer One> ? One : never
>;

function personFault(person: Person | undefined, orderedOn: string): string | undefined {
  if (!person) return "ไม่พบบุคคลนี้ โปรดเลือกใหม่";
  if (person.left_on !== null && person.left_on <= orderedOn) {
    return "บุคคลนี้พ้นจากหน่วยงานก่อนวันที่ของคำสั่ง หากแต่งตั้งในฐานะบุคคลภายนอก ให้กรอกชื่อแทน";
  }
  return undefined;
}

function printedSeat(
  seat: SeatInput,
  person: Person | undefined,
  orderedOn: IsoDate,
  today: IsoDate,
): PrintedSeat {
  const positions = person?.positions ?? [];
  return {
    role: seat.role,
    person_id: seat.personId,
    name: person ? fullName(person) : (seat.name ?? ""),
    position_title:
      seat.positionTitle ?? positionToPrint(positions, orderedOn) ?? positionToPrint(positions, today),
  };
}

async function peopleNamed(db: OrgDatabase, orgId: string, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const people = await db
    .selectFrom("person")
    .select(["id", "prefix", "given_name", "family_name", "left_on"])
    .where("org_id", "=", orgId)
    .where("id", "in", ids)
    .execute();
  const held = await db
    .selectFrom("position_held")
    .select(["person_id", "title", "is_head", "is_acting", "from_on", "to_on"])
    .where("org_id", "=", orgId)
    .where("person_id", "in", ids)
    .execute();
  const positionsOf = Map.groupBy(held, (position) => position.person_id);
  return new Map(
    people.map((person) => [person.id, { ...person, positions: positionsOf.get(person.id) ?? [] }]),
  );
}
