import type { OrgDatabase } from "../../../platform/database/connect.ts";

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
