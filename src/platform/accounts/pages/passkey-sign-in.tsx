import { paths } from "../../../paths.ts";
import { wantIsland } from "../../ui/wanted-islands.ts";
import type { Unsent } from "../unsent.tsx";
import { UnsentFields } from "../unsent.tsx";

/** The island "passkey" asks the device; then this form goes on to where the person was. */
export function PasskeySignInPage({ next, unsent }: { next: string; unsent?: Unsent }) {
  wantIsland("passkey");
  return (
    <>
      <h1>ลงชื่อเข้าใช้ด้วยพาสคีย์</h1>
      <p>ใช้ลายนิ้วมือ ใบหน้า หรือรหัสปลดล็อกของเครื่องนี้แทนรหัสผ่าน ต้องเคยเพิ่มพาสคีย์ไว้ที่หน้า “บัญชีของฉัน” ก่อน</p>
      <noscript>
        <p>พาสคีย์ใช้ได้เมื่อเบราว์เซอร์เปิดใช้ JavaScript เท่านั้น</p>
      </noscript>
      <form
        class="form"
        method="post"
        action={paths.account.goOn.href({})}
        data-passkey="sign-in"
        data-options={paths.account.passkeySignInOptions.href({})}
        data-verify={paths.account.passkeySignIn.href({})}
      >
        <input type="hidden" name="next" value={next} />
        <UnsentFields unsent={unsent} />
        <div class="submit">
          <button class="btn go" type="submit" disabled>
            ใช้พาสคีย์
          </button>
          <a href={paths.account.signIn.href({}, { next: next === "/" ? undefined : next })}>ใช้รหัสผ่านแทน</a>
        </div>
        <p class="why" role="status" data-trouble />
      </form>
    </>
  );
}
