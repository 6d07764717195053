import { z } from "zod";
import type { OrgDatabase } from "../database/connect.ts";
import { writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { job } from "../jobs/job.ts";
import { isHeldByNobody } from "./reading.ts";
import type { Capability } from "../web/capability.ts";

const DAY = 86_400_000;
/** A form that was begun on a Friday before a long holiday is still whole after it. */
const GRACE_DAYS = 10;
const UPLOAD_DAYS = 3;

type Sweeper = Pick<House, "database" | "files" | "now">;

export interface Swept {
  uploads: number;
  files: number;
  contents: number;
}

/** Takes away what no record holds and nobody has asked for in a long time; bytes last. */
export async function sweep(house: Sweeper, orgId: string, signal?: AbortSignal): Promise<Swept> {
  const old = new Date(house.now().getTime() - GRACE_DAYS * DAY);
  const uploads = await sweepUploads(house, orgId);
  const files = await writeIn(house.database, orgId, (db) => dropLooseFiles(db, orgId, old));
  let contents = 0;
  // A preview is free only once the content that it shows is gone.
  for (let turn = 0; turn < 2; turn += 1) {
    for (const sha256 of await looseContents(house, orgId, old)) {
      signal?.throwIfAborted();
      if (await dropContent(house, orgId, sha256, old)) contents += 1;
    }
  }
  for await (const { sha256, changedAt } of house.files.each(orgId)) {
    signal?.throwIfAborted();
    if (changedAt < old && (await dropOrphan(house, orgId, sha256))) contents += 1;
  }
  return { uploads, files, contents };
}

async function sweepUploads(house: Sweeper, orgId: string): Promise<number> {
  const old = new Date(house.now().getTime() - UPLOAD_DAYS * DAY);
  const gone = await writeIn(house.database, orgId, (db) =>
    db
      .deleteFrom("upload")
      .where("org_id", "=", orgId)
      .where("touched_at", "<", old)
      .returning("id")
      .execute(),
  );
  for (const { id } of gone) await house.files.incoming.remove(id);
  // What a crash left there belongs to no upload; a live one is written to.
  for await (const { name, changedAt } of house.files.incoming.each())
    if (changedAt.getTime() < house.now().getTime() - GRACE_DAYS * DAY)
      await house.files.incoming.remove(name);
  return gone.length;
}

async function dropLooseFiles(db: OrgDatabase, orgId: string, old: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("file as f")
    .where("f.org_id", "=", orgId)
    .where("f.made_at", "<", old)
    .where(isHeldByNobody(orgId))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function looseContents(house: Sweeper, orgId: string, old: Date): Promise<string[]> {
  return writeIn(house.database, orgId, async (db) =>
    (await loose(db, orgId, old).select("c.sha256").execute()).map(({ sha256 }) => sha256),
  );
}

function loose(db: OrgDatabase, orgId: string, old: Date) {
  return db
    .selectFrom("file_content as c")
    .where("c.org_id", "=", orgId)
    .where("c.saved_at", "<", old)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("file as f")
            .select("f.id")
            .where("f.org_id", "=", orgId)
            .whereRef("f.sha256", "=", "c.sha256"),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("file_content as p")
            .select("p.sha256")
            .where("p.org_id", "=", orgId)
            .whereRef("p.preview_sha256", "=", "c.sha256"),
        ),
      ),
    );
}

/** The row is locked until the bytes are gone: who gives the same bytes meanwhile waits, and then keeps their own. */
function dropContent(house: Sweeper, orgId: string, sha256: string, old: Date): Promise<boolean> {
  return writeIn(house.database, orgId, async (db) => {
    const row = await db
      .selectFrom("file_content")
      .select("sha256")
      .where("org_id", "=", orgId)
      .where("sha256", "=", sha256)
      .forUpdate()
      .executeTakeFirst();
    const isLoose = await loose(db, orgId, old)
      .select("c.sha256")
      .where("c.sha256", "=", sha256)
      .executeTakeFirst();
    if (!row || !isLoose) return false;
    await db.deleteFrom("file_content").where("org_id", "=", orgId).where("sha256", "=", sha256).execute();
    await house.files.remove(orgId, sha256);
    return true;
  });
}

/** Bytes without a row, as a crash between the two leaves them: a row is put there to lock it, and goes with them. */
function dropOrphan(house: Sweeper, orgId: string, sha256: string): Promise<boolean> {
  return writeIn(house.database, orgId, async (db) => {
    const made = await db
      .insertInto("file_content")
      .values({ org_id: orgId, sha256, size: 0, type: "", saved_at: house.now() })
      .onConflict((already) => already.columns(["org_id", "sha256"]).doNothing())
      .returning("sha256")
      .executeTakeFirst();
    if (!made) return false;
    await house.files.remove(orgId, sha256);
    await db.deleteFrom("file_content").where("org_id", "=", orgId).where("sha256", "=", sha256).execute();
    return true;
  });
}

const sweepFiles = job({
  name: "files.sweep",
  title: "ล้างไฟล์ที่ไม่มีรายการใดใช้",
  input: z.strictObject({}),
  may: { administrator: "organisation" },
  quiet: true,
  run: async ({ house, orgId, signal, finish }) => {
    const { uploads, files, contents } = await sweep(house, orgId, signal);
    return finish(async () => ({
      said: `ล้างไฟล์ ${files} ไฟล์ เนื้อไฟล์ ${contents} ชุด และการส่งที่ค้างไว้ ${uploads} รายการ`,
    }));
  },
});

export const filing: Capability = {
  name: "files",
  ways: () => [],
  jobs: [sweepFiles],
  schedules: [{ job: sweepFiles, input: {}, every: "day", at: "02:40" }],
};
