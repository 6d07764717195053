import { paths } from "../../../../paths.ts";
import type { ProgressPlace } from "../../checks/finding.ts";
import { mendHref } from "../../rounds/mend-href.ts";
import type { ReportKey } from "../life/queries.ts";
import { wordParts } from "../words/parts.ts";
import type { WordPart } from "../words/parts.ts";

/** Where a finding of the whole report is mended; what only the form tells is looked at in its row. */
export function wholeMendHref(org: string, { year, round }: ReportKey, place: ProgressPlace): string {
  const at = { org, year: String(year), round };
  const to = paths.office;
  const { projectYearId: id, words } = place;
  if (words !== null) {
    const part = partOf(words);
    if (id !== null) return to.progressReportProject.href({ ...at, id });
    if (part) return to.progressReportWords.href({ ...at, part });
  }
  const report = to.progressReport.href(at);
  return mendHref(org, place) ?? (id === null ? report : `${report}#row-${id}`);
}

function partOf(words: string): WordPart | undefined {
  const parts = Object.keys(wordParts) as WordPart[];
  return parts.find((part) => (wordParts[part].places as readonly string[]).includes(words));
}
