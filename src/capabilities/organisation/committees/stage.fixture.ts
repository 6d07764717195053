import { v7 as newId } from "uuid";
import type { Organisation } from "../../../platform/accounts/organisations.ts";
import type { Situation } from "../../../platform/acts/act.ts";
import { writeIn } from "../../../platform/database/organisation-bound.ts";
import type { House } from "../../../platform/house.ts";
import { addCommittee } from "./acts.ts";
import { addOrder } from "./orders/acts.ts";

/** People, a committee and an order for the tests of this room and of the meetings. */

export async function aPerson(
  house: House,
  org: Organisation,
  name: string,
  title?: string,
): Promise<string> {
  const id = newId();
  const [given_name = "", family_name = "ทดสอบ"] = name.split(" ");
  await writeIn(house.database, org.id, async (db) => {
    await db
      .insertInto("person")
      .values({ org_id: org.id, id, prefix: "นาย", given_name, family_name, employment: "official" })
      .execute();
    if (!title) return;
    await db
      .insertInto("position_held")
      .values({ org_id: org.id, id: newId(), person_id: id, title, from_on: "2020-01-01" })
      .execute();
  });
  return id;
}

export async function isPerson(
  house: House,
  org: Organisation,
  membershipId: string,
  personId: string,
): Promise<void> {
  await writeIn(house.database, org.id, (db) =>
    db
      .updateTable("membership")
      .set({ person_id: personId })
      .where("org_id", "=", org.id)
      .where("id", "=", membershipId)
      .execute(),
  );
}

export function theHouse(house: House, org: Organisation): Situation {
  return {
    database: house.database,
    now: house.now,
    orgId: org.id,
    actor: { kind: "terminal", name: "test" },
  };
}

export async function aCommittee(house: House, org: Organisation, name: string): Promise<string> {
  const outcome = await addCommittee(theHouse(house, org), { name, kind: "committee" });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.value.id;
}

export interface SeatFields {
  personId?: string;
  name?: string;
  role: string;
  positionTitle?: string;
}

export const orderFields = {
  number: "1/2569",
  orderedOn: "1 ต.ค. 2568",
  subject: "แต่งตั้งคณะกรรมการทดสอบ",
  termFrom: "1 ต.ค. 2568",
  termTo: "",
  preamble: "",
  duties: "",
  signedByName: "นายกฤต สมมติ",
  signedByTitle: "นายกเทศมนตรี",
};

export async function anOrder(
  house: House,
  org: Organisation,
  committeeId: string,
  seats: readonly SeatFields[],
  changes: Partial<typeof orderFields> = {},
): Promise<string> {
  const outcome = await addOrder(theHouse(house, org), { committeeId, ...orderFields, ...changes, seats });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.value.id;
}

/** Seats as a form posts them: seats.0.personId, … */
export function seatInputs(seats: readonly Partial<SeatFields>[]): Record<string, string> {
  return Object.fromEntries(
    seats.flatMap((seat, index) =>
      Object.entries({ personId: "", name: "", role: "", positionTitle: "", ...seat }).map(
        ([field, value]) => [`seats.${index}.${field}`, value],
      ),
    ),
  );
}
