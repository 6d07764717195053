import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { yearCrumbs } from "../../assessments/pages/forms.tsx";
import type { Assessment } from "../../assessments/queries.ts";
import type { Risk } from "../../register/queries.ts";

export interface DecisionProps {
  org: string;
  form: FormState;
  risk: Risk;
  assessment: Assessment;
}

export function AcceptForm({ org, form, risk, assessment }: DecisionProps) {
  const { id, version } = risk;
  return (
    <>
      <PageHead title="ยอมรับความเสี่ยง" crumbs={yearCrumbs(org, assessment.fiscal_year)} />
      <Notice title={risk.event}>
        การยอมรับมีกำหนด เมื่อใกล้สิ้นสุดระบบจะเตือนผู้บริหาร ผู้ประสานงานแผน และหน่วยงานเจ้าของให้ทบทวน
      </Notice>
      <Sheet>
        <Form form={form} action={paths.office.riskAccept.href({ org, id })} version={version}>
          <TextArea
            form={form}
            name="acceptedReason"
            label="เหตุผลที่ยอมรับ"
            help="เช่น ค่าใช้จ่ายในการควบคุมสูงกว่าความเสียหายที่อาจเกิด และมีการเฝ้าระวังอย่างไร"
            rows={4}
          />
          <DateField form={form} name="acceptedOn" label="วันที่อนุมัติ" />
          <DateField form={form} name="acceptedUntil" label="ยอมรับถึงวันที่" />
          <TextField form={form} name="acceptedByName" label="ชื่อผู้อนุมัติ" />
          <TextField form={form} name="acceptedByTitle" label="ตำแหน่งผู้อนุมัติ" />
          <SubmitRow label="อนุมัติการยอมรับ" cancelHref={paths.office.risk.href({ org, id })} />
        </Form>
      </Sheet>
    </>
  );
}

export function EndForm({ org, form, risk, assessment }: DecisionProps) {
  const { id, version } = risk;
  return (
    <>
      <PageHead title="บันทึกว่าความเสี่ยงยุติ" crumbs={yearCrumbs(org, assessment.fiscal_year)} />
      <Notice title={risk.event}>รายการจะอยู่ในทะเบียนของปีนี้ต่อไป แต่ไม่คัดลอกไปปีถัดไป และไม่อยู่ในแผน</Notice>
      <Sheet>
        <Form form={form} action={paths.office.riskEnd.href({ org, id })} version={version}>
          <DateField form={form} name="endedOn" label="วันที่ยุติ" />
          <TextArea
            form={form}
            name="endReason"
            label="เหตุผล"
            help="เช่น เลิกทำงานนี้ หรือเปลี่ยนระบบจนเกิดขึ้นไม่ได้"
            rows={3}
          />
          <SubmitRow label="บันทึก" tone="grave" cancelHref={paths.office.risk.href({ org, id })} />
        </Form>
      </Sheet>
    </>
  );
}
