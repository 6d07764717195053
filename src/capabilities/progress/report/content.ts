/**
 * What a report of a round says, whole: made from the records of a year, frozen into versions, read from old
 * files, checked and printed. Plain data that goes through JSON unchanged. Money is satang, years are พ.ศ.
 */
import type { Round } from "../../../thai/fiscal.ts";
import type { ProjectKind } from "../../plan/content.ts";

export interface ReportContent {
  /** As on the cover. */
  title: string;
  organisation: ReportOrganisation;
  /** Name of the plan that is reported on; empty where a file does not tell it. */
  plan: string | null;
  year: number;
  round: Round;
  period: ReportPeriod;
  introduction: readonly string[];
  /** In the order of the form. */
  dimensions: readonly ReportDimension[];
  factors: readonly string[];
  problems: readonly string[];
  recommendations: readonly string[];
  reporter: Reporter | null;
  announcement: Announcement | null;
}

export interface ReportOrganisation {
  name: string;
  amphoe: string | null;
  province: string | null;
}

export interface ReportPeriod {
  /** IsoDate; as reckoned, or as a file prints it. */
  from: string | null;
  to: string | null;
}

export interface ReportDimension {
  /** มิติที่ 1 การสร้างวัฒนธรรมสุจริต */
  title: string;
  /** Headings and projects as they follow each other in the form. */
  lines: readonly ReportLine[];
  /** As the form prints it; of our own reports always the sum of its rows, shared money once. */
  total: ReportTotal | null;
}

export type ReportLine =
  | { readonly heading: ReportHeading; readonly row?: undefined }
  | { readonly row: ReportRow; readonly heading?: undefined };

/** A mission or item (level 1), or a sub-item (level 2). */
export interface ReportHeading {
  level: 1 | 2;
  code: string | null;
  title: string;
}

/** The eleven columns, and what the narrative tells of the same project. */
export interface ReportRow {
  /** Identifier of the project-year; a file's rows are counted: "1", "2". */
  id: string;
  code: string;
  kind: ProjectKind | null;
  title: string;
  /** ตัวชี้วัด */
  indicator: string;
  /** เป้าหมาย */
  target: string;
  /** ผลการดำเนินงาน ผลลัพธ์/ผลสัมฤทธิ์: a line each. */
  result: string;
  money: RowMoney;
  /** What of งบหน่วยงาน comes from sources that pay other projects too; nothing where a file does not tell. */
  shared?: readonly SharedMoney[];
  guidelines: Guidelines;
  remark: string;
  narrative: readonly NarrativePart[];
}

/** งบบูรณาการ, งบหน่วยงาน, ผลเบิกจ่าย; null is a dash. */
export interface RowMoney {
  integrated: number | null;
  agency: number | null;
  disbursed: number | null;
}

export interface SharedMoney {
  /** The same in every row that it pays. */
  source: string;
  amount: number;
  /** All that the source has in this year; null where nobody wrote it down. */
  holds: number | null;
}

/** แนวทางตามแผนบูรณาการ: the three tick columns. */
export interface Guidelines {
  conscience: boolean;
  mechanism: boolean;
  efficiency: boolean;
}

export interface ReportTotal extends RowMoney {
  guidelines: Guidelines;
}

/** วัตถุประสงค์, วิธีดำเนินการ, ผลการดำเนินการ … with what stands under it. */
export interface NarrativePart {
  heading: string;
  paragraphs: readonly string[];
}

export interface Reporter {
  name: string | null;
  position: string | null;
  phone: string | null;
  email: string | null;
  /** IsoDate. */
  reportedOn: string | null;
}

export interface Announcement {
  subject: string | null;
  text: readonly string[];
  /** IsoDate. */
  signedOn: string | null;
  signerName: string | null;
  signerTitle: string | null;
}
