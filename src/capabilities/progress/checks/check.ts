import { contentHash } from "../../../platform/packs/canonical.ts";
import { findingNames } from "../../../platform/checks/finding.ts";
import { dateChecks } from "./dates.ts";
import { doubleChecks } from "./doubles.ts";
import { evidenceChecks } from "./evidence.ts";
import type { ProgressCheck, ProgressFinding } from "./finding.ts";
import { formChecks } from "./form.ts";
import { indicatorChecks } from "./indicators.ts";
import { moneyChecks } from "./money.ts";
import type { RoundRecords } from "./records.ts";
import { wordChecks } from "./words.ts";
import { workChecks } from "./work.ts";

/** All that is looked at before a report is sent, in the order in which it is told. */
export const progressChecks: readonly ProgressCheck[] = [
  ...evidenceChecks,
  ...moneyChecks,
  ...workChecks,
  ...indicatorChecks,
  ...dateChecks,
  ...doubleChecks,
  ...wordChecks,
  ...formChecks,
];

export const checkTitles: ReadonlyMap<string, string> = new Map(
  progressChecks.map(({ key, title }) => [key, title]),
);

/** What keeps a report from being sent, or wants a reason. The same records always give the same findings. */
export function checkRound(records: RoundRecords): ProgressFinding[] {
  const nameOf = findingNames();
  return progressChecks.flatMap(({ key, level, find }) =>
    find(records).map(({ projectYearId, factId, at, about, message, remedy }) => ({
      // A reason that was given for one figure is none for another.
      id: nameOf([
        key,
        factId ?? projectYearId,
        about,
        level === "warning" ? contentHash(message).slice(0, 12) : undefined,
      ]),
      check: key,
      level,
      place: {
        projectYearId: projectYearId ?? null,
        factId: factId ?? null,
        at: at ?? (factId === undefined ? "project" : "fact"),
        words: at === "words" ? (about ?? null) : null,
      },
      message,
      remedy,
    })),
  );
}
