import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { typedValue } from "../../forms/state.ts";
import { TextField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import type { Unsent } from "../unsent.tsx";
import { UnsentFields } from "../unsent.tsx";

export function SecondStepPage({ form, unsent }: { form: FormState; unsent?: Unsent }) {
  return (
    <>
      <h1>ยืนยันตัวตนขั้นที่สอง</h1>
      <p>เปิดแอปยืนยันตัวตนในโทรศัพท์ แล้วกรอกรหัส 6 หลักที่แสดงสำหรับ “สุจริต”</p>
      <Form
        form={form}
        action={paths.account.secondStep.href({})}
        hidden={{ next: typedValue(form, "next") }}
      >
        <UnsentFields unsent={unsent} />
        <CodeField form={form} />
        <SubmitRow label="ยืนยัน" cancelHref={paths.account.signIn.href({})} />
      </Form>
      <p class="hush">ไม่มีทั้งโทรศัพท์และรหัสกู้คืน โปรดติดต่อผู้ดูแลระบบของหน่วยงาน</p>
    </>
  );
}

/** Takes a code of the app or one of those kept on paper. */
export function CodeField({ form }: { form: FormState }) {
  return (
    <TextField
      form={form}
      name="code"
      label="รหัส 6 หลัก"
      help="ไม่มีโทรศัพท์อยู่กับตัว กรอกรหัสกู้คืนที่เก็บไว้แทนได้ รหัสกู้คืนแต่ละตัวใช้ได้ครั้งเดียว"
      autocomplete="one-time-code"
      maxlength={20}
      spellcheck={false}
      short
    />
  );
}
