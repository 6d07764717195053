import type { z } from "zod";
import { act, done } from "../../../platform/acts/act.ts";
import type { Done, Work } from "../../../platform/acts/act.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { filesInTrace, holdFiles } from "../../../platform/files/holding.ts";
import { factRecord } from "../facts.ts";
import type { FactKind } from "../facts.ts";
import { workers } from "../locking.ts";
import { countAgain } from "../measuring/kept.ts";
import { checkEntry } from "./checking.ts";
import type { Entry, Facts } from "./entry.ts";
import { entryFrom } from "./entry.ts";
import { evidenceSlotOf } from "./evidence/queries.ts";
import { evidencePlace } from "./evidence-place.ts";
import {
  MarkStep,
  RecordEvent,
  RecordPublication,
  RecordSetback,
  RecordSpending,
  RecordValue,
} from "./forms.ts";
import { entryInWords, titleFor } from "./in-words.ts";
import { sameBytesElsewhere } from "./queries.ts";
import { namesFor } from "./names.ts";
import { insertFact } from "./writing.ts";

/** Something was held that the project is for; it may finish steps of several projects at once. */
export const recordEvent = recording("event", "progress.record-event", "บันทึกกิจกรรมที่จัด", RecordEvent);

export const markStep = recording("step", "progress.mark-step", "บันทึกขั้นตอนที่ทำเสร็จ", MarkStep);

export const recordPublication = recording(
  "publication",
  "progress.record-publication",
  "บันทึกการเผยแพร่",
  RecordPublication,
);

export const recordSpending = recording(
  "spending",
  "progress.record-spending",
  "บันทึกการเบิกจ่าย",
  RecordSpending,
);

export const recordValue = recording("value", "progress.record-value", "บันทึกค่าตัวชี้วัด", RecordValue);

export const recordSetback = recording(
  "setback",
  "progress.record-setback",
  "บันทึกว่าไม่สามารถดำเนินการได้",
  RecordSetback,
);

export interface Recorded {
  id: string;
  year: number;
  /** Titles of other facts that hold the very same files. */
  sameAs: string[];
}

/** All kinds go one way; only their fields differ. */
function recording<Schema extends z.ZodType>(kind: FactKind, name: string, title: string, input: Schema) {
  return act({
    name,
    title,
    input,
    may: workers,
    unitOf: (work) => (work.input as Given).unitId,
    run: (work): Promise<Done<Recorded> | Refusal> => {
      const { files, withoutDone = false, ...typed } = work.input as Given;
      return record(work, entryFrom({ kind, ...typed } as unknown as Facts), files, withoutDone);
    },
  });
}

interface Given {
  unitId: string;
  files: string[];
  withoutDone?: boolean;
}

async function record(
  work: Work<unknown>,
  typed: Entry,
  files: readonly string[],
  withoutDone: boolean,
): Promise<Done<Recorded> | Refusal> {
  const { db, orgId, newId } = work;
  // Without its step it is no step that was done, yet it happened.
  const asked: Entry = withoutDone && typed.kind === "step" ? { ...typed, kind: "event" } : typed;
  const checked = await checkEntry(work, asked, { files: files.length, withoutDone });
  if (!checked.ok) return checked;
  const { year, already } = checked;
  const names = await namesFor(db, orgId, asked.projectIds);
  const entry: Entry = {
    ...asked,
    title: titleFor(asked.kind, asked.title, entryInWords(asked, names)),
    steps: asked.steps.filter(
      ({ projectYearId, stepId }) =>
        !already.some((other) => other.projectYearId === projectYearId && other.stepId === stepId),
    ),
  };
  const id = newId();
  await insertFact(work, id, year, entry);
  const held = await holdFiles(work, files, { ...evidenceSlotOf(id), place: evidencePlace });
  if (!held.ok) return held;
  await countAgain(db, orgId, [id]);
  const hashes = held.held.map(({ sha256 }) => sha256);
  const sameAs = (await sameBytesElsewhere(db, orgId, id, hashes)).map((other) => other.title);
  return done(
    { id, year, sameAs: [...new Set(sameAs)] },
    {
      record: { kind: factRecord, id, name: entry.title },
      after: { ...entryInWords(entry, names), files: filesInTrace(held.held) },
    },
  );
}
