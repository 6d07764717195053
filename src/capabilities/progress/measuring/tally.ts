/**
 * What has been recorded of a project in a year up to a day, counted by unit and month: all that its standing is
 * reckoned from. However many records there are, there is one row for each unit, month and kind of thing.
 */
import type { IsoDate } from "../../../thai/dates.ts";
import type { MoneySource } from "../facts.ts";
import type { IsoMonth } from "./periods.ts";

export interface Tally {
  projectYearId: string;
  /** One for each unit that recorded something or answers for a share. */
  shares: readonly ShareTally[];
}

/** What was counted, whoever did it. */
export interface Counts {
  events: readonly EventCount[];
  /** One for each channel and month, with how often. */
  publications: readonly PublicationCount[];
  /** How many different things were published in a month: one on five channels is one. */
  items: readonly ItemCount[];
  trainings: readonly TrainingCount[];
  spent: readonly SpentCount[];
}

export interface ShareTally extends Counts {
  unitId: string;
  /** The last of each result in each month. */
  values: readonly ValueTally[];
  /** Records of any kind but setbacks. */
  facts: number;
  /** Records of any kind but spending and setbacks. */
  results: number;
  /** Of these, the ones that have a file, a link or another record's evidence. */
  evidenced: number;
  stepsDone: readonly StepDone[];
  /** The last that it told. */
  setback: { reason: string; on: IsoDate } | null;
}

export interface OfMonth {
  month: IsoMonth;
  /** One of the records has a file, a link or another record's evidence. */
  hasEvidence: boolean;
}
export interface EventCount extends OfMonth {
  count: number;
  people: number;
}
export interface PublicationCount extends OfMonth {
  channel: string;
  count: number;
}
export interface ItemCount extends OfMonth {
  count: number;
}
export interface TrainingCount extends OfMonth {
  sessions: number;
  /** On the list; of these, who came. */
  expected: number;
  attended: number;
  /** Who has a score after it; of these, who reached the pass mark. */
  tested: number;
  passed: number;
}
export interface SpentCount extends OfMonth {
  source: MoneySource;
  fundId: string | null;
  /** Satang. */
  amount: number;
}

export interface StepDone {
  stepId: string;
  /** The first day on which a record told it. */
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

export function emptyShare(unitId: string): ShareTally {
  return {
    unitId,
    facts: 0,
    results: 0,
    evidenced: 0,
    stepsDone: [],
    setback: null,
    events: [],
    publications: [],
    items: [],
    trainings: [],
    spent: [],
    values: [],
  };
}
