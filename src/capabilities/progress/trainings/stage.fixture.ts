import { v7 as newId } from "uuid";
import { readIn, writeIn } from "../../../platform/database/organisation-bound.ts";
import { aYearOfWork, perform } from "../stage.fixture.ts";
import type { WorkStage } from "../stage.fixture.ts";
import { yearOf } from "../years/queries.ts";
import { alikePairs } from "./alike.ts";
import { makeTraining } from "./acts.ts";
import { addParticipants } from "./people-acts.ts";
import { everybodyOf, participantsOf, trainingNamed } from "./queries.ts";
import type { Training } from "./queries.ts";

/** Two questions; the second choice is right, then the first. */
export const twoQuestions = "ข้อใดสุจริต\nรับของขวัญ\n* ปฏิเสธของขวัญ\n\nพบการทุจริตควรทำอย่างไร\n* แจ้ง\nนิ่งเฉย";

const YEAR = 2569;

/** An event of this unit that may become a training, in a year that is opened for it if there is none. */
export async function aTrainingEvent(
  stage: WorkStage,
  unitId: string,
  title = "อบรมวินัยและจริยธรรม",
): Promise<string> {
  const { house, org } = stage;
  const opened = await readIn(house.database, org.id, (db) => yearOf(db, org.id, YEAR));
  if (!opened) await aYearOfWork(stage, unitId, YEAR);
  const id = newId();
  await writeIn(house.database, org.id, (db) =>
    db
      .insertInto("work_fact")
      .values({
        org_id: org.id,
        id,
        year: YEAR,
        kind: "event",
        unit_id: unitId,
        happened_on: "2026-02-16",
        title,
        place: "ห้องประชุมเทศบาล",
        by_name: "ทดสอบ",
        made_at: house.now(),
      })
      .execute(),
  );
  return id;
}

export async function aTraining(
  stage: WorkStage,
  unitId: string,
  test: Record<string, string> = { passPercent: "80", questions: twoQuestions },
): Promise<Training> {
  const id = await aTrainingEvent(stage, unitId);
  await perform(stage, makeTraining, { id, ...test });
  return trainingNow(stage, id);
}

export async function trainingNow({ house, org }: WorkStage, id: string): Promise<Training> {
  const training = await readIn(house.database, org.id, (db) => trainingNamed(db, org.id, id));
  if (!training) throw new Error("no training");
  return training;
}

export function peopleOf({ house, org }: WorkStage, id: string) {
  return readIn(house.database, org.id, (db) => participantsOf(db, org.id, id));
}

/** What the office is asked of names. */
export async function pairsOf({ house, org }: WorkStage, id: string) {
  return alikePairs(await readIn(house.database, org.id, (db) => everybodyOf(db, org.id, id)));
}

/** On the list by name, and gives them as they are kept. */
export async function somePeople(stage: WorkStage, id: string, names: string, hasSigned = false) {
  await perform(stage, addParticipants, { id, names, group: "staff", hasSigned });
  return peopleOf(stage, id);
}
