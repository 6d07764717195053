/** What has been recorded of a project in a year up to a day, counted by unit: all that its standing is reckoned from. */
import type { IsoDate } from "../../../thai/dates.ts";
import type { Quarter } from "../../../thai/fiscal.ts";
import type { MoneySource } from "../facts.ts";

export interface Tally {
  projectYearId: string;
  /** One for each unit that recorded something or answers for a share. */
  shares: readonly ShareTally[];
}

export interface ShareTally {
  unitId: string;
  facts: number;
  /** Facts of any kind but spending and setback that have a file, a link or a proof. */
  evidenced: number;
  stepsDone: readonly StepDone[];
  events: { count: number; people: number; byQuarter: readonly { quarter: Quarter; count: number }[] };
  /** One for each channel and month, with how often. */
  publications: readonly { channel: string; month: number; quarter: Quarter; count: number }[];
  spent: readonly { source: MoneySource; fundId: string | null; amount: number }[];
  /** The last of each result. */
  values: readonly ValueTally[];
  trainings: { sessions: number; attended: number; tested: number; passed: number };
  setback: { reason: string; on: IsoDate } | null;
}

export interface StepDone {
  stepId: string;
  on: IsoDate;
  hasEvidence: boolean;
}

export interface ValueTally {
  resultId: string;
  part: number;
  whole: number | null;
  on: IsoDate;
  hasEvidence: boolean;
}
