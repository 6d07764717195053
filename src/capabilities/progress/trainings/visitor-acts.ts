import { act, done } from "../../../platform/acts/act.ts";
import { invalid, refused } from "../../../platform/acts/outcome.ts";
import { mostPeople, SignIn, TakeTest } from "./forms.ts";
import { participantNamed } from "./queries.ts";
import { marksOf } from "./questions.ts";
import { hasSat, nameKey } from "./rules.ts";
import {
  changeParticipant,
  FULL,
  insertParticipants,
  lockTrainingBehind,
  namesTaken,
  participantRecord,
} from "./writing.ts";

const CLOSED = "ขณะนี้ปิดรับแล้ว โปรดแจ้งเจ้าหน้าที่ที่จัดอบรม";

/**
 * Whoever stands before the QR code. A name on the list is that person, any other comes onto it: the answer is the
 * same, so that it tells no stranger who is listed.
 */
export const signIn = act({
  name: "progress.sign-in-to-training",
  title: "ลงชื่อเข้าร่วมอบรมผ่าน QR",
  input: SignIn,
  may: {},
  visitors: true,
  run: async ({ db, orgId, input: { token, name, belongs, group }, now, newId }) => {
    const training = await lockTrainingBehind(db, orgId, token);
    if ("refusal" in training) return training.refusal;
    if (training.opened === null) return refused(CLOSED);
    const eventId = training.event.id;
    const taken = await namesTaken(db, orgId, eventId);
    const known = taken.get(nameKey(name));
    const id = known ?? newId();
    if (known === undefined) {
      if (taken.size >= mostPeople) return refused(FULL);
      const person = { id, name, belongs, group };
      await insertParticipants(db, orgId, [person], { eventId, way: "qr", signedAt: now });
      const record = { kind: participantRecord, id, name };
      return done({ personId: id }, { record, after: { attendedGroup: group, way: "qr", signed: true } });
    }
    const person = await participantNamed(db, orgId, id);
    const record = { kind: participantRecord, id, name: person?.name ?? name };
    if (person?.hasSigned) return done({ personId: id }, { record });
    await changeParticipant(db, orgId, id, { signed_at: now });
    return done({ personId: id }, { record, before: { signed: false }, after: { signed: true } });
  },
});

export const takeTest = act({
  name: "progress.take-training-test",
  title: "ส่งคำตอบแบบทดสอบของการอบรม",
  input: TakeTest,
  may: {},
  visitors: true,
  run: async ({ db, orgId, input: { token, personId, time, answers } }) => {
    const training = await lockTrainingBehind(db, orgId, token);
    if ("refusal" in training) return training.refusal;
    const { questions, opened, event } = training;
    if (opened !== time || questions === null) return refused(CLOSED);
    const person = personId === null ? undefined : await participantNamed(db, orgId, personId);
    if (person?.eventId !== event.id || !person.hasSigned) return refused("บอกชื่อของท่านก่อน แล้วจึงทำแบบทดสอบ");
    if (hasSat(person, time)) return refused("ท่านส่งคำตอบของแบบทดสอบนี้ไปแล้ว ทำได้ครั้งเดียว");
    const chosen = questions.map((_, at) => answers[`q${at}`]);
    const errors = Object.fromEntries(
      questions.flatMap(({ choices }, at) =>
        chosen[at] === undefined || Number(chosen[at]) >= choices.length
          ? [[`answers.q${at}`, [`ยังไม่ได้ตอบข้อ ${at + 1}`]]]
          : [],
      ),
    );
    if (Object.keys(errors).length > 0) return invalid(errors);
    const places = chosen.map(Number);
    const marks = marksOf(questions, places);
    await changeParticipant(db, orgId, person.id, {
      [time === "before" ? "before_score" : "after_score"]: String(marks),
      answers: JSON.stringify({ ...person.answers, [time]: places }),
    });
    const record = { kind: participantRecord, id: person.id, name: person.name };
    return done(
      { personId: person.id, marks },
      { record, after: { [time === "before" ? "beforeScore" : "afterScore"]: String(marks) } },
    );
  },
});
