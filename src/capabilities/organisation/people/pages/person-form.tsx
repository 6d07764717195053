import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { typedValue } from "../../../../platform/forms/state.ts";
import { Checkbox, SelectField } from "../../../../platform/ui/choice-fields.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { PositionFields } from "../../positions/pages/fields.tsx";
import type { UnitRow } from "../../units/queries.ts";
import type { PersonShown } from "../queries.ts";
import { employments, fullName } from "../rules.ts";

interface AddPersonProps {
  org: string;
  form: FormState;
  units: readonly UnitRow[];
}

/** A person and the first position in one go: nobody is here without one. */
export function AddPerson({ org, form, units }: AddPersonProps) {
  const list = paths.office.people.href({ org });
  const action = paths.office.personAdd.href({ org });
  const asksAgain = form.errors["isAnother"] !== undefined || typedValue(form, "isAnother") !== "";
  return (
    <>
      <PageHead title="เพิ่มบุคลากร" crumbs={[{ label: "บุคลากร", href: list }]} />
      <Sheet>
        <Form form={form} action={action} draft={paths.office.draft.href({ org }, { form: action })}>
          {asksAgain && (
            <Checkbox form={form} name="isAnother" label="ยืนยันว่าเป็นคนละคนที่ชื่อเหมือนกัน" value="on" />
          )}
          <h2>บุคคล</h2>
          <PersonFields form={form} />
          <h2>ตำแหน่งแรก</h2>
          <PositionFields form={form} units={units} />
          <SubmitRow label="เพิ่มบุคลากร" cancelHref={list} />
        </Form>
      </Sheet>
    </>
  );
}

export function EditPerson({ org, form, person }: { org: string; form: FormState; person: PersonShown }) {
  const back = paths.office.person.href({ org, id: person.id });
  return (
    <>
      <PageHead
        title="แก้ไขข้อมูลบุคลากร"
        crumbs={[
          { label: "บุคลากร", href: paths.office.people.href({ org }) },
          { label: fullName(person), href: back },
        ]}
      />
      <Sheet>
        <Form
          form={form}
          action={paths.office.personEdit.href({ org, id: person.id })}
          version={person.version}
        >
          <PersonFields form={form} />
          <SubmitRow label="บันทึก" cancelHref={back} />
        </Form>
      </Sheet>
    </>
  );
}

function PersonFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="prefix"
        label="คำนำหน้า"
        help="เช่น นาย นางสาว ว่าที่ร้อยตรี"
        maxlength={60}
        autocomplete="off"
        short
        optional
      />
      <TextField form={form} name="givenName" label="ชื่อ" maxlength={100} autocomplete="off" />
      <TextField form={form} name="familyName" label="นามสกุล" maxlength={100} autocomplete="off" />
      <SelectField
        form={form}
        name="employment"
        label="ประเภทบุคลากร"
        choices={Object.entries(employments).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        form={form}
        name="phone"
        label="โทรศัพท์ที่ทำงาน"
        help="เห็นเฉพาะผู้ใช้ของหน่วยงาน ไม่แสดงบนหน้าเว็บสาธารณะ"
        type="tel"
        maxlength={60}
        autocomplete="off"
        short
        optional
      />
      <TextField
        form={form}
        name="email"
        label="อีเมลที่ทำงาน"
        type="email"
        maxlength={200}
        autocomplete="off"
        optional
      />
    </>
  );
}
