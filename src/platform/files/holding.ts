import { v7 as newId, validate as isUuid } from "uuid";
import type { Actor } from "../acts/act.ts";
import type { Refusal } from "../acts/outcome.ts";
import { invalid, missing } from "../acts/outcome.ts";
import type { OrgDatabase } from "../database/connect.ts";
import { filesWithContent } from "./reading.ts";
import type { KeptFile } from "./reading.ts";
import type { Place } from "./place.ts";
import { BY_THE_HOUSE } from "./storing.ts";

/** Where a record keeps files. One record may have several slots, such as the order and its annexes. */
export interface Slot {
  recordKind: string;
  recordId: string;
  slot: string;
}

export interface HeldFile extends KeptFile {
  item_id: string;
  /** Version, from 1. */
  number: number;
  held_at: Date;
  held_by: string;
}

/** An attachment as people see it: what stands now, and what stood before. */
export interface Attachment {
  itemId: string;
  now: HeldFile;
  /** Newest first, without the present one. */
  before: HeldFile[];
}

interface Holding {
  db: OrgDatabase;
  orgId: string;
  actor: Actor;
  now: Date;
}

export interface HoldWish extends Slot {
  place: Place;
  /** The field that a refusal is told at. */
  field?: string;
  /** A new version of this attachment, instead of an attachment of its own. */
  itemId?: string;
}

/**
 * Within an act that has locked its record: the files belong to the record from now on. Only who gave a
 * file may attach it, and only where it was given for.
 */
export async function holdFiles(
  { db, orgId, actor, now }: Holding,
  fileIds: readonly string[],
  wish: HoldWish,
): Promise<{ ok: true; held: HeldFile[] } | Refusal> {
  const { place, recordKind, recordId, slot, itemId, field = "files" } = wish;
  const held = await heldIn(db, orgId, wish);
  const ids = [...new Set(fileIds.map((id) => id.toLowerCase()))];
  const items = new Set(held.map((file) => file.item_id));
  if (itemId !== undefined && !items.has(itemId)) return missing();
  if (itemId !== undefined && ids.length > 1) return invalid({ [field]: ["เลือกได้ครั้งละ 1 ไฟล์"] });
  if (itemId === undefined && items.size + ids.length > place.mostFiles)
    return invalid({ [field]: [`แนบได้ไม่เกิน ${place.mostFiles} ไฟล์ ตอนนี้มีแล้ว ${items.size} ไฟล์`] });
  const files = await givenBy(db, orgId, ids, place, actor);
  if (!files) return invalid({ [field]: ["ไม่พบไฟล์ที่ส่งไว้ อาจค้างไว้นานเกินไป โปรดเลือกไฟล์แล้วส่งใหม่"] });
  const last = Math.max(0, ...held.filter((file) => file.item_id === itemId).map(({ number }) => number));
  const rows = files.map((file) => ({
    org_id: orgId,
    item_id: itemId ?? newId(),
    number: itemId === undefined ? 1 : last + 1,
    file_id: file.id,
    record_kind: recordKind,
    record_id: recordId,
    slot,
    held_at: now,
    held_by: actor.name,
  }));
  if (rows.length > 0) {
    await db.insertInto("file_hold").values(rows).execute();
    // Arrived: an upload is only of interest until then.
    await db.deleteFrom("upload").where("org_id", "=", orgId).where("file_id", "in", ids).execute();
  }
  return { ok: true, held: files.map((file, index) => ({ ...file, ...pick(rows[index]) })) };
}

type HoldRow = Pick<HeldFile, "item_id" | "number" | "held_at" | "held_by">;

function pick(row: HoldRow | undefined): HoldRow {
  if (!row) throw new Error("Every file has its row");
  const { item_id, number, held_at, held_by } = row;
  return { item_id, number, held_at, held_by };
}

/** Everything or nothing: a file that is not theirs to give is as good as none. */
async function givenBy(
  db: OrgDatabase,
  orgId: string,
  ids: readonly string[],
  place: Place,
  actor: Actor,
): Promise<KeptFile[] | undefined> {
  if (ids.length === 0) return [];
  if (!ids.every((id) => isUuid(id))) return undefined;
  const files = await filesWithContent(db, orgId)
    .where("f.id", "in", ids)
    .where("f.place", "=", place.name)
    .$if(actor.kind === "account", (query) =>
      query.where("f.owner", "in", [actor.kind === "account" ? actor.accountId : "", BY_THE_HOUSE]),
    )
    .execute();
  const byId = new Map(files.map((file) => [file.id, file]));
  const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
  return inOrder.length === ids.length ? inOrder : undefined;
}

/** The record gives an attachment up, with all its versions. Bytes that nobody holds any more are swept later. */
export async function letGo(
  db: OrgDatabase,
  orgId: string,
  itemId: string,
  { recordKind, recordId, slot }: Slot,
): Promise<HeldFile[]> {
  if (!isUuid(itemId)) return [];
  const held = (await heldIn(db, orgId, { recordKind, recordId, slot })).filter(
    (file) => file.item_id === itemId,
  );
  await db
    .deleteFrom("file_hold")
    .where("org_id", "=", orgId)
    .where("item_id", "=", itemId)
    .where("record_kind", "=", recordKind)
    .where("record_id", "=", recordId)
    .where("slot", "=", slot)
    .execute();
  return held;
}

/** Oldest attachment first; who may see the record may see these. */
export async function attachmentsOf(db: OrgDatabase, orgId: string, slot: Slot): Promise<Attachment[]> {
  return attachmentsFrom(await heldIn(db, orgId, slot));
}

/** What each of several records of a kind holds; one that holds nothing is left out. */
export async function attachmentsOfAll(
  db: OrgDatabase,
  orgId: string,
  slot: Pick<Slot, "recordKind" | "slot">,
  recordIds: readonly string[],
): Promise<Map<string, Attachment[]>> {
  if (recordIds.length === 0) return new Map();
  const held = await heldBy(db, orgId, slot, recordIds);
  const byRecord = Map.groupBy(held, ({ record_id }) => record_id);
  return new Map([...byRecord].map(([id, files]) => [id, attachmentsFrom(files)]));
}

function attachmentsFrom(held: readonly HeldFile[]): Attachment[] {
  return [...Map.groupBy(held, ({ item_id }) => item_id)].flatMap(([itemId, versions]) => {
    const [now, ...before] = versions.toReversed();
    return now ? [{ itemId, now, before }] : [];
  });
}

function heldIn(db: OrgDatabase, orgId: string, slot: Slot): Promise<HeldFile[]> {
  return heldBy(db, orgId, slot, [slot.recordId]);
}

function heldBy(
  db: OrgDatabase,
  orgId: string,
  slot: Pick<Slot, "recordKind" | "slot">,
  recordIds: readonly string[],
) {
  return filesWithContent(db, orgId)
    .innerJoin("file_hold as h", (join) =>
      join.onRef("h.org_id", "=", "f.org_id").onRef("h.file_id", "=", "f.id"),
    )
    .select(["h.item_id", "h.number", "h.held_at", "h.held_by", "h.record_id"])
    .where("h.org_id", "=", orgId)
    .where("h.record_kind", "=", slot.recordKind)
    .where("h.record_id", "in", [...recordIds])
    .where("h.slot", "=", slot.slot)
    .orderBy("h.item_id")
    .orderBy("h.number")
    .execute();
}

/** For the audit log: which bytes, beyond doubt. */
export function filesInTrace(files: readonly Pick<KeptFile, "name" | "sha256">[]): string[] {
  return files.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`);
}
