import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { FilterForm } from "../../../../platform/ui/filter-form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate, relativeDay } from "../../../../thai/date-text.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { roundLabel } from "../../../../thai/fiscal.ts";
import type { Standing } from "../../measuring/standing.ts";
import type { ProjectYear } from "../../project-years.ts";
import type { WorkAsked } from "../asked.ts";
import { mayRecordOn } from "../asked.ts";
import { attentionOf, attentions, attentionTitles } from "../rules.ts";
import type { Attention } from "../rules.ts";
import { AddWays, baht, Due, StatusBadge } from "./pieces.tsx";
import type { RoleHeld } from "../../../../platform/accounts/roles.ts";

interface WorkListProps {
  org: string;
  asked: WorkAsked;
  roles: readonly RoleHeld[];
  today: IsoDate;
  /** Somebody who records. */
  isWorker: boolean;
}

export function WorkList({ org, asked, roles, today, isWorker }: WorkListProps) {
  const { year, years, units, chosen, work, round } = asked;
  const title = isWorker ? "งานของฉัน" : "งานของหน่วยงาน";
  if (!year)
    return (
      <>
        <PageHead title={title} />
        <Empty title="ยังไม่ได้เปิดปีงบประมาณ">
          เมื่อแผนประกาศใช้และผู้ประสานงานแผนเปิดปีงบประมาณแล้ว งานของหน่วยงานท่านจะอยู่ที่นี่
        </Empty>
      </>
    );
  const groups = Map.groupBy(work, ({ projectYear, standing }) =>
    attentionOf(projectYear, standing.status, today),
  );
  const count = (attention: Attention) => groups.get(attention)?.length ?? 0;
  const filter = blankForm({ unit: chosen?.id ?? "", year: String(year.year) });
  return (
    <>
      <PageHead
        title={title}
        lead={`ปีงบประมาณ ${year.year}${year.status === "closed" ? " (ปิดแล้ว)" : ""} ${chosen?.name ?? "ทุกหน่วยงาน"}`}
      />
      {round && year.status === "open" && (
        <p>
          {`รายงาน${roundLabel(round.round)} ส่งภายใน ${formatThaiDate(round.dueOn, "short")} `}
          {today > round.dueOn ? (
            <Badge tone="late">{relativeDay(round.dueOn, today)}</Badge>
          ) : (
            <span class="hush">({relativeDay(round.dueOn, today)})</span>
          )}
        </p>
      )}
      {(units.length > 1 || years.length > 1) && (
        <FilterForm query={{ unit: chosen?.id, year: String(year.year) }} keep={[]}>
          <SelectField
            form={filter}
            name="unit"
            label="หน่วยงาน"
            blank={isWorker && units.length === 1 ? "" : "ทุกหน่วยงาน"}
            choices={units.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            form={filter}
            name="year"
            label="ปีงบประมาณ"
            blank=""
            choices={years.map((each) => ({ value: String(each.year), label: String(each.year) }))}
          />
        </FilterForm>
      )}
      {work.length === 0 ? (
        <Empty title="ไม่มีโครงการที่หน่วยงานนี้รับผิดชอบในปีนี้">
          หากไม่ถูกต้อง แจ้งผู้ประสานงานแผนให้แก้หน่วยงานรับผิดชอบในแผน
        </Empty>
      ) : (
        <Figures
          figures={[
            {
              label: "เลยกำหนด",
              value: count("late"),
              unit: "โครงการ",
              tone: count("late") > 0 ? "late" : "done",
            },
            { label: "ครบกำหนดไตรมาสนี้", value: count("due"), unit: "โครงการ" },
            { label: "ทั้งหมด", value: work.length, unit: "โครงการ" },
          ]}
        />
      )}
      {attentions.map((attention) => {
        const rows = groups.get(attention) ?? [];
        return (
          rows.length > 0 && (
            <Sheet key={attention} title={attentionTitles[attention]} aside={`${rows.length} โครงการ`} flush>
              <ul class="works">
                {rows.map(({ projectYear, standing }) => (
                  <Work
                    key={projectYear.id}
                    {...{ org, attention, today, standing }}
                    project={projectYear}
                    mayRecord={year.status === "open" && mayRecordOn(roles, projectYear)}
                    unit={chosen?.id}
                  />
                ))}
              </ul>
            </Sheet>
          )
        );
      })}
    </>
  );
}

interface WorkProps {
  org: string;
  project: ProjectYear;
  standing: Standing;
  attention: Attention;
  today: IsoDate;
  mayRecord: boolean;
  /** Whose share is told, where each unit has its own. */
  unit: string | undefined;
}

function Work({ org, project, standing, attention, today, mayRecord, unit }: WorkProps) {
  const share = project.allUnits ? standing.shares.find(({ unitId }) => unitId === unit) : undefined;
  const { status, progress } = share ?? standing;
  return (
    <li>
      <h3>
        <a href={paths.office.workProject.href({ org, id: project.id })}>
          {project.code}. {project.title}
        </a>
      </h3>
      <p class="row">
        <StatusBadge status={status} />
        <Due {...{ project, attention, today }} />
      </p>
      <p class="hush">
        {[
          progress.of > 0 && `ทำแล้ว ${progress.done} จาก ${progress.of} ขั้นตอน`,
          (standing.budget ?? 0) > 0 && `เบิกจ่าย ${baht(standing.spent)} จาก ${baht(standing.budget ?? 0)}`,
          unit === undefined && project.units.length > 0 && unitsInWords(project),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {mayRecord && !project.dropped && <AddWays org={org} project={project} />}
    </li>
  );
}

export function unitsInWords({ allUnits, units }: Pick<ProjectYear, "allUnits" | "units">): string {
  return allUnits ? "ทุกสำนัก/กอง" : units.map(({ name }) => name).join(" ");
}
