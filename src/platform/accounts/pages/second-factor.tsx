import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { blankForm } from "../../forms/state.ts";
import { Badge } from "../../ui/badge.tsx";
import { PasswordField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { BackToAccount } from "./account.tsx";
import { CodeField } from "./second-step.tsx";

export interface SecondFactorPageProps {
  form: FormState;
  at?: "codes" | "off";
  isOn: boolean;
  hasPassword: boolean;
  /** Organisations that demand it of a role that the person holds. */
  demandedBy: readonly string[];
}

export function SecondFactorPage(props: SecondFactorPageProps) {
  const { isOn, demandedBy } = props;
  return (
    <>
      <h1>การยืนยันตัวตนสองขั้น</h1>
      <p>
        {isOn ? (
          <Badge tone="done">เปิดอยู่</Badge>
        ) : (
          <Badge tone={demandedBy.length > 0 ? "late" : "idle"}>ปิดอยู่</Badge>
        )}
      </p>
      {demandedBy.length > 0 && (
        <Notice kind={isOn ? "info" : "late"}>
          {demandedBy.join(", ")}กำหนดให้บทบาทของท่านต้องยืนยันตัวตนสองขั้น
          {isOn ? " จึงปิดไม่ได้" : " โปรดตั้งค่าก่อนจึงจะทำงานต่อได้"}
        </Notice>
      )}
      {isOn ? <Manage {...props} /> : <Begin {...props} />}
      <BackToAccount />
    </>
  );
}

function Begin({ form, hasPassword }: SecondFactorPageProps) {
  return (
    <>
      <p>
        นอกจากรหัสผ่านแล้ว ระบบจะขอรหัส 6 หลักจากแอปในโทรศัพท์ของท่านทุกครั้งที่ลงชื่อเข้าใช้ ผู้ที่รู้รหัสผ่านอย่างเดียวจึงเข้าไม่ได้
        ใช้แอปใดก็ได้ เช่น Google Authenticator, Microsoft Authenticator หรือแอปเก็บรหัสผ่านที่รองรับ
      </p>
      <Form form={form} action={paths.account.secondFactor.href({})}>
        {hasPassword && <OwnPassword form={form} />}
        <SubmitRow label="เริ่มตั้งค่า" />
      </Form>
    </>
  );
}

function Manage({ form, at, hasPassword, demandedBy }: SecondFactorPageProps) {
  return (
    <>
      <h2>ออกรหัสกู้คืนชุดใหม่</h2>
      <p>ใช้เมื่อรหัสกู้คืนใกล้หมดหรือหาไม่พบ ชุดเดิมจะใช้ไม่ได้อีก</p>
      <Form form={at === "codes" ? form : blankForm()} action={paths.account.recoveryCodes.href({})}>
        <Proof form={at === "codes" ? form : blankForm()} hasPassword={hasPassword} />
        <SubmitRow label="ออกรหัสกู้คืนชุดใหม่" />
      </Form>
      {demandedBy.length === 0 && (
        <details open={at === "off"}>
          <summary>ปิดการยืนยันตัวตนสองขั้น</summary>
          <Form form={at === "off" ? form : blankForm()} action={paths.account.secondFactorOff.href({})}>
            <Proof form={at === "off" ? form : blankForm()} hasPassword={hasPassword} />
            <SubmitRow label="ปิดการยืนยันตัวตนสองขั้น" tone="grave" />
          </Form>
        </details>
      )}
    </>
  );
}

/** Who has no password shows the second factor itself. */
function Proof({ form, hasPassword }: { form: FormState; hasPassword: boolean }) {
  return hasPassword ? <OwnPassword form={form} /> : <CodeField form={form} />;
}

function OwnPassword({ form }: { form: FormState }) {
  return <PasswordField form={form} name="password" label="รหัสผ่านของท่าน" autocomplete="current-password" />;
}
