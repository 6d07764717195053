import { placeOf } from "../../../../platform/reading/notebook.ts";
import { wordDoubts } from "../../../../platform/reading/word-doubts.ts";
import type { WholeReading } from "./all.ts";

export function doubtWords({ reading: { meta }, lines, notebook }: WholeReading): void {
  const owner = { organisation: meta.organisation, kind: meta.organisation_kind, document: "รายงาน" };
  for (const line of lines)
    for (const doubt of wordDoubts(lines, line, owner)) notebook.note({ ...doubt, place: placeOf(line) });
}
