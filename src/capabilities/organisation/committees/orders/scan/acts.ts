import { act, done } from "../../../../../platform/acts/act.ts";
import { missing } from "../../../../../platform/acts/outcome.ts";
import { attachmentsOf, filesInTrace, holdFiles, letGo } from "../../../../../platform/files/holding.ts";
import { registrars } from "../../acts.ts";
import { lockOrder, recordOf } from "../writing.ts";
import { AttachScan, RemoveScan, signedScan } from "./forms.ts";
import { scanOf } from "./queries.ts";

export const attachOrderScan = act({
  name: "organisation.attach-order-scan",
  title: "แนบคำสั่งฉบับลงนาม",
  input: AttachScan,
  may: registrars,
  run: async (work) => {
    const { db, orgId, input } = work;
    const found = await lockOrder(db, orgId, input.id);
    if (!found) return missing();
    const slot = scanOf(input.id);
    const [already] = await attachmentsOf(db, orgId, slot);
    // A better scan takes the place of the one before, which stays to be seen.
    const wish = { ...slot, place: signedScan, ...(already ? { itemId: already.itemId } : {}) };
    const held = await holdFiles(work, input.files, wish);
    if (!held.ok) return held;
    const { order, committee } = found;
    return done(
      { id: order.id, committeeId: order.committee_id, itemId: held.held[0]?.item_id },
      {
        record: recordOf(order.id, order.number, committee.name),
        before: { files: already ? filesInTrace([already.now]) : [] },
        after: { files: filesInTrace(held.held) },
      },
    );
  },
});

export const removeOrderScan = act({
  name: "organisation.remove-order-scan",
  title: "นำคำสั่งฉบับลงนามออก",
  input: RemoveScan,
  may: registrars,
  run: async ({ db, orgId, input: { id, itemId } }) => {
    const found = await lockOrder(db, orgId, id);
    if (!found) return missing();
    const gone = await letGo(db, orgId, itemId, scanOf(id));
    if (gone.length === 0) return missing("ไฟล์นี้ถูกนำออกไปแล้ว");
    const { order, committee } = found;
    return done(
      { id, committeeId: order.committee_id },
      {
        record: recordOf(id, order.number, committee.name),
        before: { files: filesInTrace(gone) },
        after: { files: [] },
      },
    );
  },
});
