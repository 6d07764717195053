import { paths } from "../../../../../paths.ts";
import type { FormState, FormValues } from "../../../../../platform/forms/state.ts";
import { typedValue } from "../../../../../platform/forms/state.ts";
import { SelectField } from "../../../../../platform/ui/choice-fields.tsx";
import { TextField } from "../../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../../platform/ui/form.tsx";
import { Notice } from "../../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../../thai/date-text.ts";
import { isoDate } from "../../../../../thai/dates.ts";
import type { Committee, Seat } from "../../../committees/queries.ts";
import { roleTitle } from "../../../committees/rules.ts";
import type { Attendance, Meeting } from "../../queries.ts";
import { presences } from "../../rules.ts";
import { meetingCrumbs } from "../../pages/meeting-form.tsx";

export interface AttendanceFormProps {
  org: string;
  form: FormState;
  committee: Committee;
  meeting: Meeting;
  /** In force on the day of the meeting. */
  seats: readonly Seat[];
}

export function AttendanceForm({ org, form, committee, meeting, seats }: AttendanceFormProps) {
  const { id, version } = meeting;
  const action = paths.office.meetingAttendance.href({ org, id });
  return (
    <>
      <PageHead
        title="บันทึกการมาประชุม"
        crumbs={meetingCrumbs(org, committee, meeting)}
        lead={`วันที่ ${formatThaiDate(isoDate(meeting.held_on))} กรรมการ ${seats.length} คนตามคำสั่งที่มีผลในวันนั้น`}
      />
      {seats.length === 0 ? (
        <Notice kind="late" title="ไม่มีคำสั่งแต่งตั้งที่มีผลในวันประชุม">
          <p>
            รายชื่อมาจากคำสั่งแต่งตั้ง{" "}
            <a href={paths.office.committee.href({ org, id: committee.id })}>เปิดหน้าของคณะ</a>
          </p>
        </Notice>
      ) : (
        <Form
          form={form}
          action={action}
          version={version}
          draft={paths.office.draft.href({ org }, { form: action })}
          enter={{}}
        >
          <Sheet>
            <fieldset class="repeat">
              <legend class="unseen">การมาประชุมของกรรมการแต่ละคน</legend>
              <div>
                <button class="btn" type="submit" name="_more" value={EVERYBODY}>
                  เติม “มาประชุม” ในแถวที่ยังว่าง
                </button>
              </div>
              <ol>
                {seats.map((seat, index) => (
                  <li key={seat.id}>
                    <SeatAttendance form={form} index={index} seat={seat} kind={committee.kind} />
                  </li>
                ))}
              </ol>
            </fieldset>
          </Sheet>
          <SubmitRow label="บันทึกการมาประชุม" cancelHref={paths.office.meeting.href({ org, id })} />
        </Form>
      )}
    </>
  );
}

const EVERYBODY = "everybody";

function SeatAttendance({
  form,
  index,
  seat,
  kind,
}: {
  form: FormState;
  index: number;
  seat: Seat;
  kind: string;
}) {
  const name = (field: string) => `seats.${index}.${field}`;
  return (
    <>
      <input type="hidden" name={name("seatId")} value={seat.id} />
      <SelectField
        form={form}
        name={name("presence")}
        label={seat.name}
        help={roleTitle(kind, seat.role)}
        choices={Object.entries(presences).map(([value, label]) => ({ value, label }))}
      />
      <TextField form={form} name={name("note")} label="ผู้มาแทน หรือเหตุที่ไม่มา" optional maxlength={200} />
    </>
  );
}

/** The button that saves a choice per person: what is blank becomes "มาประชุม"; nothing is saved yet. */
export function everybodyCame(form: FormState, seats: readonly Seat[]): FormState {
  if (typedValue(form, "_more") !== EVERYBODY) return form;
  const filled = seats.map((_, index) => [
    `seats.${index}.presence`,
    typedValue(form, `seats.${index}.presence`) || "present",
  ]);
  return { ...form, values: { ...form.values, ...Object.fromEntries(filled) } };
}

/** In the list of errors each stands alone, so it says whom it is about. */
export function errorsWithNames(form: FormState, seats: readonly Seat[]): FormState {
  const errors = Object.entries(form.errors).map(([field, messages]) => {
    const seat = seats[Number(/^seats\.(\d+)\./.exec(field)?.[1])];
    return [field, seat ? messages.map((message) => `${seat.name}: ${message}`) : messages];
  });
  return { ...form, errors: Object.fromEntries(errors) };
}

/** A draft remembers rows by their number; an order that was changed since has other people in them. */
export function bySeat(form: FormState, seats: readonly Seat[]): FormState {
  const rowOf = new Map(seats.map((_, row) => [typedValue(form, `seats.${row}.seatId`), row]));
  const values = seats.flatMap(({ id }, row) => {
    const typed = rowOf.get(id);
    return ["presence", "note"].map((field) => [
      `seats.${row}.${field}`,
      typed === undefined ? "" : typedValue(form, `seats.${typed}.${field}`),
    ]);
  });
  return { ...form, values: { ...form.values, ...Object.fromEntries(values) } };
}

export function attendanceValues(seats: readonly Seat[], recorded: readonly Attendance[]): FormValues {
  const of = new Map(recorded.map((entry) => [entry.seat_id, entry]));
  return Object.fromEntries(
    seats.flatMap(({ id }, index) => [
      [`seats.${index}.seatId`, id],
      [`seats.${index}.presence`, of.get(id)?.presence ?? ""],
      [`seats.${index}.note`, of.get(id)?.note ?? ""],
    ]),
  );
}
