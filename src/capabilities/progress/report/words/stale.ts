import type { ReportContent } from "../content.ts";
import { factsHashAt, placeNamed } from "../places.ts";
import type { WordsRow } from "../queries.ts";

/** Places whose words were written to other facts than those of now, with who wrote them. */
export function staleWords(
  content: Pick<ReportContent, "dimensions">,
  written: readonly WordsRow[],
): ReadonlyMap<string, WordsRow> {
  return new Map(
    written.flatMap((row) => {
      const place = row.words === "" ? undefined : placeNamed(row.place);
      if (!place || row.facts_hash === factsHashAt(content, place)) return [];
      return [[row.place, row] as const];
    }),
  );
}
