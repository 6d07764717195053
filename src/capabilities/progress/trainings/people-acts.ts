import { act, done } from "../../../platform/acts/act.ts";
import type { Trace, Work } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { peopleWithPositions } from "../../organisation/people/queries.ts";
import { fullName } from "../../organisation/people/rules.ts";
import { AddParticipants, EditParticipant, mostPeople, RecordResults, RemoveParticipant } from "./forms.ts";
import { workers } from "../locking.ts";
import { countAgain } from "../measuring/kept.ts";
import { participantNamed, participantsOf } from "./queries.ts";
import type { Participant } from "./queries.ts";
import { inMarks, nameKey, shownResult } from "./rules.ts";
import {
  changeParticipant,
  FULL,
  insertParticipants,
  lockTraining,
  NAME_TAKEN,
  namesTaken,
  participantRecord,
  unitOfEvent,
} from "./writing.ts";

async function unitOfParticipant({ db, orgId, input }: Work<{ id: string }>): Promise<string | undefined> {
  const person = await participantNamed(db, orgId, input.id);
  return person && unitOfEvent(db, orgId, person.eventId);
}

const recordOf = ({ id, name }: Pick<Participant, "id" | "name">) => ({ kind: participantRecord, id, name });

export const addParticipants = act({
  name: "progress.add-participants",
  title: "เพิ่มผู้เข้าอบรม",
  input: AddParticipants,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input, now, newId }) => {
    const training = await lockTraining(db, orgId, input.id);
    if ("refusal" in training) return training.refusal;
    const taken = await namesTaken(db, orgId, input.id);
    const chosen = new Set(input.people);
    const staff = new Map(
      (await peopleWithPositions(db, orgId, todayInBangkok(now))).toReversed().map((row) => [row.id, row]),
    );
    if (input.people.some((id) => !staff.has(id)))
      return invalid({ people: ["มีบุคคลที่ไม่อยู่ในทะเบียนแล้ว เลือกใหม่"] });
    const listed = [...staff.values()]
      .filter(({ id }) => chosen.has(id))
      .map((row) => ({ name: fullName(row), belongs: row.unit }));
    // Who is on the list already is only left out where they were ticked; a name typed twice is a mistake to tell.
    const fresh = listed.filter(({ name }) => !taken.has(nameKey(name)));
    const keys = new Set([...taken.keys(), ...fresh.map(({ name }) => nameKey(name))]);
    for (const { name } of input.names) {
      if (keys.has(nameKey(name))) return invalid({ names: [`“${name}” ${NAME_TAKEN}`] });
      keys.add(nameKey(name));
    }
    const people = [...fresh, ...input.names].map((person) => ({
      ...person,
      id: newId(),
      group: input.group,
    }));
    if (taken.size + people.length > mostPeople) return refused(FULL);
    const signedAt = input.hasSigned ? now : null;
    await insertParticipants(db, orgId, people, { eventId: input.id, way: "list", signedAt });
    await countAgain(db, orgId, [input.id]);
    const parts = people.map((person) => ({
      record: recordOf(person),
      after: { attendedGroup: input.group, way: "list", signed: input.hasSigned },
    }));
    return done(
      { id: input.id, added: people.length },
      { record: { kind: "training", id: input.id, name: training.event.title }, parts },
    );
  },
});

/** A person on a list as they are now, with their training held to the commit. */
async function lockParticipant({ db, orgId, input }: Pick<Work<{ id: string }>, "db" | "orgId" | "input">) {
  const found = await participantNamed(db, orgId, input.id);
  if (!found) return { refusal: missing() };
  const training = await lockTraining(db, orgId, found.eventId);
  if ("refusal" in training) return training;
  const person = await participantNamed(db, orgId, input.id);
  return person ? { person, eventId: found.eventId } : { refusal: missing() };
}

const labels = { name: "ชื่อ – สกุล", belongs: "สังกัดหรือชุมชน", group: "กลุ่ม", result: "ผล" };

export const editParticipant = act({
  name: "progress.edit-participant",
  title: "แก้ไขชื่อผู้เข้าอบรม",
  input: EditParticipant,
  may: workers,
  unitOf: unitOfParticipant,
  run: async (work) => {
    const { db, orgId, input } = work;
    const { id, version, name, belongs, group } = input;
    const locked = await lockParticipant(work);
    if ("refusal" in locked) return locked.refusal;
    const { person: before, eventId } = locked;
    if (before.version !== version) {
      const result = resultInWords(before);
      return conflict(labels, { name, belongs, group, result }, { ...before, result });
    }
    const owner = (await namesTaken(db, orgId, eventId)).get(nameKey(name));
    if (owner !== undefined && owner !== id) return invalid({ name: [NAME_TAKEN] });
    await changeParticipant(db, orgId, id, { name, belongs, attended_group: group });
    return done(
      { id, eventId },
      {
        record: recordOf({ id, name }),
        before: { name: before.name, belongs: before.belongs, attendedGroup: before.group },
        after: { name, belongs, attendedGroup: group },
      },
    );
  },
});

