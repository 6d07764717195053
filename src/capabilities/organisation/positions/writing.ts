import type { Work } from "../../../platform/acts/act.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { invalid } from "../../../platform/acts/outcome.ts";
import { isoDate } from "../../../thai/dates.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { fullName } from "../people/rules.ts";
import { rivalHeads } from "./rules.ts";

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
  if (typed.unitId === null) {
    return typed.isHead ? invalid({ unitId: ["เลือกหน่วยงานที่เป็นหัวหน้า"] }) : undefined;
  }
  const unit = await db
    .selectFrom("unit")
    .select(["name", "closed_on"])
    .where("org_id", "=", orgId)
    .where("id", "=", typed.unitId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!unit) return invalid({ unitId: ["เลือกหน่วยงานใหม่ หน่วยงานที่เลือกไม่มีอยู่"] });
  if (unit.closed_on !== null && (typed.toOn === null || typed.toOn > unit.closed_on)) {
    return invalid({
      unitId: [
        `${unit.name} ยุบไปตั้งแต่ ${formatThaiDate(isoDate(unit.closed_on))} เลือกหน่วยงานอื่น หรือใส่วันสุดท้ายก่อนนั้น`,
      ],
    });
  }
  if (!typed.isHead || typed.isActing) return undefined;
  const heads = await db
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
    .where("h.unit_id", "=", typed.unitId)
    .where("h.is_head", "=", true)
    .execute();
  const others = heads.filter((head) => head.id !== exceptId);
  const [rival] = rivalHeads(
    { unit_id: typed.unitId, is_head: true, is_acting: false, from_on: typed.fromOn, to_on: typed.toOn },
    others,
  );
  if (!rival) return undefined;
  return invalid({
    isHead: [
      `${fullName(rival)} เป็นหัวหน้าของ${unit.name}${termInWords(rival)} ให้สิ้นสุดตำแหน่งนั้นก่อน หรือเลือกรักษาราชการแทน`,
    ],
  });
}

function termInWords({ from_on, to_on }: { from_on: string; to_on: string | null }): string {
  const from = `ตั้งแต่ ${formatThaiDate(isoDate(from_on), "short")}`;
  return to_on === null ? from : `${from} ถึง ${formatThaiDate(isoDate(to_on), "short")}`;
}

export async function insertPosition(
  { db, orgId, newId }: At,
  personId: string,
  typed: PositionTyped,
): Promise<string> {
  const id = newId();
  await db
    .insertInto("position_held")
    .values({ org_id: orgId, id, person_id: personId, ...positionColumns(typed) })
    .execute();
  return id;
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
