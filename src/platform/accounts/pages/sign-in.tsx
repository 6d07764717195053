import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { typedValue } from "../../forms/state.ts";
import { PasswordField, TextField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";

export function SignInPage({ form }: { form: FormState }) {
  return (
    <>
      <h1>ลงชื่อเข้าใช้</h1>
      <Form form={form} action={paths.account.signIn.href({})} hidden={{ next: typedValue(form, "next") }}>
        <TextField form={form} name="name" label="อีเมลหรือชื่อผู้ใช้" autocomplete="username" />
        <PasswordField form={form} name="password" label="รหัสผ่าน" autocomplete="current-password" />
        <SubmitRow label="ลงชื่อเข้าใช้" />
      </Form>
    </>
  );
}
