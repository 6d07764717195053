/** How a project stands in its year: derived from what was recorded, never typed. */
import type { Measurement } from "../../plan/indicators/rules.ts";

/** ยังไม่ดำเนินการ, อยู่ระหว่างดำเนินการ, ดำเนินการแล้วเสร็จ, ไม่สามารถดำเนินการได้ */
export const workStatuses = ["not-started", "under-way", "done", "could-not"] as const;
export type WorkStatus = (typeof workStatuses)[number];

export const workStatusTitles: Readonly<Record<WorkStatus, string>> = {
  "not-started": "ยังไม่ดำเนินการ",
  "under-way": "อยู่ระหว่างดำเนินการ",
  done: "ดำเนินการแล้วเสร็จ",
  "could-not": "ไม่สามารถดำเนินการได้",
};

export const lights = ["green", "yellow", "red"] as const;
export type Light = (typeof lights)[number];

export interface Standing {
  projectYearId: string;
  status: WorkStatus;
  steps: readonly StepStanding[];
  /** Steps done of all, counted by share where all units answer: an exact fraction. */
  progress: { done: number; of: number };
  /** null: the round has no thresholds in the pack, or nothing is due yet. */
  light: Light | null;
  /** How the light came about, or why nothing is due yet, in Thai. */
  whyLight: string | null;
  shares: readonly ShareStanding[];
  indicators: readonly IndicatorStanding[];
  /** Satang, from whatever source. */
  spent: number;
  /** งบหน่วยงาน and งบบูรณาการ together; null is no money. */
  budget: number | null;
  /** Why it could not be done; of several units, each with its name. */
  setback: string | null;
}

export interface StepStanding {
  stepId: string;
  status: WorkStatus;
  done: number;
  of: number;
}

/** Of a project that units share by name, each stands as the project does: what one did need not be done again. */
export interface ShareStanding {
  unitId: string;
  status: WorkStatus;
  progress: { done: number; of: number };
}

export interface IndicatorStanding {
  resultId: string;
  /** The sentence of the plan. */
  text: string;
  isOutcome: boolean;
  value: Measurement | null;
  verdict: "met" | "not-met" | "cannot-tell";
  /** The arithmetic, or what is missing, in Thai; of a fall, which earlier figure it was reckoned from. */
  arithmetic: string;
  /** How the value came about. */
  from: "facts" | "hand" | "nothing";
  hasEvidence: boolean;
}
