import { paths } from "../../paths.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import type { Whom } from "../../platform/reminders/remind.ts";
import type { Due } from "../../platform/reminders/source.ts";
import { reminderSource } from "../../platform/reminders/source.ts";
import { formatThaiDate } from "../../thai/date-text.ts";
import { addDays, isoDate } from "../../thai/dates.ts";
import { truncate } from "../../thai/text.ts";
import { assessmentsOf } from "./assessments/queries.ts";
import { keepers, proposers, publishers } from "./permissions.ts";
import { registerOf } from "./register/queries.ts";
import type { Risk } from "./register/queries.ts";

const REVIEW_DAYS_AHEAD = 14;
const MEASURE_DAYS_AHEAD = 14;
const ACCEPTANCE_DAYS_AHEAD = 30;

/** A risk that is to be looked at again, until its date is set anew. */
reminderSource({
  topic: "risk.review-due",
  recordKind: "risk",
  look: async (db, orgId, { today }) => {
    const until = addDays(today, REVIEW_DAYS_AHEAD);
    return (await livingRisks(db, orgId)).flatMap((risk): Due[] => {
      const { id, event, review_on: on } = risk;
      if (on === null || on > until) return [];
      return [
        {
          whom: withUnit(keepers, risk.unit_id),
          recordId: id,
          occasion: on,
          title: `ทบทวนความเสี่ยง: ${truncate(event, 80)}`,
          detail: `กำหนดทบทวน ${formatThaiDate(isoDate(on))} ทบทวนระดับและมาตรการ แล้วกำหนดวันทบทวนครั้งต่อไป`,
          href: (org) => paths.office.risk.href({ org, id }),
          dueOn: on,
        },
      ];
    });
  },
});

/** An acceptance that is about to end, until it is renewed, withdrawn or the risk has ended. */
reminderSource({
  topic: "risk.acceptance-ends",
  recordKind: "risk",
  look: async (db, orgId, { today }) => {
    const until = addDays(today, ACCEPTANCE_DAYS_AHEAD);
    return (await livingRisks(db, orgId)).flatMap((risk): Due[] => {
      const { id, event, accepted_until: to } = risk;
      if (to === null || to > until) return [];
      return [
        {
          whom: withUnit(publishers, risk.unit_id),
          recordId: id,
          occasion: to,
          title: `กำหนดสิ้นสุดการยอมรับความเสี่ยง: ${truncate(event, 80)}`,
          detail: `ยอมรับถึง ${formatThaiDate(isoDate(to))} เสนอผู้บริหารต่ออายุพร้อมเหตุผล หรือกำหนดมาตรการแทน`,
          href: (org) => paths.office.risk.href({ org, id }),
          dueOn: to,
        },
      ];
    });
  },
});

/** What was promised against a risk, until it is reported as done. */
reminderSource({
  topic: "risk.measure-due",
  recordKind: "risk-measure",
  look: async (db, orgId, { today }) => {
    const until = addDays(today, MEASURE_DAYS_AHEAD);
    const risks = await livingRisks(db, orgId);
    // A measure against a whole process stands with each of its risks.
    const measures = new Map(
      risks.flatMap((risk) => risk.measures.map((measure) => [measure.id, { risk, measure }] as const)),
    );
    return [...measures.values()].flatMap(({ risk, measure }): Due[] => {
      const { id, text, due_on: on, done_on, unit_id } = measure;
      if (on === null || on > until || done_on !== null) return [];
      return [
        {
          whom: withUnit(keepers, unit_id),
          recordId: id,
          occasion: on,
          title: `กำหนดของมาตรการควบคุมความเสี่ยง: ${truncate(text, 80)}`,
          detail: `กำหนดแล้วเสร็จ ${formatThaiDate(isoDate(on))} บันทึกผลการดำเนินการ หรือแก้กำหนดเวลา`,
          href: (org) => paths.office.riskMeasureReport.href({ org, risk: risk.id, id }),
          dueOn: on,
        },
      ];
    });
  },
});

/** Those who keep the whole, and in the unit that owns it those who work on it. */
function withUnit(may: typeof proposers, unitId: string | null): Whom {
  return unitId === null ? { may } : { may: { ...proposers, ...may }, unitId };
}

/** Of the newest year: what older ones say stands in their copies. */
async function livingRisks(db: OrgDatabase, orgId: string): Promise<Risk[]> {
  const [newest] = await assessmentsOf(db, orgId);
  if (!newest) return [];
  return (await registerOf(db, orgId, newest.id)).filter(
    ({ ended_on, received_on }) => ended_on === null && received_on !== null,
  );
}
