import { paths } from "../../paths.ts";
import type { OrgDatabase } from "../../platform/database/connect.ts";
import type { Due } from "../../platform/reminders/source.ts";
import { reminderSource } from "../../platform/reminders/source.ts";
import { formatThaiDate } from "../../thai/date-text.ts";
import { addDays, isoDate } from "../../thai/dates.ts";
import { truncate } from "../../thai/text.ts";
import { assessmentsOf } from "./assessments/queries.ts";
import { keepers, publishers } from "./permissions.ts";
import { registerOf } from "./register/queries.ts";
import type { Risk } from "./register/queries.ts";

const REVIEW_DAYS_AHEAD = 14;
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
          whom: { may: keepers },
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
          whom: { may: publishers },
          recordId: id,
          occasion: to,
          title: `การยอมรับความเสี่ยงจะสิ้นสุด: ${truncate(event, 80)}`,
          detail: `ยอมรับถึง ${formatThaiDate(isoDate(to))} ผู้บริหารต่ออายุพร้อมเหตุผล หรือกำหนดมาตรการแทน`,
          href: (org) => paths.office.risk.href({ org, id }),
          dueOn: to,
        },
      ];
    });
  },
});

/** Of the newest year: what older ones say stands in their copies. */
async function livingRisks(db: OrgDatabase, orgId: string): Promise<Risk[]> {
  const [newest] = await assessmentsOf(db, orgId);
  if (!newest) return [];
  return (await registerOf(db, orgId, newest.id)).filter(
    ({ ended_on, received_on }) => ended_on === null && received_on !== null,
  );
}
