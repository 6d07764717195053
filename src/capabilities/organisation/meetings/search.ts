import { paths } from "../../../paths.ts";
import { holdersOf } from "../../../platform/search/audience.ts";
import { searchable } from "../../../platform/search/searchable.ts";
import { everyMember } from "../../../platform/web/doors.tsx";

/** With its agenda, resolutions and minutes; not with why somebody stayed away. */
export const searchableMeetings = searchable({
  kind: "meeting",
  title: "การประชุม",
  icon: "meeting",
  version: 1,
  all: async (db, orgId) => {
    const rows = await db.selectFrom("meeting").select("id").where("org_id", "=", orgId).execute();
    return rows.map(({ id }) => id);
  },
  entries: async (db, orgId, ids) => {
    const meetings = await db
      .selectFrom("meeting as m")
      .innerJoin("committee as c", (join) =>
        join.onRef("c.org_id", "=", "m.org_id").onRef("c.id", "=", "m.committee_id"),
      )
      .select(["m.id", "m.number", "m.held_on", "m.room", "m.guests", "m.minutes", "c.name as committee"])
      .where("m.org_id", "=", orgId)
      .where("m.id", "in", ids)
      .execute();
    const items = await db
      .selectFrom("agenda_item")
      .select(["meeting_id", "title", "resolution"])
      .where("org_id", "=", orgId)
      .where("meeting_id", "in", ids)
      .orderBy("place")
      .execute();
    const itemsOf = Map.groupBy(items, ({ meeting_id }) => meeting_id);
    return meetings.map((meeting) => ({
      id: meeting.id,
      title: `ประชุมครั้งที่ ${meeting.number} ${meeting.committee}`,
      body: [
        ...(itemsOf.get(meeting.id) ?? []).flatMap(({ title, resolution }) => [title, resolution]),
        ...(meeting.minutes ?? "").split("\n"),
        ...(meeting.guests ?? "").split("\n"),
        meeting.room,
      ],
      day: meeting.held_on,
      audience: holdersOf(everyMember),
    }));
  },
  follows: {
    committee: async (db, orgId, ids) => {
      const rows = await db
        .selectFrom("meeting")
        .select("id")
        .where("org_id", "=", orgId)
        .where("committee_id", "in", ids)
        .execute();
      return rows.map(({ id }) => id);
    },
  },
  href: (org, { id }) => paths.office.meeting.href({ org, id }),
});
