import type { FindingLevel, Judged } from "../../../platform/checks/finding.ts";
import type { RoundRecords } from "./records.ts";

/** Where it is mended: what was recorded, the project in the year, the words of the report, the report as a whole. */
export type MendedAt = "fact" | "project" | "words" | "report";

export interface ProgressPlace {
  readonly projectYearId: string | null;
  readonly factId: string | null;
  readonly at: MendedAt;
  /** Of words, the place where they stand. */
  readonly words: string | null;
}

export interface ProgressFinding extends Judged {
  readonly check: string;
  readonly place: ProgressPlace;
  /** What is wrong, and how to mend it. */
  readonly message: string;
  readonly remedy: string;
}

/** What a check tells; the rest of a finding follows from it. */
export interface ProgressFound {
  readonly projectYearId?: string | undefined;
  readonly factId?: string;
  readonly at?: MendedAt;
  /** What tells it from others at the same place: the indicator, the unit, the other fact. */
  readonly about?: string | undefined;
  readonly message: string;
  readonly remedy: string;
}

export interface ProgressCheck {
  readonly key: string;
  readonly level: FindingLevel;
  /** For the table of all checks. */
  readonly title: string;
  readonly find: (records: RoundRecords) => readonly ProgressFound[];
}
