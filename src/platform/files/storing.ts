import type { Insertable } from "kysely";
import { v7 as newId } from "uuid";
import type { Outcome } from "../acts/outcome.ts";
import { refused } from "../acts/outcome.ts";
import type { OrgDatabase } from "../database/connect.ts";
import type { FileContent } from "../database/schema.ts";
import { writeIn } from "../database/organisation-bound.ts";
import type { House } from "../house.ts";
import { examine } from "./examine.ts";
import type { Examined } from "./examine.ts";
import { cleanName } from "./names.ts";
import type { Place } from "./place.ts";
import { receive } from "./receive.ts";
import type { Received } from "./receive.ts";
import type { FileStore } from "./store.ts";
import { refusalOf, StoreTrouble } from "./trouble.ts";
import { tooMuchWaits } from "./waiting.ts";
import { sizeInWords } from "./words.ts";

/** Nobody's own: the program itself made the file. */
export const BY_THE_HOUSE = "house";

export interface StoredFile {
  id: string;
  sha256: string;
  size: number;
  type: string;
  name: string;
}

export interface About {
  name: string;
  place: Place;
  /** The account that gives it: it alone sees the file until a record holds it. */
  owner?: string;
}

type Keeper = Pick<House, "database" | "files" | "now">;

/** Takes a stream in, looks at it and keeps it. Nothing is left of what is refused. */
export async function storeFile(
  house: Keeper,
  orgId: string,
  stream: AsyncIterable<Uint8Array>,
  about: About,
): Promise<Outcome<StoredFile>> {
  try {
    const { owner } = about;
    const most = owner && (await writeIn(house.database, orgId, (db) => tooMuchWaits(db, orgId, owner)));
    if (most) return most;
    const came = await receive(house.files.incoming, stream, about.place.mostBytes);
    if (!came) return refused(tooLarge(about.place));
    try {
      return await keepReceived(house, orgId, came, about);
    } finally {
      await house.files.incoming.remove(came.name);
    }
  } catch (error) {
    return refusalOf(error);
  }
}

export function tooLarge({ mostBytes }: Place): string {
  return `ไฟล์ใหญ่เกินไป ช่องนี้รับไฟล์ละไม่เกิน ${sizeInWords(mostBytes)}`;
}

/**
 * From whole bytes to a file, or to a refusal. What came stays in the incoming folder unless it was kept:
 * while the store is away, an upload needs not be sent again.
 */
export async function keepReceived(
  house: Keeper,
  orgId: string,
  came: Received,
  about: About,
): Promise<Outcome<StoredFile>> {
  try {
    const owner = about.owner ?? BY_THE_HOUSE;
    const looked = await examine(came, about.name, about.place, `${orgId} ${owner}`);
    if (!looked.ok) return refused(looked.message);
    const kept = await keep(house, orgId, looked.value, about);
    await house.files.incoming.remove(came.name);
    return { ok: true, value: kept };
  } catch (error) {
    return refusalOf(error);
  } finally {
    for (const made of [".photo", ".preview"]) await house.files.incoming.remove(came.name + made);
  }
}

async function keep(house: Keeper, orgId: string, found: Examined, about: About): Promise<StoredFile> {
  const { files, now } = house;
  const { file: content, preview, type } = found;
  if (preview) await files.put(orgId, preview.sha256, preview.path);
  await files.put(orgId, content.sha256, content.path);
  const file = { id: newId(), sha256: content.sha256, name: cleanName(about.name, type) };
  await writeIn(house.database, orgId, async (db) => {
    if (preview) {
      const { sha256, size } = preview;
      await keepContent(db, files, { org_id: orgId, sha256, size, type: "image/webp", saved_at: now() });
    }
    await keepContent(db, files, {
      org_id: orgId,
      sha256: content.sha256,
      size: content.size,
      type,
      saved_at: now(),
      pages: found.pages ?? null,
      width: found.width ?? null,
      height: found.height ?? null,
      preview_sha256: preview?.sha256 ?? null,
      taken_at: found.takenAt ? new Date(found.takenAt) : null,
    });
    await db
      .insertInto("file")
      .values({
        org_id: orgId,
        ...file,
        place: about.place.name,
        owner: about.owner ?? BY_THE_HOUSE,
        made_at: now(),
      })
      .execute();
  });
  return { ...file, size: content.size, type };
}

type NewContent = Insertable<FileContent> & { size: number };

/**
 * The row locks out the sweep, which removes bytes only while it holds the row itself. What it removed in
 * the moment before is not there any more: then the person sends again.
 */
async function keepContent(db: OrgDatabase, files: FileStore, row: NewContent): Promise<void> {
  await db
    .insertInto("file_content")
    .values(row)
    .onConflict((already) =>
      already.columns(["org_id", "sha256"]).doUpdateSet((eb) => ({
        saved_at: eb.ref("excluded.saved_at"),
        taken_at: eb.fn.coalesce("file_content.taken_at", "excluded.taken_at"),
      })),
    )
    .execute();
  if ((await files.sizeOf(row.org_id, row.sha256)) !== row.size) throw new StoreTrouble("away");
}
