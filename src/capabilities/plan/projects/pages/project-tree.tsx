import { paths } from "../../../../paths.ts";
import { ActButton, LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatBaht } from "../../../../thai/money.ts";
import { numbersOf } from "../../numbering.ts";
import type { PlanCycle } from "../../packs/cycles.ts";
import { PlanHead } from "../../pages/plan-head.tsx";
import type { PlanRow, ProjectRow } from "../../queries.ts";
import { allowsPlanStep } from "../../rules.ts";
import { budgetInAll } from "../../totals.ts";
import { responsibleText } from "./project-sections.tsx";

interface ProjectTreeProps {
  org: string;
  plan: PlanRow;
  cycle: PlanCycle;
  /** In the order of the book. */
  projects: readonly ProjectRow[];
  removed: readonly { id: string; title: string }[];
  mayWrite: boolean;
}

export function ProjectTree({ org, plan, cycle, projects, removed, mayWrite }: ProjectTreeProps) {
  const mayEdit = mayWrite && allowsPlanStep(plan.status, "edit");
  const at = { org, plan: plan.id };
  const numbers = numbersOf(projects);
  return (
    <>
      <PlanHead
        org={org}
        plan={plan}
        view="projects"
        lead={`${projects.length} โครงการ`}
        actions={
          mayEdit && (
            <>
              <LinkButton href={paths.office.planProjectAdd.href(at)} tone="go">
                เพิ่มโครงการ
              </LinkButton>
              <LinkButton href={paths.office.planProjectReady.href(at)}>เพิ่มจากโครงการสำเร็จรูป</LinkButton>
            </>
          )
        }
      />
      {projects.length === 0 && (
        <Empty
          title="ยังไม่มีโครงการในแผน"
          action={
            mayEdit && (
              <LinkButton href={paths.office.planProjectReady.href(at)} tone="go">
                เลือกจากโครงการสำเร็จรูป
              </LinkButton>
            )
          }
        >
          เริ่มจากโครงการสำเร็จรูปแล้วแก้ให้เป็นของหน่วยงาน หรือเพิ่มทีละโครงการ
        </Empty>
      )}
      {cycle.dimensions.map((dimension) => {
        const inside = projects.filter((project) => project.dimension === dimension.key);
        return (
          <Sheet
            key={dimension.key}
            title={`มิติที่ ${dimension.key} ${dimension.name}`}
            aside={`${inside.length} โครงการ`}
          >
            {dimension.missions.map((mission) => (
              <section key={mission.key}>
                <h3>
                  {mission.key} {mission.name}
                </h3>
                <Branch
                  projects={inside.filter((project) => project.mission === mission.key)}
                  {...{ org, plan, numbers, mayEdit }}
                />
              </section>
            ))}
          </Sheet>
        );
      })}
      {removed.length > 0 && (
        <Sheet title="โครงการที่นำออกจากแผน" aside={`${removed.length} โครงการ`}>
          <ul class="plain">
            {removed.map(({ id, title }) => (
              <li key={id} class="row">
                <span>{title}</span>
                {mayEdit && (
                  <ActButton action={paths.office.planProjectReturn.href({ ...at, id })}>
                    นำกลับเข้าแผน
                  </ActButton>
                )}
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}

interface BranchProps {
  org: string;
  plan: PlanRow;
  projects: readonly ProjectRow[];
  numbers: ReadonlyMap<string, number>;
  mayEdit: boolean;
}

function Branch({ org, plan, projects, numbers, mayEdit }: BranchProps) {
  if (projects.length === 0) return <p class="hush">ยังไม่มีโครงการในภารกิจนี้</p>;
  const group = ({ headings }: ProjectRow) => headings[0] ?? "";
  return (
    <ol class="branch">
      {projects.map((project, index) => {
        const at = { org, plan: plan.id, id: project.id };
        const total = budgetInAll(project.budgets);
        const before = projects[index - 1];
        const after = projects[index + 1];
        return (
          <li key={project.id} value={numbers.get(project.id)} id={`p-${project.id}`}>
            <div class="line">
              <div class="what">
                <a href={paths.office.planProject.href(at)}>{project.title}</a>
                <div class="hush">
                  {responsibleText(project) || "ยังไม่มีผู้รับผิดชอบ"} ·{" "}
                  {total === null ? "ไม่ใช้งบประมาณ" : `${formatBaht(total, { decimals: "needed" })} บาท`}
                </div>
              </div>
              {mayEdit && (
                <div class="row">
                  {before && group(before) === group(project) && (
                    <Move at={at} version={project.version} way="up" title={project.title} />
                  )}
                  {after && group(after) === group(project) && (
                    <Move at={at} version={project.version} way="down" title={project.title} />
                  )}
                </div>
              )}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

interface MoveProps {
  at: { org: string; plan: string; id: string };
  version: number;
  way: "up" | "down";
  title: string;
}

function Move({ at, version, way, title }: MoveProps) {
  return (
    <form method="post" action={paths.office.planProjectMove.href(at)}>
      <input type="hidden" name="version" value={version} />
      <button class="btn" type="submit" name="way" value={way}>
        {way === "up" ? "↑" : "↓"}
        <span class="unseen">
          {" "}
          เลื่อน{way === "up" ? "ขึ้น" : "ลง"} {title}
        </span>
      </button>
    </form>
  );
}
