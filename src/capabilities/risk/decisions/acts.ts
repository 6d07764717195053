import { act, done } from "../../../platform/acts/act.ts";
import { conflict, invalid, missing, refused } from "../../../platform/acts/outcome.ts";
import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { todayInBangkok } from "../../../thai/dates.ts";
import { lockAssessment, lockRisk, noAssessment, onRisk, refusedStep } from "../locking.ts";
import { approvers, keepers, publishers } from "../permissions.ts";
import { hashOfFacts, isPublishedAsItStands, publicFacts } from "../publication/facts.ts";
import { AcceptRisk, EndRisk, OneRisk, PublishAll, PublishRisk } from "../register/forms.ts";
import { registerOf } from "../register/queries.ts";
import type { Risk } from "../register/queries.ts";
import { allowsStep } from "../register/rules.ts";
import { recordOf, updateRisk } from "../register/writing.ts";
import type { RiskScale } from "../scales/rules.ts";

/** What is decided about a risk that is in the register. */
export const acceptRisk = act({
  name: "risk.accept-risk",
  title: "อนุมัติให้ยอมรับความเสี่ยง",
  input: AcceptRisk,
  may: approvers,
  run: onRisk("accept", async ({ db, orgId, input, now }, { risk }) => {
    const { id, version: _version, ...typed } = input;
    if (typed.acceptedOn > todayInBangkok(now)) return invalid({ acceptedOn: ["วันที่อนุมัติต้องไม่อยู่ในอนาคต"] });
    if (typed.acceptedUntil <= typed.acceptedOn) return invalid({ acceptedUntil: ["วันสิ้นสุดต้องอยู่หลังวันที่อนุมัติ"] });
    const changes = {
      accepted_on: typed.acceptedOn,
      accepted_until: typed.acceptedUntil,
      accepted_reason: typed.acceptedReason,
      accepted_by_name: typed.acceptedByName,
      accepted_by_title: typed.acceptedByTitle,
    };
    await updateRisk(db, orgId, id, changes);
    const before = { accepted_until: risk.accepted_until, accepted_reason: risk.accepted_reason };
    return done({ id }, { record: recordOf(id, risk.event), before, after: changes });
  }),
});

export const withdrawAcceptance = act({
  name: "risk.withdraw-acceptance",
  title: "ยกเลิกการยอมรับความเสี่ยง",
  input: OneRisk,
  may: approvers,
  run: onRisk(null, async ({ db, orgId, input: { id } }, { risk }) => {
    if (risk.accepted_until === null) return refused("ความเสี่ยงนี้ไม่ได้อยู่ระหว่างการยอมรับ");
    await updateRisk(db, orgId, id, {
      accepted_on: null,
      accepted_until: null,
      accepted_reason: null,
      accepted_by_name: null,
      accepted_by_title: null,
    });
    const before = { accepted_until: risk.accepted_until, accepted_reason: risk.accepted_reason };
    return done({ id }, { record: recordOf(id, risk.event), before, after: { accepted_until: null } });
  }),
});

export const endRisk = act({
  name: "risk.end-risk",
  title: "ยุติความเสี่ยง",
  input: EndRisk,
  may: keepers,
  run: onRisk("end", async ({ db, orgId, input: { id, endedOn, endReason }, now }, { risk }) => {
    if (endedOn > todayInBangkok(now)) return invalid({ endedOn: ["วันที่ยุติต้องไม่อยู่ในอนาคต"] });
    await updateRisk(db, orgId, id, { ended_on: endedOn, end_reason: endReason });
    return done({ id }, { record: recordOf(id, risk.event), after: { endedOn, endReason } });
  }),
});

export const resumeRisk = act({
  name: "risk.resume-risk",
  title: "เปิดความเสี่ยงที่ยุติแล้วอีกครั้ง",
  input: OneRisk,
  may: keepers,
  run: onRisk("resume", async ({ db, orgId, input: { id } }, { risk }) => {
    await updateRisk(db, orgId, id, { ended_on: null, end_reason: null });
    const before = { endedOn: risk.ended_on, endReason: risk.end_reason };
    return done({ id }, { record: recordOf(id, risk.event), before, after: { endedOn: null } });
  }),
});

export const publishRisk = act({
  name: "risk.publish-risk",
  title: "เผยแพร่ความเสี่ยง",
  input: PublishRisk,
  may: publishers,
  run: async ({ db, orgId, input: { id, version, seen }, now }) => {
    const locked = await lockRisk(db, orgId, id);
    if (!locked) return missing();
    const { risk } = locked;
    const { scale } = locked.assessment;
    const isOther = version !== risk.version || (seen !== undefined && seen !== hashOfFacts(risk, scale));
    if (isOther) return conflict({}, {}, { version: risk.version });
    if (isPublishedAsItStands(risk, scale)) return refused("ความเสี่ยงนี้เผยแพร่อยู่แล้ว");
    const refusal = refusedStep(locked, "publish");
    if (refusal) return refusal;
    const published_on = todayInBangkok(now);
    await letOut(db, orgId, risk, { scale, published_on });
    return done({ id }, { record: recordOf(id, risk.event), after: { published_on } });
  },
});

export const unpublishRisk = act({
  name: "risk.unpublish-risk",
  title: "เลิกเผยแพร่ความเสี่ยง",
  input: OneRisk,
  may: publishers,
  run: onRisk(null, async ({ db, orgId, input: { id } }, { risk }) => {
    if (risk.published_on === null) return refused("ความเสี่ยงนี้ยังไม่ได้เผยแพร่");
    await updateRisk(db, orgId, id, { published_on: null, published: null });
    const before = { published_on: risk.published_on };
    return done({ id }, { record: recordOf(id, risk.event), before, after: { published_on: null } });
  }),
});

/** All of a year that can be published and is not. */
export const publishAll = act({
  name: "risk.publish-all",
  title: "เผยแพร่ความเสี่ยงทั้งปี",
  input: PublishAll,
  may: publishers,
  run: async ({ db, orgId, input: { assessmentId }, now }) => {
    const assessment = await lockAssessment(db, orgId, assessmentId, "share");
    if (!assessment) return noAssessment();
    const { status, scale, fiscal_year: fiscalYear } = assessment;
    const risks = (await registerOf(db, orgId, assessmentId)).filter(
      (risk) =>
        !isPublishedAsItStands(risk, scale) &&
        risk.ended_on === null &&
        allowsStep(risk, status, scale, "publish"),
    );
    if (risks.length === 0) return refused("ไม่มีรายการที่รอเผยแพร่ รายการต้องตรวจรับและประเมินระดับก่อน");
    const published_on = todayInBangkok(now);
    for (const risk of risks) await letOut(db, orgId, risk, { scale, published_on });
    return done(
      { fiscalYear, published: risks.length },
      {
        record: {
          kind: "risk-assessment",
          id: assessmentId,
          name: `การประเมินความเสี่ยง ปีงบประมาณ ${fiscalYear}`,
        },
        after: { published: risks.length },
        parts: risks.map(({ id, event }) => ({ record: recordOf(id, event), after: { published_on } })),
      },
    );
  },
});

/** What everybody reads from now on, until it is published again. */
function letOut(
  db: OrgDatabase,
  orgId: string,
  risk: Risk,
  { scale, published_on }: { scale: RiskScale; published_on: string },
) {
  const published = JSON.stringify(publicFacts(risk, scale));
  return updateRisk(db, orgId, risk.id, { published_on, published });
}
