import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { CheckboxGroup } from "../../ui/choice-fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { roleNames, roles } from "../roles.ts";

export function RoleRulesPage({ org, form, version }: { org: string; form: FormState; version: number }) {
  const list = paths.office.members.href({ org });
  return (
    <>
      <PageHead
        title="ข้อกำหนดของบทบาท"
        crumbs={[{ label: "สมาชิกและสิทธิ", href: list }]}
        lead="ผู้ที่อยู่ในบทบาทที่เลือกและยังไม่ได้ตั้งการยืนยันตัวตนสองขั้น จะต้องตั้งก่อนจึงจะทำงานต่อได้"
      />
      <Sheet>
        <Form form={form} action={paths.office.roleRules.href({ org })} version={version}>
          <CheckboxGroup
            form={form}
            name="roles"
            label="บทบาทที่ต้องยืนยันตัวตนสองขั้น"
            columns
            choices={roleNames.map((value) => ({ value, label: roles[value].title }))}
          />
          <SubmitRow label="บันทึก" cancelHref={list} />
        </Form>
      </Sheet>
    </>
  );
}
