import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { TextField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";

export function ForgottenPage({ form, byMail }: { form: FormState; byMail: boolean }) {
  if (!byMail) return <AskAdministrator />;
  return (
    <>
      <h1>ลืมรหัสผ่าน</h1>
      <p>กรอกอีเมลหรือชื่อผู้ใช้ของท่าน ระบบจะส่งลิงก์ตั้งรหัสผ่านใหม่ไปทางอีเมลที่ลงทะเบียนไว้</p>
      <Form form={form} action={paths.account.forgotten.href({})}>
        <TextField
          form={form}
          name="name"
          label="อีเมลหรือชื่อผู้ใช้"
          autocomplete="username"
          spellcheck={false}
          maxlength={200}
        />
        <SubmitRow label="ส่งลิงก์" cancelHref={paths.account.signIn.href({})} />
      </Form>
    </>
  );
}

function AskAdministrator() {
  return (
    <>
      <h1>ลืมรหัสผ่าน</h1>
      <p>
        ระบบนี้ยังไม่ได้ตั้งค่าการส่งอีเมล โปรดขอลิงก์ตั้งรหัสผ่านใหม่จากผู้ดูแลระบบของหน่วยงานท่าน ผู้ดูแลระบบออกลิงก์ได้จากเมนู
        “สมาชิกและสิทธิ”
      </p>
      <p>
        <a href={paths.account.signIn.href({})}>กลับไปลงชื่อเข้าใช้</a>
      </p>
    </>
  );
}

export function ForgottenSentPage() {
  return (
    <>
      <h1>ตรวจอีเมลของท่าน</h1>
      <p>หากมีบัญชีตามที่กรอก ระบบได้ส่งลิงก์ตั้งรหัสผ่านใหม่ไปทางอีเมลแล้ว ลิงก์ใช้ได้ครั้งเดียวภายใน 24 ชั่วโมง</p>
      <p>ไม่ได้รับภายในไม่กี่นาที โปรดดูในกล่องจดหมายขยะ ตรวจว่ากรอกถูกต้อง หรือติดต่อผู้ดูแลระบบของหน่วยงาน</p>
      <p>
        <a href={paths.account.signIn.href({})}>กลับไปลงชื่อเข้าใช้</a>
      </p>
    </>
  );
}
