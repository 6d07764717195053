import { act, done } from "../../../platform/acts/act.ts";
import type { Trace } from "../../../platform/acts/act.ts";
import { conflict, invalid } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { workers } from "../locking.ts";
import { countAgain } from "../measuring/kept.ts";
import { seenPair } from "./alike.ts";
import { SettleAlike } from "./forms.ts";
import { everybodyOf } from "./queries.ts";
import type { Participant } from "./queries.ts";
import { inMarks, nameKey } from "./rules.ts";
import { changeParticipant, lockTraining, participantRecord, unitOfEvent } from "./writing.ts";

/** Says of those who bear the same or nearly the same name whether they are one. */
export const settleAlike = act({
  name: "progress.settle-alike-participants",
  title: "ตรวจชื่อซ้ำและชื่อคล้ายของผู้เข้าอบรม",
  input: SettleAlike,
  may: workers,
  unitOf: ({ db, orgId, input }) => unitOfEvent(db, orgId, input.id),
  run: async ({ db, orgId, input }) => {
    const training = await lockTraining(db, orgId, input.id);
    if ("refusal" in training) return training.refusal;
    const shown = new Map((await everybodyOf(db, orgId, input.id)).map((person) => [person.id, person]));
    const people = new Map(shown);
    /** Who has become whom by an earlier answer of the same page. */
    const became = new Map<string, string>();
    const parts: Trace[] = [];
    for (const [at, pair] of input.pairs.entries()) {
      if (!pair || pair.decision === "") continue;
      const { id, into, seen, decision } = pair;
      const [person, target] = [shown.get(id), into === null ? null : shown.get(into)];
      if (!person || target === undefined || seenPair({ person, into: target }) !== seen)
        return conflict({}, {}, { version: training.version });
      if (decision === "other") parts.push(await apart(person));
      else {
        const kept = target && people.get(became.get(target.id) ?? target.id);
        if (!kept || kept.id === id) return invalid({ [`pairs.${at}.decision`]: ["เลือกคนที่จะรวมด้วย"] });
        parts.push(...(await joined(kept, person)));
      }
    }
    await countAgain(db, orgId, [input.id]);
    return done(
      { id: input.id, settled: parts.length },
      { record: { kind: "training", id: input.id, name: training.event.title }, parts },
    );

    async function apart(person: Participant): Promise<Trace> {
      const others = [...people.values()].filter(({ id, doubt }) => id !== person.id && doubt !== "pending");
      const name = freeName(person.name, new Set(others.map((other) => nameKey(other.name))));
      await changeParticipant(db, orgId, person.id, { doubt: "settled", name });
      people.set(person.id, { ...person, name, doubt: "settled" });
      return {
        record: { kind: participantRecord, id: person.id, name },
        before: { name: person.name, doubt: person.doubt },
        after: { name, doubt: "settled" },
      };
    }

    async function joined(kept: Participant, gone: Participant): Promise<Trace[]> {
      const whole = joinedResult(kept, gone);
      await join(db, orgId, kept, gone, whole);
      people.delete(gone.id);
      people.set(kept.id, { ...kept, ...whole });
      became.set(gone.id, kept.id);
      return [
        { record: { kind: participantRecord, id: gone.id, name: gone.name }, before: inLog(gone) },
        {
          record: { kind: participantRecord, id: kept.id, name: kept.name },
          before: inLog(kept),
          after: inLog(whole),
        },
      ];
    }
  },
});

type Result = Pick<Participant, "hasSigned" | "before" | "after" | "answers">;

/** The first attempt at a test is the one that counts: nobody sits it again under a name written otherwise. */
export function joinedResult(kept: Result, gone: Result): Result {
  const answers = { ...gone.answers, ...kept.answers };
  if (kept.before !== null && !kept.answers.before) delete answers.before;
  if (kept.after !== null && !kept.answers.after) delete answers.after;
  return {
    hasSigned: kept.hasSigned || gone.hasSigned,
    before: kept.before ?? gone.before,
    after: kept.after ?? gone.after,
    answers,
  };
}

async function join(db: OrgDatabase, orgId: string, kept: Participant, gone: Participant, whole: Result) {
  const { signed_at: goneSigned } = await db
    .deleteFrom("training_person")
    .where("org_id", "=", orgId)
    .where("id", "=", gone.id)
    .returning("signed_at")
    .executeTakeFirstOrThrow();
  await changeParticipant(db, orgId, kept.id, {
    // Nobody has come with the other code yet: the phone in the hall goes on as this person.
    ...(kept.hasSigned ? {} : { code: gone.code, signed_at: goneSigned }),
    before_score: whole.before === null ? null : inMarks(whole.before),
    after_score: whole.after === null ? null : inMarks(whole.after),
    answers: JSON.stringify(whole.answers),
  });
}

function inLog({ hasSigned, before, after }: Omit<Result, "answers">) {
  return {
    signed: hasSigned,
    beforeScore: before === null ? null : inMarks(before),
    afterScore: after === null ? null : inMarks(after),
  };
}

/** Two of one name are told apart by a number until the office writes something better. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(nameKey(free)); number += 1) free = `${name} (${number})`;
  return free;
}