export const removeParticipant = act({
  name: "progress.remove-participant",
  title: "นำผู้เข้าอบรมออกจากรายชื่อ",
  input: RemoveParticipant,
  may: workers,
  unitOf: unitOfParticipant,
  run: async (work) => {
    const { db, orgId, input } = work;
    const locked = await lockParticipant(work);
    if ("refusal" in locked) return locked.refusal;
    const { person, eventId } = locked;
    if (person.version !== input.version)
      return conflict(labels, {}, { ...person, result: resultInWords(person) });
    await db.deleteFrom("training_person").where("org_id", "=", orgId).where("id", "=", person.id).execute();
    await countAgain(db, orgId, [eventId]);
    return done({ eventId }, { record: recordOf(person), before: resultInLog(person) });
  },
});

function resultInLog({ hasSigned, before, after }: Pick<Participant, "hasSigned" | "before" | "after">) {
  return {
    signed: hasSigned,
    beforeScore: before === null ? null : inMarks(before),
    afterScore: after === null ? null : inMarks(after),
  };
}

/** From the list that was signed on paper, and the marks of a test on paper. */
export const recordResults = act({
  name: "progress.record-results",
  title: "บันทึกการเข้าอบรมและคะแนน",
  input: RecordResults,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input, now }) => {
    const training = await lockTraining(db, orgId, input.id);
    if ("refusal" in training) return training.refusal;
    const people = new Map((await participantsOf(db, orgId, input.id)).map((person) => [person.id, person]));
    const errors: Record<string, string[]> = {};
    const parts: Trace[] = [];
    for (const [at, typed] of input.people.entries()) {
      if (!typed) continue;
      const person = people.get(typed.id);
      // Whoever was taken off the list meanwhile has nothing to be recorded.
      if (!person || shownResult(typed) === typed.shown) continue;
      if (shownResult(person) !== typed.shown)
        return conflict(
          { result: person.name },
          { result: resultInWords(typed) },
          { result: resultInWords(person), version: training.version },
        );
      const fault = faultOf(typed, training.mark?.fullScore);
      if (fault) errors[`people.${at}.${fault.field}`] = [`${person.name}: ${fault.why}`];
      else {
        await keep(typed.id, typed, person);
        parts.push({ record: recordOf(person), before: resultInLog(person), after: resultInLog(typed) });
      }
    }
    if (Object.keys(errors).length > 0) return invalid(errors);
    await countAgain(db, orgId, [input.id]);
    return done(
      { id: input.id, changed: parts.length },
      { record: { kind: "training", id: input.id, name: training.event.title }, parts },
    );

    async function keep(id: string, typed: Result, person: Participant) {
      const answers = Object.fromEntries(
        Object.entries(person.answers).filter(([time]) => typed[time as "before" | "after"] !== null),
      );
      await changeParticipant(db, orgId, id, {
        ...(typed.hasSigned === person.hasSigned ? {} : { signed_at: typed.hasSigned ? now : null }),
        before_score: typed.before === null ? null : inMarks(typed.before),
        after_score: typed.after === null ? null : inMarks(typed.after),
        answers: JSON.stringify(answers),
      });
    }
  },
});

type Result = Pick<Participant, "hasSigned" | "before" | "after">;

function faultOf({ hasSigned, before, after }: Result, fullScore: number | undefined) {
  const scores = [
    ["before", before],
    ["after", after],
  ] as const;
  for (const [field, score] of scores) {
    if (score === null) continue;
    if (fullScore === undefined) return { field, why: "การอบรมนี้ไม่มีการทดสอบ ให้ตั้งเกณฑ์ผ่านและคะแนนเต็มก่อน" };
    if (score > fullScore) return { field, why: `คะแนนเกินคะแนนเต็ม ${inMarks(fullScore)}` };
    if (!hasSigned) return { field: "hasSigned" as const, why: "มีคะแนน จึงต้องทำเครื่องหมายว่ามาแล้ว" };
  }
  return undefined;
}

function resultInWords({ hasSigned, before, after }: Result): string {
  const marks = [before, after].map((score) => (score === null ? "–" : inMarks(score)));
  return `${hasSigned ? "มา" : "ไม่มา"} ก่อน ${marks[0]} หลัง ${marks[1]}`;
}
