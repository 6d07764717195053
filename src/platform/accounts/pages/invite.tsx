import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { TextField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import type { RoleChoices } from "./role-fields.tsx";
import { PersonField, RoleFields } from "./role-fields.tsx";

export interface InvitePageProps extends RoleChoices {
  org: string;
  form: FormState;
  byMail: boolean;
}

export function InvitePage({ org, form, units, people, byMail }: InvitePageProps) {
  const list = paths.office.members.href({ org });
  return (
    <>
      <PageHead
        title="เชิญสมาชิก"
        crumbs={[{ label: "สมาชิกและสิทธิ", href: list }]}
        lead={
          byMail ? "ระบบจะส่งลิงก์ตั้งรหัสผ่านไปทางอีเมล ใช้ได้ 7 วัน" : "ระบบจะแสดงลิงก์ตั้งรหัสผ่านให้ท่านส่งต่อเอง ใช้ได้ 7 วัน"
        }
      />
      <Sheet>
        <Form form={form} action={paths.office.memberInvite.href({ org })}>
          <TextField form={form} name="name" label="ชื่อและนามสกุล" maxlength={150} autocomplete="off" />
          <TextField
            form={form}
            name="email"
            label="อีเมล"
            type="email"
            help="ใช้ลงชื่อเข้าใช้ ผู้ที่มีบัญชีกับหน่วยงานอื่นในระบบนี้อยู่แล้วใช้บัญชีเดิม และต้องตอบรับก่อน"
            maxlength={200}
            autocomplete="off"
          />
          <TextField
            form={form}
            name="username"
            label="ชื่อผู้ใช้"
            help="สำหรับผู้ที่ไม่สะดวกใช้อีเมลลงชื่อเข้าใช้ ใช้ a–z 0–9 จุด และขีดล่าง"
            maxlength={60}
            autocomplete="off"
            spellcheck={false}
            optional
          />
          <PersonField form={form} people={people} />
          <RoleFields form={form} units={units} />
          <SubmitRow label="เชิญ" cancelHref={list} />
        </Form>
      </Sheet>
    </>
  );
}
