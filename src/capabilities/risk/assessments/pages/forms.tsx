import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import type { Pack } from "../../../../platform/packs/pack.ts";
import { RadioGroup } from "../../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import type { Crumb } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { RiskScale } from "../../scales/rules.ts";
import type { Assessment, Process } from "../queries.ts";

export function yearCrumbs(org: string, year?: number): Crumb[] {
  return [
    {
      label: year ? `ความเสี่ยงการทุจริต ${year}` : "ความเสี่ยงการทุจริต",
      href: paths.office.risks.href({ org }, { year }),
    },
  ];
}

interface ScaleChoice {
  form: FormState;
  scales: readonly Pack<RiskScale>[];
}

function ScaleField({ form, scales }: ScaleChoice) {
  return (
    <RadioGroup
      form={form}
      name="scaleKey"
      label="เกณฑ์ประเมิน"
      choices={scales.map(({ key, title, data, confirmed }) => ({
        value: key,
        label: title,
        help: `${data.levels.map(({ name }) => name).join(" · ")}${confirmed ? "" : " (ให้นิติกรยืนยันก่อนใช้อ้างอิง)"}`,
      }))}
    />
  );
}

export interface OpenFormProps extends ScaleChoice {
  org: string;
  last: Assessment | undefined;
}

export function OpenForm({ org, form, scales, last }: OpenFormProps) {
  return (
    <>
      <PageHead
        title="เปิดการประเมินความเสี่ยง"
        crumbs={yearCrumbs(org)}
        lead={
          last
            ? `เริ่มจากสำเนาของปีงบประมาณ ${last.fiscal_year} ระดับเดิมจะอยู่ต่อเมื่อใช้เกณฑ์เดิม วันที่ทบทวนและกำหนดแล้วเสร็จของมาตรการเลื่อนเป็นวันเดียวกันของปีใหม่ แก้ได้ทุกรายการ`
            : "ปีแรกเริ่มจากทะเบียนว่าง ปีต่อไปเริ่มจากสำเนาของปีก่อน"
        }
      />
      <Sheet>
        <Form form={form} action={paths.office.riskOpen.href({ org })}>
          <TextField form={form} name="fiscalYear" label="ปีงบประมาณ (พ.ศ.)" inputmode="numeric" short />
          <ScaleField form={form} scales={scales} />
          <SubmitRow label="เปิดการประเมิน" cancelHref={paths.office.risks.href({ org })} />
        </Form>
      </Sheet>
    </>
  );
}

interface OfAssessment {
  org: string;
  form: FormState;
  assessment: Assessment;
}

export function ScaleForm({ org, form, assessment, scales }: OfAssessment & ScaleChoice) {
  const { id, version, fiscal_year: year } = assessment;
  return (
    <>
      <PageHead title="เปลี่ยนเกณฑ์ประเมิน" crumbs={yearCrumbs(org, year)} />
      <Notice kind="late" title="ระดับของทุกรายการในปีนี้จะถูกล้าง">
        ระดับของเกณฑ์หนึ่งใช้กับอีกเกณฑ์ไม่ได้ ข้อความ เหตุผล และมาตรการยังอยู่ครบ ต้องประเมินระดับใหม่
      </Notice>
      <Sheet>
        <Form form={form} action={paths.office.riskAssessmentScale.href({ org, id })} version={version}>
          <ScaleField form={form} scales={scales} />
          <SubmitRow label="เปลี่ยนเกณฑ์" tone="grave" cancelHref={paths.office.risks.href({ org }, { year })} />
        </Form>
      </Sheet>
    </>
  );
}

export function CloseForm({ org, form, assessment }: OfAssessment) {
  const { id, version, fiscal_year: year } = assessment;
  return (
    <>
      <PageHead
        title={`อนุมัติการประเมินปีงบประมาณ ${year}`}
        crumbs={yearCrumbs(org, year)}
        lead="หลังอนุมัติ รายการและระดับจะแก้ไขไม่ได้ แต่ยังบันทึกผลของมาตรการ การยอมรับ และการเผยแพร่ได้"
      />
      <Sheet>
        <Form form={form} action={paths.office.riskAssessmentClose.href({ org, id })} version={version}>
          <DateField form={form} name="approvedOn" label="วันที่อนุมัติ" />
          <TextField form={form} name="approverName" label="ชื่อผู้อนุมัติ" />
          <TextField form={form} name="approverTitle" label="ตำแหน่งผู้อนุมัติ" />
          <SubmitRow label="อนุมัติ" cancelHref={paths.office.risks.href({ org }, { year })} />
        </Form>
      </Sheet>
    </>
  );
}

export function ReopenForm({ org, form, assessment }: OfAssessment) {
  const { id, version, fiscal_year: year } = assessment;
  return (
    <>
      <PageHead
        title={`เปิดการประเมินปีงบประมาณ ${year} อีกครั้ง`}
        crumbs={yearCrumbs(org, year)}
        lead="เหตุผลจะอยู่ในประวัติของการประเมิน และต้องอนุมัติใหม่เมื่อแก้ไขแล้ว"
      />
      <Sheet>
        <Form form={form} action={paths.office.riskAssessmentReopen.href({ org, id })} version={version}>
          <TextArea form={form} name="reason" label="เหตุผลที่เปิดอีกครั้ง" rows={3} />
          <SubmitRow label="เปิดอีกครั้ง" cancelHref={paths.office.risks.href({ org }, { year })} />
        </Form>
      </Sheet>
    </>
  );
}

export interface ProcessFormProps {
  org: string;
  form: FormState;
  process: Process;
}

export function ProcessForm({ org, form, process: { id, version } }: ProcessFormProps) {
  return (
    <>
      <PageHead title="แก้ไขชื่อกระบวนการ" crumbs={yearCrumbs(org)} />
      <Sheet>
        <Form form={form} action={paths.office.riskProcess.href({ org, id })} version={version}>
          <TextArea
            form={form}
            name="name"
            label="ชื่อกระบวนการ"
            help="เปลี่ยนให้ทุกเหตุการณ์ในกระบวนการนี้ของปีนี้"
            rows={2}
          />
          <SubmitRow label="บันทึก" cancelHref={paths.office.risks.href({ org })} />
        </Form>
      </Sheet>
    </>
  );
}
