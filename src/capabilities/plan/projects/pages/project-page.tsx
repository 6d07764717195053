import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { Result } from "../../content.ts";
import { describeIndicator } from "../../indicators/describe.ts";
import type { PlanCycle } from "../../packs/cycles.ts";
import { missionOf } from "../../packs/cycles.ts";
import { projectCrumbs } from "../../pages/plan-head.tsx";
import type { PlanRow, ProjectRow } from "../../queries.ts";
import { resultsToConfirm } from "../measuring.ts";
import { allowsPlanStep, projectKindTitles } from "../../rules.ts";
import { ProjectSections } from "./project-sections.tsx";

export interface ProjectPageProps {
  org: string;
  plan: PlanRow;
  cycle: PlanCycle;
  project: ProjectRow;
  number: number;
  /** Those before and after it in the book. */
  before: { id: string; title: string } | undefined;
  after: { id: string; title: string } | undefined;
  mayWrite: boolean;
  /** What it is a measure against. */
  risks: readonly { fiscal_year: number; risk: { id: string; event: string } }[];
  comments: ComponentChildren;
  findings: ComponentChildren;
  papers: ComponentChildren;
}

/** A project as its sheet in ส่วนที่ 3 will print it. */
export function ProjectPage(props: ProjectPageProps) {
  const { org, plan, cycle, project, number, mayWrite } = props;
  const mayEdit = mayWrite && allowsPlanStep(plan.status, "edit");
  const at = { org, plan: plan.id, id: project.id };
  return (
    <>
      <PageHead
        title={project.title}
        crumbs={projectCrumbs(org, plan)}
        lead={`ลำดับที่ ${number} · ${projectKindTitles[project.kind]} · ภารกิจ ${project.mission} ${missionOf(cycle, project.mission)?.name ?? ""}`}
        actions={
          <>
            {mayEdit && (
              <LinkButton href={paths.office.planProjectEdit.href(at)} tone="go">
                แก้ไขโครงการ
              </LinkButton>
            )}
            {props.papers}
            {mayEdit && (
              <Confirm
                id="remove"
                trigger="นำออกจากแผน"
                title="นำโครงการนี้ออกจากแผน"
                action={paths.office.planProjectRemove.href(at)}
                hidden={{ version: String(project.version) }}
                yes="นำออก"
              >
                นำกลับเข้าแผนได้จากหน้ารายการโครงการ
              </Confirm>
            )}
          </>
        }
      />
      {props.findings}
      <ProjectSections years={plan.years} funds={plan.funds} cycle={cycle} project={project} />
      <Sheet id="results" title="๙. ผลผลิตและผลลัพธ์">
        <h3>ผลผลิต</h3>
        <Results {...props} mayEdit={mayEdit} results={project.outputs} />
        <h3>ผลลัพธ์</h3>
        <Results {...props} mayEdit={mayEdit} results={project.outcomes} />
        {mayEdit && <ConfirmAll {...props} />}
      </Sheet>
      {props.risks.length > 0 && (
        <Sheet title="ความเสี่ยงที่โครงการนี้เป็นมาตรการ" aside={`${props.risks.length} เรื่อง`}>
          <ul>
            {props.risks.map(({ fiscal_year: year, risk }) => (
              <li key={risk.id}>
                <a href={paths.office.risk.href({ org, id: risk.id })}>{risk.event}</a>{" "}
                <span class="hush">ปี {year}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {props.comments}
      <nav class="row" aria-label="โครงการก่อนหน้าและถัดไป">
        {props.before && (
          <a href={paths.office.planProject.href({ ...at, id: props.before.id })}>← {props.before.title}</a>
        )}
        {props.after && (
          <a href={paths.office.planProject.href({ ...at, id: props.after.id })}>{props.after.title} →</a>
        )}
      </nav>
    </>
  );
}

/** Read through once, said once; then on to the same place of the next project. */
function ConfirmAll({ org, plan, project, after }: ProjectPageProps) {
  const waiting = resultsToConfirm(project).length;
  const at = { org, plan: plan.id };
  if (waiting === 0)
    return after ? (
      <p>
        <a href={`${paths.office.planProject.href({ ...at, id: after.id })}#results`}>
          ไปยืนยันวิธีวัดของโครงการถัดไป →
        </a>
      </p>
    ) : null;
  return (
    <div class="row">
      <Confirm
        id="confirm-all"
        tone="plain"
        trigger={`ยืนยันวิธีวัดทั้งหมดของโครงการนี้ (${waiting} ข้อ)`}
        title={`ยืนยันวิธีวัด ${waiting} ข้อของโครงการนี้`}
        action={paths.office.planIndicators.href({ ...at, id: project.id })}
        hidden={{ version: String(project.version) }}
        yes="ยืนยันทั้งหมด"
      >
        ยืนยันว่าได้อ่านวิธีวัดทุกข้อด้านบนแล้วและตรงกับข้อความในแผน แก้ไขทีละข้อได้ภายหลัง
      </Confirm>
    </div>
  );
}

function Results({
  org,
  plan,
  project,
  mayEdit,
  results,
}: ProjectPageProps & { mayEdit: boolean; results: readonly Result[] }) {
  if (results.length === 0) return <p>–</p>;
  return (
    <ol>
      {results.map(({ id, text, indicator }) => (
        <li key={id}>
          {text}
          <p class="row">
            <span class="hush">วัดจาก: {indicator ? describeIndicator(indicator) : "–"}</span>
            {indicator?.confirmed ? (
              <Badge tone="done">ยืนยันแล้ว</Badge>
            ) : (
              <Badge tone="late">{indicator ? "รอยืนยันวิธีวัด" : "ยังไม่มีวิธีวัด"}</Badge>
            )}
            {mayEdit && (
              <a href={paths.office.planIndicator.href({ org, plan: plan.id, id: project.id, result: id })}>
                {indicator?.confirmed ? "แก้ไขวิธีวัด" : indicator ? "ตรวจและยืนยัน" : "กำหนดวิธีวัด"}
              </a>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
