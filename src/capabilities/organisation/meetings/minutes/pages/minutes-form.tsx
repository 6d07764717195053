import { paths } from "../../../../../paths.ts";
import type { FormState, FormValues } from "../../../../../platform/forms/state.ts";
import { TextArea, TextField } from "../../../../../platform/ui/fields.tsx";
import { Form, RepeatRows, SubmitRow } from "../../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../../platform/ui/sheet.tsx";
import type { Committee } from "../../../committees/queries.ts";
import { rowsShown } from "../../../../../platform/forms/rows-shown.ts";
import type { AgendaItem, Meeting } from "../../queries.ts";
import { timeInWords } from "../../rules.ts";
import { meetingCrumbs, TimeField } from "../../pages/meeting-form.tsx";

export interface MinutesFormProps {
  org: string;
  form: FormState;
  committee: Committee;
  meeting: Meeting;
}

export function MinutesForm({ org, form, committee, meeting }: MinutesFormProps) {
  const { id, version } = meeting;
  const action = paths.office.meetingMinutes.href({ org, id });
  return (
    <>
      <PageHead
        title="รายงานการประชุม"
        crumbs={meetingCrumbs(org, committee, meeting)}
        lead="แก้ไขได้จนกว่าที่ประชุมจะรับรอง สิ่งที่พิมพ์ถูกเก็บเป็นร่างให้ระหว่างพิมพ์"
      />
      <Form
        form={form}
        action={action}
        version={version}
        draft={paths.office.draft.href({ org }, { form: action })}
        enter={{}}
      >
        <Sheet title="การประชุม">
          <div class="pair">
            <TimeField form={form} name="startsAt" label="เวลาเริ่ม" />
            <TimeField form={form} name="endsAt" label="เวลาเลิก" />
          </div>
          <TextArea
            form={form}
            name="guests"
            label="ผู้เข้าร่วมประชุม"
            help="ผู้ที่ไม่ใช่กรรมการ บรรทัดละหนึ่งคน"
            optional
            rows={2}
          />
        </Sheet>
        <Sheet title="ระเบียบวาระและมติ">
          <RepeatRows
            name="agenda"
            label="ระเบียบวาระ"
            help="แถวที่เว้นว่างจะไม่ถูกบันทึก"
            count={rowsShown(form, "agenda", { least: 1, spare: 1 })}
            more="เพิ่มวาระ"
            row={(index) => (
              <div class="pair">
                <TextField
                  form={form}
                  name={`agenda.${index}.title`}
                  label={`วาระที่ ${index + 1}`}
                  maxlength={500}
                />
                <TextArea
                  form={form}
                  name={`agenda.${index}.resolution`}
                  label="มติที่ประชุม"
                  optional
                  rows={2}
                />
              </div>
            )}
          />
        </Sheet>
        <Sheet title="เนื้อหารายงาน">
          <TextArea
            form={form}
            name="minutes"
            label="รายงานการประชุม"
            help="ต้องมีก่อนรับรอง"
            optional
            rows={14}
          />
        </Sheet>
        <SubmitRow label="บันทึกรายงาน" cancelHref={paths.office.meeting.href({ org, id })} />
      </Form>
    </>
  );
}

export function minutesValues(meeting: Meeting, agenda: readonly AgendaItem[]): FormValues {
  const items = agenda.flatMap(({ title, resolution }, index) => [
    [`agenda.${index}.title`, title],
    [`agenda.${index}.resolution`, resolution ?? ""],
  ]);
  return {
    startsAt: meeting.starts_at ? timeInWords(meeting.starts_at) : "",
    endsAt: meeting.ends_at ? timeInWords(meeting.ends_at) : "",
    guests: meeting.guests ?? "",
    minutes: meeting.minutes ?? "",
    ...Object.fromEntries(items),
  };
}
