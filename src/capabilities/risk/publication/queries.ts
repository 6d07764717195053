import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { assessmentsOf } from "../assessments/queries.ts";
import type { Assessment } from "../assessments/queries.ts";
import { registerOf } from "../register/queries.ts";
import { levelNow } from "../register/rules.ts";
import type { Rated } from "../scales/rules.ts";

/** What everybody may know of a risk: event, level, measures and what was done. */
export interface PublishedRisk {
  id: string;
  process: string;
  event: string;
  rated: Rated | undefined;
  measures: { text: string; result: string | null; done_on: string | null }[];
}

export interface PublishedYear {
  assessment: Pick<Assessment, "fiscal_year" | "scale">;
  /** Years with something published, the newest first. */
  years: number[];
  risks: PublishedRisk[];
}

/** The year asked for, or the newest with something in it. */
export async function publishedRisks(
  db: OrgDatabase,
  orgId: string,
  year: number | undefined,
): Promise<PublishedYear | undefined> {
  const published = await db
    .selectFrom("risk")
    .select("assessment_id")
    .distinct()
    .where("org_id", "=", orgId)
    .where("published_on", "is not", null)
    .execute();
  const open = new Set(published.map(({ assessment_id }) => assessment_id));
  const assessments = (await assessmentsOf(db, orgId)).filter(({ id }) => open.has(id));
  const assessment = assessments.find(({ fiscal_year }) => fiscal_year === year) ?? assessments[0];
  if (!assessment) return undefined;
  const { scale, fiscal_year } = assessment;
  const risks = (await registerOf(db, orgId, assessment.id)).filter(
    ({ published_on, ended_on }) => published_on !== null && ended_on === null,
  );
  return {
    assessment: { scale, fiscal_year },
    years: assessments.map((each) => each.fiscal_year),
    risks: risks.map((risk) => ({
      id: risk.id,
      process: risk.process,
      event: risk.event,
      rated: levelNow(risk, scale),
      measures: risk.measures.map(({ text, result, done_on }) => ({ text, result, done_on })),
    })),
  };
}
