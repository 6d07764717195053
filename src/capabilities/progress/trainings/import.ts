import { z } from "zod";
import type { Trace, Work } from "../../../platform/acts/act.ts";
import { missing } from "../../../platform/acts/outcome.ts";
import { fieldErrors } from "../../../platform/forms/errors.ts";
import type { Values } from "../../../platform/tables/column.ts";
import { importAct } from "../../../platform/tables/import.ts";
import type { Importing } from "../../../platform/tables/import.ts";
import type { CellFault, Checked, ImportPlan, PlannedRow } from "../../../platform/tables/plan.ts";
import type { TargetGroupKind } from "../../plan/content.ts";
import { mostPeople, ParticipantFacts, scoreAfter, scoreBefore } from "./forms.ts";
import { workers } from "../locking.ts";
import { countAgain } from "../measuring/kept.ts";
import { participantsOf, trainingNamed } from "./queries.ts";
import type { Participant, Training } from "./queries.ts";
import { hundredths, inMarks, nameKey, shownResult } from "./rules.ts";
import { participantTable } from "./table.ts";
import {
  changeParticipant,
  FULL,
  insertParticipants,
  lockTraining,
  NAME_TAKEN,
  participantRecord,
  unitOfEvent,
} from "./writing.ts";

const columns = participantTable(null);

export const participantsImporting: Importing<Participant> = {
  subject: "training-people",
  act: "progress.import-participants",
  noun: "ผู้เข้าอบรม",
  counter: "คน",
  may: workers,
  unitOf: ({ db, orgId }, within = "") => unitOfEvent(db, orgId, within),
  columns,
  lock: async ({ db, orgId }, within) => {
    if (within === undefined) return missing();
    const training = await lockTraining(db, orgId, within);
    return "refusal" in training ? training.refusal : undefined;
  },
  load: async (db, orgId, _actor, _now, within = "") => {
    const existing = await participantsOf(db, orgId, within);
    const mark = (await trainingNamed(db, orgId, within))?.mark ?? null;
    const byId = new Map(existing.map((person) => [person.id, person]));
    return {
      existing,
      references: {},
      rules: {
        columns,
        idOf: ({ id }) => id,
        stampOf: (person) => [person.name, person.belongs, person.group, shownResult(person)].join(" "),
        nameOf: ({ name }) => String(name ?? ""),
        find: ({ id }) => byId.get(String(id).toLowerCase()),
        // Few enough to compare each with each.
        nameParts: () => ["person"],
        check: (values) => checkParticipant(values, mark),
        checkTogether: (rows) => faultsTogether(rows, existing),
      },
    };
  },
  write: writeParticipants,
};

export const importParticipants = importAct(participantsImporting);

const Line = z.object({ ...ParticipantFacts, before: scoreBefore, after: scoreAfter });

function checkParticipant(values: Values, mark: Training["mark"]): Checked {
  const line = Line.safeParse({
    name: values["name"] ?? "",
    belongs: values["belongs"] ?? "",
    group: values["group"] ?? "",
    before: values["before"] ?? "",
    after: values["after"] ?? "",
  });
  if (!line.success) {
    const faults = Object.entries(fieldErrors(line.error));
    return { ok: false, faults: faults.map(([column, why]) => ({ column, why: why.join(" ") })) };
  }
  const scores = [
    ["before", line.data.before],
    ["after", line.data.after],
  ] as const;
  const faults = scores.flatMap(([column, score]): CellFault[] => {
    if (score === null) return [];
    if (!mark) return [{ column, why: "การอบรมนี้ไม่มีการทดสอบ ให้ตั้งเกณฑ์ผ่านและคะแนนเต็มก่อน" }];
    return score > mark.fullScore ? [{ column, why: `คะแนนเกินคะแนนเต็ม ${inMarks(mark.fullScore)}` }] : [];
  });
  if (faults.length > 0) return { ok: false, faults };
  const { name, belongs, group, before, after } = line.data;
  const hasScore = before !== null || after !== null;
  return {
    ok: true,
    values: {
      ...values,
      name,
      belongs,
      group,
      hasSigned: values["hasSigned"] === true || hasScore,
      before: before === null ? null : inMarks(before),
      after: after === null ? null : inMarks(after),
    },
  };
}

