import { allows } from "../../../platform/accounts/roles.ts";
import { act, done } from "../../../platform/acts/act.ts";
import type { Actor } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import type { Assessment } from "../assessments/queries.ts";
import { CLOSED, lockAssessment, lockRisk, noAssessment, onRisk, refusedStep } from "../locking.ts";
import { keepers, proposers } from "../permissions.ts";
import { AddRisk, EditRisk, OneRisk, riskLabels } from "./forms.ts";
import type { RiskInput } from "./forms.ts";
import type { Risk } from "./queries.ts";
import { cleanRating, isAccepted, ratingErrors, ratingInWords, treatmentTitle } from "./rules.ts";
import { findProcess, nextPlace, recordOf, removeEmptyProcesses, updateRisk } from "./writing.ts";

/** A unit proposes; what the coordinator adds is in the register at once. */
export const addRisk = act({
  name: "risk.add-risk",
  title: "เพิ่มหรือเสนอความเสี่ยง",
  input: AddRisk,
  may: proposers,
  unitOf: ({ input }) => input.unitId,
  run: async ({ db, orgId, input, actor, now, newId }) => {
    const { assessmentId, ...typed } = input;
    const assessment = await lockAssessment(db, orgId, assessmentId, "share");
    if (!assessment) return noAssessment();
    if (assessment.status === "closed") return refused(CLOSED);
    const wrong = await wrongWith(db, orgId, assessment, typed, null);
    if (wrong) return wrong;
    const process = await findProcess(db, orgId, assessment.id, typed, newId);
    if (!process) return invalid({ processId: ["เลือกกระบวนการ หรือพิมพ์ชื่อกระบวนการใหม่"] });
    const id = newId();
    const isReceived = isKeeper(actor);
    await db
      .insertInto("risk")
      .values({
        org_id: orgId,
        id,
        assessment_id: assessment.id,
        process_id: process.id,
        lineage_id: id,
        place: await nextPlace(db, orgId, "risk", process.id),
        ...columnsOf(typed, assessment),
        received_on: isReceived ? todayInBangkok(now) : null,
      })
      .execute();
    return done(
      { id, isReceived },
      { record: recordOf(id, typed.event), after: inWords(typed, assessment, process.name) },
    );
  },
});

export const editRisk = act({
  name: "risk.edit-risk",
  title: "แก้ไขความเสี่ยง",
  input: EditRisk,
  may: proposers,
  unitOf: ({ db, orgId, input }) => unitOfRisk(db, orgId, input.id),
  run: async ({ db, orgId, input, actor, now, newId }) => {
    const { id, version, ...typed } = input;
    const locked = await lockRisk(db, orgId, id);
    if (!locked) return missing();
    const { risk, assessment } = locked;
    const process = await findProcess(db, orgId, assessment.id, typed, newId);
    if (!process) return invalid({ processId: ["เลือกกระบวนการ หรือพิมพ์ชื่อกระบวนการใหม่"] });
    const before = wordsOfRisk(risk, assessment);
    const after = inWords(typed, assessment, process.name);
    if (version !== risk.version) return conflict(riskLabels, after, { ...before, version: risk.version });
    const refusal = refusedStep(locked, "edit");
    if (refusal) return refusal;
    if (isAccepted(risk, todayInBangkok(now)))
      return refused("ผู้บริหารยอมรับความเสี่ยงนี้ไว้ตามที่เป็นอยู่ ให้ผู้บริหารยกเลิกการยอมรับก่อนจึงแก้ไขได้");
    if (actor.kind === "account" && !allows(proposers, actor.roles, typed.unitId))
      return invalid({ unitId: ["เลือกได้เฉพาะหน่วยงานของท่าน"] });
    const wrong = await wrongWith(db, orgId, assessment, typed, risk.unit_id);
    if (wrong) return wrong;
    if (process.id !== risk.process_id) await moveMeasures(db, orgId, risk, process.id);
    await updateRisk(db, orgId, id, { process_id: process.id, ...columnsOf(typed, assessment) });
    await removeEmptyProcesses(db, orgId, assessment.id);
    return done({ id }, { record: recordOf(id, typed.event), before, after });
  },
});

export const receiveRisk = act({
  name: "risk.receive-risk",
  title: "ตรวจรับความเสี่ยงที่หน่วยงานเสนอ",
  input: OneRisk,
  may: keepers,
  run: onRisk("receive", async ({ db, orgId, input: { id }, now }, { risk }) => {
    const received_on = todayInBangkok(now);
    await updateRisk(db, orgId, id, { received_on });
    return done({ id }, { record: recordOf(id, risk.event), after: { received_on } });
  }),
});

