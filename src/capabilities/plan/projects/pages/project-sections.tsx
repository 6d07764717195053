import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatBaht, satang } from "../../../../thai/money.ts";
import type { Fund, PlanProject, Step } from "../../content.ts";
import { missionOf } from "../../packs/cycles.ts";
import type { PlanCycle } from "../../packs/cycles.ts";
import { Numbered, Paragraphs } from "../../pages/texts.tsx";
import { targetGroupTitles } from "../../rules.ts";
import { budgetInAll } from "../../totals.ts";

interface ProjectSectionsProps {
  years: readonly number[];
  funds: readonly Fund[];
  cycle: PlanCycle;
  project: PlanProject;
}

/** ๑ to ๘ of a project's sheet in ส่วนที่ 3, for whoever may edit it and for whoever only reads. */
export function ProjectSections({ years, funds, cycle, project }: ProjectSectionsProps) {
  const headings = missionOf(cycle, project.mission)?.headings ?? [];
  return (
    <>
      <Sheet title="๑. ชื่อโครงการ">
        <p>{project.title}</p>
        {project.headings.map((key) => (
          <p key={key} class="hush">
            {key} {headings.find((heading) => heading.key === key)?.name}
          </p>
        ))}
      </Sheet>
      <Sheet title="๒. หลักการและเหตุผล">
        <Paragraphs texts={project.reasons} />
      </Sheet>
      <Sheet title="๓. วัตถุประสงค์">
        <Numbered texts={project.objectives} />
      </Sheet>
      <Sheet title="๔. กลุ่มเป้าหมาย">
        <Paragraphs texts={project.target.text === "" ? [] : [project.target.text]} />
        {(project.target.count !== null || project.target.groups.length > 0) && (
          <p class="hush">
            {project.target.count !== null && `${project.target.count} คน `}
            {project.target.groups.map((group) => targetGroupTitles[group]).join(" · ")}
          </p>
        )}
      </Sheet>
      <Sheet title="๕. วิธีดำเนินการ">
        <Steps steps={project.steps} />
      </Sheet>
      <Sheet title="๖. ระยะเวลาดำเนินการ">
        <p>{project.period || "–"}</p>
        {project.quarters.length > 0 && <p class="hush">ไตรมาสที่ {project.quarters.join(", ")}</p>}
      </Sheet>
      <Sheet title="๗. งบประมาณดำเนินการ">
        <Budget {...{ years, funds, project }} />
      </Sheet>
      <Sheet title="๘. ผู้รับผิดชอบโครงการ">
        <p>{responsibleText(project) || "–"}</p>
      </Sheet>
    </>
  );
}

export function responsibleText({ responsible }: Pick<PlanProject, "responsible">): string {
  if (responsible.text) return responsible.text;
  return responsible.allUnits ? "ทุกสำนัก/กอง" : responsible.units.map(({ name }) => name).join(" ");
}

function Steps({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return <p>–</p>;
  return (
    <ol>
      {steps.map(({ id, text, inside }) => (
        <li key={id}>
          {text}
          {inside.length > 0 && <Steps steps={inside} />}
        </li>
      ))}
    </ol>
  );
}

function Budget({ years, funds, project }: Omit<ProjectSectionsProps, "cycle">) {
  const total = budgetInAll(project.budgets);
  if (total === null) return <p>ไม่ใช้งบประมาณ</p>;
  const baht = (sum: number | null) => (sum === null ? "–" : formatBaht(satang(sum)));
  return (
    <>
      <dl class="facts">
        {years.map((year, index) => (
          <div key={year}>
            <dt>ปี {year}</dt>
            <dd>{baht(project.budgets[index] ?? null)} บาท</dd>
          </div>
        ))}
        <div>
          <dt>รวม</dt>
          <dd>
            <strong>{baht(total)} บาท</strong>
          </dd>
        </div>
      </dl>
      {project.fundings.map(({ fundId, budgets }) => (
        <p key={fundId} class="hush">
          จาก{funds.find((fund) => fund.id === fundId)?.name}: {budgets.map(baht).join(" / ")} บาท
        </p>
      ))}
    </>
  );
}
