import { paths } from "../../../paths.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { holdersOf } from "../../../platform/search/audience.ts";
import { searchable } from "../../../platform/search/searchable.ts";
import { everyMember } from "../../../platform/web/doors.tsx";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import { fullName } from "./rules.ts";

/**
 * A person with the positions that stand on their page, so that a position finds who holds it. Telephone, e-mail
 * and the day of leaving are not for every reader of that page: they are not looked for.
 */
export const searchablePeople = searchable({
  kind: "person",
  title: "บุคลากรและตำแหน่ง",
  icon: "people",
  version: 1,
  all: async (db, orgId) => {
    const rows = await db.selectFrom("person").select("id").where("org_id", "=", orgId).execute();
    return rows.map(({ id }) => id);
  },
  entries: async (db, orgId, ids) => {
    const people = await db
      .selectFrom("person")
      .select(["id", "prefix", "given_name", "family_name"])
      .where("org_id", "=", orgId)
      .where("id", "in", ids)
      .execute();
    const positions = Map.groupBy(await positionsHeld(db, orgId, ids), ({ person_id }) => person_id);
    return people.map((person) => ({
      id: person.id,
      title: fullName(person),
      body: (positions.get(person.id) ?? []).map(positionInWords),
      audience: holdersOf(everyMember),
    }));
  },
  follows: {
    unit: async (db, orgId, ids) => {
      const rows = await db
        .selectFrom("position_held")
        .select("person_id")
        .distinct()
        .where("org_id", "=", orgId)
        .where("unit_id", "in", ids)
        .execute();
      return rows.map(({ person_id }) => person_id);
    },
  },
  href: (org, { id }) => paths.office.person.href({ org, id }),
});

function positionsHeld(db: OrgDatabase, orgId: string, personIds: readonly string[]) {
  return db
    .selectFrom("position_held as h")
    .leftJoin("unit as u", (join) => join.onRef("u.org_id", "=", "h.org_id").onRef("u.id", "=", "h.unit_id"))
    .select(["h.person_id", "h.title", "h.is_acting", "h.to_on", "u.name as unit"])
    .where("h.org_id", "=", orgId)
    .where("h.person_id", "in", personIds)
    .orderBy("h.from_on", "desc")
    .orderBy("h.id", "desc")
    .execute();
}

type Held = Awaited<ReturnType<typeof positionsHeld>>[number];

function positionInWords({ title, is_acting, to_on, unit }: Held): string {
  const parts = [is_acting ? `รักษาราชการแทน${title}` : title, unit];
  if (to_on !== null) parts.push(`(ถึง ${formatThaiDate(isoDate(to_on), "short")})`);
  return parts.filter(Boolean).join(" ");
}
