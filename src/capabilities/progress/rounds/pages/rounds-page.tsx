import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { formatThaiDate, relativeDay } from "../../../../thai/date-text.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { fiscalYearLabel, roundLabel } from "../../../../thai/fiscal.ts";
import type { Round } from "../../../../thai/fiscal.ts";
import type { RoundRow, UnitReport } from "../queries.ts";
import { countRound, isOnTime, reportStatuses } from "../rules.ts";
import { roundCrumbs } from "./words.ts";

interface RoundsPageProps {
  org: string;
  /** The ways through the year. */
  tabs: ComponentChildren;
  year: number;
  today: IsoDate;
  rounds: readonly RoundRow[];
  reports: readonly UnitReport[];
}

/** The rounds of a year: how far each is, and where each unit stands in it. */
export function RoundsPage({ org, tabs, year, today, rounds, reports }: RoundsPageProps) {
  const at = { org, year: String(year) };
  const units = [...new Map(reports.map(({ unitId, unitName }) => [unitId, unitName]))];
  const reportOf = (unitId: string, round: Round) =>
    reports.find((report) => report.unitId === unitId && report.round === round);
  return (
    <>
      <PageHead
        title="รอบรายงาน"
        crumbs={roundCrumbs(org, year).slice(0, -1)}
        lead={`${fiscalYearLabel(year)} ทุกรอบนับตั้งแต่ต้นปีงบประมาณ รอบ 12 เดือนเป็นผลงานสะสมทั้งปี`}
      />
      {tabs}
      <Figures
        figures={rounds.map((row) => {
          const count = countRound(
            reports.filter(({ round }) => round === row.round),
            row.dueOn,
          );
          return {
            label: roundLabel(row.round),
            value: count.received,
            unit: count.expected > 0 ? `จาก ${count.expected} หน่วยงานรับแล้ว` : "ไม่มีหน่วยงานที่ต้องรายงาน",
            tone:
              row.locked || (count.expected > 0 && count.received === count.expected) ? "done" : undefined,
            note: (
              <>
                ส่งแล้ว {count.sent} ทันกำหนด {count.onTime}
                {count.excepted > 0 && ` ยกเว้น ${count.excepted}`}
                <br />
                {row.locked
                  ? "ปิดรอบแล้ว"
                  : `กำหนดส่ง ${formatThaiDate(row.dueOn, "short")} (${relativeDay(row.dueOn, today)})`}
                <br />
                <a href={paths.office.progressRound.href({ ...at, round: row.round })}>
                  เปิด{roundLabel(row.round)}
                </a>
              </>
            ),
          };
        })}
      />
      <Sheet title="หน่วยงานที่ต้องรายงาน" aside={`${units.length} หน่วยงาน`} flush>
        <Table
          caption="หน่วยงานที่ต้องรายงาน"
          captionUnseen
          rows={units}
          rowKey={([id]) => id}
          columns={[
            { key: "unit", head: "หน่วยงาน", cardTitle: true, cell: ([, name]) => name },
            ...rounds.map((row) => ({
              key: row.round,
              head: roundLabel(row.round),
              cell: ([unitId, name]: [string, string]) => {
                const report = reportOf(unitId, row.round);
                return report ? (
                  <a href={paths.office.unitReport.href({ ...at, round: row.round, id: unitId })}>
                    <ReportBadge report={report} dueOn={row.dueOn} today={today} />
                    <span class="unseen">
                      {" "}
                      รายงาน{roundLabel(row.round)}ของ{name}
                    </span>
                  </a>
                ) : (
                  "–"
                );
              },
            })),
          ]}
          empty={
            <Empty title="ยังไม่มีหน่วยงานที่รับผิดชอบโครงการ">
              กำหนดผู้รับผิดชอบของโครงการในแผน แล้วปรับปีตามแผนฉบับใหม่
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

export function ReportBadge({
  report,
  dueOn,
  today,
}: {
  report: UnitReport;
  dueOn: IsoDate;
  today: IsoDate;
}) {
  const { title, tone } = reportStatuses[report.status];
  if (report.status === "expected" && dueOn < today) return <Badge tone="late">เลยกำหนดส่ง</Badge>;
  const isLate = report.firstSentOn !== null && !isOnTime(report, dueOn);
  return (
    <>
      <Badge tone={tone}>{title}</Badge>
      {isLate && report.status !== "excepted" && <span class="hush"> ส่งหลังกำหนด</span>}
    </>
  );
}
