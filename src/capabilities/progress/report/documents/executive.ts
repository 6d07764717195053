import { chartBlocks } from "../../../../platform/charts/chart-blocks.ts";
import type { ChartModel, Tone } from "../../../../platform/charts/model.ts";
import type { Block, Cell, DocumentModel } from "../../../../platform/documents/model.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { fiscalYearLabel, roundLabel, roundRange } from "../../../../thai/fiscal.ts";
import { formatBaht, satang } from "../../../../thai/money.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { truncate } from "../../../../thai/text.ts";
import { isLate } from "../../measuring/rules.ts";
import { workStatuses, workStatusTitles } from "../../measuring/standing.ts";
import type { WorkStatus } from "../../measuring/standing.ts";
import { gatheredIn } from "../gathering.ts";
import type { ProjectRecords, ReportRecords } from "../records.ts";
import { verdictTitles } from "../told.ts";

/** One page for the executive: how far, what it cost, what was reached, what is late. */
export function executivePage(records: ReportRecords, digits: DocumentModel["digits"]): DocumentModel {
  const { organisation, year, round, cycle } = records;
  const { end } = roundRange(year, round);
  const projects = gatheredIn(records);
  const title = `สรุปผลการดำเนินงานป้องกันการทุจริต ${fiscalYearLabel(year, "formal")}`;
  const dimensions = cycle.dimensions.map(({ key }) => ({
    title: `มิติที่ ${key}`,
    inside: projects.filter(({ project }) => project.dimension === key),
  }));
  const charts = [statusChart(dimensions), moneyChart(dimensions), indicatorChart(dimensions)];
  return {
    title,
    issuer: organisation.name,
    digits,
    keepWhole: [organisation.name],
    pageNumbers: "none",
    sections: [
      {
        sheet: "สรุปผู้บริหาร",
        blocks: [
          {
            kind: "heading",
            level: 2,
            align: "center",
            text: `สรุปผลการดำเนินงานป้องกันการทุจริต\n${organisation.name}`,
          },
          {
            kind: "paragraph",
            align: "center",
            text: `${fiscalYearLabel(year, "formal")} ${roundLabel(round)} (ถึงวันที่ ${formatThaiDate(end, "short")})`,
          },
          figures(projects),
          ...charts.flatMap((chart) => chartBlocks(chart, { digits, widthCm: 9.5 })),
          ...lateList(projects, end),
        ],
      },
    ],
  };
}

export interface InDimension {
  title: string;
  inside: readonly Standing[];
}
type Standing = Pick<ProjectRecords, "project" | "standing">;

const sum = (amounts: readonly number[]) => amounts.reduce((all, each) => all + each, 0);
const baht = (amount: number) => formatBaht(satang(amount), { decimals: "needed" });

function budgetOf({ project: { budget, integratedBudget } }: Standing): number {
  return (budget ?? 0) + (integratedBudget ?? 0);
}

function figures(projects: readonly ProjectRecords[]): Block {
  const done = projects.filter(({ standing }) => standing.status === "done").length;
  const verdicts = projects.flatMap(({ standing }) => standing.indicators);
  const met = verdicts.filter(({ verdict }) => verdict === "met").length;
  const told = [
    ["แล้วเสร็จ", `${done} จาก ${projects.length} รายการ`],
    ["งบประมาณตามแผน", `${baht(sum(projects.map(budgetOf)))} บาท`],
    ["เบิกจ่ายแล้ว", `${baht(sum(projects.map(({ standing }) => standing.spent)))} บาท`],
    ["บรรลุตัวชี้วัด", `${met} จาก ${verdicts.length} ตัวชี้วัด`],
  ] as const;
  return {
    kind: "table",
    size: 12,
    columns: told.map(() => ({ weight: 1, align: "center" })),
    head: [{ cells: told.map(([head]): Cell => ({ content: head, align: "center" })) }],
    body: [{ cells: told.map(([, content]): Cell => ({ content, align: "center", bold: true })) }],
  };
}

const statusTones: Record<WorkStatus, Tone> = {
  "not-started": "idle",
  "under-way": "doing",
  done: "done",
  "could-not": "stop",
};

export function statusChart(dimensions: readonly InDimension[]): ChartModel {
  return {
    kind: "stacked",
    title: "ความก้าวหน้าของโครงการ",
    categoryLabel: "มิติ",
    categories: dimensions.map(({ title }) => title),
    unit: "รายการ",
    series: workStatuses.map((status) => ({
      name: workStatusTitles[status],
      tone: statusTones[status],
      values: dimensions.map(
        ({ inside }) => inside.filter(({ standing }) => standing.status === status).length,
      ),
    })),
  };
}

export function moneyChart(dimensions: readonly InDimension[]): ChartModel {
  const inBaht = (amounts: readonly number[]) => sum(amounts) / 100;
  return {
    kind: "bar",
    title: "งบประมาณตามแผนและผลเบิกจ่าย",
    categoryLabel: "มิติ",
    categories: dimensions.map(({ title }) => title),
    unit: "บาท",
    series: [
      { name: "ตามแผน", values: dimensions.map(({ inside }) => inBaht(inside.map(budgetOf))) },
      {
        name: "เบิกจ่าย",
        values: dimensions.map(({ inside }) => inBaht(inside.map(({ standing }) => standing.spent))),
      },
    ],
  };
}

const verdicts = [
  ["met", "done"],
  ["not-met", "stop"],
  ["cannot-tell", "idle"],
] as const;

export function indicatorChart(dimensions: readonly InDimension[]): ChartModel {
  return {
    kind: "stacked",
    title: "ผลตามตัวชี้วัด",
    categoryLabel: "มิติ",
    categories: dimensions.map(({ title }) => title),
    unit: "ตัวชี้วัด",
    series: verdicts.map(([verdict, tone]) => ({
      name: verdictTitles[verdict],
      tone,
      values: dimensions.map(
        ({ inside }) =>
          inside.flatMap(({ standing }) => standing.indicators).filter((each) => each.verdict === verdict)
            .length,
      ),
    })),
  };
}

/** As many as the page has room for; the rest is counted. */
const MOST_LATE = 5;

function lateList(projects: readonly ProjectRecords[], end: IsoDate): Block[] {
  const late = projects.filter(
    ({ project, standing }) => standing.light === "red" || isLate(project, standing.status, end),
  );
  if (late.length === 0) return [{ kind: "paragraph", text: "ไม่มีโครงการที่ล่าช้า" }];
  const shown = late.slice(0, MOST_LATE);
  const rest = late.length > shown.length ? ` (${shown.length} รายการแรก)` : "";
  return [
    {
      kind: "table",
      size: 10,
      caption: `โครงการที่ล่าช้า ${late.length} รายการ${rest}`,
      columns: [{ weight: 14 }, { weight: 6 }, { weight: 7 }],
      head: [
        { cells: [{ content: "โครงการ" }, { content: "ผู้รับผิดชอบ" }, { content: "สถานะ (ขั้นตอนที่แล้วเสร็จ)" }] },
      ],
      body: shown.map(({ project, standing: { status, progress } }) => ({
        cells: [
          { content: `${project.code}) ${truncate(project.title, 45)}` },
          { content: project.allUnits ? "ทุกสำนัก/กอง" : project.units.map(({ name }) => name).join(", ") },
          { content: `${workStatusTitles[status]} (${progress.done} จาก ${progress.of})` },
        ],
      })),
    },
  ];
}
