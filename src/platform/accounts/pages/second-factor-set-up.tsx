import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { TextField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { QrCode } from "../../ui/qr-code.tsx";

export function SecondFactorSetUpPage({ uri, form }: { uri: string; form: FormState }) {
  return (
    <>
      <h1>ตั้งค่าแอปยืนยันตัวตน</h1>
      <ol>
        <li>เปิดแอปยืนยันตัวตนในโทรศัพท์ แล้วเลือกเพิ่มบัญชี</li>
        <li>สแกนภาพนี้ หรือพิมพ์กุญแจด้านล่างลงในแอป</li>
        <li>กรอกรหัส 6 หลักที่แอปแสดง</li>
      </ol>
      <QrCode text={uri} label="ภาพสำหรับสแกนด้วยแอปยืนยันตัวตน" />
      <p>
        ใช้โทรศัพท์เครื่องนี้อยู่ <a href={otpauth(uri)}>เพิ่มบัญชีในแอปที่ติดตั้งไว้</a>
      </p>
      <p>
        กุญแจสำหรับพิมพ์เอง
        <br />
        <code>{keyOf(uri)}</code>
      </p>
      <Form form={form} action={paths.account.secondFactor.href({})} hidden={{ secret: uri }}>
        <TextField
          form={form}
          name="code"
          label="รหัส 6 หลักที่แอปแสดง"
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={12}
          short
        />
        <SubmitRow label="ยืนยันและเปิดใช้" cancelHref={paths.account.secondFactor.href({})} />
      </Form>
    </>
  );
}

/** The form carries the address along, so what comes back is looked at again. */
function otpauth(uri: string): string {
  return URL.canParse(uri) && new URL(uri).protocol === "otpauth:" ? uri : "#";
}

/** In groups of four, as people copy it. */
function keyOf(uri: string): string {
  const key = URL.canParse(uri) ? (new URL(uri).searchParams.get("secret") ?? "") : "";
  return key.replaceAll(/(.{4})(?=.)/g, "$1 ");
}
