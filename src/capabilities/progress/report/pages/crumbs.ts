import { paths } from "../../../../paths.ts";
import { roundLabel } from "../../../../thai/fiscal.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import { yearCrumbs } from "../../years/pages/forms.tsx";

export function reportCrumbs(org: string, year: number, round: Round) {
  const href = paths.office.progressReport.href({ org, year: String(year), round });
  return [...yearCrumbs(org, year), { label: `รายงาน${roundLabel(round)}`, href }];
}
