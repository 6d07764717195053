import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { insertMany, updateMany } from "../../../platform/database/many.ts";

/** A person as the forms ask for one. */
export interface PersonFacts {
  prefix: string | null;
  givenName: string;
  familyName: string;
  employment: string;
  phone: string | null;
  email: string | null;
}

export function insertPeople(
  db: OrgDatabase,
  orgId: string,
  people: readonly { id: string; facts: PersonFacts }[],
): Promise<void> {
  return insertMany(
    db,
    "person",
    people.map(({ id, facts }) => ({ org_id: orgId, id, ...columnsOf(facts) })),
  );
}

/** Gives how many still had the version that was seen. */
export function updatePeople(
  db: OrgDatabase,
  orgId: string,
  people: readonly { id: string; version: number; facts: PersonFacts }[],
): Promise<number> {
  return updateMany(
    db,
    "person",
    orgId,
    people.map(({ id, version, facts }) => ({ id, version, ...columnsOf(facts) })),
  );
}

export function columnsOf({ prefix, givenName, familyName, employment, phone, email }: PersonFacts) {
  return { prefix, given_name: givenName, family_name: familyName, employment, phone, email };
}

/** The log is read by more people than telephone numbers are meant for: it says that they changed, not to what. */
export function changedWithoutContacts(before: PersonFacts, after: PersonFacts) {
  const contacts = before.phone !== after.phone || before.email !== after.email;
  const shown = ({ phone: _phone, email: _email, ...facts }: PersonFacts) => facts;
  return { before: shown(before), after: { ...shown(after), ...(contacts ? { contacts: "changed" } : {}) } };
}
