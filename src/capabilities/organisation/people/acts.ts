import type { Permission } from "../../../platform/accounts/roles.ts";
import { act, done } from "../../../platform/acts/act.ts";
import type { Actor } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { isoDate, todayInBangkok } from "../../../thai/dates.ts";
import { squash } from "../../../thai/matching.ts";
import { positionsOf } from "../positions/queries.ts";
import { endOnLeaving } from "../positions/rules.ts";
import { checkPosition, insertPosition } from "../positions/writing.ts";
import { takeTurn } from "../turns.ts";
import { arrangers } from "../units/acts.ts";
import { AddPerson, EditPerson, LeavePerson, personLabels, ReturnPerson } from "./forms.ts";
import { unitReached } from "./queries.ts";
import { employmentTitle, fullName } from "./rules.ts";
import { changedWithoutContacts, columnsOf, insertPeople, updatePeople } from "./writing.ts";
import type { PersonFacts } from "./writing.ts";

/** A head cares for the own people; where they belong, the arrangers decide. */
const arrangersAndHead: Permission = { ...arrangers, "unit-head": "own-unit" };

export const addPerson = act({
  name: "organisation.add-person",
  title: "เพิ่มบุคลากร",
  input: AddPerson,
  may: arrangersAndHead,
  unitOf: ({ input }) => input.unitId ?? NO_UNIT,
  run: async (work) => {
    const { db, orgId, input, newId } = work;
    const { title, unitId, isHead, isActing, fromOn, isAnother, ...facts } = input;
    const wanted = { title, unitId, isHead, isActing, fromOn, toOn: null };
    await takeTurn(db, orgId, "people");
    const refusal = await checkPosition(work, wanted);
    if (refusal) return refusal;
    const twin = isAnother ? undefined : await findTwin(db, orgId, facts.givenName, facts.familyName);
    if (twin)
      return invalid({
        isAnother: [`มี${fullName(twin)} อยู่ในทะเบียนแล้ว หากเป็นคนละคนให้ทำเครื่องหมายยืนยันแล้วบันทึกอีกครั้ง`],
      });

    const id = newId();
    await insertPeople(db, orgId, [{ id, facts }]);
    await insertPosition(work, id, wanted);
    const name = fullName(columnsOf(facts));
    return done(
      { id },
      {
        record: { kind: "person", id, name },
        after: { employment: facts.employment, title, unitId, fromOn },
      },
    );
  },
});

export const editPerson = act({
  name: "organisation.edit-person",
  title: "แก้ไขข้อมูลบุคลากร",
  input: EditPerson,
  may: arrangersAndHead,
  unitOf: ({ db, orgId, input, actor, now }) =>
    unitReached(db, orgId, input.id, ownUnits(actor), todayInBangkok(now)).then((unit) => unit ?? NO_UNIT),
  run: async ({ db, orgId, input }) => {
    const person = await lockPerson(db, orgId, input.id);
    if (!person) return missing();
    const before = {
      prefix: person.prefix,
      givenName: person.given_name,
      familyName: person.family_name,
      employment: person.employment,
      phone: person.phone,
      email: person.email,
    };
    const { id, version, ...after } = input;
    if (person.version !== version) {
      return conflict(personLabels, said(after), { ...said(before), version: person.version });
    }
    await updatePeople(db, orgId, [{ id, version, facts: after }]);
    return done(
      { id },
      { record: { kind: "person", id, name: fullName(person) }, ...changedWithoutContacts(before, after) },
    );
  },
});

export const leavePerson = act({
  name: "organisation.leave-person",
  title: "บันทึกการพ้นจากหน่วยงาน",
  input: LeavePerson,
  may: arrangers,
  run: async ({ db, orgId, input }) => {
    const person = await lockPerson(db, orgId, input.id);
    if (!person) return missing();
    if (person.version !== input.version) return conflict({}, {}, { version: person.version });
    if (person.left_on !== null) return refused("บันทึกการพ้นจากหน่วยงานของบุคคลนี้ไว้แล้ว");
    const ends: { id: string; version: number; toOn: string }[] = [];
    for (const position of await positionsOf(db, orgId, person.id)) {
      const toOn = endOnLeaving(position, isoDate(input.leftOn));
      if (toOn === "too-late") {
        return invalid({
          leftOn: [`ตำแหน่ง${position.title} เริ่มในหรือหลังวันที่นี้ แก้ไขตำแหน่งนั้นก่อน หรือเลือกวันที่หลังจากนั้น`],
        });
      }
      if (toOn !== "unchanged") ends.push({ id: position.id, version: position.version, toOn });
    }
    for (const end of ends) {
      await db
        .updateTable("position_held")
        .set({ to_on: end.toOn, version: end.version + 1 })
        .where("org_id", "=", orgId)
        .where("id", "=", end.id)
        .execute();
    }
    await setLeft(db, orgId, person, input.leftOn);
    return done(
      { id: person.id, ended: ends.length },
      {
        record: { kind: "person", id: person.id, name: fullName(person) },
        after: { left_on: input.leftOn, positions_ended: ends.length },
      },
    );
  },
});

export const returnPerson = act({
  name: "organisation.return-person",
  title: "บันทึกการกลับเข้าหน่วยงาน",
  input: ReturnPerson,
  may: arrangers,
  run: async ({ db, orgId, input }) => {
    const person = await lockPerson(db, orgId, input.id);
    if (!person) return missing();
    if (person.version !== input.version) return conflict({}, {}, { version: person.version });
    if (person.left_on === null) return refused("บุคคลนี้อยู่ในหน่วยงานอยู่แล้ว");
    await setLeft(db, orgId, person, null);
    return done(
      { id: person.id },
      {
        record: { kind: "person", id: person.id, name: fullName(person) },
        before: { left_on: person.left_on },
        after: { left_on: null },
      },
    );
  },
});

/** Stands where there is no unit, so that a role of one unit does not reach the executive and the council. */
const NO_UNIT = "";

function ownUnits(actor: Actor): (string | null)[] {
  return actor.kind === "account" ? actor.roles.map(({ unitId }) => unitId) : [];
}

/** As the page says it. */
function said(facts: PersonFacts): Record<string, unknown> {
  return { ...facts, employment: employmentTitle(facts.employment) };
}

function lockPerson(db: OrgDatabase, orgId: string, id: string) {
  return db
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
    .forNoKeyUpdate()
    .executeTakeFirst();
}

async function setLeft(
  db: OrgDatabase,
  orgId: string,
  person: { id: string; version: number },
  leftOn: string | null,
) {
  await db
    .updateTable("person")
    .set({ left_on: leftOn, version: person.version + 1 })
    .where("org_id", "=", orgId)
    .where("id", "=", person.id)
    .execute();
}

/** Somebody of the same name, however it was typed: compared here, because the database knows no blanks to leave out. */
async function findTwin(db: OrgDatabase, orgId: string, givenName: string, familyName: string) {
  const others = await db
    .selectFrom("person")
    .select(["prefix", "given_name", "family_name"])
    .where("org_id", "=", orgId)
    .execute();
  const wanted = squash(`${givenName}${familyName}`);
  return others.find((other) => squash(`${other.given_name}${other.family_name}`) === wanted);
}
