import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { ActButton, LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { yearCrumbs } from "../../assessments/pages/forms.tsx";
import type { Assessment } from "../../assessments/queries.ts";
import { LevelBadge } from "../../level.tsx";
import { hashOfFacts, isPublishedAsItStands } from "../../publication/facts.ts";
import { criteriaOf, isScored, ratedOn } from "../../scales/rules.ts";
import type { Rating, RiskScale } from "../../scales/rules.ts";
import type { Risk } from "../queries.ts";
import { allowsStep, isAccepted, riskStatuses, statusOf, treatmentTitle } from "../rules.ts";
import type { RiskStep } from "../rules.ts";

export interface RiskPageProps {
  org: string;
  today: IsoDate;
  risk: Risk;
  assessment: Assessment;
  mayEdit: boolean;
  isKeeper: boolean;
  isApprover: boolean;
  mayPublish: boolean;
  measures: ComponentChildren;
  years: ComponentChildren;
  history: ComponentChildren;
}

export function RiskPage(props: RiskPageProps) {
  const { org, today, risk, assessment } = props;
  const { scale, fiscal_year: year } = assessment;
  const status = riskStatuses[statusOf(risk, scale, today)];
  return (
    <>
      <PageHead
        title={risk.event}
        crumbs={yearCrumbs(org, year)}
        lead={risk.process}
        actions={<Actions {...props} />}
      />
      <Word {...props} />
      <Sheet title="ความเสี่ยง" aside={<Badge tone={status.tone}>{status.title}</Badge>}>
        <Facts
          facts={[
            { label: "กระบวนการ", value: <ProcessName {...props} /> },
            { label: "ผู้ที่อาจกระทำ", value: risk.who },
            { label: "วิธีที่อาจเกิด", value: risk.how },
            { label: "หน่วยงานเจ้าของ", value: risk.unit ?? "ทั้งองค์กร" },
            {
              label: "ระดับก่อนควบคุม",
              value: <RatingShown scale={scale} rating={risk.before} reason={risk.before_reason} />,
            },
            { label: "การควบคุมที่มีอยู่", value: risk.controls },
            {
              label: "ระดับหลังควบคุม",
              value: <RatingShown scale={scale} rating={risk.after} reason={risk.after_reason} />,
            },
            { label: "การจัดการ", value: treatmentTitle(risk.treatment) },
            { label: "วันที่ทบทวน", value: day(risk.review_on) },
            { label: "เผยแพร่เมื่อ", value: <Published risk={risk} scale={scale} /> },
          ]}
        />
      </Sheet>
      {props.measures}
      {props.years}
      <Grave {...props} />
      {props.history}
    </>
  );
}

function Published({ risk, scale }: { risk: Risk; scale: RiskScale }) {
  if (risk.published_on === null) return null;
  return (
    <>
      {day(risk.published_on)}
      {!isPublishedAsItStands(risk, scale) && (
        <div class="hush">แก้ไขหลังเผยแพร่ ประชาชนยังอ่านฉบับที่เผยแพร่ไว้จนกว่าจะเผยแพร่ฉบับที่แก้ไข</div>
      )}
    </>
  );
}

const day = (date: string | null) => date && formatThaiDate(isoDate(date));

function Actions({ org, today, risk, assessment, mayEdit, isKeeper, isApprover, mayPublish }: RiskPageProps) {
  const { id, version } = risk;
  const to = paths.office;
  const allows = (step: RiskStep) => allowsStep(risk, assessment.status, assessment.scale, step);
  const hidden = { version: String(version) };
  return (
    <>
      {isKeeper && allows("receive") && (
        <ActButton action={to.riskReceive.href({ org, id })} hidden={hidden} tone="go">
          ตรวจรับเข้าทะเบียน
        </ActButton>
      )}
      {mayEdit && allows("edit") && !isAccepted(risk, today) && (
        <LinkButton href={to.riskEdit.href({ org, id })}>แก้ไข</LinkButton>
      )}
      {isApprover && allows("accept") && (
        <LinkButton href={to.riskAccept.href({ org, id })}>
          {risk.accepted_until ? "แก้ไขการยอมรับ" : "ยอมรับความเสี่ยง"}
        </LinkButton>
      )}
      {mayPublish && !isPublishedAsItStands(risk, assessment.scale) && allows("publish") && (
        <ActButton
          action={to.riskPublish.href({ org, id })}
          hidden={{ ...hidden, seen: hashOfFacts(risk, assessment.scale) }}
        >
          {risk.published_on === null ? "เผยแพร่" : "เผยแพร่ฉบับที่แก้ไข"}
        </ActButton>
      )}
      {isKeeper && allows("resume") && (
        <ActButton action={to.riskResume.href({ org, id })} hidden={hidden}>
          เปิดความเสี่ยงนี้อีกครั้ง
        </ActButton>
      )}
    </>
  );
}

/** What must be known first: an acceptance, an end. */
function Word({ org, today, risk, isApprover }: RiskPageProps) {
  const { id, version } = risk;
  if (risk.ended_on !== null)
    return (
      <Notice kind="info" title={`ยุติเมื่อ ${day(risk.ended_on)}`}>
        {risk.end_reason ?? ""}
      </Notice>
    );
  if (risk.accepted_until === null) return null;
  const isOver = risk.accepted_until < today;
  return (
    <Notice
      kind={isOver ? "stop" : "info"}
      title={`${isOver ? "การยอมรับสิ้นสุดแล้วเมื่อ" : "ยอมรับความเสี่ยงนี้ถึง"} ${day(risk.accepted_until)}`}
    >
      <p>{risk.accepted_reason}</p>
      <p class="hush">
        อนุมัติโดย {risk.accepted_by_name} {risk.accepted_by_title} เมื่อ {day(risk.accepted_on)}
      </p>
      {isApprover && (
        <ActButton action={paths.office.riskWithdraw.href({ org, id })} hidden={{ version: String(version) }}>
          ยกเลิกการยอมรับ
        </ActButton>
      )}
    </Notice>
  );
}

function ProcessName({ org, risk, assessment, isKeeper }: RiskPageProps) {
  return (
    <>
      {risk.process}
      {isKeeper && assessment.status === "open" && (
        <>
          {" "}
          <a href={paths.office.riskProcess.href({ org, id: risk.process_id })}>แก้ไขชื่อ</a>
        </>
      )}
    </>
  );
}

interface RatingShownProps {
  scale: RiskScale;
  rating: Rating;
  reason: string | null;
}

function RatingShown({ scale, rating, reason }: RatingShownProps) {
  const rated = ratedOn(scale, rating);
  const axes = isScored(scale)
    ? [
        { axis: scale.likelihood, score: rating.likelihood },
        { axis: scale.impact, score: rating.impact },
      ]
    : [];
  return (
    <>
      <LevelBadge scale={scale} rated={rated} />
      {axes.map(({ axis, score }) => {
        if (score === null) return null;
        const step = axis.steps.find((one) => one.score === score);
        return (
          <div key={axis.name}>
            {axis.name} {score} {step?.name}
            <span class="hush"> {criteriaOf(axis, score).join(" หรือ ")}</span>
          </div>
        );
      })}
      {reason && <div>{reason}</div>}
    </>
  );
}

/** What takes it out of the register or out of sight. */
function Grave({ org, risk, assessment, isKeeper, mayPublish }: RiskPageProps) {
  const { id, version } = risk;
  const to = paths.office;
  const hidden = { version: String(version) };
  const allows = (step: RiskStep) => allowsStep(risk, assessment.status, assessment.scale, step);
  const ends = isKeeper && allows("end");
  const removes = isKeeper && allows("remove");
  const hides = mayPublish && risk.published_on !== null;
  if (!ends && !removes && !hides) return null;
  return (
    <div class="row">
      {ends && <LinkButton href={to.riskEnd.href({ org, id })}>บันทึกว่ายุติแล้ว</LinkButton>}
      {hides && (
        <ActButton action={to.riskUnpublish.href({ org, id })} hidden={hidden}>
          เลิกเผยแพร่
        </ActButton>
      )}
      {removes && (
        <Confirm
          id="remove-risk"
          trigger="นำออกเพราะบันทึกผิด"
          title="นำความเสี่ยงนี้ออกจากทะเบียน?"
          action={to.riskRemove.href({ org, id })}
          hidden={hidden}
          yes="นำออก"
        >
          รายการและมาตรการเฉพาะของรายการนี้จะหายไปจากทะเบียน เหลือเพียงในบันทึกการใช้งาน หากเคยเป็นความเสี่ยงจริง
          ให้บันทึกว่ายุติแทน
        </Confirm>
      )}
    </div>
  );
}
