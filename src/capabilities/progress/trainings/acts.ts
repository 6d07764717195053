import { act, done } from "../../../platform/acts/act.ts";
import { conflict, missing, refused } from "../../../platform/acts/outcome.ts";
import { EditTraining, MakeTraining, OneTraining, OpenTraining } from "./forms.ts";
import { workers } from "../locking.ts";
import { countAgain } from "../measuring/kept.ts";
import { participantsOf, trainingEvent, trainingNamed } from "./queries.ts";
import type { Training } from "./queries.ts";
import { writeQuestions } from "./questions.ts";
import { inMarks } from "./rules.ts";
import type { PassMark } from "./rules.ts";
import {
  changeTraining,
  lockTraining,
  newToken,
  shut,
  testColumns,
  trainingRecord,
  unitOfEvent,
} from "./writing.ts";

const recordOf = ({ id, title }: { id: string; title: string }) => ({
  kind: trainingRecord,
  id,
  name: title,
});

/** In the words of the form, for the log and for who was overtaken. */
function inWords(mark: PassMark | null, questions: Training["questions"]) {
  return {
    passPercent: mark && inMarks(mark.passPercent),
    fullScore: mark && inMarks(mark.fullScore),
    questions: questions && writeQuestions(questions),
  };
}

const labels = { passPercent: "เกณฑ์ผ่าน (ร้อยละ)", fullScore: "คะแนนเต็ม", questions: "แบบทดสอบ" };

export const makeTraining = act({
  name: "progress.make-training",
  title: "ตั้งกิจกรรมเป็นการอบรม",
  input: MakeTraining,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input: { id, mark, questions } }) => {
    const event = await trainingEvent(db, orgId, id);
    if (!event) return missing();
    const refusal = await shut(db, orgId, event);
    if (refusal) return refusal;
    if (await trainingNamed(db, orgId, id)) return refused("กิจกรรมนี้เป็นการอบรมอยู่แล้ว");
    await db
      .insertInto("training")
      .values({ org_id: orgId, event_id: id, token: newToken(), ...testColumns(mark, questions) })
      .execute();
    await countAgain(db, orgId, [id]);
    return done({ id }, { record: recordOf(event), after: inWords(mark, questions) });
  },
});

export const editTraining = act({
  name: "progress.edit-training",
  title: "แก้ไขเกณฑ์และแบบทดสอบของการอบรม",
  input: EditTraining,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input: { id, version, mark, questions } }) => {
    const training = await lockTraining(db, orgId, id);
    if ("refusal" in training) return training.refusal;
    const [before, after] = [inWords(training.mark, training.questions), inWords(mark, questions)];
    if (training.version !== version)
      return conflict(labels, after, { ...before, version: training.version });
    const isAnotherTest = before.questions !== after.questions || before.fullScore !== after.fullScore;
    if (isLower(mark, training.mark)) {
      const people = await participantsOf(db, orgId, id);
      if (people.some(({ after: score }) => score !== null))
        return refused("มีผู้ที่ได้คะแนนหลังอบรมแล้ว จึงลดเกณฑ์ผ่านไม่ได้ ผู้ที่ไม่ผ่านจะกลายเป็นผ่านโดยไม่ได้ทดสอบใหม่");
    }
    if (isAnotherTest) {
      if (training.opened === "before" || training.opened === "after")
        return refused("กำลังเปิดแบบทดสอบอยู่ ให้ปิดก่อนแล้วจึงแก้ไขแบบทดสอบหรือคะแนนเต็ม");
      const people = await participantsOf(db, orgId, id);
      if (people.some((person) => person.before !== null || person.after !== null))
        return refused("มีผู้ที่ได้คะแนนแล้ว จึงเปลี่ยนแบบทดสอบหรือคะแนนเต็มไม่ได้ เพิ่มเกณฑ์ผ่านได้เท่านั้น");
    }
    await changeTraining(db, orgId, training, testColumns(mark, questions));
    await countAgain(db, orgId, [id]);
    return done({ id }, { record: recordOf(training.event), before, after });
  },
});

/** Or none any more: then nobody has failed. */
function isLower(mark: PassMark | null, before: PassMark | null): boolean {
  return before !== null && (mark === null || mark.passPercent < before.passPercent);
}

export const openTraining = act({
  name: "progress.open-training",
  title: "เปิดหรือปิดการลงชื่อและแบบทดสอบ",
  input: OpenTraining,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input }) => {
    const training = await lockTraining(db, orgId, input.id);
    if ("refusal" in training) return training.refusal;
    const opened = input.opened === "" ? null : input.opened;
    if ((opened === "before" || opened === "after") && training.questions === null)
      return refused("การอบรมนี้ยังไม่มีแบบทดสอบ ให้ใส่คำถามก่อน หรือบันทึกคะแนนจากกระดาษแทน");
    if (training.version !== input.version)
      return conflict(
        { opened: "สิ่งที่เปิด" },
        { opened },
        { opened: training.opened, version: training.version },
      );
    await changeTraining(db, orgId, training, { opened });
    const trace = { before: { opened: training.opened }, after: { opened } };
    return done({ id: input.id, opened }, { record: recordOf(training.event), ...trace });
  },
});

export const renewTrainingAddress = act({
  name: "progress.renew-training-address",
  title: "เปลี่ยนที่อยู่และ QR ของการอบรม",
  input: OneTraining,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input: { id, version } }) => {
    const training = await lockTraining(db, orgId, id);
    if ("refusal" in training) return training.refusal;
    if (training.version !== version) return conflict({}, {}, { version: training.version });
    await changeTraining(db, orgId, training, { token: newToken() });
    return done({ id }, { record: recordOf(training.event) });
  },
});

export const discardTraining = act({
  name: "progress.discard-training",
  title: "เลิกใช้กิจกรรมเป็นการอบรม",
  input: OneTraining,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input: { id, version } }) => {
    const training = await lockTraining(db, orgId, id);
    if ("refusal" in training) return training.refusal;
    if (training.version !== version) return conflict({}, {}, { version: training.version });
    const people = await participantsOf(db, orgId, id);
    if (people.length > 0) return refused("มีรายชื่อผู้เข้าอบรมแล้ว ให้นำรายชื่อออกก่อน");
    await db.deleteFrom("training").where("org_id", "=", orgId).where("event_id", "=", id).execute();
    await countAgain(db, orgId, [id]);
    return done({ id, year: training.event.year }, { record: recordOf(training.event) });
  },
});
