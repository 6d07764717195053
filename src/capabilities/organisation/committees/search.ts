import { paths } from "../../../paths.ts";
import { holdersOf } from "../../../platform/search/audience.ts";
import { searchable } from "../../../platform/search/searchable.ts";
import { everyMember } from "../../../platform/web/doors.tsx";
import { committeeKinds, kindOfText } from "./rules.ts";

export const searchableCommittees = searchable({
  kind: "committee",
  title: "คณะกรรมการและคณะทำงาน",
  icon: "account",
  version: 1,
  all: async (db, orgId) => {
    const rows = await db.selectFrom("committee").select("id").where("org_id", "=", orgId).execute();
    return rows.map(({ id }) => id);
  },
  entries: async (db, orgId, ids) => {
    const committees = await db
      .selectFrom("committee")
      .select(["id", "name", "kind", "purpose"])
      .where("org_id", "=", orgId)
      .where("id", "in", ids)
      .execute();
    return committees.map(({ id, name, kind, purpose }) => ({
      id,
      title: name,
      body: [committeeKinds[kindOfText(kind)], purpose],
      audience: holdersOf(everyMember),
    }));
  },
  href: (org, { id }) => paths.office.committee.href({ org, id }),
});
