import type { Block, Cell, TableRow } from "../../../platform/documents/model.ts";
import type { Satang } from "../../../thai/money.ts";
import type { PlanContent } from "../content.ts";
import { numbersOf } from "../numbering.ts";
import type { CycleDimension, PlanCycle } from "../packs/cycles.ts";
import { totalsOf } from "../totals.ts";
import { heading } from "./blocks.ts";

/** ส่วนที่ 2: one table of all projects with the money of each year, totals by dimension and in all. */
export function partTwo(content: PlanContent, cycle: PlanCycle): Block[] {
  const { years, projects, funds } = content;
  const centred = (text: string): Cell => ({ content: text, align: "center" });
  const dimensions = cycle.dimensions.map((dimension) => ({
    dimension,
    totals: totalsOf(
      projects.filter((project) => project.dimension === dimension.key),
      funds,
      years.length,
    ),
  }));
  const all = totalsOf(projects, funds, years.length);
  const across = all.perYear.map(
    (sum, year) =>
      (dimensions.reduce((added, { totals }) => added + (totals.perYear[year] ?? 0), 0) - sum) as Satang,
  );
  return [
    { ...heading(1, "ส่วนที่ 2 แผนปฏิบัติการป้องกันการทุจริต"), align: "center" },
    {
      kind: "table",
      size: 12,
      columns: [
        { weight: 6 },
        { weight: 9 },
        { weight: 17 },
        ...years.map(() => ({ weight: 5, align: "right" as const })),
        { weight: 5 },
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
          ...rowsOf(content, dimension),
          totalRow("subtotal", "รวม", totals.count, totals.perYear),
        ]),
        ...(across.some((sum) => sum > 0) ? [sharedRow(across)] : []),
        totalRow("total", "รวมทั้งสิ้น", all.count, all.perYear),
      ],
    },
  ];
}

/** Dimension and mission stand at their first project only, as offices write them. */
function rowsOf(content: PlanContent, dimension: CycleDimension): TableRow[] {
  const numbers = numbersOf(content.projects);
  const inside = content.projects.filter((project) => project.dimension === dimension.key);
  return inside.map((project, at) => {
    const mission = dimension.missions.find(({ key }) => key === project.mission);
    const isFirst = project.mission !== inside[at - 1]?.mission;
    return {
      whole: true,
      cells: [
        { content: at === 0 ? `${dimension.key}. ${dimension.name}` : "" },
        { content: isFirst ? `${project.mission} ${mission?.name ?? ""}`.trim() : "" },
        { content: `${numbers.get(project.id) ?? ""}) ${project.title}` },
        ...content.years.map((_, year): Cell => ({ content: { satang: project.budgets[year] ?? null } })),
        { content: project.remark ?? "" },
      ],
    };
  });
}

function totalRow(
  role: "subtotal" | "total",
  label: string,
  count: number,
  perYear: readonly Satang[],
): TableRow {
  return {
    role,
    whole: true,
    cells: [
      { content: label, colSpan: 2, align: "center" },
      { content: `จำนวน ${count} โครงการ` },
      ...perYear.map((sum): Cell => ({ content: { satang: sum === 0 ? null : sum } })),
      { content: "" },
    ],
  };
}

/** Money of one source that stands in several dimensions is counted once; the reader must be able to add up. */
function sharedRow(across: readonly Satang[]): TableRow {
  return {
    whole: true,
    cells: [
      { content: "หัก", colSpan: 2, align: "center" },
      { content: "เงินก้อนเดียวกันที่โครงการต่างมิติใช้ร่วมกัน" },
      ...across.map((sum): Cell => ({ content: { satang: sum === 0 ? null : -sum } })),
      { content: "" },
    ],
  };
}
