import { sql } from "kysely";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { IsoDate } from "../../../thai/dates.ts";

export interface PositionShown {
  id: string;
  person_id: string;
  title: string;
  unit_id: string | null;
  unit: string | null;
  is_head: boolean;
  is_acting: boolean;
  from_on: string;
  to_on: string | null;
  version: number;
}

/** The positions of a person, the latest first. */
export function positionsOf(db: OrgDatabase, orgId: string, personId: string): Promise<PositionShown[]> {
  return db
    .selectFrom("position_held as h")
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "h.org_id").onRef("u.id", "=", "h.unit_id"))
    .select([
      "h.id",
      "h.person_id",
      "h.title",
      "h.unit_id",
      "u.name as unit",
      "h.is_head",
      "h.is_acting",
      "h.from_on",
      "h.to_on",
      "h.version",
    ])
    .where("h.org_id", "=", orgId)
    .where("h.person_id", "=", personId)
    .orderBy("h.from_on", "desc")
    .orderBy("h.id", "desc")
    .execute();
}

/** Whether a position, asked for as `h`, is held on the day: in SQL what isHeldOn is in rules.ts. */
export function heldOn(day: IsoDate) {
  return sql<boolean>`h.from_on <= ${day} and (h.to_on is null or h.to_on >= ${day})`;
}
