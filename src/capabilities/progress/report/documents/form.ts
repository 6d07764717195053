import type { Block, Cell, Money, Section, TableRow } from "../../../../platform/documents/model.ts";
import { fiscalYearLabel, roundLabel } from "../../../../thai/fiscal.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import { districtOf } from "../../../../platform/documents/blocks.ts";
import { guidelineKeys, guidelineTitles } from "../../project-years.ts";
import type { Guidelines, ReportContent, ReportDimension, ReportHeading, ReportRow } from "../content.ts";
import { formHeads, sharedMoneyNote, titleCell } from "../heads.ts";
import { rowsOf, sharedAgain, totalOf } from "../totals.ts";

/** แบบรายงานผลการดำเนินงานป้องกันการทุจริตของ อปท.: eleven columns, lying, its head on every page. */
export function formSection(content: ReportContent): Section {
  const note: Block[] =
    sharedAgain(rowsOf(content)) > 0 ? [{ kind: "paragraph", text: sharedMoneyNote }] : [];
  return {
    sheet: "แบบรายงาน",
    orientation: "lying",
    blocks: [...titleBlock(content), formTable(content), ...note],
  };
}

function titleBlock({ organisation, year, round }: ReportContent): Block[] {
  const place = [organisation.name, districtOf(organisation)].filter((part) => part !== "").join(" ");
  return [
    {
      kind: "heading",
      level: 1,
      align: "center",
      text: "แบบรายงานผลการดำเนินงานป้องกันการทุจริตของ อปท.",
    },
    {
      kind: "paragraph",
      align: "center",
      keepWithNext: true,
      text: [{ text: `${place}\nผลงาน${fiscalYearLabel(year, "formal")} ${roundBoxes(round)}`, bold: true }],
    },
  ];
}

/** The form has boxes for 6 and 12 months; a round of 9 months is asked for beside it. */
function roundBoxes(round: Round): string {
  const box = (each: Round) => `${each === round ? "( / )" : "(   )"} ${roundLabel(each)}`;
  const offered: Round[] = round === "9-month" ? ["6-month", "9-month", "12-month"] : ["6-month", "12-month"];
  return `${offered.map(box).join("   ")} (ผลงานสะสม)`;
}

function formTable(content: ReportContent): Block {
  const money = moneyOf(content);
  return {
    kind: "table",
    size: 10,
    columns: [
      { weight: 15 },
      { weight: 13 },
      { weight: 11 },
      { weight: 27 },
      ...(["right", "right", "right"] as const).map((align) => ({ weight: 6, align })),
      ...(["center", "center", "center"] as const).map((align) => ({ weight: 6.5, align })),
      { weight: 6 },
    ],
    head: formHead(),
    body: [
      ...content.dimensions.flatMap((dimension) => dimensionRows(dimension, money)),
      totalRow("total", "รวมทั้งสิ้น", totalOf(rowsOf(content)), money),
    ],
  };
}

function formHead(): TableRow[] {
  const down = (content: string): Cell => ({ content, rowSpan: 2, align: "center" });
  return [
    {
      cells: [
        // Where a narrow column must break them.
        ...formHeads.words.map((head) =>
          down(head.replace("โครงการ", "\nโครงการ").replace(" ผลลัพธ์", "\nผลลัพธ์")),
        ),
        { content: formHeads.budget, colSpan: 3, align: "center" },
        { content: formHeads.guidelines, colSpan: 3, align: "center" },
        down(formHeads.remark),
      ],
    },
    {
      cells: [
        ...formHeads.money.map((content): Cell => ({ content, align: "center" })),
        ...guidelineKeys.map((key): Cell => ({ content: guidelineTitles[key], align: "center" })),
      ],
    },
  ];
}

type InMoney = (satang: number | null) => Money;

/** Satang are written everywhere or nowhere, so that the points stand below each other. */
function moneyOf(content: ReportContent): InMoney {
  const whole = rowsOf(content).every(({ money }) =>
    Object.values(money).every((sum: number | null) => sum === null || sum % 100 === 0),
  );
  return (satang) => ({ satang, whole });
}

function dimensionRows(dimension: ReportDimension, money: InMoney): TableRow[] {
  return [
    { role: "group", cells: [{ content: dimension.title, colSpan: 11 }] },
    ...dimension.lines.map(({ heading, row }) => (heading ? headingRow(heading) : projectRow(row, money))),
    ...(dimension.total ? [totalRow("subtotal", "รวม", dimension.total, money)] : []),
  ];
}

function headingRow({ code, title }: ReportHeading): TableRow {
  const content = [code, title].filter(Boolean).join(" ");
  return { role: "group", cells: [{ content, colSpan: 11 }] };
}

function projectRow(row: ReportRow, money: InMoney): TableRow {
  return {
    cells: [
      { content: titleCell(row) },
      { content: row.indicator === "" ? "-" : row.indicator },
      { content: row.target === "" ? "-" : row.target },
      { content: row.result },
      ...figures(row, money),
      { content: row.remark },
    ],
  };
}

function totalRow(
  role: "subtotal" | "total",
  label: string,
  total: NonNullable<ReportDimension["total"]>,
  money: InMoney,
): TableRow {
  return {
    role,
    whole: true,
    cells: [
      { content: label, colSpan: 4, align: "center" },
      ...figures({ money: total, guidelines: total.guidelines }, money),
      { content: "" },
    ],
  };
}

/** The form is ticked with a stroke, and has a dash where there is none. */
function figures({ money, guidelines }: Pick<ReportRow, "money" | "guidelines">, inMoney: InMoney): Cell[] {
  return [
    ...[money.integrated, money.agency, money.disbursed].map((sum): Cell => ({ content: inMoney(sum) })),
    ...guidelineKeys.map((key): Cell => ({ content: tickOf(guidelines, key) })),
  ];
}

function tickOf(guidelines: Guidelines, key: keyof Guidelines): string {
  return guidelines[key] ? "/" : "-";
}
