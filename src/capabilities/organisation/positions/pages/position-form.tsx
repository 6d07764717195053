import { paths } from "../../../../paths.ts";
import { blankForm } from "../../../../platform/forms/state.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { PersonShown } from "../../people/queries.ts";
import { fullName } from "../../people/rules.ts";
import type { UnitRow } from "../../units/queries.ts";
import type { PositionShown } from "../queries.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import { PositionFields } from "./fields.tsx";

interface AddPositionProps {
  org: string;
  person: PersonShown;
  units: readonly UnitRow[];
  form: FormState;
}

export function AddPosition({ org, person, units, form }: AddPositionProps) {
  const back = paths.office.person.href({ org, id: person.id });
  return (
    <>
      <PageHead
        title="เพิ่มตำแหน่ง"
        crumbs={crumbs(org, person)}
        lead={`ของ${fullName(person)} ดำรงหลายตำแหน่งพร้อมกันได้`}
      />
      <Sheet>
        <Form form={form} action={paths.office.positionAdd.href({ org, id: person.id })}>
          <PositionFields form={form} units={units} />
          <LastDay form={form} />
          <SubmitRow label="เพิ่มตำแหน่ง" cancelHref={back} />
        </Form>
      </Sheet>
    </>
  );
}

interface EditPositionProps extends Omit<AddPositionProps, "form"> {
  position: PositionShown;
  /** The form that was sent and refused; the other one stands fresh. */
  correcting?: FormState;
  ending?: FormState;
}

export function EditPosition({ org, person, units, position, correcting, ending }: EditPositionProps) {
  const back = paths.office.person.href({ org, id: person.id });
  const at = { org, person: person.id, id: position.id };
  // Two forms with a field of one name: the refused one is shown alone, so that its error finds its field.
  const refusedOne = correcting ?? ending;
  return (
    <>
      <PageHead title={position.title} crumbs={crumbs(org, person)} lead={`ตำแหน่งของ${fullName(person)}`} />
      {position.to_on === null && correcting === undefined && (
        <Sheet title="สิ้นสุดการดำรงตำแหน่ง">
          <Form
            form={ending ?? blankForm()}
            action={paths.office.positionEnd.href(at)}
            version={position.version}
          >
            <DateField form={ending ?? blankForm()} name="toOn" label="วันสุดท้ายที่ดำรงตำแหน่ง" />
            <SubmitRow label="สิ้นสุดตำแหน่ง" cancelHref={refusedOne ? back : undefined} />
          </Form>
        </Sheet>
      )}
      {ending === undefined && (
        <CorrectSheet {...{ org, person, units, position, back }} form={correcting ?? formOf(position)} />
      )}
    </>
  );
}

function CorrectSheet({
  org,
  person,
  units,
  position,
  form,
  back,
}: AddPositionProps & { position: PositionShown; back: string }) {
  return (
    <Sheet title="แก้ไขให้ถูกต้อง" aside="เมื่อบันทึกไว้ผิด">
      <Form
        form={form}
        action={paths.office.position.href({ org, person: person.id, id: position.id })}
        version={position.version}
      >
        <PositionFields form={form} units={withOwnUnit(units, position)} />
        {/* While it lasts, its end is the form above. */}
        {position.to_on !== null || form.values["toOn"] ? <LastDay form={form} /> : null}
        <SubmitRow label="บันทึก" cancelHref={back} />
      </Form>
    </Sheet>
  );
}

function LastDay({ form }: { form: FormState }) {
  return <DateField form={form} name="toOn" label="ถึงวันที่" help="เว้นว่างเมื่อยังดำรงตำแหน่งอยู่" optional />;
}

/** A unit that was closed since is not offered any more, but must not get lost from the form either. */
function withOwnUnit(units: readonly UnitRow[], position: PositionShown): UnitRow[] {
  if (position.unit_id === null || units.some(({ id }) => id === position.unit_id)) return [...units];
  const own = {
    id: position.unit_id,
    name: `${position.unit ?? ""} (ยุบแล้ว)`,
    short_name: null,
    closed_on: null,
    version: 0,
  };
  return [...units, own];
}

function formOf(position: PositionShown): FormState {
  return blankForm({
    title: position.title,
    unitId: position.unit_id ?? "",
    isHead: position.is_head ? "on" : "",
    isActing: position.is_acting ? "on" : "",
    fromOn: dateTyped(position.from_on),
    toOn: position.to_on === null ? "" : dateTyped(position.to_on),
  });
}

/** As officers type it. */
function dateTyped(date: string): string {
  return formatThaiDate(isoDate(date), "short");
}

function crumbs(org: string, person: PersonShown) {
  return [
    { label: "บุคลากร", href: paths.office.people.href({ org }) },
    { label: fullName(person), href: paths.office.person.href({ org, id: person.id }) },
  ];
}
