import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { fiscalYearRange } from "../../../thai/fiscal.ts";
import { truncate } from "../../../thai/text.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { lockAssessment, noAssessment, CLOSED } from "../locking.ts";
import { approvers, keepers } from "../permissions.ts";
import { registerOf } from "../register/queries.ts";
import { levelNow } from "../register/rules.ts";
import { scalesInForce } from "../scales/shipped.ts";
import { copyRegister } from "./copying.ts";
import { assessmentRecord, beginAssessment, scaleColumns, writeStep } from "./writing.ts";
import {
  ChangeScale,
  CloseAssessment,
  DiscardAssessment,
  EditProcess,
  OpenAssessment,
  ReopenAssessment,
} from "./forms.ts";
import { assessmentsOf, processById, processesOf, stepsOf } from "./queries.ts";
import type { Assessment } from "./queries.ts";
import { whyNotClosable } from "./rules.ts";

/** Begins a year as a copy of the last one; what does not fit the scale of the new year is rated anew. */
export const openAssessment = act({
  name: "risk.open-assessment",
  title: "เปิดการประเมินความเสี่ยงประจำปี",
  input: OpenAssessment,
  may: keepers,
  run: async ({ db, orgId, input: { fiscalYear, scaleKey }, actor, now, newId }) => {
    const today = todayInBangkok(now);
    const years = await assessmentsOf(db, orgId);
    if (years.some((year) => year.fiscal_year === fiscalYear))
      return invalid({ fiscalYear: [`เปิดการประเมินปีงบประมาณ ${fiscalYear} ไว้แล้ว`] });
    const pack = await scaleFor(fiscalYear, scaleKey);
    if (!pack) return invalid({ scaleKey: [NO_SCALE] });
    const last = years.find((year) => year.fiscal_year < fiscalYear);
    const id = newId();
    await beginAssessment(db, {
      orgId,
      id,
      fiscalYear,
      pack,
      copiedFrom: last?.id ?? null,
      by: actor.name,
      now,
      newId,
    });
    const copied = last
      ? await copyRegister(db, orgId, {
          from: last,
          to: { id, scale_hash: pack.hash, fiscalYear },
          today,
          newId,
        })
      : 0;
    return done(
      { id, fiscalYear, copied },
      { record: assessmentRecord(id, fiscalYear), after: { fiscalYear, scale_key: pack.key, copied } },
    );
  },
});

/** The levels of another scale say something else: every rating is taken back. */
export const changeScale = act({
  name: "risk.change-scale",
  title: "เปลี่ยนเกณฑ์ประเมินความเสี่ยงของปี",
  input: ChangeScale,
  may: keepers,
  run: async ({ db, orgId, input: { id, version, scaleKey } }) => {
    const before = await lockAssessment(db, orgId, id, "change");
    if (!before) return noAssessment();
    if (version !== before.version) return conflict({}, {}, { version: before.version });
    if (before.status === "closed") return refused(CLOSED);
    const pack = await scaleFor(before.fiscal_year, scaleKey);
    if (!pack) return invalid({ scaleKey: [NO_SCALE] });
    if (pack.hash === before.scale_hash) return invalid({ scaleKey: ["ปีนี้ใช้เกณฑ์นี้อยู่แล้ว"] });
    await db
      .updateTable("risk_assessment")
      .set(scaleColumns(pack))
      .set((set) => ({ version: set("version", "+", 1) }))
      .where("org_id", "=", orgId)
      .where("id", "=", id)
      .execute();
    await db
      .updateTable("risk")
      .set({ before_likelihood: null, before_impact: null, before_level: null })
      .set({ after_likelihood: null, after_impact: null, after_level: null })
      .set((set) => ({ version: set("version", "+", 1) }))
      .where("org_id", "=", orgId)
      .where("assessment_id", "=", id)
      .execute();
    return done(
      { id, fiscalYear: before.fiscal_year },
      {
        record: assessmentRecord(id, before.fiscal_year),
        before: { scale_key: before.scale_key },
        after: { scale_key: pack.key },
      },
    );
  },
});

export const closeAssessment = act({
  name: "risk.close-assessment",
  title: "อนุมัติและปิดการประเมินความเสี่ยง",
  input: CloseAssessment,
  may: approvers,
  run: async ({ db, orgId, input, now, newId }) => {
    const { id, version, approvedOn, approverName, approverTitle } = input;
    const before = await lockAssessment(db, orgId, id, "change");
    if (!before) return noAssessment();
    if (version !== before.version) return conflict({}, {}, { version: before.version });
    if (before.status === "closed") return refused("การประเมินของปีนี้อนุมัติไปแล้ว");
    if (approvedOn > todayInBangkok(now)) return invalid({ approvedOn: ["วันที่อนุมัติต้องไม่อยู่ในอนาคต"] });
    const risks = (await registerOf(db, orgId, id)).filter(({ ended_on }) => ended_on === null);
    const why = whyNotClosable({
      risks: risks.length,
      proposed: risks.filter(({ received_on }) => received_on === null).length,
      unrated: risks.filter((risk) => risk.received_on !== null && !levelNow(risk, before.scale)).length,
    });
    if (why) return refused(why);
    await setStatus(db, orgId, id, "closed");
    await writeStep(db, {
      orgId,
      id: newId(),
      assessmentId: id,
      kind: "closed",
      on: approvedOn,
      now,
      name: approverName,
      title: approverTitle,
    });
    return done(
      { id, fiscalYear: before.fiscal_year },
      {
        record: assessmentRecord(id, before.fiscal_year),
        after: { approvedOn, approverName, approverTitle },
      },
    );
  },
});

