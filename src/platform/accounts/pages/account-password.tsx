import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { PasswordField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { BackToAccount } from "./account.tsx";
import { NewPasswordFields } from "./set-password.tsx";

export interface ChangePasswordPageProps {
  form: FormState;
  hasPassword: boolean;
  email: string;
}

export function ChangePasswordPage({ form, hasPassword, email }: ChangePasswordPageProps) {
  if (!hasPassword) return <NoPasswordYet />;
  return (
    <>
      <h1>เปลี่ยนรหัสผ่าน</h1>
      <p>เมื่อเปลี่ยนแล้ว เครื่องอื่นที่เข้าใช้ด้วยบัญชีนี้อยู่จะออกจากระบบทั้งหมด</p>
      <Form form={form} action={paths.account.password.href({})}>
        {/* Tells the password keeper of the browser whose password this is. */}
        <input type="hidden" autocomplete="username" value={email} />
        <PasswordField
          form={form}
          name="currentPassword"
          label="รหัสผ่านที่ใช้อยู่"
          autocomplete="current-password"
        />
        <NewPasswordFields form={form} />
        <SubmitRow label="เปลี่ยนรหัสผ่าน" cancelHref={paths.account.show.href({})} />
      </Form>
    </>
  );
}

function NoPasswordYet() {
  return (
    <>
      <h1>เปลี่ยนรหัสผ่าน</h1>
      <p>
        บัญชีนี้ยังไม่มีรหัสผ่าน หากต้องการใช้รหัสผ่านด้วย ขอลิงก์ตั้งรหัสผ่านได้ที่หน้า{" "}
        <a href={paths.account.forgotten.href({})}>ลืมรหัสผ่าน</a>
      </p>
      <BackToAccount />
    </>
  );
}
