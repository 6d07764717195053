import type { Notebook, ReportReading, StatedTotal } from "../reading.ts";
import type { SourceLine } from "../../../../platform/reading/source.ts";
import type { FormDraft } from "../form.ts";
import type { Told } from "../narrative.ts";
import type { PrintedPeriod } from "../period.ts";
import { doubtMoney } from "./money.ts";
import { doubtNarrative } from "./narrative.ts";
import { doubtPeriod } from "./period.ts";
import { doubtResults } from "./results.ts";
import { doubtRows } from "./rows.ts";
import { doubtTotals } from "./totals.ts";
import { doubtWords } from "./words.ts";

/** All that was read, for comparing one part of the document with another. */
export interface WholeReading {
  reading: ReportReading;
  form: FormDraft;
  told: readonly Told[];
  periods: readonly PrintedPeriod[];
  lines: readonly SourceLine[];
  grand: StatedTotal | null;
  notebook: Notebook;
}

export function allDoubts(whole: WholeReading): void {
  doubtPeriod(whole);
  doubtTotals(whole);
  doubtRows(whole);
  doubtMoney(whole);
  doubtResults(whole);
  doubtNarrative(whole);
  doubtWords(whole);
}
