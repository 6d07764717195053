import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import { blankForm } from "../../../platform/forms/state.ts";
import type { FormState } from "../../../platform/forms/state.ts";
import { ActButton, LinkButton } from "../../../platform/ui/button.tsx";
import { Confirm } from "../../../platform/ui/confirm.tsx";
import { DateField } from "../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../platform/ui/fields.tsx";
import { Figures } from "../../../platform/ui/figures.tsx";
import { Form, SubmitRow } from "../../../platform/ui/form.tsx";
import { Notice } from "../../../platform/ui/notice.tsx";
import { Sheet } from "../../../platform/ui/sheet.tsx";
import { formatBaht } from "../../../thai/money.ts";
import type { PlanStand } from "../life/stand.ts";
import type { PlanRow, ProjectRow } from "../queries.ts";
import { allowsPlanStep, editionInWords, editionTitle } from "../rules.ts";
import type { PlanStep } from "../rules.ts";
import { totalsOf } from "../totals.ts";
import { PlanHead } from "./plan-head.tsx";

export interface OverviewProps {
  org: string;
  plan: PlanRow;
  projects: readonly ProjectRow[];
  stand: PlanStand;
  waitingComments: number;
  /** The last reason for which it was sent back, while it is being mended. */
  returned: { note: string | null; by_name: string } | undefined;
  /** Who asks for the decision, and with what words. */
  submitted: { note: string | null; by_name: string } | undefined;
  /** The edition that everybody reads now. */
  published: { amendment: number; order_number: string | null; decided_on: string | null } | undefined;
  /** Steps that this person may take, whatever the status. */
  may: (step: PlanStep) => boolean;
  everShown: boolean;
  papers: ComponentChildren;
  refused: RefusedStep | undefined;
}

/** Of the several steps that one page offers. */
export interface RefusedStep {
  step: PlanStep;
  form: FormState;
}

export function Overview(props: OverviewProps) {
  const { org, plan, projects, stand, waitingComments, returned, submitted, published } = props;
  const at = { org, plan: plan.id };
  const totals = totalsOf(projects, plan.funds, plan.years.length);
  return (
    <>
      <PlanHead org={org} plan={plan} view="overview" actions={props.papers} />
      {plan.status === "draft" && returned && (
        <Notice kind="late" title={`${returned.by_name} ส่งกลับให้แก้ไข`}>
          {returned.note ?? "ดูความเห็นในแต่ละส่วน"}
        </Notice>
      )}
      {plan.status === "submitted" && submitted?.note && (
        <Notice title={`${submitted.by_name} เสนอแผนนี้`}>{submitted.note}</Notice>
      )}
      {plan.status === "draft" && plan.amendment > 0 && (
        <Notice title={`กำลังจัดทำ${editionTitle(plan.amendment)}`}>
          {`เหตุผล: ${plan.amendment_reason ?? "–"} ฉบับที่ประกาศใช้แล้วยังคงใช้อยู่จนกว่าฉบับนี้จะประกาศใช้`}
        </Notice>
      )}
      <Figures
        figures={[
          { label: "โครงการ กิจกรรม มาตรการ", value: totals.count, unit: "โครงการ" },
          {
            label: `งบประมาณ ${plan.years.length} ปี`,
            value: formatBaht(totals.all, { decimals: "needed" }),
            unit: "บาท",
          },
          {
            label: "ข้อที่ต้องแก้",
            value: stand.errors,
            unit: "ข้อ",
            tone: stand.errors > 0 ? "stop" : "done",
            note: <a href={paths.office.planChecks.href(at)}>ตรวจแผน</a>,
          },
          {
            label: "ข้อเตือนที่รอเหตุผล",
            value: stand.unexcused,
            unit: "ข้อ",
            tone: stand.unexcused > 0 ? "late" : "done",
            note: <a href={`${paths.office.planChecks.href(at)}#warning`}>ดูข้อเตือน</a>,
          },
          {
            label: "ความเห็นที่รอแก้ไข",
            value: waitingComments,
            unit: "ข้อ",
            tone: waitingComments > 0 ? "late" : undefined,
            note: <a href={paths.office.planComments.href(at)}>ดูความเห็น</a>,
          },
        ]}
      />
      {published && <p>ฉบับที่ใช้อยู่: {editionInWords(published)}</p>}
      <NextSteps {...props} />
    </>
  );
}

/** What still keeps the plan from being submitted. */
function notYet({ errors, unexcused }: PlanStand): string {
  const left = [
    errors > 0 && `แก้ข้อที่ต้องแก้ ${errors} ข้อ`,
    unexcused > 0 && `แก้ไขหรือให้เหตุผลกับข้อเตือน ${unexcused} ข้อ`,
  ].filter((each) => each !== false);
  return `ก่อนเสนอผู้บริหาร ต้อง${left.join(" และ")}`;
}

