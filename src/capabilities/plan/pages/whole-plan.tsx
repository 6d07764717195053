import { Empty } from "../../../platform/ui/empty.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { Table } from "../../../platform/ui/table.tsx";
import { formatBaht } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import type { PlanContent, PlanProject } from "../content.ts";
import { numbersOf } from "../numbering.ts";
import type { CycleDimension, PlanCycle } from "../packs/cycles.ts";
import { ProjectSections, responsibleText } from "../projects/pages/project-sections.tsx";
import { bookTotals, budgetInAll } from "../totals.ts";
import type { Totals } from "../totals.ts";
import { Numbered, Paragraphs } from "./texts.tsx";

interface WholePlanProps {
  cycle: PlanCycle;
  content: PlanContent;
  /** The page of a project as it stands in this plan. */
  hrefOf: (project: PlanProject) => string;
}

/** A plan that is read and not changed: what was published, and every version that was kept. */
export function WholePlan(props: WholePlanProps) {
  return (
    <>
      <PartOne content={props.content} />
      <Projects {...props} />
    </>
  );
}

/** The sheet of one of its projects. */
export function ProjectReading({
  cycle,
  project,
  content,
}: Omit<WholePlanProps, "hrefOf"> & { project: PlanProject }) {
  return (
    <>
      <ProjectSections {...{ cycle, project, years: content.years, funds: content.funds }} />
      <Sheet title="๙. ผลผลิตและผลลัพธ์">
        <h3>ผลผลิต</h3>
        <Numbered texts={project.outputs.map(({ text }) => text)} />
        <h3>ผลลัพธ์</h3>
        <Numbered texts={project.outcomes.map(({ text }) => text)} />
      </Sheet>
    </>
  );
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

function Projects({ cycle, content, hrefOf }: WholePlanProps) {
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
                cell: (project: PlanProject) => (
                  <>
                    {numbers.get(project.id)}) <a href={hrefOf(project)}>{project.title}</a>
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
