import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import type { Tone } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { Measure, Risk } from "../../register/queries.ts";
import type { RiskProject } from "../queries.ts";

export interface MeasureListProps {
  org: string;
  today: IsoDate;
  risk: Risk;
  projects: readonly RiskProject[];
  projectHref: (projectId: string) => string | undefined;
  mayAdd: boolean;
  /** Whether the viewer may write this one: it is their unit's. */
  mayReport: (measure: Measure) => boolean;
  mayEdit: (measure: Measure) => boolean;
}

export function MeasureList(props: MeasureListProps) {
  const { org, today, risk, mayAdd, mayReport, mayEdit } = props;
  const add = mayAdd && (
    <LinkButton href={paths.office.riskMeasureAdd.href({ org, id: risk.id })}>เพิ่มมาตรการ</LinkButton>
  );
  return (
    <Sheet title="มาตรการ" aside={risk.measures.length > 0 && `${risk.measures.length} มาตรการ`} flush>
      <Table
        caption="มาตรการควบคุมความเสี่ยง"
        captionUnseen
        columns={[
          {
            key: "text",
            head: "มาตรการ",
            cardTitle: true,
            cell: (measure: Measure) => <MeasureText measure={measure} {...props} />,
          },
          {
            key: "who",
            head: "ผู้รับผิดชอบ",
            cell: ({ unit, responsible }: Measure) =>
              [unit, responsible].filter(Boolean).join(" · ") || "ทั้งองค์กร",
          },
          {
            key: "due",
            head: "กำหนด",
            tight: true,
            cell: ({ due_on }: Measure) => (due_on ? formatThaiDate(isoDate(due_on), "short") : "–"),
          },
          {
            key: "state",
            head: "สถานะ",
            cell: (measure: Measure) => {
              const { title, tone } = stateOf(measure, today);
              return <Badge tone={tone}>{title}</Badge>;
            },
          },
          {
            key: "result",
            head: "สิ่งที่ดำเนินการแล้ว",
            cell: (measure: Measure) => (
              <>
                {measure.result && <div>{measure.result}</div>}
                {!measure.result && !mayReport(measure) && "–"}
                <span class="row">
                  {mayReport(measure) && (
                    <a href={paths.office.riskMeasureReport.href({ org, risk: risk.id, id: measure.id })}>
                      {measure.result ? "แก้ไขผล" : "บันทึกผล"}
                      <span class="unseen"> ของมาตรการ {measure.text}</span>
                    </a>
                  )}
                  {mayEdit(measure) && (
                    <a href={paths.office.riskMeasure.href({ org, risk: risk.id, id: measure.id })}>
                      แก้ไขมาตรการ<span class="unseen"> {measure.text}</span>
                    </a>
                  )}
                </span>
              </>
            ),
          },
        ]}
        rows={risk.measures}
        rowKey={({ id }) => id}
        empty={
          <Empty title="ยังไม่มีมาตรการ" icon="tasks" action={add}>
            เพิ่มมาตรการ หรือให้ผู้บริหารยอมรับความเสี่ยงพร้อมเหตุผล แผนที่มีความเสี่ยงซึ่งไม่มีทั้งสองอย่างเสนอผู้บริหารไม่ได้
          </Empty>
        }
      />
      {risk.measures.length > 0 && add && (
        <div class="inside">
          <div class="row">{add}</div>
        </div>
      )}
    </Sheet>
  );
}

function MeasureText({ measure, projects, projectHref, risk }: MeasureListProps & { measure: Measure }) {
  const project = projects.find(({ id }) => id === measure.project_id);
  const href = measure.project_id ? projectHref(measure.project_id) : undefined;
  return (
    <>
      {measure.text}
      {measure.risk_id === null && <div class="hush">ใช้กับทุกเหตุการณ์ของ{risk.process}</div>}
      {project && (
        <div class="hush">
          โครงการที่ {project.code} {href ? <a href={href}>{project.title}</a> : project.title}
        </div>
      )}
      {!project && href && (
        <div class="hush">
          <a href={href}>โครงการของแผนฉบับอื่น</a>
        </div>
      )}
    </>
  );
}

function stateOf({ done_on, due_on, result }: Measure, today: string): { title: string; tone: Tone } {
  if (done_on !== null)
    return { title: `แล้วเสร็จ ${formatThaiDate(isoDate(done_on), "short")}`, tone: "done" };
  if (due_on !== null && due_on < today) return { title: "เลยกำหนด", tone: "stop" };
  return result ? { title: "อยู่ระหว่างดำเนินการ", tone: "doing" } : { title: "ยังไม่เริ่ม", tone: "idle" };
}
