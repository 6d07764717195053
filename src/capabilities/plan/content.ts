/**
 * What a plan says, whole: made from its records, frozen into versions, read from files, compared,
 * checked and printed. Plain data that goes through JSON unchanged. Money is satang, years are พ.ศ.
 */
export interface PlanContent {
  /** Key of the cycle's pack, such as "2566-2570". */
  cycle: string;
  title: string;
  organisation: PlanOrganisation;
  /** Fiscal years, ascending. */
  years: readonly number[];
  introduction: Introduction;
  goals: readonly Goal[];
  risks: readonly PlanRisk[];
  /** In the order of the book. */
  projects: readonly PlanProject[];
  funds: readonly Fund[];
  declaration: Declaration | null;
}

export interface PlanOrganisation {
  /** องค์การบริหารส่วนตำบลทุ่งสุข */
  name: string;
  /** Key of its kind in the pack of kinds. */
  kind: string;
  amphoe: string | null;
  province: string | null;
}

/** Paragraphs and lists of คำนำ and ส่วนที่ 1; empty lists are left out of the book. */
export interface Introduction {
  foreword: readonly string[];
  forewordDate: string | null;
  reasons: readonly string[];
  objectives: readonly string[];
  benefits: readonly string[];
}

/** เป้าหมาย: a sentence, and where it has one, a row of the table of targets. */
export interface Goal {
  id: string;
  text: string;
  target: GoalTarget | null;
}

export interface GoalTarget {
  name: string;
  /** ร้อยละ, คะแนน */
  unit: string;
  /** What the goal is about, where the product will know the figure. */
  about: "ita-score" | "corruption-cases" | null;
  /** Year and figure that it is reckoned from. */
  baseYear: number | null;
  baseValue: number | null;
  /** One for each of the plan's years. */
  values: readonly (number | null)[];
}

/** A line of the risk table as it stands in Part 1. */
export interface PlanRisk {
  process: string;
  events: readonly string[];
  /** Where each event stands in the register, while the plan goes with it. */
  eventIds?: readonly string[];
  /** The level in the words of its scale. */
  level: string;
  measures: readonly { text: string; projectId: string | null }[];
  /** What stands in place of measures where the executive accepted the risk: until when. */
  accepted?: string | null;
}

export interface PlanProject {
  id: string;
  kind: ProjectKind;
  title: string;
  /** Keys of the cycle: "1", "1.1", ["1.1.1"]; a project may stand under several headings. */
  dimension: string;
  mission: string;
  headings: readonly string[];
  /** One for each of the plan's years; null is no money. */
  budgets: readonly (number | null)[];
  remark: string | null;
  fundings: readonly Funding[];
  reasons: readonly string[];
  objectives: readonly string[];
  target: TargetGroup;
  steps: readonly Step[];
  period: string;
  /** Quarters of each fiscal year in which it is carried out; empty: not said. */
  quarters: readonly (1 | 2 | 3 | 4)[];
  responsible: Responsible;
  outputs: readonly Result[];
  outcomes: readonly Result[];
}

/** โครงการ, กิจกรรม, มาตรการ, แนวปฏิบัติ */
export const projectKinds = ["project", "activity", "measure", "practice"] as const;
export type ProjectKind = (typeof projectKinds)[number];

/** A project of the ordinary development plan, or another source, that pays. One source may pay several projects: it is counted once. */
export interface Fund {
  id: string;
  name: string;
  budgets: readonly (number | null)[];
}

/** What a project takes from a source: one sum for each of the plan's years. */
export interface Funding {
  fundId: string;
  budgets: readonly (number | null)[];
}

export interface TargetGroup {
  text: string;
  count: number | null;
  groups: readonly TargetGroupKind[];
}

/** The nine groups of the national system's predecessor. */
export const targetGroupKinds = [
  "executives",
  "council",
  "staff",
  "youth",
  "public",
  "schools",
  "state-agencies",
  "state-enterprises",
  "business",
] as const;
export type TargetGroupKind = (typeof targetGroupKinds)[number];

export interface Step {
  id: string;
  text: string;
  inside: readonly Step[];
}

export interface Responsible {
  /** ทุกสำนัก/กอง: each unit answers for a share of its own. */
  allUnits: boolean;
  units: readonly { id: string; name: string }[];
  /** As printed, where it says more than the units' names. */
  text: string | null;
}

/** A sentence under ผลผลิต or ผลลัพธ์, and how it is measured. */
export interface Result {
  id: string;
  text: string;
  indicator: Indicator | null;
}

export const indicatorKinds = [
  "exists",
  "count",
  "percent",
  "score",
  "level",
  "falls-by",
  "falls",
  "zero",
  "within-days",
  "free-count",
] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

export const indicatorComparisons = ["at-least", "at-most", "exactly"] as const;
export type IndicatorComparison = (typeof indicatorComparisons)[number];

export const indicatorPeriods = ["year", "quarter", "month", "round", "case", "plan"] as const;
export type IndicatorPeriod = (typeof indicatorPeriods)[number];

/** Where its value will come from. All but "hand" are offered by capabilities that measure. */
export const indicatorSources = [
  "hand",
  "register",
  "events",
  "publications",
  "trainings",
  "spending",
  "survey",
  "complaints",
  "ita",
] as const;
export type IndicatorSource = (typeof indicatorSources)[number];

export interface Indicator {
  kind: IndicatorKind;
  comparison: IndicatorComparison | null;
  /** With at most two digits behind the point; null where the kind needs none. */
  number: number | null;
  unit: string | null;
  per: IndicatorPeriod | null;
  /** แบบทดสอบ, แบบประเมินความพึงพอใจ … in the words of the sentence. */
  instruments: readonly string[];
  source: IndicatorSource | null;
  /** A person has looked at the reading of the sentence. */
  confirmed: boolean;
}

export interface Declaration {
  text: readonly string[];
  signedOn: string | null;
  signerName: string | null;
  signerTitle: string | null;
}
