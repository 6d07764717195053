import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { UnitReport } from "../../rounds/queries.ts";
import { reportStatuses } from "../../rounds/rules.ts";
import type { FindingsProps } from "./props.ts";
import { countOf } from "./by-kind.ts";

/** How much each unit has to mend, and the way to its report. */
export function UnitCounts({ org, year, round, stand, reports, unitsOf }: FindingsProps) {
  const at = { org, year: String(year), round };
  const counts = new Map(
    reports.map(({ unitId }) => [
      unitId,
      countOf(
        stand.findings.filter(({ id }) => unitsOf.get(id)?.includes(unitId)),
        stand.excuses,
      ),
    ]),
  );
  const figure = (key: "errors" | "unexcused" | "excused" | "advice", head: string) => ({
    key,
    head,
    align: "end" as const,
    cell: ({ unitId }: UnitReport) => counts.get(unitId)?.[key] || "–",
  });
  return (
    <Sheet title="นับตามหน่วยงาน" aside={`${reports.length} หน่วยงาน`} flush>
      <Table
        caption="ข้อที่พบของแต่ละหน่วยงาน"
        captionUnseen
        rows={reports}
        rowKey={({ unitId }) => unitId}
        columns={[
          {
            key: "unit",
            head: "หน่วยงาน",
            cardTitle: true,
            cell: ({ unitId, unitName }) => (
              <a href={paths.office.progressReportFindings.href(at, { unit: unitId })}>{unitName}</a>
            ),
          },
          figure("errors", "ต้องแก้"),
          figure("unexcused", "เตือน รอเหตุผล"),
          figure("excused", "เตือน มีเหตุผล"),
          figure("advice", "แนะนำ"),
          {
            key: "report",
            head: "รายงานของหน่วยงาน",
            cell: ({ unitId, unitName, status }) => (
              <a href={paths.office.unitReport.href({ ...at, id: unitId })}>
                <Badge tone={reportStatuses[status].tone}>{reportStatuses[status].title}</Badge>
                <span class="unseen"> รายงานของ{unitName}</span>
              </a>
            ),
          },
        ]}
        empty={<Empty title="ยังไม่มีหน่วยงานที่รับผิดชอบโครงการ" />}
      />
    </Sheet>
  );
}
