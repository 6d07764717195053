import type { OrgDatabase } from "../../platform/database/connect.ts";
import { formatThaiDate } from "../../thai/date-text.ts";
import { isoDate } from "../../thai/dates.ts";
import { assessmentsOf } from "./assessments/queries.ts";
import { registerOf } from "./register/queries.ts";
import type { Risk } from "./register/queries.ts";
import { levelNow } from "./register/rules.ts";
import type { RiskScale } from "./scales/rules.ts";

/** A line of the risk table in Part 1 of the plan. */
export interface RiskForPlan {
  process: string;
  events: string[];
  eventIds: string[];
  /** The highest of its events, in the words of the scale; empty while none is rated. */
  level: string;
  measures: { id: string; text: string; projectId: string | null }[];
  /** Where nothing is done because all of it was accepted: until when, in words. */
  accepted: string | null;
}

/** What the plan says of risks in a year: that year's assessment, or the last one before it. */
export async function risksForPlan(
  db: OrgDatabase,
  orgId: string,
  fiscalYear: number,
): Promise<RiskForPlan[]> {
  const years = await assessmentsOf(db, orgId);
  const assessment = years.find((year) => year.fiscal_year <= fiscalYear);
  if (!assessment) return [];
  return linesOf(await registerOf(db, orgId, assessment.id), assessment.scale);
}

/** The register by process, without what is only proposed or no risk any more. */
export function linesOf(register: readonly Risk[], scale: RiskScale): RiskForPlan[] {
  const counted = register.filter(({ received_on, ended_on }) => received_on !== null && ended_on === null);
  return [...Map.groupBy(counted, ({ process_id }) => process_id).values()].map((risks) => {
    const measures = new Map(risks.flatMap((risk) => risk.measures.map((measure) => [measure.id, measure])));
    const rated = risks.flatMap((risk) => levelNow(risk, scale) ?? []);
    const [highest] = rated.toSorted((a, b) => b.rank - a.rank);
    return {
      process: risks[0]?.process ?? "",
      events: risks.map(({ event }) => event),
      eventIds: risks.map(({ id }) => id),
      level: highest?.level.name ?? "",
      accepted: measures.size === 0 ? acceptedInWords(risks) : null,
      measures: [...measures.values()].map(({ id, text, project_id }) => ({
        id,
        text,
        projectId: project_id,
      })),
    };
  });
}

/** Until the first of them has to be decided anew. */
function acceptedInWords(risks: readonly Risk[]): string | null {
  const [first] = risks.flatMap(({ accepted_until: until }) => until ?? []).toSorted();
  return first !== undefined && risks.every(({ accepted_until: until }) => until !== null)
    ? `ยอมรับความเสี่ยงถึง ${formatThaiDate(isoDate(first))}`
    : null;
}
