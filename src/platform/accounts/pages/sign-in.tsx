import { paths } from "../../../paths.ts";
import type { FormState } from "../../forms/state.ts";
import { typedValue } from "../../forms/state.ts";
import { PasswordField, TextField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { Unsent } from "../unsent.tsx";
import { UnsentFields } from "../unsent.tsx";

export interface SignInPageProps {
  title: string;
  form: FormState;
  /** A form that waits to be sent. */
  unsent?: Unsent;
  /** Name of the identity provider, where one is set up. */
  provider?: string;
}

export function SignInPage({ title, form, unsent, provider }: SignInPageProps) {
  const next = typedValue(form, "next");
  return (
    <>
      <h1>{title}</h1>
      {unsent && <NothingLost unsent={unsent} />}
      <Form form={form} action={paths.account.signIn.href({})} hidden={{ next }}>
        <UnsentFields unsent={unsent} />
        <TextField
          form={form}
          name="name"
          label="อีเมลหรือชื่อผู้ใช้"
          autocomplete="username"
          spellcheck={false}
          maxlength={200}
        />
        <PasswordField form={form} name="password" label="รหัสผ่าน" autocomplete="current-password" />
        <SubmitRow label="ลงชื่อเข้าใช้" />
      </Form>
      {unsent ? <OtherWays unsent={unsent} next={next} /> : <OtherDoors next={next} provider={provider} />}
      <p>
        <a href={paths.account.forgotten.href({})}>ลืมรหัสผ่าน</a>
      </p>
    </>
  );
}

function OtherDoors({ next, provider }: { next: string; provider?: string }) {
  const on = { next: next === "/" ? undefined : next };
  return (
    <div class="row" role="group" aria-label="วิธีอื่น">
      {provider && (
        <a class="btn" href={paths.account.provider.href({}, on)}>
          ใช้ {provider}
        </a>
      )}
      <a class="btn" href={paths.account.signInPasskey.href({}, on)}>
        ใช้พาสคีย์
      </a>
    </div>
  );
}

/** The typed values travel in forms, so the other ways in are buttons here. */
function OtherWays({ unsent, next }: { unsent: Unsent; next: string }) {
  const ways = [
    { action: paths.account.signInPasskey.href({}), label: "ใช้พาสคีย์" },
    { action: paths.account.goOn.href({}), label: "เข้าใช้ในแท็บอื่นแล้ว ทำต่อ" },
  ];
  return (
    <div class="row" role="group" aria-label="วิธีอื่น">
      {ways.map(({ action, label }) => (
        <form key={action} method="post" action={action}>
          <input type="hidden" name="next" value={next} />
          <UnsentFields unsent={unsent} />
          <button class="btn" type="submit">
            {label}
          </button>
        </form>
      ))}
    </div>
  );
}

function NothingLost({ unsent }: { unsent: Unsent }) {
  return (
    <Notice kind="info" title="ระบบออกให้เองเพราะไม่ได้ใช้งานนาน">
      <p>สิ่งที่ท่านเพิ่งส่งยังไม่ได้บันทึก แต่ยังอยู่ครบ ลงชื่อเข้าใช้แล้วกดส่งต่อได้เลย</p>
      {unsent.hadFiles && <p>ยกเว้นไฟล์ที่แนบไว้ ต้องเลือกใหม่อีกครั้งหลังลงชื่อเข้าใช้</p>}
    </Notice>
  );
}
