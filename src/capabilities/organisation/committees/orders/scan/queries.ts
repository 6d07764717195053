import type { Slot } from "../../../../../platform/files/holding.ts";
import type { MaySeeFiles } from "../../../../../platform/files/visible.ts";

export function scanOf(orderId: string): Slot {
  return { recordKind: "appointment-order", recordId: orderId, slot: "signed" };
}

/** As its page: every member reads every order. */
export const maySeeOrderFiles: MaySeeFiles = async (db, orgId, _viewer, { id }) => {
  const order = await db
    .selectFrom("appointment_order")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
  return order !== undefined;
};
