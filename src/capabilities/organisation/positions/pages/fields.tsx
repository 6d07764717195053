import type { FormState } from "../../../../platform/forms/state.ts";
import { Checkbox } from "../../../../platform/ui/choice-fields.tsx";
import { DateField } from "../../../../platform/ui/date-field.tsx";
import { TextField } from "../../../../platform/ui/fields.tsx";
import { UnitPicker } from "../../../../platform/ui/pickers.tsx";
import type { UnitRow } from "../../units/queries.ts";

/** The position, as part of a form: alone, or together with a new person. */
export function PositionFields({ form, units }: { form: FormState; units: readonly UnitRow[] }) {
  return (
    <>
      <TextField
        form={form}
        name="title"
        label="ชื่อตำแหน่ง"
        help="ตามคำสั่งแต่งตั้ง เช่น ผู้อำนวยการกองคลัง"
        maxlength={200}
        autocomplete="off"
      />
      <UnitPicker
        form={form}
        name="unitId"
        label="หน่วยงาน"
        help="ผู้บริหารและสมาชิกสภาไม่ต้องเลือก"
        units={units}
        blank="ไม่สังกัดหน่วยงานภายใน"
        optional
      />
      <Checkbox form={form} name="isHead" label="เป็นหัวหน้าของหน่วยงานนี้" value="on" />
      <Checkbox form={form} name="isActing" label="เป็นการรักษาราชการแทน" value="on" />
      <DateField form={form} name="fromOn" label="ดำรงตำแหน่งตั้งแต่วันที่" />
    </>
  );
}
