import { contentHash } from "../../../platform/packs/canonical.ts";
import type { Risk } from "../register/queries.ts";
import { levelNow } from "../register/rules.ts";
import type { Level, RiskScale } from "../scales/rules.ts";

/** What everybody may know of a risk: event, level, measures and what was done. */
export interface PublicFacts {
  process: string;
  event: string;
  level: Pick<Level, "key" | "name" | "colour">;
  measures: { text: string; result: string | null; done_on: string | null }[];
  /** Where the executive accepted it: until when. */
  accepted_until?: string;
}

/** As they stand now; nothing while the risk is not rated. */
export function publicFacts(risk: Risk, scale: RiskScale): PublicFacts | undefined {
  const rated = levelNow(risk, scale);
  if (!rated) return undefined;
  const { key, name, colour } = rated.level;
  return {
    process: risk.process,
    event: risk.event,
    level: { key, name, colour },
    measures: risk.measures.map(({ text, result, done_on }) => ({ text, result, done_on })),
    ...(risk.accepted_until === null ? {} : { accepted_until: risk.accepted_until }),
  };
}

/** Stands for the facts in the form of whoever publishes them: no others go out. */
export function hashOfFacts(risk: Risk, scale: RiskScale): string {
  return contentHash(publicFacts(risk, scale) ?? null);
}

/** Whether what everybody reads is what stands in the register. */
export function isPublishedAsItStands(risk: Risk, scale: RiskScale): boolean {
  return risk.published_on !== null && contentHash(risk.published) === hashOfFacts(risk, scale);
}
