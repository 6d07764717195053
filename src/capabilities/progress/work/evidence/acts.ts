import { act, done } from "../../../../platform/acts/act.ts";
import { missing, refused } from "../../../../platform/acts/outcome.ts";
import { filesInTrace, holdFiles, letGo } from "../../../../platform/files/holding.ts";
import { factRecord } from "../../facts.ts";
import type { Fact } from "../../facts.ts";
import { workers } from "../../locking.ts";
import { countAgain } from "../../measuring/kept.ts";
import { evidencePlace } from "../evidence-place.ts";
import { AttachEvidence, RemoveEvidence, ReplaceEvidence } from "../forms.ts";
import { holdFact, unitOfFact } from "../holding-fact.ts";
import { factsOf } from "../queries.ts";
import { evidenceSlotOf } from "./queries.ts";

export const attachEvidence = act({
  name: "progress.attach-evidence",
  title: "แนบหลักฐานผลงาน",
  input: AttachEvidence,
  may: workers,
  unitOf: unitOfFact,
  run: async (work) => {
    const held = await holdFact(work);
    if (!held.ok) return held;
    const { fact } = held;
    const files = await holdFiles(work, work.input.files, {
      ...evidenceSlotOf(fact.id),
      place: evidencePlace,
    });
    if (!files.ok) return files;
    await countAgain(work.db, work.orgId, [fact.id]);
    return done(
      { id: fact.id, items: files.held.map((file) => file.item_id) },
      { record: recordOf(fact), after: { files: filesInTrace(files.held) } },
    );
  },
});

/** A better copy of the same thing; the former one stays readable. */
export const replaceEvidence = act({
  name: "progress.replace-evidence",
  title: "เปลี่ยนหลักฐานผลงานเป็นฉบับใหม่",
  input: ReplaceEvidence,
  may: workers,
  unitOf: unitOfFact,
  run: async (work) => {
    const held = await holdFact(work);
    if (!held.ok) return held;
    const { fact } = held;
    const { files, itemId } = work.input;
    const next = await holdFiles(work, files, { ...evidenceSlotOf(fact.id), place: evidencePlace, itemId });
    if (!next.ok) return next;
    return done({ id: fact.id }, { record: recordOf(fact), after: { files: filesInTrace(next.held) } });
  },
});

/** What must not be kept, such as a face that may not be shown; the log still says that it was there. */
export const removeEvidence = act({
  name: "progress.remove-evidence",
  title: "นำหลักฐานผลงานออก",
  input: RemoveEvidence,
  may: workers,
  unitOf: unitOfFact,
  run: async (work) => {
    const { db, orgId, input } = work;
    const held = await holdFact(work);
    if (!held.ok) return held;
    const { fact } = held;
    const gone = await letGo(db, orgId, input.itemId, evidenceSlotOf(fact.id));
    if (gone.length === 0) return missing("ไฟล์นี้ถูกนำออกไปแล้ว");
    if (fact.evidence === 1 && fact.link === null) {
      if ((fact.kind === "value" || fact.kind === "publication") && fact.proofId === null)
        return refused("เป็นหลักฐานชิ้นเดียวของบันทึกนี้ แนบไฟล์อื่นหรือใส่ลิงก์ก่อน จึงนำออกได้");
      const counting = await factsOf(db, orgId, { year: fact.year, counting: true });
      const proven = counting.find(({ proofId }) => proofId === fact.id);
      if (proven) return refused(`บันทึก “${proven.title}” ใช้หลักฐานนี้อยู่ แนบไฟล์อื่นก่อน จึงนำออกได้`);
    }
    await countAgain(db, orgId, [fact.id]);
    return done(
      { id: fact.id },
      { record: recordOf(fact), before: { files: filesInTrace(gone) }, after: { files: [] } },
    );
  },
});

function recordOf({ id, title }: Fact) {
  return { kind: factRecord, id, name: title };
}
