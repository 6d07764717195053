/** Every field in its quiet and its bad state, for /style. */
import type { FormState } from "../forms/state.ts";
import { blankForm } from "../forms/state.ts";
import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from "./choice-fields.tsx";
import { DateField } from "./date-field.tsx";
import { FileField, PasswordField, TextArea, TextField } from "./fields.tsx";
import { Form, RepeatRows, SubmitRow } from "./form.tsx";
import { MoneyField } from "./money-field.tsx";
import { PersonPicker, UnitPicker } from "./pickers.tsx";
import { Sheet } from "./sheet.tsx";

const filled: FormState = blankForm({
  title: "อบรมกฎหมายและระเบียบสำหรับบุคลากร",
  held: "๑๒ ก.พ. ๒๕๖๙",
  spent: "68,000.50",
  count: "64",
  level: "middle",
  channels: ["board", "web"],
  person: "p2",
  note: "จัดร่วมกับอำเภอ\nวิทยากรจากสำนักงานท้องถิ่นจังหวัด",
  "guests.0.name": "นายวิชัย รอบรู้",
});

const bad: FormState = {
  values: { "bad-date": "32/13/2569", "bad-count": "700" },
  errors: {
    "": ["มีผู้แก้ไขรายการนี้ระหว่างที่ท่านพิมพ์ โปรดตรวจอีกครั้ง"],
    "bad-date": ["ไม่มีวันที่นี้ในปฏิทิน"],
    "bad-count": ["มากกว่ากลุ่มเป้าหมาย 70 คน โปรดตรวจ หรือบอกเหตุผล"],
    "bad-level": ["เลือกหนึ่งข้อ"],
    "bad-yes": ["ต้องรับทราบก่อนส่ง"],
  },
};

const levels = [
  { value: "low", label: "น้อย" },
  { value: "middle", label: "ปานกลาง", help: "กระทบงานของหน่วยงานเดียว" },
  { value: "high", label: "มาก" },
];

const people = Array.from({ length: 16 }, (_, index) => ({
  id: `p${index + 1}`,
  name: `บุคลากรตัวอย่าง คนที่ ${index + 1}`,
  position: index === 0 ? "ปลัดเทศบาล" : "เจ้าพนักงาน",
  unit: index < 8 ? "สำนักปลัด" : "กองคลัง",
}));

const units = [
  { id: "u1", name: "สำนักปลัด" },
  { id: "u2", name: "ฝ่ายอำนวยการ", depth: 1 },
  { id: "u3", name: "กองคลัง" },
];

export function StyleForms() {
  return (
    <div class="pair">
      <Sheet title="บันทึกกิจกรรม">
        <Form form={filled} action="/style" draft="/style/draft" version={3} enter={{}}>
          <TextField form={filled} name="title" label="ชื่อกิจกรรม" maxlength={200} />
          <DateField form={filled} name="held" label="วันที่จัด" />
          <MoneyField form={filled} name="spent" label="จ่ายจริง" help="รวมทุกรายการของกิจกรรมนี้" />
          <TextField form={filled} name="count" label="จำนวนผู้เข้าร่วม" unit="คน" inputmode="numeric" short />
          <RadioGroup form={filled} name="level" label="ผลกระทบ" choices={levels} />
          <CheckboxGroup
            form={filled}
            name="channels"
            label="ช่องทางที่เผยแพร่"
            help="เลือกได้มากกว่าหนึ่งช่องทาง"
            columns
            choices={[
              { value: "board", label: "ป้ายประกาศ" },
              { value: "web", label: "เว็บไซต์" },
              { value: "line", label: "ไลน์ทางการ" },
              { value: "voice", label: "เสียงตามสาย" },
            ]}
          />
          <PersonPicker form={filled} name="person" label="ผู้รับผิดชอบ" people={people} />
          <UnitPicker form={filled} name="unitId" label="หน่วยงาน" units={units} />
          <TextArea form={filled} name="note" label="หมายเหตุ" optional />
          <FileField
            form={filled}
            name="photo"
            label="ภาพถ่าย"
            help="JPEG หรือ PNG"
            accept="image/*"
            optional
            multiple
          />
          <RepeatRows
            name="guests"
            label="วิทยากร"
            count={2}
            row={(index) => (
              <>
                <TextField form={filled} name={`guests.${index}.name`} label={`ชื่อวิทยากรคนที่ ${index + 1}`} />
                <TextField form={filled} name={`guests.${index}.from`} label="สังกัด" optional />
              </>
            )}
          />
          <SubmitRow
            label="บันทึกกิจกรรม"
            secondary={{ label: "เก็บเป็นร่าง", name: "_do", value: "draft" }}
            cancelHref="/style"
          />
        </Form>
      </Sheet>
      <Sheet title="เมื่อกรอกผิด">
        <Form form={bad} action="/style">
          <DateField form={bad} name="bad-date" label="วันที่จัด" />
          <TextField form={bad} name="bad-count" label="จำนวนผู้เข้าร่วม" unit="คน" inputmode="numeric" short />
          <RadioGroup form={bad} name="bad-level" label="ผลกระทบ" choices={levels} />
          <SelectField form={bad} name="bad-select" label="ประเภท" choices={levels} />
          <PasswordField
            form={bad}
            name="bad-password"
            label="รหัสผ่านของท่าน"
            autocomplete="current-password"
          />
          <Checkbox form={bad} name="bad-yes" label="ข้าพเจ้ารับทราบและขอรับรองว่าข้อมูลถูกต้อง" />
          <SubmitRow label="ส่งรายงาน" />
        </Form>
      </Sheet>
    </div>
  );
}