function NextSteps(props: OverviewProps) {
  const { org, plan, may, refused, stand } = props;
  const at = { org, plan: plan.id };
  const can = (step: PlanStep) => allowsPlanStep(plan.status, step) && may(step);
  const formOf = (step: PlanStep) => (refused?.step === step ? refused.form : blankForm());
  const hidden = { version: String(plan.version) };
  return (
    <>
      {can("submit") && (
        <Sheet title="เสนอผู้บริหาร">
          {stand.errors + stand.unexcused > 0 ? (
            <>
              <p>{notYet(stand)}</p>
              <div class="row">
                <LinkButton href={paths.office.planChecks.href(at)} tone="go">
                  ไปตรวจและแก้ไขแผน
                </LinkButton>
              </div>
            </>
          ) : (
            <Form form={formOf("submit")} action={paths.office.planSubmit.href(at)} version={plan.version}>
              <TextArea form={formOf("submit")} name="note" label="ข้อความถึงผู้บริหาร" rows={2} optional />
              <SubmitRow label="เสนอแผนต่อผู้บริหาร" />
            </Form>
          )}
        </Sheet>
      )}
      {can("approve") && (
        <Sheet title="พิจารณาแผน">
          <Form form={formOf("approve")} action={paths.office.planApprove.href(at)} version={plan.version}>
            <div class="pair">
              <TextField
                form={formOf("approve")}
                name="orderNumber"
                label="เลขที่คำสั่งหรือบันทึกอนุมัติ"
                maxlength={100}
                short
              />
              <DateField form={formOf("approve")} name="decidedOn" label="วันที่อนุมัติ" />
            </div>
            <SubmitRow label="อนุมัติแผน" />
          </Form>
        </Sheet>
      )}
      {can("publish") && (
        <Sheet title="ประกาศใช้แผน">
          <p class="hush">
            เมื่อประกาศใช้แล้ว ทุกคนอ่านและดาวน์โหลดแผนทั้งเล่มได้จากหน้าสาธารณะ รวมทั้งตารางความเสี่ยงในส่วนที่ 1
          </p>
          <Form form={formOf("publish")} action={paths.office.planPublish.href(at)} version={plan.version}>
            <div class="pair">
              <TextField
                form={formOf("publish")}
                name="orderNumber"
                label="เลขที่ประกาศ"
                maxlength={100}
                short
                optional
              />
              <DateField form={formOf("publish")} name="decidedOn" label="วันที่ประกาศ" />
            </div>
            <SubmitRow label="ประกาศใช้แผน" />
          </Form>
        </Sheet>
      )}
      {can("return") && (
        <Sheet title="ส่งกลับให้แก้ไข">
          <p class="hush">ให้ความเห็นตรงจุดได้ที่หน้าบทนำ เป้าหมาย และแต่ละโครงการ แล้วสรุปที่นี่</p>
          <Form form={formOf("return")} action={paths.office.planReturn.href(at)} version={plan.version}>
            <TextArea form={formOf("return")} name="note" label="สิ่งที่ต้องแก้ไข" rows={3} />
            <SubmitRow label="ส่งกลับ" />
          </Form>
        </Sheet>
      )}
      {can("amend") && (
        <Sheet title="เปลี่ยนแปลงหรือเพิ่มเติมแผน">
          <Form form={formOf("amend")} action={paths.office.planAmend.href(at)} version={plan.version}>
            <TextArea form={formOf("amend")} name="reason" label="เหตุผลที่เปลี่ยนแปลงหรือเพิ่มเติม" rows={3} />
            <SubmitRow label={`เปิด${editionTitle(plan.amendment + 1)}`} />
          </Form>
        </Sheet>
      )}
      <div class="row">
        {can("recall") && (
          <ActButton action={paths.office.planRecall.href(at)} hidden={hidden}>
            ดึงกลับมาแก้ไข
          </ActButton>
        )}
        {can("discard") && plan.amendment > 0 && (
          <Confirm
            id="discard-amendment"
            trigger="ยกเลิกฉบับเปลี่ยนแปลงนี้"
            title="ยกเลิกสิ่งที่แก้ไว้ทั้งหมดในฉบับเปลี่ยนแปลงนี้"
            action={paths.office.planDiscardAmendment.href(at)}
            hidden={hidden}
            yes="ยกเลิกฉบับนี้"
          >
            แผนจะกลับไปเป็นฉบับที่ประกาศใช้ล่าสุด ฉบับที่เคยเสนอยังเปิดอ่านได้
          </Confirm>
        )}
        {can("discard") && plan.amendment === 0 && !props.everShown && (
          <Confirm
            id="discard"
            trigger="ลบร่างแผน"
            title="ลบร่างแผนนี้ทั้งเล่ม"
            action={paths.office.planDiscard.href(at)}
            hidden={hidden}
            yes="ลบร่างแผน"
          >
            โครงการและข้อความทั้งหมดจะหายไป ทำแล้วย้อนกลับไม่ได้
          </Confirm>
        )}
      </div>
    </>
  );
}
