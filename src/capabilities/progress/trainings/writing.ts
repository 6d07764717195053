import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Updateable } from "kysely";
import { missing, refused } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { DB } from "../../../platform/database/schema.ts";
import { insertMany } from "../../../platform/database/many.ts";
import type { TargetGroupKind } from "../../plan/content.ts";
import { lockOpenYear } from "../locking.ts";
import { heldRounds } from "../rounds/queries.ts";
import { lockOver, whyLocked } from "../rounds/rules.ts";
import { newCode } from "./code.ts";
import { mostPeople } from "./forms.ts";
import { participantsOf, trainingBehind, trainingEvent, trainingNamed } from "./queries.ts";
import type { Training, TrainingEvent } from "./queries.ts";
import { inMarks, nameKey } from "./rules.ts";
import type { PassMark, Way } from "./rules.ts";

export const trainingRecord = "training";
export const participantRecord = "training-person";

/** 96 bits: nobody finds one by trying. */
export function newToken(): string {
  return randomBytes(12).toString("base64url");
}

/** The unit whose people may work on an event. */
export async function unitOfEvent(db: OrgDatabase, orgId: string, id: string): Promise<string | undefined> {
  return (await trainingEvent(db, orgId, id))?.unitId;
}

/** Held to the commit: whoever comes onto the list meets everybody else who does so. */
export async function lockTraining(
  db: OrgDatabase,
  orgId: string,
  id: string,
): Promise<Training | { refusal: Refusal }> {
  await db
    .selectFrom("training")
    .select("event_id")
    .where("org_id", "=", orgId)
    .where("event_id", "=", id)
    .forNoKeyUpdate()
    .execute();
  const training = await trainingNamed(db, orgId, id);
  if (!training) return { refusal: missing() };
  const refusal = await shut(db, orgId, training.event);
  return refusal ? { refusal } : training;
}

export async function lockTrainingBehind(
  db: OrgDatabase,
  orgId: string,
  token: string,
): Promise<Training | { refusal: Refusal }> {
  const found = await trainingBehind(db, orgId, token);
  return found ? lockTraining(db, orgId, found.event.id) : { refusal: missing() };
}

/** Why nothing of this event may be changed now; its year is held, so that it is not closed meanwhile. */
export async function shut(
  db: OrgDatabase,
  orgId: string,
  { isWithdrawn, year, happenedOn }: TrainingEvent,
): Promise<Refusal | undefined> {
  if (isWithdrawn) return refused("กิจกรรมนี้ถูกยกเลิกการบันทึกแล้ว จึงแก้ไขการอบรมไม่ได้");
  const locked = await lockOpenYear(db, orgId, year);
  if ("refusal" in locked) return locked.refusal;
  // Who came and who passed was reported with the round.
  const over = lockOver(await heldRounds(db, orgId, year), year, happenedOn);
  return over && refused(whyLocked(over, "training"));
}

export interface NewParticipant {
  name: string;
  belongs: string | null;
  group: TargetGroupKind;
}

export const NAME_TAKEN = "มีชื่อนี้ในรายชื่อแล้ว หากเป็นคนละคน ให้เติมสิ่งที่แยกกันได้ต่อท้ายชื่อ เช่น ชื่อเล่นหรือหมู่บ้าน";
export const FULL = `รายชื่อของการอบรมหนึ่งครั้งมีได้ไม่เกิน ${mostPeople} คน`;

/** Names by their keys, of who is on the list. */
export async function namesTaken(
  db: OrgDatabase,
  orgId: string,
  eventId: string,
): Promise<Map<string, string>> {
  const people = await participantsOf(db, orgId, eventId);
  return new Map(people.map(({ id, name }) => [nameKey(name), id]));
}

interface Arriving {
  eventId: string;
  way: Way;
  signedAt: Date | null;
  /** The name was given from a phone, and is or may be that of somebody on the list. */
  pending?: boolean;
}

export async function insertParticipants(
  db: OrgDatabase,
  orgId: string,
  people: readonly (NewParticipant & { id: string; code?: string })[],
  { eventId, way, signedAt, pending = false }: Arriving,
): Promise<void> {
  await insertMany(
    db,
    "training_person",
    people.map(({ id, name, belongs, group, code }) => ({
      org_id: orgId,
      id,
      event_id: eventId,
      name,
      belongs,
      attended_group: group,
      way,
      signed_at: signedAt,
      code: code ?? newCode(),
      doubt: pending ? "pending" : null,
    })),
  );
}

/** Counts the change as well; the training is held. */
export async function changeTraining(
  db: OrgDatabase,
  orgId: string,
  { event, version }: Training,
  columns: Updateable<DB["training"]>,
): Promise<void> {
  await db
    .updateTable("training")
    .set({ ...columns, version: version + 1 })
    .where("org_id", "=", orgId)
    .where("event_id", "=", event.id)
    .execute();
}

export async function changeParticipant(
  db: OrgDatabase,
  orgId: string,
  id: string,
  columns: Updateable<DB["training_person"]>,
): Promise<void> {
  await db
    .updateTable("training_person")
    .set({ ...columns, version: sql`version + 1` })
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

export function testColumns(mark: PassMark | null, questions: unknown) {
  return {
    pass_percent: mark && inMarks(mark.passPercent),
    full_score: mark && inMarks(mark.fullScore),
    questions: questions === null ? null : JSON.stringify(questions),
  };
}
