import { paths } from "../../../../../paths.ts";
import type { FormState, FormValues } from "../../../../../platform/forms/state.ts";
import { SelectField } from "../../../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../../../platform/ui/date-field.tsx";
import { TextArea, TextField } from "../../../../../platform/ui/fields.tsx";
import { Form, RepeatRows, SubmitRow } from "../../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../../platform/ui/page-head.tsx";
import { PersonPicker } from "../../../../../platform/ui/pickers.tsx";
import { Sheet } from "../../../../../platform/ui/sheet.tsx";
import { formatThaiDate } from "../../../../../thai/date-text.ts";
import { isoDate } from "../../../../../thai/dates.ts";
import { committeeCrumbs } from "../../pages/committee-form.tsx";
import type { Committee, Seat } from "../../queries.ts";
import { roleTitle, seatRoles } from "../../rules.ts";
import { rowsShown } from "../../../../../platform/forms/rows-shown.ts";
import type { OrderInFull, PersonToAppoint } from "../queries.ts";

export interface OrderFormProps {
  org: string;
  form: FormState;
  committee: Committee;
  people: readonly PersonToAppoint[];
  /** The one that is edited; none when it is new. */
  order?: OrderInFull;
}

export function OrderForm({ org, form, committee, people, order }: OrderFormProps) {
  const cancelHref = order
    ? paths.office.order.href({ org, committee: committee.id, id: order.id })
    : paths.office.committee.href({ org, id: committee.id });
  return (
    <>
      <PageHead
        title={order ? `แก้ไขคำสั่งที่ ${order.number}` : "เพิ่มคำสั่งแต่งตั้ง"}
        crumbs={committeeCrumbs(org, committee)}
        lead={
          order
            ? "แก้ให้ตรงกับคำสั่งที่ลงนามแล้ว หากเปลี่ยนกรรมการหรือวาระ ให้เพิ่มคำสั่งฉบับใหม่แทน"
            : "คำสั่งฉบับหลังแทนฉบับก่อนตั้งแต่วันแรกของวาระ ระบบคิดให้เอง"
        }
      />
      <Form
        form={form}
        action={orderAction(org, committee.id, order?.id)}
        version={order?.version}
        draft={paths.office.draft.href({ org }, { form: orderAction(org, committee.id, order?.id) })}
        enter={{}}
      >
        <Sheet title="คำสั่ง">
          <div class="pair">
            <TextField form={form} name="number" label="เลขที่คำสั่ง" help="เช่น ๑๒๓/๒๕๖๙" maxlength={40} short />
            <DateField form={form} name="orderedOn" label="วันที่ลงนามในคำสั่ง" />
          </div>
          <TextField form={form} name="subject" label="เรื่อง" maxlength={500} />
          <div class="pair">
            <DateField form={form} name="termFrom" label="วันแรกของวาระ" />
            <DateField
              form={form}
              name="termTo"
              label="วันสุดท้ายของวาระ"
              help="เว้นว่าง หากมีผลจนกว่าจะมีคำสั่งใหม่"
              optional
            />
          </div>
        </Sheet>
        <Sheet title="รายชื่อ" aside="ตามลำดับในคำสั่ง">
          <RepeatRows
            name="seats"
            label="ผู้ได้รับแต่งตั้ง"
            help="เลือกจากบุคลากร หรือกรอกชื่อบุคคลภายนอก แถวที่เว้นว่างจะไม่ถูกบันทึก ตำแหน่งที่เว้นว่าง ระบบใส่ตำแหน่งปัจจุบันให้"
            count={rowsShown(form, "seats", { least: 5, spare: 3 })}
            more="เพิ่มอีก 3 แถว"
            row={(index) => <SeatRow form={form} index={index} kind={committee.kind} people={people} />}
          />
        </Sheet>
        <Sheet title="เนื้อความและผู้ลงนาม">
          <TextArea
            form={form}
            name="preamble"
            label="ความนำ"
            help="เหตุผลและบทกฎหมายที่ให้อำนาจ ตามคำสั่งจริง เว้นว่างจะพิมพ์ถ้อยคำทั่วไปที่ไม่อ้างกฎหมาย"
            optional
            rows={4}
          />
          <TextArea form={form} name="duties" label="หน้าที่และอำนาจ" optional rows={5} />
          <div class="pair">
            <TextField form={form} name="signedByName" label="ชื่อผู้ลงนาม" maxlength={200} />
            <TextField form={form} name="signedByTitle" label="ตำแหน่งผู้ลงนาม" maxlength={300} />
          </div>
        </Sheet>
        <SubmitRow label="บันทึกคำสั่ง" cancelHref={cancelHref} />
      </Form>
    </>
  );
}

/** Where the form goes; it names the draft as well. */
export function orderAction(org: string, committee: string, order?: string): string {
  return order
    ? paths.office.orderEdit.href({ org, committee, id: order })
    : paths.office.orderAdd.href({ org, id: committee });
}

interface SeatRowProps extends Pick<OrderFormProps, "form" | "people"> {
  index: number;
  kind: string;
}

function SeatRow({ form, index, kind, people }: SeatRowProps) {
  const name = (field: string) => `seats.${index}.${field}`;
  const who = `คนที่ ${index + 1}`;
  return (
    <div class="pair">
      <PersonPicker form={form} name={name("personId")} label={`${who} จากบุคลากร`} people={people} />
      <TextField form={form} name={name("name")} label="หรือชื่อบุคคลภายนอก" optional />
      <SelectField
        form={form}
        name={name("role")}
        label="ในคณะเป็น"
        choices={seatRoles.map((value) => ({ value, label: roleTitle(kind, value) }))}
      />
      <TextField form={form} name={name("positionTitle")} label="ตำแหน่งที่พิมพ์" optional maxlength={300} />
    </div>
  );
}

/** A new order begins as the last one ended: same people, same signer, positions to be looked up again. */
export function newOrderValues(
  committee: Committee,
  before: { seats: readonly Seat[]; signer: { signed_by_name: string; signed_by_title: string } | undefined },
): FormValues {
  return {
    subject: `แต่งตั้ง${committee.name}`,
    duties: committee.purpose ?? "",
    signedByName: before.signer?.signed_by_name ?? "",
    signedByTitle: before.signer?.signed_by_title ?? "",
    ...seatValues(before.seats.map((seat) => (seat.person_id ? { ...seat, position_title: null } : seat))),
    ...(before.seats.length === 0 ? firstRoles : {}),
  };
}

/** What nearly every order has, so that only the names are missing. */
const firstRoles = Object.fromEntries(
  ["chair", "member", "member", "member", "member-secretary"].map((role, index) => [
    `seats.${index}.role`,
    role,
  ]),
);

export function orderValues(order: OrderInFull): FormValues {
  return {
    number: order.number,
    orderedOn: formatThaiDate(isoDate(order.ordered_on)),
    subject: order.subject,
    termFrom: formatThaiDate(isoDate(order.term_from)),
    termTo: order.term_to ? formatThaiDate(isoDate(order.term_to)) : "",
    preamble: order.preamble ?? "",
    duties: order.duties ?? "",
    signedByName: order.signed_by_name,
    signedByTitle: order.signed_by_title,
    ...seatValues(order.seats),
  };
}

function seatValues(seats: readonly Seat[]): FormValues {
  return Object.fromEntries(
    seats.flatMap((seat, index) => [
      [`seats.${index}.personId`, seat.person_id ?? ""],
      [`seats.${index}.name`, seat.person_id ? "" : seat.name],
      [`seats.${index}.role`, seat.role],
      [`seats.${index}.positionTitle`, seat.position_title ?? ""],
    ]),
  );
}
