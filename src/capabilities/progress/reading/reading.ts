/**
 * What was read out of a report that exists already. Plain data that goes through JSON unchanged. Money is baht
 * as the document prints it, with at most two decimals; years are พ.ศ.
 */
import type { Finding as FindingOf, PlacedText } from "../../../platform/reading/finding.ts";
import type { Notebook as NotebookOf } from "../../../platform/reading/notebook.ts";
import type { Round } from "../../../thai/fiscal.ts";

export interface ReportReading {
  meta: ReportMeta;
  introduction: string[];
  dimensions: ReadDimension[];
  rows: ReadRow[];
  /** Added up from the rows that were read, of every dimension and (dimension null) of all. */
  totals: ReadTotals[];
  counts: { dimensions: number; items: number; subitems: number; rows: number };
  factors: string[];
  problems: string[];
  recommendations: string[];
  reporter: ReadReporter | null;
  announcement: ReadAnnouncement | null;
  findings: Finding[];
  /** Headings, repeated heads of tables, page numbers: lines that say where something is, not what. */
  headings: PlacedText[];
  /** Text that found no place in the report. Nothing is dropped: whoever imports decides. */
  unplaced: PlacedText[];
}

export interface ReportMeta {
  file_kind: "txt" | "docx" | "xlsx";
  title: string | null;
  organisation: string | null;
  /** Key of the pack of kinds of organisation, where the name tells it. */
  organisation_kind: string | null;
  district: string | null;
  province: string | null;
  plan: string | null;
  fiscal_year: number | null;
  round: Round | null;
  /** IsoDate, as the document prints it. */
  period_from: string | null;
  period_to: string | null;
  /** Other lines of the cover. */
  cover: string[];
}

/** A dimension of the form: its headings and rows as they follow each other. */
export interface ReadDimension {
  no: number | null;
  title: string;
  lines: ReadLine[];
  /** The total row as printed. */
  stated: StatedTotal | null;
}

export type ReadLine =
  | { heading: ReadHeading; row?: undefined }
  | { /** no of the row. */ row: number; heading?: undefined };

export interface ReadHeading {
  /** 1: mission or item, 2: sub-item. */
  level: 1 | 2;
  no: string | null;
  title: string;
}

export interface Money {
  integrated: number | null;
  agency: number | null;
  disbursed: number | null;
}

export const tickColumns = ["conscience", "mechanism", "efficiency"] as const;
export type TickColumn = (typeof tickColumns)[number];
export type Ticks = Record<TickColumn, boolean>;

export interface StatedTotal extends Money {
  printed: string[];
  ticks: Ticks;
}

export interface ReadTotals extends Money {
  dimension: number | null;
  rows: number;
  budgeted_rows: number;
  disbursed_rows: number;
  /** How many rows tick each guideline. */
  ticked: Record<TickColumn, number>;
}

export const readKinds = ["โครงการ", "กิจกรรม", "มาตรการ", "แนวปฏิบัติ"] as const;
export type ReadKind = (typeof readKinds)[number];

export interface ReadRow extends Money {
  no: number;
  /** As printed, and with the number of its item where the print leaves it out. */
  code: string | null;
  canonical_code: string | null;
  kind: ReadKind | null;
  title: string;
  indicator: string;
  target: string;
  result: string;
  ticks: Ticks;
  remark: string;
  /** The cells of the form as printed, by column. */
  printed: Partial<Record<FormColumn, string>>;
  narrative: ReadNarrative | null;
  status: NarrativeStatus;
}

export const formColumns = [
  "title",
  "indicator",
  "target",
  "result",
  "integrated",
  "agency",
  "disbursed",
  ...tickColumns,
  "remark",
] as const;
export type FormColumn = (typeof formColumns)[number];

export interface ReadNarrative {
  /** Title of the project where it is told. */
  title: string;
  parts: ReadPart[];
}

export interface ReadPart {
  heading: string;
  about: PartAbout;
  paragraphs: string[];
}

/** plan: written before the work began. done, result: what the report itself says. */
export type PartAbout = "plan" | "done" | "result" | "other";

/** What the narrative tells: a result, only what was done, an empty result, that nothing was done, only the plan. */
export const narrativeStatuses = [
  "result",
  "done",
  "blank",
  "not-done",
  "plan",
  "objectives",
  "none",
] as const;
export type NarrativeStatus = (typeof narrativeStatuses)[number];

export interface ReadReporter {
  name: string | null;
  position: string | null;
  phone: string | null;
  email: string | null;
  date: string | null;
  date_iso: string | null;
}

export interface ReadAnnouncement {
  title: string | null;
  paragraphs: string[];
  date: string | null;
  date_iso: string | null;
  signed_by: string | null;
  position: string | null;
}

export type Finding = FindingOf<FindingKind>;
export type Notebook = NotebookOf<FindingKind>;

export type FindingKind =
  | "file"
  | "meta"
  | "period"
  | "heading"
  | "table"
  | "code"
  | "title"
  | "money"
  | "total"
  | "ticks"
  | "indicator"
  | "result-repeats-plan"
  | "money-without-result"
  | "result-against-status"
  | "repeated"
  | "narrative"
  | "missing"
  | "organisation"
  | "template"
  | "scan"
  | "quotes"
  | "digits"
  | "wording";
