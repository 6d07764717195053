import { paths } from "../../../paths.ts";
import { formatThaiDateTime } from "../../../thai/date-text.ts";
import type { FormState } from "../../forms/state.ts";
import { ActButton } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import type { MemberRow } from "../member-queries.ts";
import { MemberStateBadge, rolesOfMember } from "./member-words.tsx";
import type { RoleChoices } from "./role-fields.tsx";
import { PersonField, RoleFields } from "./role-fields.tsx";

export interface MemberPageProps extends RoleChoices {
  org: string;
  member: MemberRow;
  form: FormState;
  byMail: boolean;
}

export function MemberPage({ org, member, form, units, people, byMail }: MemberPageProps) {
  const at = { org, id: member.id };
  const list = paths.office.members.href({ org });
  return (
    <>
      <PageHead
        title={member.name}
        crumbs={[{ label: "สมาชิกและสิทธิ", href: list }]}
        lead={<MemberStateBadge member={member} />}
      />
      <Sheet title="บัญชี">
        <Facts
          facts={[
            { label: "อีเมล", value: member.email },
            { label: "ชื่อผู้ใช้", value: member.username },
            { label: "บทบาท", value: rolesOfMember(member) },
            { label: "การยืนยันตัวตนสองขั้น", value: member.hasSecondFactor ? "เปิดอยู่" : "ปิดอยู่" },
            { label: "เชิญเมื่อ", value: formatThaiDateTime(member.invitedAt) },
            { label: "ตอบรับเมื่อ", value: member.acceptedAt && formatThaiDateTime(member.acceptedAt) },
            ...(member.endedAt ? [{ label: "สิ้นสุดเมื่อ", value: formatThaiDateTime(member.endedAt) }] : []),
          ]}
        />
        <Actions at={at} member={member} byMail={byMail} />
      </Sheet>
      <Sheet title="บทบาทและสิทธิ">
        <Form form={form} action={paths.office.memberRoles.href(at)} version={member.version}>
          <PersonField form={form} people={people} />
          <RoleFields form={form} units={units} />
          <SubmitRow label="บันทึกบทบาท" cancelHref={list} />
        </Form>
      </Sheet>
    </>
  );
}

function Actions({
  at,
  member,
  byMail,
}: {
  at: { org: string; id: string };
  member: MemberRow;
  byMail: boolean;
}) {
  const hidden = { version: String(member.version) };
  if (member.endedAt) {
    return (
      <div class="row">
        <ActButton action={paths.office.memberReturn.href(at)} hidden={hidden} tone="go">
          ให้กลับเข้ามา
        </ActButton>
      </div>
    );
  }
  return (
    <div class="row">
      <Confirm
        id="link"
        trigger={member.acceptedAt ? "ออกลิงก์ตั้งรหัสผ่านใหม่" : "ออกลิงก์คำเชิญใหม่"}
        title={member.acceptedAt ? "ออกลิงก์ตั้งรหัสผ่านใหม่" : "ออกลิงก์คำเชิญใหม่"}
        action={paths.office.memberLink.href(at)}
        yes={byMail ? "ส่งทางอีเมล" : "ออกลิงก์"}
        tone="plain"
      >
        ลิงก์เดิมที่ยังไม่ได้ใช้จะใช้ไม่ได้อีก รหัสผ่านปัจจุบันยังใช้ได้จนกว่าจะตั้งใหม่
      </Confirm>
      <Confirm
        id="end"
        trigger="สิ้นสุดการเป็นสมาชิก"
        title={`สิ้นสุดการเป็นสมาชิกของ${member.name}`}
        action={paths.office.memberEnd.href(at)}
        hidden={hidden}
        yes="สิ้นสุดการเป็นสมาชิก"
      >
        จะเข้าใช้ในนามหน่วยงานนี้ไม่ได้ทันที สิ่งที่เคยบันทึกไว้ยังอยู่ และให้กลับเข้ามาใหม่ได้ภายหลัง
      </Confirm>
    </div>
  );
}