/** Names as they are once all of the file is done. */
function faultsTogether(rows: readonly PlannedRow<Participant>[], existing: readonly Participant[]) {
  const doing = rows.filter(({ state }) => state === "add" || state === "change");
  const touched = new Set(doing.map(({ before }) => before?.id));
  const untouched = existing.filter(({ id }) => !touched.has(id));
  const names = [...untouched.map(({ name }) => name), ...doing.map(({ values }) => String(values["name"]))];
  const count = Map.groupBy(names, nameKey);
  const faults = new Map<number, CellFault[]>();
  for (const { line, values } of doing) {
    const twins = count.get(nameKey(String(values["name"])))?.length ?? 0;
    if (twins > 1) faults.set(line, [{ column: "name", why: NAME_TAKEN }]);
  }
  const [last] = doing.slice(-1);
  if (last && names.length > mostPeople) faults.set(last.line, [{ why: FULL }]);
  return faults;
}

async function writeParticipants(
  { db, orgId, now, newId }: Work<unknown>,
  plan: ImportPlan<Participant>,
  within = "",
): Promise<Trace[]> {
  const traces: Trace[] = [];
  const doing = plan.rows.filter(({ state }) => state === "add" || state === "change");
  const added = doing
    .filter(({ before }) => before === undefined)
    .map(({ values }) => ({ id: newId(), values, ...factsOf(values) }));
  // A name that one row gives up, another may take: each must be free at every moment.
  for (const { before } of doing) if (before) await update(before.id, { name: `… ${before.id}` });
  for (const hasSigned of [true, false]) {
    const some = added.filter(({ values }) => (values["hasSigned"] === true) === hasSigned);
    const signedAt = hasSigned ? now : null;
    await insertParticipants(db, orgId, some, { eventId: within, way: "upload", signedAt });
  }
  for (const { before, values } of doing) {
    if (!before) continue;
    const { name, belongs, group } = factsOf(values);
    const isSigned = values["hasSigned"] === true;
    await update(before.id, {
      name,
      belongs,
      attended_group: group,
      ...(isSigned === before.hasSigned ? {} : { signed_at: isSigned ? now : null }),
      ...scoresOf(values),
    });
    traces.push(traceOf(before.id, values, before));
  }
  for (const { id, values } of added) {
    if (scoreIn(values, "before") !== null || scoreIn(values, "after") !== null)
      await update(id, scoresOf(values));
    traces.push(traceOf(id, values));
  }
  await countAgain(db, orgId, [within]);
  return traces;

  function update(id: string, change: Parameters<typeof changeParticipant>[3]) {
    return changeParticipant(db, orgId, id, change);
  }
}

function factsOf(values: Values) {
  const belongs = values["belongs"];
  return {
    name: String(values["name"]),
    belongs: typeof belongs === "string" && belongs !== "" ? belongs : null,
    group: values["group"] as TargetGroupKind,
  };
}

function scoreIn(values: Values, key: "before" | "after"): string | null {
  const text = values[key];
  return typeof text === "string" && hundredths(text) !== undefined ? text : null;
}

function scoresOf(values: Values) {
  return { before_score: scoreIn(values, "before"), after_score: scoreIn(values, "after") };
}

function traceOf(id: string, values: Values, before?: Participant): Trace {
  const { name, belongs, group } = factsOf(values);
  const record = { kind: participantRecord, id, name };
  const signed = values["hasSigned"] === true;
  const beforeScore = scoreIn(values, "before");
  const afterScore = scoreIn(values, "after");
  const after = { name, belongs, attendedGroup: group, signed, beforeScore, afterScore };
  if (!before) return { record, after };
  return {
    record,
    before: {
      name: before.name,
      belongs: before.belongs,
      attendedGroup: before.group,
      signed: before.hasSigned,
      beforeScore: before.before === null ? null : inMarks(before.before),
      afterScore: before.after === null ? null : inMarks(before.after),
    },
    after,
  };
}
