import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { PasswordField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { safeHref } from "../../ui/safe-href.ts";
import type { WaysIn } from "../queries.ts";
import { BackToAccount } from "./account.tsx";

export interface LinkProviderPageProps {
  provider: string;
  form: FormState;
  ways: WaysIn;
}

export function LinkProviderPage({ provider, form, ways }: LinkProviderPageProps) {
  if (ways.hasProvider) {
    return (
      <>
        <h1>ผูกบัญชีกับ {provider}</h1>
        <p>
          บัญชีนี้ผูกกับ {provider} แล้ว ลงชื่อเข้าใช้ด้วย {provider} ได้
        </p>
        <div class="row">
          <Confirm
            id="unlink"
            trigger="เลิกผูก"
            title={`เลิกผูกกับ ${provider}`}
            action={paths.account.providerUnlink.href({})}
            yes="เลิกผูก"
          >
            จะลงชื่อเข้าใช้ด้วย {provider} ไม่ได้อีกจนกว่าจะผูกใหม่
          </Confirm>
        </div>
        <BackToAccount />
      </>
    );
  }
  return (
    <>
      <h1>ผูกบัญชีกับ {provider}</h1>
      <p>เมื่อผูกแล้ว ท่านลงชื่อเข้าใช้ด้วย {provider} แทนรหัสผ่านได้</p>
      <Form form={form} action={paths.account.providerLink.href({})}>
        {ways.hasPassword && (
          <PasswordField form={form} name="password" label="รหัสผ่านของท่าน" autocomplete="current-password" />
        )}
        <SubmitRow label="ต่อไป" cancelHref={paths.account.show.href({})} />
      </Form>
    </>
  );
}

export function ToProviderPage({ provider, href }: { provider: string; href: string }) {
  return (
    <>
      <h1>ไปยืนยันตัวตนที่ {provider}</h1>
      <p>กดปุ่มด้านล่างเพื่อไปยืนยันตัวตนที่ {provider} เสร็จแล้วระบบจะพากลับมาที่บัญชีของท่าน</p>
      <p>
        <a class="btn go" href={safeHref(href)}>
          ไปที่ {provider}
        </a>
      </p>
      <BackToAccount />
    </>
  );
}
