import type { Finding as FindingOf, PlacedText } from "../../../platform/reading/finding.ts";
import type { Notebook as NotebookOf } from "../../../platform/reading/notebook.ts";

/**
 * What was read out of a plan that exists already. Plain data that goes through JSON unchanged. Money is
 * baht as the document prints it, with at most two decimals; years are พ.ศ.
 */
export interface PlanReading {
  meta: ReadMeta;
  foreword: string[];
  contents: ReadContentsLine[];
  /** Paragraphs around the risk table. */
  risk_text: string[];
  /** Paragraphs of หลักการและเหตุผล of the whole plan. */
  plan_reasons: string[];
  plan_objectives: string[];
  plan_goals: string[];
  targets: ReadTarget[];
  plan_benefits: string[];
  risk_assessment: ReadRisk[];
  /** The total rows as printed. */
  stated_totals: StatedTotal[];
  /** The same totals, added up from what was read. */
  totals: ComputedTotal[];
  kinds: Record<string, number>;
  projects: ReadProject[];
  declaration: ReadDeclaration | null;
  findings: Finding[];
  /** Headings, repeated heads of tables, page numbers: lines that say where something is, not what. */
  headings: PlacedText[];
  /** Text that found no place in the plan. Nothing is dropped: whoever imports decides. */
  unplaced: PlacedText[];
}

export interface ReadMeta {
  file_kind: "txt" | "docx" | "xlsx";
  title: string | null;
  organisation: string | null;
  /** Key of the pack of kinds of organisation, where the name tells it. */
  organisation_kind: string | null;
  district: string | null;
  province: string | null;
  plan_date: string | null;
  fiscal_years: number[];
  /** Other lines of the cover. */
  cover: string[];
}

export interface ReadContentsLine {
  no: number | null;
  text: string;
  pages: string | null;
}

export interface ReadTarget {
  name: string;
  unit: string | null;
  baseline_year: number | null;
  values: Record<string, number | null>;
}

export interface ReadRisk {
  no: number;
  process: string;
  risks: string[];
  /** The level in the document's words, or its score where it has no words. */
  risk_score: string;
  /** Where the document has a column of figures beside the words. */
  score: string | null;
  likelihood: string | null;
  impact: string | null;
  measures: { text: string; project_no: number | null }[];
}

export interface StatedTotal {
  row: string;
  dimension: number | null;
  count: string | null;
  per_year: string[];
}

export interface ComputedTotal {
  dimension: number | null;
  count: number;
  per_year: Record<string, number>;
}

export const readKinds = ["โครงการ", "กิจกรรม", "มาตรการ", "แนวปฏิบัติ"] as const;
export type ReadKind = (typeof readKinds)[number];

export interface ReadProject {
  no: number;
  title: string;
  kind: ReadKind;
  dimension: { no: number; title: string } | null;
  program: { no: string; title: string; title_part2: string | null } | null;
  subprograms: { no: string; title: string }[];
  /** One figure for every fiscal year; 0 where none is spent. */
  budgets: Record<string, number>;
  budget_total_5y: number;
  budget_source: "table" | "sheet" | "none";
  budget_text_part3: string | null;
  remark: string | null;
  remark_units: string[];
  /** Projects of the ordinary plan and other sources that pay, in the document's words. */
  funding: string[];
  rationale: string[];
  objectives: string[];
  target: string | string[];
  target_number: number | null;
  area: string | null;
  steps: ReadStep[];
  period: string | null;
  responsible: string | null;
  responsible_text: string | null;
  /** What stands under a heading of indicators of its own. */
  indicators: string[];
  outputs: { no: string | null; text: string }[];
  outcomes: string[];
  linked_risks: number[];
  source: {
    title_toc: string | null;
    title_part2: string | null;
    title_part3: string | null;
    pages: string | null;
  };
}

export interface ReadStep {
  no: string | null;
  text: string;
  /** In the order of the document; level 1 stands under the step, level 2 under the level 1 before it. */
  sub: { no: string | null; level: number; text: string }[];
  /** A sentence that goes on after the sub-steps. */
  tail: string | null;
}

export interface ReadDeclaration {
  title: string | null;
  date: string | null;
  date_iso: string | null;
  signed_by: string | null;
  position: string | null;
  paragraphs: string[];
}

export type Finding = FindingOf<FindingKind>;
export type Notebook = NotebookOf<FindingKind>;

export type FindingKind =
  | "file"
  | "meta"
  | "years"
  | "heading"
  | "title"
  | "hierarchy"
  | "order"
  | "table"
  | "budget"
  | "total"
  | "count"
  | "template"
  | "missing"
  | "numbering"
  | "goes-on"
  | "repeated"
  | "wording"
  | "scan"
  | "organisation"
  | "law"
  | "quotes"
  | "figures"
  | "dates"
  | "risk"
  | "remark"
  | "digits";
