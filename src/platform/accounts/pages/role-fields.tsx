import type { FormState } from "../../forms/state.ts";
import { CheckboxGroup } from "../../ui/choice-fields.tsx";
import { PersonPicker } from "../../ui/pickers.tsx";
import { organisationRoles, roles } from "../roles.ts";
import type { Role } from "../roles.ts";

export interface RoleChoices {
  units: readonly { id: string; name: string }[];
  people: readonly { id: string; name: string }[];
}

export function RoleFields({ form, units }: { form: FormState; units: RoleChoices["units"] }) {
  const inUnits = units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <CheckboxGroup
        form={form}
        name="roles"
        label="บทบาทในทั้งหน่วยงาน"
        columns
        choices={organisationRoles.map((role) => ({
          value: role,
          label: roles[role].title,
          help: duties[role],
        }))}
      />
      {inUnits.length > 0 && (
        <>
          <CheckboxGroup
            form={form}
            name="officerOf"
            label="เจ้าหน้าที่ของหน่วยงาน"
            help="บันทึกงานของหน่วยงานที่เลือก"
            columns
            choices={inUnits}
            optional
          />
          <CheckboxGroup
            form={form}
            name="headOf"
            label="หัวหน้าหน่วยงาน"
            help="ตรวจและรับรองงานของหน่วยงานที่เลือก"
            columns
            choices={inUnits}
            optional
          />
        </>
      )}
    </>
  );
}

export function PersonField({ form, people }: { form: FormState; people: RoleChoices["people"] }) {
  if (people.length === 0) return null;
  return (
    <PersonPicker
      form={form}
      name="personId"
      label="บุคลากร"
      help="เลือกชื่อในทะเบียนบุคลากร หากบัญชีนี้เป็นของบุคลากรคนใด"
      people={people}
      blank="ไม่ผูกกับบุคลากร"
      optional
    />
  );
}

const duties: Partial<Record<Role, string>> = {
  administrator: "ดูแลสมาชิก สิทธิ และข้อมูลหน่วยงาน",
  coordinator: "จัดทำและติดตามแผนของทั้งหน่วยงาน",
  executive: "ดูภาพรวมและลงนาม",
  "complaint-officer": "รับและติดตามเรื่องร้องเรียนทั่วไป",
  "confidential-recipient":
    "ผู้เดียวที่อ่านเรื่องทุจริตได้ ต้องสร้างกุญแจของตนเองเมื่อเปิดใช้ช่องทางนี้ ก่อนนั้นยังอ่านเรื่องใดไม่ได้ และเป็นผู้ดูแลระบบพร้อมกันไม่ได้",
  "internal-auditor": "ตรวจบันทึกการใช้งาน",
  "council-member": "ดูข้อมูลที่เสนอสภา",
};
