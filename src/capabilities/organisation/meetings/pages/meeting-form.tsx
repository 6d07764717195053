import { paths } from "../../../../paths.ts";
import type { FormState, FormValues } from "../../../../platform/forms/state.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Form, RepeatRows, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import type { Crumb } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { committeeCrumbs } from "../../committees/pages/committee-form.tsx";
import type { Committee } from "../../committees/queries.ts";
import { rowsShown } from "../../../../platform/forms/rows-shown.ts";
import type { AgendaItem, Meeting } from "../queries.ts";
import { timeInWords } from "../rules.ts";

export function meetingCrumbs(
  org: string,
  committee: Pick<Committee, "id" | "name">,
  meeting?: Meeting,
): Crumb[] {
  const own = meeting && {
    label: `ประชุมครั้งที่ ${meeting.number}`,
    href: paths.office.meeting.href({ org, id: meeting.id }),
  };
  return [...committeeCrumbs(org, committee), ...(own ? [own] : [])];
}

/** Where the form posts to; its draft is kept under the same address. */
export function meetingAction(
  org: string,
  committee: Pick<Committee, "id">,
  meeting?: Pick<Meeting, "id">,
): string {
  return meeting
    ? paths.office.meetingEdit.href({ org, id: meeting.id })
    : paths.office.meetingAdd.href({ org, id: committee.id });
}

export interface MeetingFormProps {
  org: string;
  form: FormState;
  committee: Committee;
  /** The one that is edited; none when it is new. */
  meeting?: Meeting;
}

export function MeetingForm({ org, form, committee, meeting }: MeetingFormProps) {
  const action = meetingAction(org, committee, meeting);
  const cancelHref = meeting
    ? paths.office.meeting.href({ org, id: meeting.id })
    : paths.office.committee.href({ org, id: committee.id });
  const hasAgenda = !meeting || meeting.status === "planned";
  return (
    <>
      <PageHead
        title={meeting ? "แก้กำหนดการประชุม" : "นัดประชุม"}
        crumbs={meetingCrumbs(org, committee, meeting)}
        lead={hasAgenda ? undefined : "ประชุมแล้ว ระเบียบวาระแก้ในหน้ารายงานการประชุม"}
      />
      <Sheet>
        <Form
          form={form}
          action={action}
          version={meeting?.version}
          draft={paths.office.draft.href({ org }, { form: action })}
          enter={{}}
        >
          <TextField form={form} name="number" label="ครั้งที่" help="เช่น ๑/๒๕๖๙" maxlength={40} short />
          <DateField form={form} name="heldOn" label="วันประชุม" />
          <TimeField form={form} name="startsAt" label="เวลาเริ่ม" />
          <TextField form={form} name="room" label="สถานที่" optional maxlength={300} />
          {hasAgenda && (
            <RepeatRows
              name="agenda"
              label="ระเบียบวาระ"
              help="เว้นแถวที่ไม่ใช้ไว้ได้"
              count={rowsShown(form, "agenda", { least: 5, spare: 2 })}
              more="เพิ่มอีก 2 วาระ"
              row={(index) => (
                <TextField
                  form={form}
                  name={`agenda.${index}.title`}
                  label={`วาระที่ ${index + 1}`}
                  optional
                  maxlength={500}
                />
              )}
            />
          )}
          <SubmitRow label="บันทึก" cancelHref={cancelHref} />
        </Form>
      </Sheet>
    </>
  );
}

export function TimeField({ form, name, label }: { form: FormState; name: string; label: string }) {
  return (
    <TextField form={form} name={name} label={label} help="เช่น 13.30 น." optional short maxlength={40} />
  );
}

/** The usual items of a meeting, to be changed at will. */
const usualAgenda = [
  "เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ",
  "เรื่องรับรองรายงานการประชุมครั้งที่ผ่านมา",
  "เรื่องเสนอเพื่อทราบ",
  "เรื่องเสนอเพื่อพิจารณา",
  "เรื่องอื่น ๆ",
];

export function newMeetingValues(number: string): FormValues {
  return { number, ...agendaValues(usualAgenda.map((title) => ({ title }))) };
}

export function meetingValues(meeting: Meeting, agenda: readonly AgendaItem[]): FormValues {
  return {
    number: meeting.number,
    heldOn: formatThaiDate(isoDate(meeting.held_on)),
    startsAt: meeting.starts_at ? timeInWords(meeting.starts_at) : "",
    room: meeting.room ?? "",
    ...agendaValues(agenda),
  };
}

function agendaValues(agenda: readonly { title: string }[]): FormValues {
  return Object.fromEntries(agenda.map(({ title }, index) => [`agenda.${index}.title`, title]));
}
