import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { ActButton, LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Unconfirmed } from "../../../../platform/ui/notice.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Timeline } from "../../../../platform/ui/timeline.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { Assessment, AssessmentStep } from "../queries.ts";
import { assessmentStatuses, stepTitles } from "../rules.ts";

export interface YearProps {
  org: string;
  assessment: Assessment;
  steps: readonly AssessmentStep[];
  /** The pack page, while the shelf still has it. */
  scaleHref: string | undefined;
  last: Pick<Assessment, "fiscal_year"> | undefined;
  isKeeper: boolean;
  isApprover: boolean;
  mayPublish: boolean;
  publishable: number;
}

/** A year of the register as a whole: its scale, what happened to it, its papers, what can be done with it. */
export function Year(props: YearProps) {
  const { org, assessment, steps, last, isKeeper, isApprover, mayPublish, publishable } = props;
  const { id, fiscal_year: year, status, version } = assessment;
  const to = paths.office;
  const { title, tone } = assessmentStatuses[status];
  return (
    <Sheet title={`การประเมินปีงบประมาณ ${year}`} aside={<Badge tone={tone}>{title}</Badge>}>
      <Facts
        facts={[
          { label: "เกณฑ์ที่ใช้", value: <Scale {...props} /> },
          { label: "เริ่มจาก", value: last ? `สำเนาของปีงบประมาณ ${last.fiscal_year}` : "ทะเบียนว่าง" },
          {
            label: "รายงาน",
            value: (
              <span class="row">
                <a href={to.riskReportPdf.href({ org }, { year })}>PDF</a>
                <a href={to.riskReportDocx.href({ org }, { year })}>Word</a>
                <a href={to.riskReportXlsx.href({ org }, { year })}>Excel</a>
              </span>
            ),
          },
          { label: "เผยแพร่", value: <a href={paths.public.risks.href({ org }, { year })}>หน้าที่ประชาชนเห็น</a> },
        ]}
      />
      <Timeline
        steps={steps.map((step) => ({
          title: stepTitles[step.kind],
          when: formatThaiDate(isoDate(step.happened_on)),
          at: step.happened_on,
          by: [step.name, step.title].filter(Boolean).join(" "),
          state: "done",
          detail: step.reason,
        }))}
      />
      <div class="row">
        {isApprover && status === "open" && (
          <LinkButton href={to.riskAssessmentClose.href({ org, id })} tone="go">
            อนุมัติการประเมิน
          </LinkButton>
        )}
        {isApprover && status === "closed" && (
          <LinkButton href={to.riskAssessmentReopen.href({ org, id })}>เปิดการประเมินอีกครั้ง</LinkButton>
        )}
        {mayPublish && publishable > 0 && (
          <ActButton action={to.riskPublishAll.href({ org })} hidden={{ assessmentId: id }}>
            {`เผยแพร่ ${publishable} รายการที่ยังไม่เผยแพร่`}
          </ActButton>
        )}
        {isKeeper && status === "open" && (
          <>
            <LinkButton href={to.riskOrder.href({ org }, { year })}>จัดลำดับ</LinkButton>
            <LinkButton href={to.riskAssessmentScale.href({ org, id })}>เปลี่ยนเกณฑ์</LinkButton>
          </>
        )}
        {isKeeper && status === "open" && steps.length === 1 && (
          <Confirm
            id="discard-year"
            trigger="ยกเลิกปีที่เปิดผิด"
            title={`ยกเลิกการประเมินปีงบประมาณ ${year}?`}
            action={to.riskAssessmentDiscard.href({ org, id })}
            hidden={{ version: String(version) }}
            yes="ยกเลิกการประเมินปีนี้"
          >
            รายการและมาตรการทั้งหมดของปีนี้จะหายไปจากทะเบียน เหลือเพียงในบันทึกการใช้งาน ปีอื่นไม่เปลี่ยน
          </Confirm>
        )}
        {isKeeper && <LinkButton href={to.riskOpen.href({ org })}>เปิดปีถัดไป</LinkButton>}
      </div>
    </Sheet>
  );
}

function Scale({ assessment, scaleHref }: YearProps) {
  return (
    <span class="row">
      {scaleHref ? <a href={scaleHref}>{assessment.scale_title}</a> : assessment.scale_title}
      {!assessment.scale_confirmed && <Unconfirmed />}
    </span>
  );
}
