import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Chart } from "../../../../platform/charts/chart.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { Tabs } from "../../../../platform/ui/tabs.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { PlanCycle } from "../../../plan/packs/cycles.ts";
import { byDimension, byUnit, totalsOf } from "../../measuring/totals.ts";
import type { Totals } from "../../measuring/totals.ts";
import { indicatorChart, moneyChart, statusChart } from "../../report/documents/executive.ts";
import { yearCrumbs } from "../../years/pages/forms.tsx";
import { OtherYears } from "../../years/pages/other-years.tsx";
import { baht, concernTitles, concerns, worriesOf } from "../concerns.ts";
import type { Concern, Worry } from "../concerns.ts";
import type { Overview } from "../queries.ts";
import { GroupTable, progressOf } from "./groups.tsx";

interface OverviewPageProps {
  org: string;
  /** The ways through the year. */
  tabs: ComponentChildren;
  overview: Overview;
  cycle: Pick<PlanCycle, "dimensions">;
  /** The concern of which everything is shown. */
  shown: Concern | undefined;
  today: IsoDate;
}

/** So many of a kind; the rest is one tap away. */
const FEW = 5;

export function OverviewPage({ org, tabs, overview, cycle, shown, today }: OverviewPageProps) {
  const { year, years, until, projects, before } = overview;
  const whole = totalsOf(projects);
  const worries = worriesOf(projects, today);
  const inDimensions = byDimension(projects.filter(({ projectYear }) => !projectYear.dropped));
  const dimensions = cycle.dimensions.map(({ key, name }) => ({
    key,
    title: `มิติที่ ${key}`,
    name: `มิติที่ ${key} ${name}`,
    projects: inDimensions.get(key) ?? [],
  }));
  const charted = dimensions.map(({ title, projects: own }) => ({
    title,
    inside: own.map(({ projectYear: project, standing }) => ({ project, standing })),
  }));
  const href = (of: number) => paths.office.progressOverview.href({ org, year: String(of) });
  return (
    <>
      <PageHead
        title={`ภาพรวม ปีงบประมาณ ${year.year}`}
        crumbs={yearCrumbs(org, year.year)}
        lead={`นับจากบันทึกของทุกหน่วยงาน ถึงวันที่ ${formatThaiDate(until)}`}
        actions={<OtherYears years={years.map((each) => each.year)} year={year.year} hrefOf={href} />}
      />
      {tabs}
      <Figures figures={figuresOf(whole, worries)} />
      <Worries org={org} worries={worries} shown={shown} here={href(year.year)} />
      <Sheet title="ตามมิติ">
        <Chart chart={statusChart(charted)} />
        <Chart chart={moneyChart(charted)} />
        <Chart chart={indicatorChart(charted)} />
        <GroupTable
          caption="ผลการดำเนินงานตามมิติ"
          head="มิติ"
          whole={whole}
          rows={dimensions.map(({ key, name, projects: own }) => ({ key, name, totals: totalsOf(own) }))}
        />
      </Sheet>
      <Sheet title="ตามหน่วยงาน">
        <p class="hush">
          โครงการที่หลายหน่วยงานรับผิดชอบนับในทุกหน่วยงานนั้น งบประมาณนับที่หน่วยงานแรก ผลเบิกจ่ายนับที่หน่วยงานที่จ่าย
        </p>
        <GroupTable
          caption="ผลการดำเนินงานตามหน่วยงาน"
          head="หน่วยงาน"
          rows={byUnit(projects).map(({ unit, projects: own }) => ({
            key: unit.id,
            name: unit.name,
            totals: totalsOf(own),
          }))}
        />
      </Sheet>
      {before.length > 0 && <Years now={{ year: year.year, until, totals: whole }} before={before} />}
    </>
  );
}

function figuresOf(whole: Totals, worries: readonly Worry[]) {
  const count = (concern: Concern) => worries.filter((each) => each.concern === concern).length;
  const late = count("late");
  const { met, "not-met": missed, "cannot-tell": open } = whole.verdicts;
  return [
    {
      label: "แล้วเสร็จ",
      value: whole.statuses.done,
      unit: `จาก ${whole.projects} โครงการ`,
      note: progressOf(whole),
    },
    {
      label: "ล่าช้า",
      value: late,
      unit: "โครงการ",
      note: `เสี่ยงไม่ทันอีก ${count("at-risk")} โครงการ`,
      ...(late > 0 ? { tone: "late" as const } : {}),
    },
    { label: "เบิกจ่าย", value: baht(whole.spent), unit: "บาท", note: `จาก ${baht(whole.budget)} บาท` },
    {
      label: "บรรลุตัวชี้วัด",
      value: met,
      unit: `จาก ${met + missed + open} ตัว`,
      note: `ไม่บรรลุ ${missed} ยังตัดสินไม่ได้ ${open}`,
      ...(missed > 0 ? { tone: "stop" as const } : {}),
    },
  ];
}

