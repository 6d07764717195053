import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import { heldOn } from "../../positions/queries.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { fullName } from "../../people/rules.ts";
import { seatsOf } from "../queries.ts";
import type { Order, Seat } from "../queries.ts";

export interface OrderInFull extends Order {
  preamble: string | null;
  duties: string | null;
  signed_by_name: string;
  signed_by_title: string;
  version: number;
  seats: Seat[];
}

export async function orderById(
  db: OrgDatabase,
  orgId: string,
  committeeId: string,
  id: string,
): Promise<OrderInFull | undefined> {
  if (!isUuid(id)) return undefined;
  const order = await db
    .selectFrom("appointment_order")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("committee_id", "=", committeeId)
    .where("id", "=", id)
    .executeTakeFirst();
  return order && { ...order, seats: await seatsOf(db, orgId, id) };
}

export interface PersonToAppoint {
  id: string;
  name: string;
  position: string | undefined;
  /** The heading that they stand under in the list. */
  unit: string;
}

/** Who signed last: most often the same person signs next. */
export function lastSigner(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("appointment_order")
    .select(["signed_by_name", "signed_by_title"])
    .where("org_id", "=", orgId)
    .orderBy("ordered_on", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** Everybody who can be put on an order; those who left stand last, because old orders are entered as well. */
export async function peopleToAppoint(
  db: OrgDatabase,
  orgId: string,
  today: IsoDate,
): Promise<PersonToAppoint[]> {
  const people = await db
    .selectFrom("person")
    .select(["id", "prefix", "given_name", "family_name", "left_on"])
    .where("org_id", "=", orgId)
    .orderBy("given_name")
    .orderBy("family_name")
    .execute();
  const held = await db
    .selectFrom("position_held as h")
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "h.org_id").onRef("u.id", "=", "h.unit_id"))
    .select(["h.person_id", "h.title", "u.name as unit", "u.place"])
    .where("h.org_id", "=", orgId)
    .where(heldOn(today))
    .orderBy("h.is_acting")
    .orderBy("h.is_head", "desc")
    .execute();
  const positionOf = new Map(held.toReversed().map((term) => [term.person_id, term]));
  const entries = people.map((person) => {
    const position = positionOf.get(person.id);
    const hasLeft = person.left_on !== null && person.left_on <= today;
    return {
      place: hasLeft ? Number.MAX_SAFE_INTEGER : (position?.place ?? -1),
      option: {
        id: person.id,
        name: fullName(person),
        position: position?.title,
        unit: hasLeft ? "พ้นจากหน่วยงานแล้ว" : (position?.unit ?? ""),
      },
    };
  });
  return entries.toSorted((a, b) => a.place - b.place).map(({ option }) => option);
}
