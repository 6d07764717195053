import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextArea } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { Committee } from "../../committees/queries.ts";
import type { Meeting } from "../queries.ts";
import { meetingCrumbs } from "./meeting-form.tsx";

export interface ClosingFormProps {
  org: string;
  form: FormState;
  committee: Committee;
  meeting: Meeting;
}

export function ConfirmForm({ org, form, committee, meeting }: ClosingFormProps) {
  const { id, version } = meeting;
  return (
    <>
      <PageHead title="รับรองรายงานการประชุม" crumbs={meetingCrumbs(org, committee, meeting)} />
      <Notice kind="late" title="รับรองแล้วแก้ไขไม่ได้อีก">
        <p>
          ตรวจ <a href={paths.office.meetingPaper.href({ org, id })}>รายงานการประชุมฉบับพิมพ์</a> ก่อนรับรอง
          โดยปกติที่ประชุมรับรองในการประชุมครั้งต่อไป
        </p>
      </Notice>
      <Sheet>
        <Form form={form} action={paths.office.meetingConfirm.href({ org, id })} version={version}>
          <DateField form={form} name="confirmedOn" label="วันที่ที่ประชุมรับรอง" />
          <SubmitRow label="บันทึกการรับรอง" cancelHref={paths.office.meeting.href({ org, id })} />
        </Form>
      </Sheet>
    </>
  );
}

export function CancelForm({ org, form, committee, meeting }: ClosingFormProps) {
  const { id, version } = meeting;
  return (
    <>
      <PageHead title="ยกเลิกการประชุม" crumbs={meetingCrumbs(org, committee, meeting)} />
      <Notice kind="late" title="ยกเลิกแล้วเปิดกลับไม่ได้">
        หากเพียงเลื่อนวัน ให้แก้กำหนดการประชุมแทน เลขครั้งที่ของการประชุมที่ยกเลิกใช้กับการประชุมใหม่ได้
      </Notice>
      <Sheet>
        <Form form={form} action={paths.office.meetingCancel.href({ org, id })} version={version}>
          <TextArea form={form} name="reason" label="เหตุผลที่ยกเลิก" rows={3} />
          <SubmitRow label="ยกเลิกการประชุม" tone="grave" />
          <p>
            <a href={paths.office.meeting.href({ org, id })}>ไม่ยกเลิก กลับหน้าการประชุม</a>
          </p>
        </Form>
      </Sheet>
    </>
  );
}