interface WorriesProps {
  org: string;
  worries: readonly Worry[];
  shown: Concern | undefined;
  here: string;
}

function Worries({ org, worries, shown, here }: WorriesProps) {
  const rows = concerns
    .filter((concern) => shown === undefined || shown === concern)
    .flatMap((concern) => {
      const all = worries.filter((each) => each.concern === concern);
      return shown === undefined ? all.slice(0, FEW) : all;
    });
  const counted = (concern: Concern) => worries.filter((each) => each.concern === concern).length;
  return (
    <Sheet title="เรื่องที่ควรติดตาม">
      {worries.length > 0 && (
        <Tabs
          label="เรื่องที่ควรติดตาม"
          tabs={[
            { label: "ทั้งหมด", href: here, current: shown === undefined },
            ...concerns
              .filter((concern) => counted(concern) > 0)
              .map((concern) => ({
                label: concernTitles[concern],
                href: `${here}?show=${concern}`,
                current: shown === concern,
                count: counted(concern),
              })),
          ]}
        />
      )}
      <Table
        caption="เรื่องที่ควรติดตาม"
        captionUnseen
        columns={[
          {
            key: "project",
            head: "โครงการ",
            cardTitle: true,
            cell: ({ project: { projectYear } }: Worry) => (
              <a href={paths.office.workProject.href({ org, id: projectYear.id })}>
                {projectYear.code} {projectYear.title}
              </a>
            ),
          },
          {
            key: "units",
            head: "ผู้รับผิดชอบ",
            cell: ({ project: { projectYear } }) =>
              projectYear.allUnits ? "ทุกสำนัก/กอง" : projectYear.units.map(({ name }) => name).join(", "),
          },
          { key: "why", head: "รายละเอียด", cell: ({ why }) => why },
        ]}
        rows={rows}
        groupOf={({ concern }) => {
          const all = counted(concern);
          const few = shown === undefined && all > FEW ? ` แสดง ${FEW} จาก` : "";
          return `${concernTitles[concern]}${few} ${all} โครงการ`;
        }}
        rowKey={({ concern, project }) => `${concern} ${project.projectYear.id}`}
        empty={<Empty title="ไม่มีเรื่องที่ต้องติดตาม">ทุกโครงการเป็นไปตามแผนถึงวันนี้</Empty>}
      />
    </Sheet>
  );
}

type YearTold = Overview["before"][number];

function Years({ now, before }: { now: YearTold; before: readonly YearTold[] }) {
  return (
    <Sheet title="เทียบกับปีก่อน">
      <Table
        caption="ผลการดำเนินงานถึงวันเดียวกันของแต่ละปี"
        columns={[
          { key: "year", head: "ปีงบประมาณ", cardTitle: true, cell: ({ year }: YearTold) => String(year) },
          { key: "until", head: "ถึงวันที่", tight: true, cell: ({ until }) => formatThaiDate(until, "short") },
          {
            key: "done",
            head: "แล้วเสร็จ",
            align: "end",
            cell: ({ totals }) => `${totals.statuses.done} จาก ${totals.projects}`,
          },
          { key: "progress", head: "ความก้าวหน้าเฉลี่ย", align: "end", cell: ({ totals }) => progressOf(totals) },
          {
            key: "money",
            head: "เบิกจ่าย (บาท)",
            align: "end",
            cell: ({ totals }) => `${baht(totals.spent)} จาก ${baht(totals.budget)}`,
          },
          { key: "met", head: "บรรลุ", align: "end", cell: ({ totals }) => totals.verdicts.met },
          { key: "missed", head: "ไม่บรรลุ", align: "end", cell: ({ totals }) => totals.verdicts["not-met"] },
        ]}
        rows={[now, ...before]}
        rowKey={({ year }) => String(year)}
        empty={null}
      />
    </Sheet>
  );
}
