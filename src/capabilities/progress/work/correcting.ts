import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, refused } from "../../../platform/acts/outcome.ts";
import { factRecord } from "../facts.ts";
import type { Fact } from "../facts.ts";
import { workers } from "../locking.ts";
import { countAgain, countProjects, servedBy } from "../measuring/kept.ts";
import { checkEntry } from "./checking.ts";
import { entryFrom } from "./entry.ts";
import { CorrectFact, WithdrawFact } from "./forms.ts";
import { holdFact, mayNotRecordFor, unitOfFact } from "./holding-fact.ts";
import { entryInWords, entryOfFact, fieldLabels, titleFor } from "./in-words.ts";
import { factsOf } from "./queries.ts";
import { namesFor } from "./names.ts";
import { updateFact } from "./writing.ts";

export const correctFact = act({
  name: "progress.correct-fact",
  title: "แก้ไขบันทึกผลงาน",
  input: CorrectFact,
  may: workers,
  unitOf: unitOfFact,
  run: async (work) => {
    const { db, orgId, input } = work;
    const { id, version } = input;
    const held = await holdFact(work);
    if (!held.ok) return held;
    const { fact } = held;
    const others = mayNotRecordFor(work, input.unitId);
    if (others) return others;
    if (fact.kind !== input.kind) return refused("ชนิดของบันทึกเปลี่ยนไม่ได้ ให้ถอนบันทึกนี้แล้วบันทึกใหม่");
    const typed = entryFrom(input);
    const ids = [...typed.projectIds, ...fact.projects.map((project) => project.id)];
    const names = await namesFor(db, orgId, ids);
    const before = entryInWords(entryOfFact(fact), names);
    if (version !== fact.version)
      return conflict(fieldLabels, entryInWords(typed, names), { ...before, version: fact.version });
    const checked = await checkEntry(work, typed, { before: fact, files: fact.evidence });
    if (!checked.ok) return checked;
    if (checked.year !== fact.year) return invalid({ others: ["เลือกโครงการของปีงบประมาณเดียวกัน"] });
    const title = titleFor(typed.kind, typed.title, entryInWords(typed, names));
    const entry = { ...typed, title };
    const served = await servedBy(db, orgId, [fact.id]);
    await updateFact(work, fact.id, entry);
    await countProjects(db, orgId, [...served, ...entry.projectIds]);
    return done(
      { id: fact.id },
      { record: { kind: factRecord, id, name: title }, before, after: entryInWords(entry, names) },
    );
  },
});

/** It counts no more and stays readable, with who took it back and why. */
export const withdrawFact = act({
  name: "progress.withdraw-fact",
  title: "ถอนบันทึกผลงาน",
  input: WithdrawFact,
  may: workers,
  unitOf: unitOfFact,
  run: async (work) => {
    const { db, orgId, input, actor, now } = work;
    const held = await holdFact(work);
    if (!held.ok) return held;
    const { fact } = held;
    if (input.version !== fact.version) return conflict({}, {}, { version: fact.version });
    const proven = (await factsOf(db, orgId, { year: fact.year, counting: true })).filter(
      ({ proofId }) => proofId === fact.id,
    );
    if (proven.length > 0) return refused(stillProves(proven));
    await db
      .updateTable("work_fact")
      .set((column) => ({
        withdrawn_at: now,
        withdrawn_by: actor.name,
        withdrawn_reason: input.reason,
        version: column("version", "+", 1),
      }))
      .where("org_id", "=", orgId)
      .where("id", "=", fact.id)
      .execute();
    await countAgain(db, orgId, [fact.id]);
    return done(
      { id: fact.id },
      {
        record: { kind: factRecord, id: fact.id, name: fact.title },
        before: { withdrawn: false },
        after: { withdrawn: true, reason: input.reason },
      },
    );
  },
});

function stillProves(proven: readonly Fact[]): string {
  const titles = proven.map(({ title }) => `“${title}”`).join(" ");
  return `บันทึกนี้เป็นหลักฐานของ ${titles} ให้แก้หลักฐานของบันทึกเหล่านั้นก่อน จึงถอนได้`;
}
