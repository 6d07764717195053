import type { TableColumn } from "../../../platform/tables/column.ts";
import { roundLabel } from "../../../thai/fiscal.ts";
import { nationalKindTitle } from "../../plan/titles.ts";
import { guidelineKeys, guidelineTitles } from "../project-years.ts";
import type { ReportContent, ReportRow } from "./content.ts";
import { rowsIn } from "./totals.ts";

/** A row with what stands around it in the form. */
export interface NationalRow extends ReportRow {
  year: number;
  round: string;
  dimension: string;
}

export function nationalRows({ year, round, dimensions }: ReportContent): NationalRow[] {
  return dimensions.flatMap((dimension) =>
    rowsIn(dimension).map((row) => ({ ...row, year, round: roundLabel(round), dimension: dimension.title })),
  );
}

type Column = TableColumn<NationalRow>;
const out = { only: "out" } as const;
const text = (key: string, head: string, value: (row: NationalRow) => string): Column => ({
  ...out,
  key,
  head,
  kind: "text",
  value,
});
const money = (key: string, head: string, value: (row: NationalRow) => number | null): Column => ({
  ...out,
  key,
  head,
  kind: "money",
  value,
});

/** The columns of the form as a plain table, a project a row: for typing on into the national system. */
export const nationalReportColumns: readonly Column[] = [
  { ...out, key: "year", head: "ปีงบประมาณ", kind: "whole", value: ({ year }) => year },
  text("round", "รอบรายงาน", ({ round }) => round),
  text("dimension", "มิติ", ({ dimension }) => dimension),
  text("code", "ลำดับที่", ({ code }) => code),
  text("kind", "ประเภทงาน", ({ kind }) => (kind === null ? "" : nationalKindTitle(kind))),
  text("title", "งาน/กิจกรรม/โครงการ", ({ title }) => title),
  text("indicator", "ตัวชี้วัด", ({ indicator }) => indicator),
  text("target", "เป้าหมาย", ({ target }) => target),
  text("result", "ผลการดำเนินงาน", ({ result }) => result),
  money("integrated", "งบบูรณาการ (บาท)", (row) => row.money.integrated),
  money("agency", "งบหน่วยงาน (บาท)", (row) => row.money.agency),
  money("disbursed", "ผลเบิกจ่าย (บาท)", (row) => row.money.disbursed),
  ...guidelineKeys.map((key): Column => ({
    ...out,
    key,
    head: guidelineTitles[key],
    kind: "yes-no",
    value: ({ guidelines }) => guidelines[key],
  })),
  text("remark", "หมายเหตุ", ({ remark }) => remark),
];
