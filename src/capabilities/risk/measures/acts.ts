import { allows } from "../../../platform/accounts/roles.ts";
import { act, done } from "../../../platform/acts/act.ts";
import type { Actor, Work } from "../../../platform/acts/act.ts";
import { conflict, forbidden, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { Refusal } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { truncate } from "../../../thai/text.ts";
import type { Updateable } from "kysely";
import type { DB } from "../../../platform/database/schema.ts";
import { openUnits } from "../../organisation/units/queries.ts";
import type { Assessment } from "../assessments/queries.ts";
import { CLOSED, lockAssessment, lockRisk } from "../locking.ts";
import { keepers, mayAnswer, proposers } from "../permissions.ts";
import { measureById } from "../register/queries.ts";
import type { Measure, Risk } from "../register/queries.ts";
import { nextPlace } from "../register/writing.ts";
import {
  AddMeasure,
  EditMeasure,
  LinkMeasure,
  measureLabels,
  OneMeasure,
  ReportMeasure,
  reportLabels,
} from "./forms.ts";
import { projectsForRisk } from "./queries.ts";

export const addMeasure = act({
  name: "risk.add-measure",
  title: "เพิ่มมาตรการควบคุมความเสี่ยง",
  input: AddMeasure,
  may: proposers,
  unitOf: ({ input }) => input.unitId,
  run: async (work) => {
    const { db, orgId, input, actor, newId } = work;
    const { riskId, ...typed } = input;
    const locked = await lockRisk(db, orgId, riskId);
    if (!locked) return missing();
    const { risk, assessment } = locked;
    if (isOfOthers(actor, risk)) return forbidden(OF_OTHERS);
    if (assessment.status === "closed") return refused(CLOSED);
    if (risk.ended_on !== null) return refused("ความเสี่ยงนี้ยุติแล้ว จึงเพิ่มมาตรการไม่ได้");
    const wrong = await wrongWith(work, assessment, typed);
    if (wrong) return wrong;
    const id = newId();
    const columns = columnsOf(typed, riskId);
    const place = await nextPlace(db, orgId, "measure", risk.process_id);
    await db
      .insertInto("risk_measure")
      .values({ org_id: orgId, id, process_id: risk.process_id, place, ...columns })
      .execute();
    return done({ id, riskId }, { record: recordOf(id, typed.text), after: columns });
  },
});

export const editMeasure = act({
  name: "risk.edit-measure",
  title: "แก้ไขมาตรการควบคุมความเสี่ยง",
  input: EditMeasure,
  may: proposers,
  unitOf: ({ db, orgId, input }) => unitOfMeasure(db, orgId, input.id),
  run: async (work) => {
    const { db, orgId, input, actor } = work;
    const { id, riskId, version, ...typed } = input;
    const locked = await lockMeasure(db, orgId, id);
    const risk = locked && (await lockRisk(db, orgId, riskId))?.risk;
    if (!locked || risk?.process_id !== locked.measure.process_id) return missing();
    const { measure, assessment } = locked;
    if (version !== measure.version)
      return conflict(measureLabels, typed, {
        text: measure.text,
        against: measure.risk_id === null ? "all" : "own",
        projectId: measure.project_id,
        unitId: measure.unit_id,
        responsible: measure.responsible,
        dueOn: measure.due_on,
        version: measure.version,
      });
    if (assessment.status === "closed") return refused(CLOSED);
    if (typed.against === "own" && riskId !== measure.risk_id && isOfOthers(actor, risk))
      return forbidden(OF_OTHERS);
    if (actor.kind === "account" && !allows(proposers, actor.roles, typed.unitId))
      return invalid({ unitId: ["เลือกได้เฉพาะหน่วยงานของท่าน"] });
    const wrong = await wrongWith(work, assessment, typed, measure);
    if (wrong) return wrong;
    const columns = columnsOf(typed, riskId);
    await update(db, orgId, id, columns);
    return done(
      { id, riskId },
      { record: recordOf(id, typed.text), before: factsOf(measure), after: columns },
    );
  },
});

/** What was done; also after the assessment was approved, because that is when it is done. */
export const reportMeasure = act({
  name: "risk.report-measure",
  title: "บันทึกผลการดำเนินมาตรการ",
  input: ReportMeasure,
  may: proposers,
  unitOf: ({ db, orgId, input }) => unitOfMeasure(db, orgId, input.id),
  run: async ({ db, orgId, input: { id, version, result, doneOn }, now }) => {
    const locked = await lockMeasure(db, orgId, id);
    if (!locked) return missing();
    const { measure } = locked;
    const before = { result: measure.result, doneOn: measure.done_on };
    if (version !== measure.version)
      return conflict(reportLabels, { result, doneOn }, { ...before, version: measure.version });
    if (doneOn !== null && doneOn > todayInBangkok(now))
      return invalid({ doneOn: ["วันที่แล้วเสร็จต้องไม่อยู่ในอนาคต"] });
    await update(db, orgId, id, { result, done_on: doneOn });
    return done({ id }, { record: recordOf(id, measure.text), before, after: { result, doneOn } });
  },
});

export const removeMeasure = act({
  name: "risk.remove-measure",
  title: "นำมาตรการควบคุมความเสี่ยงออก",
  input: OneMeasure,
  may: keepers,
  run: async ({ db, orgId, input: { id, version } }) => {
    const locked = await lockMeasure(db, orgId, id);
    if (!locked) return missing();
    const { measure, assessment } = locked;
    if (version !== measure.version) return conflict({}, {}, { version: measure.version });
    if (assessment.status === "closed") return refused(CLOSED);
    if (measure.result !== null) return refused("มาตรการนี้มีผลการดำเนินการแล้ว จึงนำออกไม่ได้");
    const copied = await db
      .selectFrom("risk_measure")
      .select("id")
      .where("org_id", "=", orgId)
      .where("copied_from", "=", id)
      .executeTakeFirst();
    if (copied) return refused("มาตรการนี้ต่อเนื่องไปปีถัดไปแล้ว จึงนำออกไม่ได้");
    await db.deleteFrom("risk_measure").where("org_id", "=", orgId).where("id", "=", id).execute();
    return done({ id }, { record: recordOf(id, measure.text), before: factsOf(measure) });
  },
});

/** Which project of the plan a measure is; nothing takes it back. Also after the approval: the plan comes later. */
export const linkMeasure = act({
  name: "risk.link-measure",
  title: "เชื่อมมาตรการกับโครงการของแผน",
  input: LinkMeasure,
  may: keepers,
  run: async (work) => {
    const { db, orgId, input } = work;
    const { id, version, projectId } = input;
    const locked = await lockMeasure(db, orgId, id);
    if (!locked) return missing();
    const { measure, assessment } = locked;
    if (version !== measure.version) return conflict({}, {}, { version: measure.version });
    const wrong = await wrongProject(work, assessment, projectId, measure.project_id);
    if (wrong) return wrong;
    await update(db, orgId, id, { project_id: projectId });
    const before = { projectId: measure.project_id };
    return done({ id }, { record: recordOf(id, measure.text), before, after: { projectId } });
  },
});

const OF_OTHERS = "ความเสี่ยงนี้เป็นของหน่วยงานอื่น แจ้งผู้ประสานงานแผนให้เพิ่มมาตรการ";

function isOfOthers(actor: Actor, risk: Pick<Risk, "unit_id">): boolean {
  return actor.kind === "account" && !mayAnswer(actor.roles, risk.unit_id);
}

async function unitOfMeasure(db: OrgDatabase, orgId: string, id: string): Promise<string | null> {
  return (await measureById(db, orgId, id))?.unit_id ?? null;
}

interface LockedMeasure {
  measure: Measure;
  assessment: Assessment;
}

async function lockMeasure(db: OrgDatabase, orgId: string, id: string): Promise<LockedMeasure | undefined> {
  const found = await db
    .selectFrom("risk_measure as m")
    .innerJoin("risk_process as p", (join) =>
      join.onRef("p.org_id", "=", "m.org_id").onRef("p.id", "=", "m.process_id"),
    )
    .select("p.assessment_id")
    .where("m.org_id", "=", orgId)
    .where("m.id", "=", id)
    .executeTakeFirst();
  const assessment = found && (await lockAssessment(db, orgId, found.assessment_id, "share"));
  if (!assessment) return undefined;
  await db
    .selectFrom("risk_measure")
    .select("id")
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .execute();
  const measure = await measureById(db, orgId, id);
  return measure && { measure, assessment };
}

type Typed = Omit<ReturnType<typeof AddMeasure.parse>, "riskId">;

function columnsOf(typed: Typed, riskId: string) {
  return {
    text: typed.text,
    risk_id: typed.against === "own" ? riskId : null,
    project_id: typed.projectId,
    unit_id: typed.unitId,
    responsible: typed.responsible,
    due_on: typed.dueOn,
  };
}

function factsOf({ text, risk_id, project_id, unit_id, responsible, due_on }: Measure) {
  return { text, risk_id, project_id, unit_id, responsible, due_on };
}

async function wrongWith(
  work: Work<unknown>,
  assessment: Assessment,
  typed: Typed,
  before?: Measure,
): Promise<Refusal | undefined> {
  if (typed.unitId !== null && typed.unitId !== before?.unit_id) {
    const units = await openUnits(work.db, work.orgId);
    if (!units.some(({ id }) => id === typed.unitId)) return invalid({ unitId: ["เลือกหน่วยงานที่ยังใช้อยู่"] });
  }
  return wrongProject(work, assessment, typed.projectId, before?.project_id ?? null);
}

async function wrongProject(
  work: Work<unknown>,
  { fiscal_year: year }: Assessment,
  projectId: string | null,
  before: string | null,
): Promise<Refusal | undefined> {
  if (projectId === null || projectId === before) return undefined;
  const projects = await projectsForRisk(work.db, work.orgId, year, work.packs);
  return projects.some(({ id }) => id === projectId)
    ? undefined
    : invalid({ projectId: ["เลือกโครงการในแผนของปีนี้"] });
}

async function update(db: OrgDatabase, orgId: string, id: string, changes: Updateable<DB["risk_measure"]>) {
  await db
    .updateTable("risk_measure")
    .set(changes)
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}

function recordOf(id: string, text: string) {
  return { kind: "risk-measure", id, name: truncate(text, 120) };
}
