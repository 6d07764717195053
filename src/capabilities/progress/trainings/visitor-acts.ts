import { act, done } from "../../../platform/acts/act.ts";
import type { Work } from "../../../platform/acts/act.ts";
import { invalid, refused } from "../../../platform/acts/outcome.ts";
import { countAgain } from "../measuring/kept.ts";
import { alikeness, nameOf } from "./alike.ts";
import { newCode } from "./code.ts";
import { mostPeople, SignIn, SignInWithCode, TakeTest } from "./forms.ts";
import { everybodyOf, participantWithCode } from "./queries.ts";
import type { Participant } from "./queries.ts";
import { marksOf } from "./questions.ts";
import { hasSat, nameKey } from "./rules.ts";
import {
  changeParticipant,
  FULL,
  insertParticipants,
  lockTrainingBehind,
  participantRecord,
} from "./writing.ts";

const CLOSED = "ขณะนี้ปิดรับแล้ว โปรดแจ้งเจ้าหน้าที่ที่จัดอบรม";

/**
 * Whoever stands before the QR code. A name makes nobody that person: who gives one that stands on the list, or nearly
 * does, comes beside it and counts for nothing until the office says who it is. The answer is the same, so that it
 * tells no stranger who is listed.
 */
export const signIn = act({
  name: "progress.sign-in-to-training",
  title: "ลงชื่อเข้าร่วมอบรมผ่าน QR",
  input: SignIn,
  may: {},
  visitors: true,
  run: async ({ db, orgId, input: { token, code: held, name, belongs, group }, now, newId }) => {
    const training = await lockTrainingBehind(db, orgId, token);
    if ("refusal" in training) return training.refusal;
    if (training.opened === null) return refused(CLOSED);
    const eventId = training.event.id;
    const everybody = await everybodyOf(db, orgId, eventId);
    const before = everybody.find(({ code }) => code === held);
    // The same phone says the same name again.
    if (before && nameKey(before.name) === nameKey(name))
      return done({ code: held }, await markSigned({ db, orgId, now }, eventId, before));
    if (everybody.length >= mostPeople) return refused(FULL);
    const given = nameOf(name);
    const pending = everybody.some((other) => alikeness(given, nameOf(other.name)) > 0);
    const person = { id: newId(), code: newCode(), name, belongs, group };
    await insertParticipants(db, orgId, [person], { eventId, way: "qr", signedAt: now, pending });
    await countAgain(db, orgId, [eventId]);
    const record = { kind: participantRecord, id: person.id, name };
    return done(
      { code: person.code },
      { record, after: { attendedGroup: group, way: "qr", signed: true, doubt: pending ? "pending" : null } },
    );
  },
});

/** Somebody on the list, or on another phone: only the code says that it is they. */
export const signInWithCode = act({
  name: "progress.sign-in-with-code",
  title: "ลงชื่อเข้าร่วมอบรมด้วยรหัสผู้เข้าอบรม",
  input: SignInWithCode,
  may: {},
  visitors: true,
  run: async ({ db, orgId, input: { token, code }, now }) => {
    const training = await lockTrainingBehind(db, orgId, token);
    if ("refusal" in training) return training.refusal;
    if (training.opened === null) return refused(CLOSED);
    const person = await participantWithCode(db, orgId, training.event.id, code);
    if (!person) return invalid({ code: ["ไม่มีรหัสนี้ในการอบรมนี้ ตรวจกับเจ้าหน้าที่ที่จัดอบรม"] });
    return done({ code }, await markSigned({ db, orgId, now }, training.event.id, person));
  },
});

async function markSigned(
  { db, orgId, now }: Pick<Work<unknown>, "db" | "orgId" | "now">,
  eventId: string,
  { id, name, hasSigned }: Participant,
) {
  const record = { kind: participantRecord, id, name };
  if (hasSigned) return { record };
  await changeParticipant(db, orgId, id, { signed_at: now });
  await countAgain(db, orgId, [eventId]);
  return { record, before: { signed: false }, after: { signed: true } };
}

export const takeTest = act({
  name: "progress.take-training-test",
  title: "ส่งคำตอบแบบทดสอบของการอบรม",
  input: TakeTest,
  may: {},
  visitors: true,
  run: async ({ db, orgId, input: { token, code, time, answers } }) => {
    const training = await lockTrainingBehind(db, orgId, token);
    if ("refusal" in training) return training.refusal;
    const { questions, opened, event } = training;
    if (opened !== time || questions === null) return refused(CLOSED);
    const person = await participantWithCode(db, orgId, event.id, code);
    if (!person?.hasSigned) return refused("บอกชื่อของท่านก่อน แล้วจึงทำแบบทดสอบ");
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
    await countAgain(db, orgId, [event.id]);
    const record = { kind: participantRecord, id: person.id, name: person.name };
    return done(
      { marks },
      { record, after: { [time === "before" ? "beforeScore" : "afterScore"]: String(marks) } },
    );
  },
});
