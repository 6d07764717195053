import { paths } from "../../../../paths.ts";
import { holdersOf } from "../../../../platform/search/audience.ts";
import { searchable } from "../../../../platform/search/searchable.ts";
import { everyMember } from "../../../../platform/web/doors.tsx";
import { roleTitle } from "../rules.ts";

/** With everybody whom it appoints, as printed. */
export const searchableOrders = searchable({
  kind: "appointment-order",
  title: "คำสั่งแต่งตั้ง",
  icon: "report",
  version: 1,
  all: async (db, orgId) => {
    const rows = await db.selectFrom("appointment_order").select("id").where("org_id", "=", orgId).execute();
    return rows.map(({ id }) => id);
  },
  entries: async (db, orgId, ids) => {
    const orders = await db
      .selectFrom("appointment_order as o")
      .innerJoin("committee as c", (join) =>
        join.onRef("c.org_id", "=", "o.org_id").onRef("c.id", "=", "o.committee_id"),
      )
      .selectAll("o")
      .select(["c.name as committee", "c.kind"])
      .where("o.org_id", "=", orgId)
      .where("o.id", "in", ids)
      .execute();
    const seats = await db
      .selectFrom("committee_seat")
      .select(["order_id", "role", "name", "position_title"])
      .where("org_id", "=", orgId)
      .where("order_id", "in", ids)
      .orderBy("place")
      .execute();
    const seatsOf = Map.groupBy(seats, ({ order_id }) => order_id);
    return orders.map((order) => ({
      id: order.id,
      parentId: order.committee_id,
      title: `คำสั่งที่ ${order.number} ${order.subject}`,
      body: [
        order.committee,
        ...(seatsOf.get(order.id) ?? []).map((seat) =>
          [seat.name, seat.position_title, roleTitle(order.kind, seat.role)].filter(Boolean).join(" "),
        ),
        `${order.signed_by_name} ${order.signed_by_title}`,
        ...(order.preamble ?? "").split("\n"),
        ...(order.duties ?? "").split("\n"),
      ],
      day: order.ordered_on,
      audience: holdersOf(everyMember),
    }));
  },
  follows: {
    committee: async (db, orgId, ids) => {
      const rows = await db
        .selectFrom("appointment_order")
        .select("id")
        .where("org_id", "=", orgId)
        .where("committee_id", "in", ids)
        .execute();
      return rows.map(({ id }) => id);
    },
  },
  href: (org, { id, parentId }) => paths.office.order.href({ org, committee: parentId, id }),
});
