import { paths } from "../../../../paths.ts";
import type { FormState } from "../../../../platform/forms/state.ts";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { Form, SubmitRow } from "../../../../platform/ui/form.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { UnitRow } from "../queries.ts";

interface UnitFormProps {
  org: string;
  form: FormState;
  /** The unit that is edited; none while one is added. */
  unit?: UnitRow;
}

export function UnitForm({ org, form, unit }: UnitFormProps) {
  const list = paths.office.units.href({ org });
  const back = unit ? paths.office.unit.href({ org, id: unit.id }) : list;
  return (
    <>
      <PageHead
        title={unit ? `แก้ไข${unit.name}` : "เพิ่มหน่วยงานภายใน"}
        crumbs={[{ label: "หน่วยงานภายใน", href: list }, ...(unit ? [{ label: unit.name, href: back }] : [])]}
        lead={unit ? "ชื่อที่เปลี่ยนแล้วใช้กับทุกหน้านับจากนี้ บันทึกการใช้งานยังเก็บชื่อเดิมไว้" : undefined}
      />
      <Sheet>
        <Form
          form={form}
          action={
            unit ? paths.office.unitEdit.href({ org, id: unit.id }) : paths.office.unitAdd.href({ org })
          }
          version={unit?.version}
        >
          <TextField
            form={form}
            name="name"
            label="ชื่อหน่วยงาน"
            help="ชื่อเต็มตามประกาศ เช่น กองคลัง"
            maxlength={200}
            autocomplete="off"
          />
          <TextField
            form={form}
            name="shortName"
            label="ชื่อย่อ"
            help="ใช้ในตารางที่แคบ เช่น คลัง"
            maxlength={40}
            autocomplete="off"
            short
            optional
          />
          <SubmitRow label={unit ? "บันทึก" : "เพิ่มหน่วยงาน"} cancelHref={back} />
        </Form>
      </Sheet>
    </>
  );
}
