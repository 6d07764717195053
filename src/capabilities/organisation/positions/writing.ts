import type { Work } from "../../../platform/acts/act.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { invalid } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { insertMany } from "../../../platform/database/many.ts";
import { isoDate } from "../../../thai/dates.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { fullName } from "../people/rules.ts";
import { rivalHeads } from "./rules.ts";
import type { Headship } from "./rules.ts";

/** A position as the forms ask for it. A type and no interface, so that the audit trace takes it as it is. */
export type PositionTyped = {
  title: string;
  unitId: string | null;
  isHead: boolean;
  isActing: boolean;
  fromOn: string;
  toOn: string | null;
};

type At = Pick<Work<unknown>, "db" | "orgId" | "newId">;

/** Whether the position can be held so. Locks its unit: two heads at the same moment meet here. */
export async function checkPosition(
  { db, orgId }: At,
  typed: PositionTyped,
  exceptId?: string,
): Promise<Refusal | undefined> {
  const unit = typed.unitId === null ? undefined : await lockUnit(db, orgId, typed.unitId);
  const asksForHeads = unit && typed.isHead && !typed.isActing;
  const heads = asksForHeads ? await headsOf(db, orgId, typed.unitId) : [];
  const fault = positionFault(
    typed,
    unit,
    heads.filter(({ id }) => id !== exceptId),
  );
  return fault && invalid({ [fault.field]: [fault.why] });
}

/** The same for whoever has units and heads at hand. */
export function positionFault(
  typed: PositionTyped,
  unit: { name: string; closed_on: string | null } | undefined,
  otherHeads: readonly Head[],
): { field: "unitId" | "isHead"; why: string } | undefined {
  if (typed.unitId === null)
    return typed.isHead ? { field: "unitId", why: "เลือกหน่วยงานที่เป็นหัวหน้า" } : undefined;
  if (!unit) return { field: "unitId", why: "เลือกหน่วยงานใหม่ หน่วยงานที่เลือกไม่มีอยู่" };
  if (unit.closed_on !== null && (typed.toOn === null || typed.toOn > unit.closed_on)) {
    return {
      field: "unitId",
      why: `${unit.name} ยุบไปตั้งแต่ ${formatThaiDate(isoDate(unit.closed_on))} เลือกหน่วยงานอื่น หรือใส่วันสุดท้ายก่อนนั้น`,
    };
  }
  const [rival] = rivalHeads(
    {
      unit_id: typed.unitId,
      is_head: typed.isHead,
      is_acting: typed.isActing,
      from_on: typed.fromOn,
      to_on: typed.toOn,
    },
    otherHeads,
  );
  if (!rival) return undefined;
  return {
    field: "isHead",
    why: `${fullName(rival)} เป็นหัวหน้าของ${unit.name}${termInWords(rival)} ให้สิ้นสุดตำแหน่งนั้นก่อน หรือเลือกรักษาราชการแทน`,
  };
}

export interface Head extends Headship {
  id: string;
  prefix: string | null;
  given_name: string;
  family_name: string;
}

/** Everyone who leads, led or will lead the unit, or any unit. */
export function headsOf(db: OrgDatabase, orgId: string, unitId?: string | null): Promise<Head[]> {
  let heads = db
    .selectFrom("position_held as h")
    .innerJoin("person as p", (join) =>
      join.onRef("p.org_id", "=", "h.org_id").onRef("p.id", "=", "h.person_id"),
    )
    .select([
      "h.id",
      "h.unit_id",
      "h.is_head",
      "h.is_acting",
      "h.from_on",
      "h.to_on",
      "p.prefix",
      "p.given_name",
      "p.family_name",
    ])
    .where("h.org_id", "=", orgId)
    .where("h.is_head", "=", true);
  if (unitId) heads = heads.where("h.unit_id", "=", unitId);
  return heads.execute();
}

function lockUnit(db: OrgDatabase, orgId: string, id: string) {
  return db
    .selectFrom("unit")
    .select(["name", "closed_on"])
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

function termInWords({ from_on, to_on }: { from_on: string; to_on: string | null }): string {
  const from = `ตั้งแต่ ${formatThaiDate(isoDate(from_on), "short")}`;
  return to_on === null ? from : `${from} ถึง ${formatThaiDate(isoDate(to_on), "short")}`;
}

export interface NewPosition {
  id: string;
  personId: string;
  typed: PositionTyped;
}

export async function insertPosition(
  { db, orgId, newId }: At,
  personId: string,
  typed: PositionTyped,
): Promise<string> {
  const id = newId();
  await insertPositions(db, orgId, [{ id, personId, typed }]);
  return id;
}

export function insertPositions(
  db: OrgDatabase,
  orgId: string,
  positions: readonly NewPosition[],
): Promise<void> {
  return insertMany(
    db,
    "position_held",
    positions.map(({ id, personId, typed }) => ({
      org_id: orgId,
      id,
      person_id: personId,
      ...positionColumns(typed),
    })),
  );
}

export function positionColumns(typed: PositionTyped) {
  return {
    title: typed.title,
    unit_id: typed.unitId,
    is_head: typed.isHead,
    is_acting: typed.isActing,
    from_on: typed.fromOn,
    to_on: typed.toOn,
  };
}
