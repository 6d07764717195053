import { expressionBuilder } from "kysely";
import { validate as isUuid } from "uuid";
import type { OrgDatabase } from "../database/connect.ts";
import { readIn } from "../database/organisation-bound.ts";
import type { DB, File } from "../database/schema.ts";
import type { House } from "../house.ts";
import type { ByteRange } from "./store.ts";
import { ContentMissing } from "./trouble.ts";

export interface KeptFile {
  id: string;
  sha256: string;
  name: string;
  owner: string;
  place: string;
  made_at: Date;
  size: number;
  type: string;
  pages: number | null;
  width: number | null;
  height: number | null;
  preview_sha256: string | null;
  /** When the camera says that a photo was taken. */
  taken_at: Date | null;
}

/** A file as the records know it, whoever asks: who may see it is for visibleFile(). */
export async function fileById(db: OrgDatabase, orgId: string, id: string): Promise<KeptFile | undefined> {
  if (!isUuid(id)) return undefined;
  return filesWithContent(db, orgId).where("f.id", "=", id.toLowerCase()).executeTakeFirst();
}

export function filesWithContent(db: OrgDatabase, orgId: string) {
  return db
    .selectFrom("file as f")
    .innerJoin("file_content as c", (join) =>
      join.onRef("c.org_id", "=", "f.org_id").onRef("c.sha256", "=", "f.sha256"),
    )
    .select(["f.id", "f.sha256", "f.name", "f.owner", "f.place", "f.made_at"])
    .select(["c.size", "c.type", "c.pages", "c.width", "c.height", "c.preview_sha256", "c.taken_at"])
    .where("f.org_id", "=", orgId);
}

/** For a question about `file as f`: no record holds it. */
export function isHeldByNobody(orgId: string) {
  const { exists, not, selectFrom } = expressionBuilder<DB & { f: File }, "f">();
  const holds = selectFrom("file_hold as h")
    .select("h.file_id")
    .where("h.org_id", "=", orgId)
    .whereRef("h.file_id", "=", "f.id");
  return not(exists(holds));
}

type Reader = Pick<House, "database" | "files">;

/** The bytes of a file, for the program's own work: nobody is asked whether they may. */
export async function readFile(
  house: Reader,
  orgId: string,
  id: string,
  range?: ByteRange,
): Promise<ReadableStream<Uint8Array>> {
  const file = await readIn(house.database, orgId, (db) => fileById(db, orgId, id));
  if (!file) throw new ContentMissing(id);
  return house.files.open(orgId, file.sha256, range);
}
