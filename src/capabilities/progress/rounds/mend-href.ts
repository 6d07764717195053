import { paths } from "../../../paths.ts";
import type { ProgressPlace } from "../checks/finding.ts";

/** Where a finding is mended or looked at; what is about the report as a whole is mended on no page of its own. */
export function mendHref(org: string, { at, factId, projectYearId }: ProgressPlace): string | undefined {
  if (factId !== null) return paths.office.workFact.href({ org, id: factId });
  if (projectYearId === null || at === "report") return undefined;
  return paths.office.workProject.href({ org, id: projectYearId });
}
