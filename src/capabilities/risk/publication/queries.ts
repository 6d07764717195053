import type { OrgDatabase } from "../../../platform/database/connect.ts";
import { assessmentsOf } from "../assessments/queries.ts";
import type { Assessment } from "../assessments/queries.ts";
import { registerOf } from "../register/queries.ts";
import type { PublicFacts } from "./facts.ts";

export interface PublishedRisk extends PublicFacts {
  id: string;
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
    // What was let out then: what the register says since waits until somebody publishes it.
    risks: risks.map(({ id, published: facts }) => ({ id, ...(facts as PublicFacts) })),
  };
}
