import { paths } from "../../../../paths.ts";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { Tabs } from "../../../../platform/ui/tabs.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { formatBaht } from "../../../../thai/money.ts";
import type { Satang } from "../../../../thai/money.ts";
import type { PlanContent, PlanProject } from "../../content.ts";
import { Papers } from "../../documents/papers.tsx";
import type { Version } from "../../life/versions.ts";
import { numbersOf } from "../../numbering.ts";
import type { CycleDimension, PlanCycle } from "../../packs/cycles.ts";
import { Numbered, Paragraphs } from "../../pages/texts.tsx";
import { responsibleText } from "../../projects/pages/project-sections.tsx";
import { editionTitle } from "../../rules.ts";
import { bookTotals, budgetInAll } from "../../totals.ts";
import type { Totals } from "../../totals.ts";

interface PublicPlanProps {
  org: string;
  /** As it is called in full. */
  office: string;
  /** With a plan that holds, the newest first. */
  cycles: readonly string[];
  cycle: PlanCycle;
  version: Version;
}

/** A published plan as everybody may read it. */
export function PublicPlan({ org, office, cycles, cycle, version }: PublicPlanProps) {
  const { content } = version;
  return (
    <>
      <PageHead
        title={content.title}
        crumbs={[homeCrumb(org, office)]}
        lead={`พ.ศ. ${content.cycle.replace("-", "–")} · ${editionTitle(version.amendment)}${announced(version)}`}
        actions={
          <Papers
            label="ดาวน์โหลดทั้งเล่ม"
            hrefOf={(ending, digits) =>
              paths.public.planBook.href({ org, cycle: content.cycle, file: `plan.${ending}` }, { digits })
            }
          />
        }
      />
      {cycles.length > 1 && (
        <Tabs
          label="ช่วงปีของแผน"
          tabs={cycles.map((each) => ({
            label: `พ.ศ. ${each.replace("-", "–")}`,
            href: paths.public.plan.href({ org }, { cycle: each }),
            current: each === content.cycle,
          }))}
        />
      )}
      <PartOne content={content} />
      <Projects {...{ org, cycle, content }} />
    </>
  );
}

export function NoPublicPlan({ org, office }: { org: string; office: string }) {
  return (
    <>
      <PageHead title="แผนป้องกันการทุจริต" crumbs={[homeCrumb(org, office)]} />
      <Sheet>
        <Empty title="ยังไม่ได้ประกาศใช้แผน" icon="plan">
          เมื่อ{office}ประกาศใช้แผนปฏิบัติการป้องกันการทุจริตแล้ว ท่านจะอ่านได้ที่หน้านี้
        </Empty>
      </Sheet>
    </>
  );
}

export function homeCrumb(org: string, office: string) {
  return { label: office, href: paths.public.home.href({ org }) };
}

function announced({ decided_on: day, order_number: number }: Version): string {
  if (day === null) return "";
  return ` · ประกาศเมื่อ ${formatThaiDate(isoDate(day))}${number === null ? "" : ` (เลขที่ ${number})`}`;
}

function PartOne({ content }: { content: PlanContent }) {
  const { introduction, goals } = content;
  return (
    <>
      {introduction.reasons.length > 0 && (
        <Sheet title="หลักการและเหตุผล">
          <Paragraphs texts={introduction.reasons} />
        </Sheet>
      )}
      {introduction.objectives.length > 0 && (
        <Sheet title="วัตถุประสงค์">
          <Numbered texts={introduction.objectives} />
        </Sheet>
      )}
      {goals.length > 0 && (
        <Sheet title="เป้าหมาย">
          <Numbered texts={goals.map(({ text }) => text)} />
        </Sheet>
      )}
    </>
  );
}

interface ProjectsProps {
  org: string;
  cycle: PlanCycle;
  content: PlanContent;
}

function Projects({ org, cycle, content }: ProjectsProps) {
  const { projects, funds, years } = content;
  const { dimensions, all, across } = bookTotals(cycle, projects, funds, years.length);
  const numbers = numbersOf(projects);
  return (
    <>
      <Sheet title="งบประมาณตามมิติ" aside="บาท" flush>
        <Table
          caption="งบประมาณของแผนตามมิติและปี (บาท)"
          captionUnseen
          columns={[
            {
              key: "dimension",
              head: "มิติ",
              cardTitle: true,
              cell: ({ dimension }) => dimensionTitle(dimension),
            },
            {
              key: "count",
              head: "โครงการ",
              align: "end",
              total: all.count,
              cell: ({ totals }) => totals.count,
            },
            ...years.map((year, at) => ({
              key: String(year),
              head: `ปี ${year}`,
              align: "end" as const,
              total: baht(all.perYear[at] ?? null),
              cell: ({ totals }: { totals: Totals }) => baht(totals.perYear[at] ?? null),
            })),
            {
              key: "all",
              head: "รวม",
              align: "end",
              total: baht(all.all),
              cell: ({ totals }) => baht(totals.all),
            },
          ]}
          rows={dimensions}
          rowKey={({ dimension }) => dimension.key}
          totalLabel="รวมทั้งสิ้น"
          empty={null}
        />
      </Sheet>
      {across.some((sum) => sum > 0) && (
        <p class="hush">เงินก้อนเดียวกันที่โครงการต่างมิติใช้ร่วมกัน นับในยอดรวมทั้งสิ้นเพียงครั้งเดียว</p>
      )}
      {dimensions.map(({ dimension, projects: inside }) => (
        <Sheet key={dimension.key} title={dimensionTitle(dimension)} aside={`${inside.length} โครงการ`} flush>
          <Table
            caption={`โครงการของ${dimensionTitle(dimension)}`}
            captionUnseen
            columns={[
              {
                key: "title",
                head: "โครงการ กิจกรรม หรือมาตรการ",
                cardTitle: true,
                cell: ({ id, title }: PlanProject) => (
                  <>
                    {numbers.get(id)}){" "}
                    <a href={paths.public.planProject.href({ org, cycle: content.cycle, id })}>{title}</a>
                  </>
                ),
              },
              {
                key: "responsible",
                head: "ผู้รับผิดชอบ",
                cell: (project: PlanProject) => responsibleText(project) || "–",
              },
              {
                key: "budget",
                head: `งบประมาณ ${years.length} ปี (บาท)`,
                align: "end",
                cell: ({ budgets }: PlanProject) => baht(budgetInAll(budgets)),
              },
            ]}
            rows={inside}
            rowKey={({ id }) => id}
            groupOf={({ mission }) => missionTitle(dimension, mission)}
            empty={<Empty title="ไม่มีโครงการในมิตินี้" />}
          />
        </Sheet>
      ))}
    </>
  );
}

function dimensionTitle({ key, name }: CycleDimension): string {
  return `มิติที่ ${key} ${name}`;
}

function missionTitle({ missions }: CycleDimension, key: string): string {
  return `${key} ${missions.find((mission) => mission.key === key)?.name ?? ""}`.trim();
}

function baht(sum: Satang | null): string {
  return sum === null || sum === 0 ? "–" : formatBaht(sum, { decimals: "needed" });
}
