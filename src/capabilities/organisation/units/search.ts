import { paths } from "../../../paths.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { holdersOf } from "../../../platform/search/audience.ts";
import { searchable } from "../../../platform/search/searchable.ts";
import { everyMember } from "../../../platform/web/doors.tsx";

export const searchableUnits = searchable({
  kind: "unit",
  title: "หน่วยงานภายใน",
  icon: "unit",
  version: 1,
  all: allUnits,
  entries: async (db, orgId, ids) => {
    const units = await db
      .selectFrom("unit")
      .select(["id", "name", "short_name"])
      .where("org_id", "=", orgId)
      .where("id", "in", ids)
      .execute();
    return units.map((unit) => ({
      id: unit.id,
      title: unit.name,
      body: [unit.short_name],
      audience: holdersOf(everyMember),
    }));
  },
  // Setting an organisation up makes its units.
  follows: { organisation: allUnits },
  href: (org, { id }) => paths.office.unit.href({ org, id }),
});

async function allUnits(db: OrgDatabase, orgId: string): Promise<string[]> {
  const rows = await db.selectFrom("unit").select("id").where("org_id", "=", orgId).execute();
  return rows.map(({ id }) => id);
}
