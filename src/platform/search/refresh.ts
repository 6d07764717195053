import { z } from "zod";
import { writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { enqueue } from "../jobs/enqueue.ts";
import { job } from "../jobs/job.ts";
import { outdatedKinds, rebuildKind } from "./rebuild.ts";
import { searchableOf } from "./searchable.ts";
import { REFRESH } from "./write.ts";

export const refreshIndex = job({
  name: REFRESH,
  title: ({ kind }) => `ปรับปรุงดัชนีค้นหา: ${searchableOf(kind)?.title ?? kind}`,
  input: z.strictObject({ kind: z.string() }),
  may: { administrator: "organisation" },
  // A portion that is made twice is the same: only the mark at the end has to be made once.
  run: async ({ house, orgId, progress, signal, finish }, { kind }) => {
    const searchable = searchableOf(kind);
    if (!searchable) return finish(async () => ({ said: "รายการประเภทนี้ไม่มีแล้ว" }));
    const { records } = await rebuildKind(house.database, orgId, searchable, async (done, total) => {
      signal.throwIfAborted();
      await progress(done, total);
    });
    return finish(async () => ({ said: `ปรับปรุงดัชนีค้นหาแล้ว ${records} รายการ` }));
  },
});

/** At every start: an update of the program may have brought new kinds, or new words for old ones. */
export async function askForRefresh(house: House): Promise<void> {
  const organisations = await house.database.shared.selectFrom("organisation").select("id").execute();
  for (const { id: orgId } of organisations) {
    await writeIn(house.database, orgId, async (db) => {
      for (const { kind } of await outdatedKinds(db, orgId))
        await enqueue(db, refreshIndex, { orgId, input: { kind }, key: `${REFRESH} ${kind}` });
    });
  }
}
