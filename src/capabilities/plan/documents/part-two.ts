import type { Block, Cell, Money, TableRow } from "../../../platform/documents/model.ts";
import type { PlanContent } from "../content.ts";
import { numbersOf } from "../numbering.ts";
import type { CycleDimension, PlanCycle } from "../packs/cycles.ts";
import { bookTotals, totalsOf } from "../totals.ts";
import { body, heading } from "../../../platform/documents/blocks.ts";
import { placeOf, yearsOf } from "./lines.ts";
import { sharedMoney } from "./shared-money.ts";

/** ส่วนที่ 2: one table of all projects with the money of each year, totals by dimension and in all. */
export function partTwo(content: PlanContent, cycle: PlanCycle): Block[] {
  return [
    { ...heading(1, "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต"), align: "center" },
    {
      kind: "paragraph",
      align: "center",
      keepWithNext: true,
      text: [{ text: [content.title, ...yearsOf(content), placeOf(content)].join("\n"), bold: true }],
    },
    {
      ...body(
        `${content.organisation.name} กำหนดโครงการ กิจกรรม และมาตรการตามแผนนี้ไว้ รวม ${content.projects.length} โครงการ ดังนี้`,
      ),
      keepWithNext: true,
    },
    projectTable(content, cycle),
    ...sharedNote(content),
  ];
}

/** Whoever adds the rows up finds more than the sums: the paper says why. */
function sharedNote({ projects, funds, years }: PlanContent): Block[] {
  if (totalsOf(projects, funds, years.length).twice.every((sum) => sum === 0)) return [];
  return [{ kind: "paragraph", text: sharedMoney.note }];
}

function projectTable(content: PlanContent, cycle: PlanCycle): Block {
  const { years, projects, funds } = content;
  const centred = (text: string): Cell => ({ content: text, align: "center" });
  const { dimensions, all, across } = bookTotals(cycle, projects, funds, years.length);
  const money = moneyOf(content);
  const sumOf = (sum: number) => money(sum === 0 ? null : sum);
  return {
    kind: "table",
    size: 10,
    columns: [
      { weight: 8 },
      { weight: 12 },
      { weight: 26 },
      ...years.map(() => ({ weight: 6, align: "right" as const })),
      { weight: 6 },
    ],
    head: [
      {
        cells: [
          { ...centred("มิติ"), rowSpan: 2 },
          { ...centred("ภารกิจตามมิติ"), rowSpan: 2 },
          { ...centred("โครงการ/กิจกรรม/มาตรการ"), rowSpan: 2 },
          ...years.map((year) => centred(`ปี ${year}`)),
          { ...centred("หมายเหตุ"), rowSpan: 2 },
        ],
      },
      { cells: years.map(() => centred("งบประมาณ (บาท)")) },
    ],
    body: [
      ...dimensions.flatMap(({ dimension, totals }) => [
        ...rowsOf(content, dimension, money),
        totalRow("subtotal", "รวม", totals.count, totals.perYear.map(sumOf)),
      ]),
      ...(across.some((sum) => sum > 0) ? [sharedRow(across.map((sum) => sumOf(-sum)))] : []),
      totalRow("total", "รวมทั้งสิ้น", all.count, all.perYear.map(sumOf)),
    ],
  };
}

/** Offices write sums without satang, unless one of them has some: then all do, and the points stand below each other. */
function moneyOf({ projects }: PlanContent): (sum: number | null) => Money {
  const whole = projects.every(({ budgets }) => budgets.every((sum) => sum === null || sum % 100 === 0));
  return (sum) => ({ satang: sum, whole });
}

/** Dimension and mission stand at their first project and reach down over the others, as offices write them. */
function rowsOf(
  content: PlanContent,
  dimension: CycleDimension,
  money: (sum: number | null) => Money,
): TableRow[] {
  const numbers = numbersOf(content.projects);
  const inside = content.projects.filter((project) => project.dimension === dimension.key);
  return inside.map((project, at) => {
    const mission = dimension.missions.find(({ key }) => key === project.mission);
    const isFirst = project.mission !== inside[at - 1]?.mission;
    return {
      whole: true,
      cells: [
        at === 0 ? { content: `${dimension.key}. ${dimension.name}` } : below,
        isFirst ? { content: `${project.mission} ${mission?.name ?? ""}`.trim() } : below,
        { content: `${numbers.get(project.id) ?? ""}) ${project.title}` },
        ...content.years.map((_, year): Cell => ({ content: money(project.budgets[year] ?? null) })),
        { content: project.remark ?? "" },
      ],
    };
  });
}

const below: Cell = { content: "", continues: true };

function totalRow(
  role: "subtotal" | "total",
  label: string,
  count: number,
  perYear: readonly Money[],
): TableRow {
  return {
    role,
    whole: true,
    cells: [
      { content: label, colSpan: 2, align: "center" },
      { content: `จำนวน ${count} โครงการ` },
      ...perYear.map((content): Cell => ({ content })),
      { content: "" },
    ],
  };
}

/** Money of one source that stands in several dimensions is counted once; the reader must be able to add up. */
function sharedRow(across: readonly Money[]): TableRow {
  return {
    whole: true,
    cells: [
      { content: "หัก", colSpan: 2, align: "center" },
      { content: sharedMoney.row },
      ...across.map((content): Cell => ({ content })),
      { content: "" },
    ],
  };
}