export const reopenAssessment = act({
  name: "risk.reopen-assessment",
  title: "เปิดการประเมินความเสี่ยงที่อนุมัติแล้วอีกครั้ง",
  input: ReopenAssessment,
  may: approvers,
  run: async ({ db, orgId, input: { id, version, reason }, actor, now, newId }) => {
    const before = await lockAssessment(db, orgId, id, "change");
    if (!before) return noAssessment();
    if (version !== before.version) return conflict({}, {}, { version: before.version });
    if (before.status === "open") return refused("การประเมินของปีนี้ยังเปิดอยู่");
    await setStatus(db, orgId, id, "open");
    await writeStep(db, {
      orgId,
      id: newId(),
      assessmentId: id,
      kind: "reopened",
      on: todayInBangkok(now),
      now,
      name: actor.name,
      reason,
    });
    return done(
      { id, fiscalYear: before.fiscal_year },
      { record: assessmentRecord(id, before.fiscal_year), after: { reason } },
    );
  },
});

/** For a year that was opened by mistake: once it was approved or others rest on it, it stays. */
export const discardAssessment = act({
  name: "risk.discard-assessment",
  title: "ยกเลิกการประเมินความเสี่ยงที่เปิดผิด",
  input: DiscardAssessment,
  may: keepers,
  run: async ({ db, orgId, input: { id, version } }) => {
    const before = await lockAssessment(db, orgId, id, "change");
    if (!before) return noAssessment();
    if (version !== before.version) return conflict({}, {}, { version: before.version });
    const [first, ...later] = await stepsOf(db, orgId, id);
    if (before.status === "closed" || !first || later.length > 0)
      return refused("การประเมินของปีนี้เคยอนุมัติแล้ว จึงยกเลิกไม่ได้");
    const years = await assessmentsOf(db, orgId);
    const next = years.find(({ copied_from }) => copied_from === id);
    if (next) return refused(`ปีงบประมาณ ${next.fiscal_year} เริ่มจากสำเนาของปีนี้ จึงยกเลิกไม่ได้`);
    const risks = await registerOf(db, orgId, id);
    if (risks.some(({ published_on }) => published_on !== null))
      return refused("มีรายการของปีนี้ที่เผยแพร่แล้ว เลิกเผยแพร่ก่อนจึงยกเลิกได้");
    if (risks.some(({ measures }) => measures.some(({ result }) => result !== null)))
      return refused("มีมาตรการของปีนี้ที่บันทึกผลแล้ว จึงยกเลิกไม่ได้");
    const processes = await processesOf(db, orgId, id);
    const processIds = processes.map((process) => process.id);
    if (processIds.length > 0)
      await db
        .deleteFrom("risk_measure")
        .where("org_id", "=", orgId)
        .where("process_id", "in", processIds)
        .execute();
    await db.deleteFrom("risk").where("org_id", "=", orgId).where("assessment_id", "=", id).execute();
    await db.deleteFrom("risk_process").where("org_id", "=", orgId).where("assessment_id", "=", id).execute();
    await db
      .deleteFrom("risk_assessment_step")
      .where("org_id", "=", orgId)
      .where("assessment_id", "=", id)
      .execute();
    await db.deleteFrom("risk_assessment").where("org_id", "=", orgId).where("id", "=", id).execute();
    const { fiscal_year: fiscalYear, scale_key } = before;
    return done(
      { fiscalYear },
      {
        record: assessmentRecord(id, fiscalYear),
        before: { fiscalYear, scale_key, risks: risks.length },
        parts: risks.map(({ id: riskId, event }) => ({
          record: { kind: "risk", id: riskId, name: truncate(event, 120) },
        })),
      },
    );
  },
});

export const editProcess = act({
  name: "risk.edit-process",
  title: "แก้ไขชื่อกระบวนการ",
  input: EditProcess,
  may: keepers,
  run: async ({ db, orgId, input: { id, version, name } }) => {
    const found = await processById(db, orgId, id);
    const assessment = found && (await lockAssessment(db, orgId, found.assessment_id, "share"));
    const before =
      assessment &&
      (await db
        .selectFrom("risk_process")
        .select(["name", "version"])
        .where("org_id", "=", orgId)
        .where("id", "=", id)
        .forNoKeyUpdate()
        .executeTakeFirst());
    if (!before) return missing();
    if (version !== before.version) return conflict({ name: "ชื่อกระบวนการ" }, { name }, before);
    if (assessment.status === "closed") return refused(CLOSED);
    const taken = await db
      .selectFrom("risk_process")
      .select("id")
      .where("org_id", "=", orgId)
      .where("assessment_id", "=", assessment.id)
      .where("name", "=", name)
      .where("id", "!=", id)
      .executeTakeFirst();
    if (taken) return invalid({ name: ["มีกระบวนการชื่อนี้ในปีนี้แล้ว"] });
    await db
      .updateTable("risk_process")
      .set({ name })
      .set((set) => ({ version: set("version", "+", 1) }))
      .where("org_id", "=", orgId)
      .where("id", "=", id)
      .execute();
    return done(
      { id, fiscalYear: assessment.fiscal_year },
      { record: { kind: "risk-process", id, name }, before: { name: before.name }, after: { name } },
    );
  },
});

const NO_SCALE = "เลือกเกณฑ์ที่ใช้ได้ในปีงบประมาณนี้";

async function scaleFor(fiscalYear: number, key: string) {
  const packs = await scalesInForce(fiscalYearRange(fiscalYear).start);
  return packs.find((pack) => pack.key === key);
}

async function setStatus(db: OrgDatabase, orgId: string, id: string, status: Assessment["status"]) {
  await db
    .updateTable("risk_assessment")
    .set({ status })
    .set((set) => ({ version: set("version", "+", 1) }))
    .where("org_id", "=", orgId)
    .where("id", "=", id)
    .execute();
}
