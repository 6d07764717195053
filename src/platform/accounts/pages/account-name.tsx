import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { TextField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";

export function NamePage({ form }: { form: FormState }) {
  return (
    <>
      <h1>แก้ชื่อ</h1>
      <Form form={form} action={paths.account.name.href({})}>
        <TextField
          form={form}
          name="name"
          label="ชื่อและนามสกุล"
          help="ชื่อนี้แสดงในทุกหน่วยงานที่ท่านเป็นสมาชิก และในบันทึกการใช้งาน"
          autocomplete="name"
          maxlength={150}
        />
        <SubmitRow label="บันทึก" cancelHref={paths.account.show.href({})} />
      </Form>
    </>
  );
}
