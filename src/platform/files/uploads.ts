import { v7 as newId, validate as isUuid } from "uuid";
import type { Selectable } from "kysely";
import type { Outcome } from "../acts/outcome.ts";
import { refused } from "../acts/outcome.ts";
import { readIn, writeIn } from "../database/organisation-bound.ts";
import type { Upload as UploadTable } from "../database/schema.ts";
import type { House } from "../house.ts";
import type { Place } from "./place.ts";
import { EMPTY } from "./examine.ts";
import { forget, standingOf } from "./standings.ts";
import { tooLarge } from "./storing.ts";
import { tooMuchWaits } from "./waiting.ts";

/** An upload as the records know it: what may go on after the connection was lost, or after the program was. */
export type Upload = Omit<Selectable<UploadTable>, "size" | "received"> & { size: number; received: number };

export interface Wish {
  owner: string;
  place: Place;
  name: string;
  size: number;
}

export async function beginUpload(
  house: Pick<House, "database" | "now">,
  orgId: string,
  { owner, place, name, size }: Wish,
): Promise<Outcome<Upload>> {
  if (size === 0) return refused(EMPTY);
  if (size > place.mostBytes) return refused(tooLarge(place));
  const now = house.now();
  return writeIn(house.database, orgId, async (db) => {
    const most = await tooMuchWaits(db, orgId, owner, size);
    if (most) return most;
    const row = {
      org_id: orgId,
      id: newId(),
      owner,
      place: place.name,
      name,
      size,
      received: 0,
      begun_at: now,
      touched_at: now,
      file_id: null,
      refusal: null,
    };
    await db.insertInto("upload").values(row).execute();
    return { ok: true, value: row };
  });
}

/** The upload, for the one who began it. To anyone else it does not exist. */
export async function uploadOf(
  house: Pick<House, "database" | "files">,
  orgId: string,
  id: string,
  owner: string,
): Promise<Upload | undefined> {
  if (!isUuid(id)) return undefined;
  const found = await readIn(house.database, orgId, (db) =>
    db
      .selectFrom("upload")
      .selectAll()
      .where("org_id", "=", orgId)
      .where("id", "=", id.toLowerCase())
      .where("owner", "=", owner)
      .executeTakeFirst(),
  );
  if (!found) return undefined;
  if (found.file_id !== null || found.refusal !== null) return found;
  const { at } = await standingOf(found.id, house.files.incoming.pathOf(found.id), found.received);
  return { ...found, received: at };
}

export function noteReceived(house: Pick<House, "database" | "now">, upload: Upload, received: number) {
  return change(house, upload, { received });
}

/** What became of it. */
export function endUpload(
  house: Pick<House, "database" | "now">,
  upload: Upload,
  end: { file_id: string } | { refusal: string },
) {
  return change(house, upload, { ...end, received: upload.size });
}

type Change = Partial<Pick<Upload, "received" | "file_id" | "refusal">>;

async function change(house: Pick<House, "database" | "now">, { org_id, id }: Upload, to: Change) {
  await writeIn(house.database, org_id, (db) =>
    db
      .updateTable("upload")
      .set({ ...to, touched_at: house.now() })
      .where("org_id", "=", org_id)
      .where("id", "=", id)
      .execute(),
  );
}

/** Given up by its sender: nothing stays. */
export async function dropUpload(house: Pick<House, "database" | "files">, { org_id, id }: Upload) {
  await writeIn(house.database, org_id, (db) =>
    db.deleteFrom("upload").where("org_id", "=", org_id).where("id", "=", id).execute(),
  );
  forget(id);
  await house.files.incoming.remove(id);
}
