import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { Facts } from "../../ui/facts.tsx";
import { PasswordField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { passwordHelp } from "../passwords.ts";

export interface SetPasswordPageProps {
  title: string;
  form: FormState;
  token: string;
  account: { name: string; email: string; username: string | null };
}

export function SetPasswordPage({ title, form, token, account }: SetPasswordPageProps) {
  return (
    <>
      <h1>{title}</h1>
      <p>ตั้งรหัสผ่านที่ท่านจะใช้ลงชื่อเข้าใช้จากนี้ไป</p>
      <Facts
        facts={[
          { label: "ชื่อ", value: account.name },
          { label: "อีเมลสำหรับลงชื่อเข้าใช้", value: account.email },
          ...(account.username ? [{ label: "หรือชื่อผู้ใช้", value: account.username }] : []),
        ]}
      />
      <Form form={form} action={paths.account.setPassword.href({ token })}>
        {/* Tells the password keeper of the browser whose password this is. */}
        <input type="hidden" autocomplete="username" value={account.username ?? account.email} />
        <NewPasswordFields form={form} />
        <SubmitRow label="ตั้งรหัสผ่าน" />
      </Form>
    </>
  );
}

export function NewPasswordFields({ form }: { form: FormState }) {
  return (
    <>
      <PasswordField
        form={form}
        name="newPassword"
        label="รหัสผ่านใหม่"
        help={passwordHelp}
        autocomplete="new-password"
      />
      <PasswordField form={form} name="newPasswordAgain" label="รหัสผ่านใหม่อีกครั้ง" autocomplete="new-password" />
    </>
  );
}
