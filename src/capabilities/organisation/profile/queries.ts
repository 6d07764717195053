import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { heldOn } from "../positions/queries.ts";
import type { IsoDate } from "../../../thai/dates.ts";

export async function emblemOf(db: OrgDatabase, orgId: string): Promise<Buffer | undefined> {
  const row = await db.selectFrom("emblem").select("png").where("org_id", "=", orgId).executeTakeFirst();
  return row?.png;
}

/** Who may lead: names and positions, and the kind of office that tells whether they do. */
export interface Executive {
  prefix: string | null;
  given_name: string;
  family_name: string;
  title: string;
  is_acting: boolean;
  employment: string;
}

/** Those who hold a position above all units today and do not sit in the council. */
export function executivesToday(db: OrgDatabase, orgId: string, today: IsoDate): Promise<Executive[]> {
  return db
    .selectFrom("position_held as h")
    .innerJoin("person as p", (join) =>
      join.onRef("p.org_id", "=", "h.org_id").onRef("p.id", "=", "h.person_id"),
    )
    .select(["p.prefix", "p.given_name", "p.family_name", "h.title", "h.is_acting", "p.employment"])
    .where("h.org_id", "=", orgId)
    .where("h.unit_id", "is", null)
    .where("p.employment", "in", ["elected", "official"])
    .where(heldOn(today))
    .where((where) => where.or([where("p.left_on", "is", null), where("p.left_on", ">", today)]))
    .orderBy("h.from_on")
    .orderBy("p.given_name")
    .execute();
}
