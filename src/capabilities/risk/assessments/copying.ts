import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { addYears, isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { fiscalYearOf, fiscalYearRange } from "../../../thai/fiscal.ts";
import { registerOf } from "../register/queries.ts";
import type { Risk } from "../register/queries.ts";
import { unrated } from "../scales/rules.ts";
import type { Rating } from "../scales/rules.ts";

interface Copying {
  from: { id: string; scale_hash: string };
  to: { id: string; scale_hash: string; fiscalYear: number };
  today: IsoDate;
  newId: () => string;
}

/**
 * What was in the register of the year before and is still a risk, each with the way back to where it came
 * from. Days of review and of measures come again in the new year. Not copied: what was published, what was done, and an acceptance that has run out.
 */
export async function copyRegister(db: OrgDatabase, orgId: string, copying: Copying): Promise<number> {
  const { from, to, newId } = copying;
  const risks = (await registerOf(db, orgId, from.id)).filter(
    ({ ended_on, received_on }) => ended_on === null && received_on !== null,
  );
  if (risks.length === 0) return 0;
  const processes = new Map(risks.map(({ process_id }) => [process_id, newId()]));
  const names = new Map(risks.map(({ process_id, process }) => [process_id, process]));
  await db
    .insertInto("risk_process")
    .values(
      [...processes].map(([old, id], place) => ({
        org_id: orgId,
        id,
        assessment_id: to.id,
        place,
        name: names.get(old) ?? "",
      })),
    )
    .execute();
  const ids = new Map(risks.map(({ id }) => [id, newId()]));
  const mapped = (map: ReadonlyMap<string, string>, old: string) => map.get(old) ?? old;
  await db
    .insertInto("risk")
    .values(
      risks.map((risk, place) => ({
        ...carriedOver(risk, copying),
        org_id: orgId,
        id: mapped(ids, risk.id),
        assessment_id: to.id,
        process_id: mapped(processes, risk.process_id),
        copied_from: risk.id,
        place,
      })),
    )
    .execute();
  const measures = new Map(risks.flatMap((risk) => risk.measures.map((measure) => [measure.id, measure])));
  if (measures.size > 0) {
    await db
      .insertInto("risk_measure")
      .values(
        [...measures.values()].map((measure, place) => ({
          org_id: orgId,
          id: newId(),
          process_id: mapped(processes, measure.process_id),
          risk_id: measure.risk_id && mapped(ids, measure.risk_id),
          copied_from: measure.id,
          place,
          text: measure.text,
          project_id: measure.project_id,
          unit_id: measure.unit_id,
          responsible: measure.responsible,
          due_on: inYear(measure.due_on, to.fiscalYear),
        })),
      )
      .execute();
  }
  return risks.length;
}

/** The same day in the new year; what lies further ahead stays. */
function inYear(date: string | null, fiscalYear: number): IsoDate | null {
  if (date === null) return null;
  const day = isoDate(date);
  return addYears(day, Math.max(0, fiscalYear - fiscalYearOf(day)));
}

function carriedOver(risk: Risk, { from, to, today }: Copying) {
  // A step or word means something on its own scale only.
  const kept = (rating: Rating) => (from.scale_hash === to.scale_hash ? rating : unrated);
  const before = kept(risk.before);
  const after = kept(risk.after);
  const isAccepted =
    risk.accepted_until !== null && risk.accepted_until >= fiscalYearRange(to.fiscalYear).start;
  return {
    lineage_id: risk.lineage_id,
    event: risk.event,
    who: risk.who,
    how: risk.how,
    unit_id: risk.unit_id,
    controls: risk.controls,
    before_likelihood: before.likelihood,
    before_impact: before.impact,
    before_level: before.level,
    before_reason: risk.before_reason,
    after_likelihood: after.likelihood,
    after_impact: after.impact,
    after_level: after.level,
    after_reason: risk.after_reason,
    treatment: risk.treatment,
    review_on: inYear(risk.review_on, to.fiscalYear),
    received_on: today,
    ...(isAccepted
      ? {
          accepted_on: risk.accepted_on,
          accepted_until: risk.accepted_until,
          accepted_reason: risk.accepted_reason,
          accepted_by_name: risk.accepted_by_name,
          accepted_by_title: risk.accepted_by_title,
        }
      : {}),
  };
}
