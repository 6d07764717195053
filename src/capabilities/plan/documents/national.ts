import type { TableColumn } from "../../../platform/tables/column.ts";
import { targetGroupKinds } from "../content.ts";
import type { PlanContent, PlanProject } from "../content.ts";
import { targetGroupTitles } from "../rules.ts";
import { nationalKindTitle } from "../titles.ts";

const out = { only: "out" } as const;

/**
 * Fields of the national system of the cycle before (ระบบของสำนักงาน ป.ป.ช. พ.ศ. 2561–2564); the present one
 * has published no format. Kinds carry the numbers of that system: 1 โครงการ 2 กิจกรรม 3 มาตรการ 4 แนวปฏิบัติ.
 */
export function nationalColumns({ years }: PlanContent): readonly TableColumn<PlanProject>[] {
  return [
    { ...out, key: "title", head: "ชื่อโครงการ/กิจกรรม/มาตรการ", kind: "text", value: ({ title }) => title },
    { ...out, key: "kind", head: "ประเภทงาน", kind: "text", value: ({ kind }) => nationalKindTitle(kind) },
    ...years.map((year, at): TableColumn<PlanProject> => ({
      ...out,
      key: `year-${year}`,
      head: `ดำเนินการปี ${year}`,
      kind: "yes-no",
      // A plan names no years for a project: without money it runs through all of them, with money in those that have it.
      value: ({ budgets }) => budgets.every((sum) => sum === null) || (budgets[at] ?? null) !== null,
    })),
    ...([1, 2, 3, 4] as const).map((quarter): TableColumn<PlanProject> => ({
      ...out,
      key: `quarter-${quarter}`,
      head: `ไตรมาส ${quarter}`,
      kind: "yes-no",
      value: ({ quarters }) => quarters.includes(quarter),
    })),
    { ...out, key: "dimension", head: "มิติที่", kind: "text", value: ({ dimension }) => dimension },
    {
      ...out,
      key: "has-budget",
      head: "ใช้งบประมาณ",
      kind: "yes-no",
      value: ({ budgets }) => budgets.some((sum) => sum !== null),
    },
    ...years.map((year, at): TableColumn<PlanProject> => ({
      ...out,
      key: `budget-${year}`,
      head: `งบประมาณปี ${year} (บาท)`,
      kind: "money",
      value: ({ budgets }) => budgets[at] ?? null,
    })),
    ...targetGroupKinds.map((group): TableColumn<PlanProject> => ({
      ...out,
      key: group,
      head: targetGroupTitles[group],
      kind: "yes-no",
      value: ({ target }) => target.groups.includes(group),
    })),
    {
      ...out,
      key: "objectives",
      head: "วัตถุประสงค์",
      kind: "text",
      value: ({ objectives }) => objectives.join("\n"),
    },
    { ...out, key: "remark", head: "หมายเหตุ", kind: "text", value: ({ remark }) => remark },
  ];
}
