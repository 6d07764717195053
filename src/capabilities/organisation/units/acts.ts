import { roleHoldersIn } from "../../../platform/accounts/queries.ts";
import { isRole, roles } from "../../../platform/accounts/roles.ts";
import type { Permission } from "../../../platform/accounts/roles.ts";
import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { insertMany } from "../../../platform/database/many.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { compareThai } from "../../../thai/order.ts";
import { takeTurn } from "../turns.ts";
import { AddUnit, EditUnit, MoveUnit, OneUnit, unitLabels } from "./forms.ts";
import { peopleHeldBy } from "./queries.ts";
import { moved } from "./rules.ts";

/** Who arranges the organisation: its units, and people everywhere in it. */
export const arrangers: Permission = { administrator: "organisation", coordinator: "organisation" };

export const addUnit = act({
  name: "organisation.add-unit",
  title: "เพิ่มหน่วยงานภายใน",
  input: AddUnit,
  may: arrangers,
  run: async ({ db, orgId, input, newId }) => {
    const units = await lockUnits(db, orgId);
    if (units.some((unit) => unit.name === input.name)) return taken();
    const id = newId();
    await insertUnits(db, orgId, [{ id, ...input }]);
    return done({ id }, { record: { kind: "unit", id, name: input.name }, after: input });
  },
});

export const editUnit = act({
  name: "organisation.edit-unit",
  title: "แก้ไขหน่วยงานภายใน",
  input: EditUnit,
  may: arrangers,
  run: async ({ db, orgId, input }) => {
    const units = await lockUnits(db, orgId);
    const unit = units.find(({ id }) => id === input.id);
    if (!unit) return missing();
    const before = { name: unit.name, shortName: unit.short_name };
    if (unit.version !== input.version)
      return conflict(unitLabels, input, { ...before, version: unit.version });
    if (units.some((other) => other.name === input.name && other.id !== input.id)) return taken();
    const after = { name: input.name, shortName: input.shortName };
    await db
      .updateTable("unit")
      .set({ name: input.name, short_name: input.shortName, version: unit.version + 1 })
      .where("org_id", "=", orgId)
      .where("id", "=", input.id)
      .execute();
    return done(
      { id: input.id },
      { record: { kind: "unit", id: input.id, name: input.name }, before, after },
    );
  },
});

/** Says "one up from wherever it stands now": a second press of another person does not conflict. */
export const moveUnit = act({
  name: "organisation.move-unit",
  title: "จัดลำดับหน่วยงานภายใน",
  input: MoveUnit,
  may: arrangers,
  run: async ({ db, orgId, input }) => {
    const units = await lockUnits(db, orgId);
    const open = units.filter((unit) => unit.closed_on === null);
    const from = open.findIndex(({ id }) => id === input.id);
    const unit = open[from];
    if (!unit) return missing();
    const order = moved(open, from, input.direction);
    for (const [index, { id, place }] of order.entries()) {
      if (place === index + 1) continue;
      await db
        .updateTable("unit")
        .set({ place: index + 1 })
        .where("org_id", "=", orgId)
        .where("id", "=", id)
        .execute();
    }
    return done(
      { id: unit.id },
      {
        record: { kind: "unit", id: unit.id, name: unit.name },
        before: { place: from + 1 },
        after: { place: order.indexOf(unit) + 1 },
      },
    );
  },
});

export const closeUnit = act({
  name: "organisation.close-unit",
  title: "ยุบหน่วยงานภายใน",
  input: OneUnit,
  may: arrangers,
  run: async ({ db, orgId, input, now }) => {
    const unit = (await lockUnits(db, orgId)).find(({ id }) => id === input.id);
    if (!unit) return missing();
    if (unit.version !== input.version) return changed(unit);
    if (unit.closed_on !== null) return refused("หน่วยงานนี้ยุบไปแล้ว");
    const today = todayInBangkok(now);
    const people = await peopleHeldBy(db, orgId, unit.id, today);
    if (people > 0) {
      return refused(`ยังมีผู้ดำรงตำแหน่งใน${unit.name} ${people} คน ให้ย้ายหรือสิ้นสุดตำแหน่งก่อน แล้วจึงยุบหน่วยงาน`);
    }
    const holders = await roleHoldersIn(db, orgId, unit.id);
    if (holders.length > 0) {
      const named = holders.map(({ name, role }) => `${name} (${isRole(role) ? roles[role].title : role})`);
      return refused(
        `ยังมีบัญชีที่มีบทบาทใน${unit.name}: ${named.join(", ")} ให้ผู้ดูแลระบบเปลี่ยนบทบาทในหน้าสมาชิกและสิทธิก่อน แล้วจึงยุบหน่วยงาน`,
      );
    }
    await setClosed(db, orgId, unit, today);
    return done(
      { id: unit.id },
      { record: { kind: "unit", id: unit.id, name: unit.name }, after: { closed_on: today } },
    );
  },
});

export const reopenUnit = act({
  name: "organisation.reopen-unit",
  title: "เปิดหน่วยงานภายในอีกครั้ง",
  input: OneUnit,
  may: arrangers,
  run: async ({ db, orgId, input }) => {
    const unit = (await lockUnits(db, orgId)).find(({ id }) => id === input.id);
    if (!unit) return missing();
    if (unit.version !== input.version) return changed(unit);
    if (unit.closed_on === null) return refused("หน่วยงานนี้เปิดอยู่แล้ว");
    await setClosed(db, orgId, unit, null);
    return done(
      { id: unit.id },
      {
        record: { kind: "unit", id: unit.id, name: unit.name },
        before: { closed_on: unit.closed_on },
        after: { closed_on: null },
      },
    );
  },
});

type LockedUnit = Awaited<ReturnType<typeof lockUnits>>[number];

/** Names and places are a matter of all units together, and these are few: who changes one, holds the whole list. */
export async function lockUnits(db: OrgDatabase, orgId: string) {
  await takeTurn(db, orgId, "units");
  // Always held in one order, whatever the order of the list is by now.
  const units = await db
    .selectFrom("unit")
    .select(["id", "name", "short_name", "place", "closed_on", "version"])
    .where("org_id", "=", orgId)
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
  return units.toSorted((a, b) => a.place - b.place || compareThai(a.name, b.name));
}

/** Behind all that are there; whoever calls it holds the list. */
export async function insertUnits(
  db: OrgDatabase,
  orgId: string,
  added: readonly { id: string; name: string; shortName: string | null }[],
): Promise<void> {
  const { count } = await db
    .selectFrom("unit")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("org_id", "=", orgId)
    .executeTakeFirstOrThrow();
  await insertMany(
    db,
    "unit",
    added.map(({ id, name, shortName }, index) => ({
      org_id: orgId,
      id,
      name,
      short_name: shortName,
      place: count + index + 1,
    })),
  );
}

async function setClosed(
  db: OrgDatabase,
  orgId: string,
  unit: LockedUnit,
  closedOn: string | null,
): Promise<void> {
  await db
    .updateTable("unit")
    .set({ closed_on: closedOn, version: unit.version + 1 })
    .where("org_id", "=", orgId)
    .where("id", "=", unit.id)
    .execute();
}

/** A press on a button has nothing of its own to compare. */
function changed(unit: LockedUnit) {
  return conflict({}, {}, { version: unit.version });
}

export const NAME_TAKEN = "มีหน่วยงานชื่อนี้อยู่แล้ว (รวมหน่วยงานที่ยุบไปแล้ว)";

function taken() {
  return invalid({ name: [NAME_TAKEN] });
}