/** For what was entered by mistake; what was a risk once is ended instead. */
export const removeRisk = act({
  name: "risk.remove-risk",
  title: "นำความเสี่ยงที่บันทึกผิดออก",
  input: OneRisk,
  may: keepers,
  run: onRisk("remove", async ({ db, orgId, input: { id } }, { risk, assessment }) => {
    const later = await db
      .selectFrom("risk")
      .select("id")
      .where("org_id", "=", orgId)
      .where("copied_from", "=", id)
      .executeTakeFirst();
    if (later) return refused("ความเสี่ยงนี้ต่อเนื่องไปปีถัดไปแล้ว จึงนำออกไม่ได้ ให้บันทึกว่ายุติแทน");
    await db.deleteFrom("risk_measure").where("org_id", "=", orgId).where("risk_id", "=", id).execute();
    await db.deleteFrom("risk").where("org_id", "=", orgId).where("id", "=", id).execute();
    await removeEmptyProcesses(db, orgId, assessment.id);
    return done(
      { fiscalYear: assessment.fiscal_year },
      { record: recordOf(id, risk.event), before: wordsOfRisk(risk, assessment) },
    );
  }),
});

/** What it shares with others of its process stays there; what is its own moves along, and all where it was the last. */
async function moveMeasures(db: OrgDatabase, orgId: string, risk: Risk, processId: string) {
  const others = await db
    .selectFrom("risk")
    .select("id")
    .where("org_id", "=", orgId)
    .where("process_id", "=", risk.process_id)
    .where("id", "!=", risk.id)
    .limit(1)
    .execute();
  const measures = db
    .updateTable("risk_measure")
    .set({ process_id: processId })
    .where("org_id", "=", orgId)
    .where("process_id", "=", risk.process_id);
  if (others.length > 0) await measures.where("risk_id", "=", risk.id).execute();
  // Against all there were; among those of the new process it is against this one.
  else await measures.set({ risk_id: risk.id }).execute();
}

export async function unitOfRisk(db: OrgDatabase, orgId: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom("risk")
    .select("unit_id")
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row?.unit_id ?? null;
}

function isKeeper(actor: Actor): boolean {
  return actor.kind !== "account" || allows(keepers, actor.roles, null);
}

/** A unit that was closed since may stay where it is, but is not chosen anew. */
async function wrongWith(
  db: OrgDatabase,
  orgId: string,
  { scale }: Assessment,
  typed: RiskInput,
  unitBefore: string | null,
): Promise<Refusal | undefined> {
  const errors: Record<string, string[]> = {};
  for (const when of ["before", "after"] as const) {
    const found = ratingErrors(scale, ratingTyped(typed, when));
    if (found.likelihood) errors[`${when}Likelihood`] = [found.likelihood];
    if (found.impact) errors[`${when}Impact`] = [found.impact];
    if (found.level) errors[`${when}Level`] = [found.level];
  }
  if (typed.unitId !== null && typed.unitId !== unitBefore) {
    const units = await openUnits(db, orgId);
    if (!units.some(({ id }) => id === typed.unitId)) errors["unitId"] = ["เลือกหน่วยงานที่ยังใช้อยู่"];
  }
  return Object.keys(errors).length > 0 ? invalid(errors) : undefined;
}

function ratingTyped(typed: RiskInput, when: "before" | "after") {
  return when === "before"
    ? { likelihood: typed.beforeLikelihood, impact: typed.beforeImpact, level: typed.beforeLevel }
    : { likelihood: typed.afterLikelihood, impact: typed.afterImpact, level: typed.afterLevel };
}

function columnsOf(typed: RiskInput, { scale }: Assessment) {
  const before = cleanRating(scale, ratingTyped(typed, "before"));
  const after = cleanRating(scale, ratingTyped(typed, "after"));
  return {
    event: typed.event,
    who: typed.who,
    how: typed.how,
    unit_id: typed.unitId,
    controls: typed.controls,
    before_likelihood: before.likelihood,
    before_impact: before.impact,
    before_level: before.level,
    before_reason: typed.beforeReason,
    after_likelihood: after.likelihood,
    after_impact: after.impact,
    after_level: after.level,
    after_reason: typed.afterReason,
    treatment: typed.treatment,
    review_on: typed.reviewOn,
  };
}

function inWords(typed: RiskInput, { scale }: Assessment, process: string) {
  return {
    process,
    event: typed.event,
    who: typed.who,
    how: typed.how,
    unit: typed.unitId,
    controls: typed.controls,
    before: ratingInWords(scale, cleanRating(scale, ratingTyped(typed, "before"))),
    beforeReason: typed.beforeReason,
    after: ratingInWords(scale, cleanRating(scale, ratingTyped(typed, "after"))),
    afterReason: typed.afterReason,
    treatment: treatmentTitle(typed.treatment),
    reviewOn: typed.reviewOn,
  };
}

function wordsOfRisk(risk: Risk, { scale }: Assessment) {
  return {
    process: risk.process,
    event: risk.event,
    who: risk.who,
    how: risk.how,
    unit: risk.unit_id,
    controls: risk.controls,
    before: ratingInWords(scale, risk.before),
    beforeReason: risk.before_reason,
    after: ratingInWords(scale, risk.after),
    afterReason: risk.after_reason,
    treatment: treatmentTitle(risk.treatment),
    reviewOn: risk.review_on,
  };
}
