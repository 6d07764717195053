import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { Column } from "../../../../platform/ui/table.tsx";
import { Timeline } from "../../../../platform/ui/timeline.tsx";
import { formatThaiDateTime } from "../../../../thai/date-text.ts";
import { formatBaht, satang } from "../../../../thai/money.ts";
import { dimensionOf } from "../../../plan/packs/cycles.ts";
import type { PlanCycle } from "../../../plan/packs/cycles.ts";
import type { ProjectYear } from "../../project-years.ts";
import type { YearRow, YearTurn } from "../queries.ts";
import { turnTitles, yearStatusWords } from "../titles.ts";
import { yearCrumbs } from "./forms.tsx";

interface YearPageProps {
  org: string;
  /** The ways through the year. */
  tabs: ComponentChildren;
  year: YearRow;
  cycle: PlanCycle;
  projects: readonly ProjectYear[];
  turns: readonly YearTurn[];
  /** A newer edition of the plan has been published since. */
  isBehind: boolean;
  mayKeep: boolean;
}

export function YearPage({ org, tabs, year, cycle, projects, turns, isBehind, mayKeep }: YearPageProps) {
  const at = { org, year: String(year.year) };
  const { title, tone } = yearStatusWords[year.status];
  const isOpen = year.status === "open";
  return (
    <>
      <PageHead
        title={`ปีงบประมาณ ${year.year}`}
        crumbs={yearCrumbs(org)}
        actions={
          mayKeep && (
            <LinkButton href={(isOpen ? paths.office.progressClose : paths.office.progressReopen).href(at)}>
              {isOpen ? "ปิดปีงบประมาณ" : "เปิดอีกครั้ง"}
            </LinkButton>
          )
        }
      />
      {tabs}
      <p>
        <Badge tone={tone}>{title}</Badge>
      </p>
      {isBehind && isOpen && (
        <Notice kind="late" title="มีแผนฉบับใหม่กว่าที่ปีนี้ใช้อยู่">
          <p>โครงการของปีนี้ยังเป็นของแผนฉบับก่อน</p>
          {mayKeep && <LinkButton href={paths.office.progressAmend.href(at)}>ปรับตามแผนฉบับใหม่</LinkButton>}
        </Notice>
      )}
      <Sheet title="โครงการของปีนี้" aside={<span class="hush">{projects.length} โครงการ</span>} flush>
        <Table
          caption="โครงการของปีนี้"
          captionUnseen
          columns={columnsOf(org, mayKeep && isOpen)}
          rows={projects}
          rowKey={({ id }) => id}
          groupOf={({ dimension }) => {
            const found = dimensionOf(cycle, dimension);
            return found ? `มิติที่ ${found.key} ${found.name}` : dimension;
          }}
          empty={<Empty title="แผนไม่มีโครงการ">เพิ่มโครงการในแผน ประกาศใช้ แล้วปรับปีตามแผนฉบับใหม่</Empty>}
        />
      </Sheet>
      <Sheet title="ประวัติของปี">
        <Timeline
          steps={turns.map(({ what, at: when, by_name, reason }) => ({
            title: turnTitles[what],
            when: formatThaiDateTime(when, "short"),
            at: when.toISOString(),
            by: by_name,
            detail: reason,
          }))}
        />
      </Sheet>
    </>
  );
}

function columnsOf(org: string, maySet: boolean): Column<ProjectYear>[] {
  return [
    { key: "code", head: "ที่", cell: ({ code }) => code, tight: true },
    {
      key: "title",
      head: "โครงการ กิจกรรม มาตรการ",
      cardTitle: true,
      cell: ({ id, title, dropped }) => (
        <>
          <a href={paths.office.workProject.href({ org, id })}>{title}</a>{" "}
          {dropped && <Badge tone="stop">นำออกจากแผนแล้ว</Badge>}
        </>
      ),
    },
    {
      key: "units",
      head: "ผู้รับผิดชอบ",
      cell: ({ allUnits, units }) =>
        allUnits ? `ทุกหน่วยงาน (${units.length} หน่วย)` : units.map(({ name }) => name).join(", "),
    },
    {
      key: "budget",
      head: "งบประมาณ (บาท)",
      align: "end",
      cell: ({ budget: own }) => (own === null ? "–" : formatBaht(satang(own), { decimals: "needed" })),
    },
    ...(maySet
      ? [
          {
            key: "set",
            head: "กำหนด",
            cell: ({ id, title }: ProjectYear) => (
              <a href={paths.office.progressProject.href({ org, id })}>
                งบบูรณาการและแนวทาง<span class="unseen">ของ {title}</span>
              </a>
            ),
          },
        ]
      : []),
  ];
}
