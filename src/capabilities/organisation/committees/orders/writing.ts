import type { OrgDatabase } from "../../../../platform/database/connect.ts";
import { lockCommittee } from "../acts.ts";

/** The order and its committee, held until the act is done. */
export async function lockOrder(db: OrgDatabase, orgId: string, id: string) {
  const order = await db
    .selectFrom("appointment_order")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const committee = order && (await lockCommittee(db, orgId, order.committee_id));
  return order && committee ? { order, committee } : undefined;
}

export function recordOf(id: string, number: string, committee: string) {
  return { kind: "appointment-order", id, name: `คำสั่งที่ ${number} ${committee}` };
}
