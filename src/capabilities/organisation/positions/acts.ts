import { act, done } from "../../../platform/acts/act.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import { isoDate } from "../../../thai/dates.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { fullName } from "../people/rules.ts";
import { arrangers } from "../units/acts.ts";
import { AddPosition, CorrectPosition, EndPosition, positionLabels } from "./forms.ts";
import { checkPosition, insertPosition, positionColumns } from "./writing.ts";
import type { PositionTyped } from "./writing.ts";
import { positionsOf } from "./queries.ts";
import { overlap } from "./rules.ts";

export const addPosition = act({
  name: "organisation.add-position",
  title: "เพิ่มตำแหน่ง",
  input: AddPosition,
  may: arrangers,
  run: async (work) => {
    const { db, orgId, input } = work;
    const { personId, ...typed } = input;
    const person = await lockPerson(work, personId);
    if (!person) return missing();
    if (person.left_on !== null) return refused("บุคคลนี้พ้นจากหน่วยงานแล้ว บันทึกการกลับเข้าก่อนจึงเพิ่มตำแหน่งได้");
    const refusal = await checkPosition(work, typed);
    if (refusal) return refusal;
    const others = await positionsOf(db, orgId, personId);
    const alongside = others.filter((other) =>
      overlap(other, { from_on: typed.fromOn, to_on: typed.toOn }),
    ).length;
    const id = await insertPosition(work, personId, typed);
    return done(
      { id, personId, alongside },
      { record: { kind: "person", id: personId, name: fullName(person) }, after: { position: id, ...typed } },
    );
  },
});

export const correctPosition = act({
  name: "organisation.correct-position",
  title: "แก้ไขตำแหน่ง",
  input: CorrectPosition,
  may: arrangers,
  run: async (work) => {
    const { db, orgId, input } = work;
    const { id, personId, version, ...after } = input;
    const found = await lockPosition(work, personId, id);
    if (!found) return missing();
    const { person, position, before } = found;
    if (position.version !== version) {
      return conflict(positionLabels, await said(work, after), {
        ...(await said(work, before)),
        version: position.version,
      });
    }
    if (person.left_on !== null && (after.toOn === null || after.toOn >= person.left_on)) {
      return invalid({
        toOn: [`บุคคลนี้พ้นจากหน่วยงานตั้งแต่ ${formatThaiDate(isoDate(person.left_on))} วันสุดท้ายต้องอยู่ก่อนนั้น`],
      });
    }
    const refusal = await checkPosition(work, after, id);
    if (refusal) return refusal;
    await db
      .updateTable("position_held")
      .set({ ...positionColumns(after), version: version + 1 })
      .where("org_id", "=", orgId)
      .where("id", "=", id)
      .execute();
    return done(
      { personId },
      { record: { kind: "person", id: personId, name: fullName(person) }, before, after },
    );
  },
});

export const endPosition = act({
  name: "organisation.end-position",
  title: "สิ้นสุดการดำรงตำแหน่ง",
  input: EndPosition,
  may: arrangers,
  run: async (work) => {
    const { db, orgId, input } = work;
    const found = await lockPosition(work, input.personId, input.id);
    if (!found) return missing();
    const { person, position, before } = found;
    if (position.version !== input.version) {
      return conflict(
        positionLabels,
        { ...(await said(work, before)), toOn: dateSaid(input.toOn) },
        { ...(await said(work, before)), version: position.version },
      );
    }
    if (input.toOn < position.from_on) return invalid({ toOn: ["วันสุดท้ายต้องไม่ก่อนวันที่เริ่ม"] });
    if (position.to_on !== null && position.to_on < input.toOn) {
      return invalid({
        toOn: [`ตำแหน่งนี้สิ้นสุดเมื่อ ${formatThaiDate(isoDate(position.to_on))} อยู่แล้ว หากบันทึกผิดให้ใช้แก้ไขตำแหน่ง`],
      });
    }
    await db
      .updateTable("position_held")
      .set({ to_on: input.toOn, version: input.version + 1 })
      .where("org_id", "=", orgId)
      .where("id", "=", input.id)
      .execute();
    return done(
      { personId: input.personId },
      {
        record: { kind: "person", id: input.personId, name: fullName(person) },
        before,
        after: { ...before, toOn: input.toOn },
      },
    );
  },
});

type At = Pick<Work<unknown>, "db" | "orgId">;

/** The person is locked first, as in the other acts: an act on both never waits for one on the way back. */
function lockPerson({ db, orgId }: At, id: string) {
  return db
    .selectFrom("person")
    .select(["prefix", "given_name", "family_name", "left_on"])
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

async function lockPosition(at: At, personId: string, id: string) {
  const person = await lockPerson(at, personId);
  const position = (await positionsOf(at.db, at.orgId, personId)).find((each) => each.id === id);
  if (!person || !position) return undefined;
  const before: PositionTyped = {
    title: position.title,
    unitId: position.unit_id,
    isHead: position.is_head,
    isActing: position.is_acting,
    fromOn: position.from_on,
    toOn: position.to_on,
  };
  return { person, position, before };
}

/** As the page says it. */
async function said(
  { db, orgId }: At,
  { unitId, fromOn, toOn, ...rest }: PositionTyped,
): Promise<Record<string, unknown>> {
  const unit = unitId
    ? await db
        .selectFrom("unit")
        .select("name")
        .where("org_id", "=", orgId)
        .where("id", "=", unitId)
        .executeTakeFirst()
    : undefined;
  return { ...rest, unit: unit?.name, fromOn: dateSaid(fromOn), toOn: dateSaid(toOn) };
}

function dateSaid(date: string | null): string | null {
  return date && formatThaiDate(isoDate(date), "short");
}
