import { bangkokDate } from "../../../thai/dates.ts";
import { wantIsland } from "../../ui/wanted-islands.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { paths } from "../../../paths.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { blankForm } from "../../forms/state.ts";
import { TextField } from "../../ui/fields.tsx";
import { Table } from "../../ui/table.tsx";
import { FRESH_MINUTES } from "../auth.ts";
import type { WaysIn } from "../queries.ts";
import { BackToAccount } from "./account.tsx";

export function PasskeysPage({ passkeys, isFresh }: { passkeys: WaysIn["passkeys"]; isFresh: boolean }) {
  return (
    <>
      <h1>พาสคีย์</h1>
      <p>พาสคีย์คือการลงชื่อเข้าใช้ด้วยลายนิ้วมือ ใบหน้า หรือรหัสปลดล็อกของเครื่อง ไม่ต้องจำรหัสผ่าน และหลอกให้กรอกในเว็บปลอมไม่ได้</p>
      {passkeys.length > 0 && <Passkeys passkeys={passkeys} />}
      <h2>เพิ่มพาสคีย์ของเครื่องนี้</h2>
      {isFresh ? <AddPasskey /> : <SignInFirst />}
      <BackToAccount />
    </>
  );
}

function Passkeys({ passkeys }: Pick<WaysIn, "passkeys">) {
  return (
    <Table
      caption="พาสคีย์ที่มีอยู่"
      captionUnseen
      rows={passkeys}
      rowKey={(passkey) => passkey.id}
      columns={[
        { key: "name", head: "ชื่อ", cardTitle: true, cell: (passkey) => passkey.name || "พาสคีย์" },
        {
          key: "since",
          head: "เพิ่มเมื่อ",
          cell: (passkey) =>
            passkey.created_at ? formatThaiDate(bangkokDate(passkey.created_at), "short") : "–",
        },
        {
          key: "kept",
          head: "เก็บไว้",
          cell: (passkey) => (passkey.backed_up ? "สำรองในบัญชีของผู้ผลิตเครื่อง" : "ในเครื่องนั้นเท่านั้น"),
        },
        {
          key: "remove",
          head: "จัดการ",
          cell: (passkey) => (
            <Confirm
              id={`remove-${passkey.id}`}
              trigger="ลบ"
              title={`ลบพาสคีย์ “${passkey.name || "พาสคีย์"}”`}
              action={paths.account.passkeyRemove.href({ id: passkey.id })}
              yes="ลบ"
            >
              จะใช้พาสคีย์นี้ลงชื่อเข้าใช้ไม่ได้อีก
            </Confirm>
          ),
        },
      ]}
      empty={null}
    />
  );
}

/** The island "passkey" asks the device, then loads this page again. */
function AddPasskey() {
  wantIsland("passkey");
  return (
    <>
      <noscript>
        <p>พาสคีย์ใช้ได้เมื่อเบราว์เซอร์เปิดใช้ JavaScript เท่านั้น</p>
      </noscript>
      <form
        class="form"
        method="get"
        action={paths.account.passkeys.href({})}
        data-passkey="add"
        data-options={paths.account.passkeyAddOptions.href({})}
        data-verify={paths.account.passkeyAdd.href({})}
      >
        <TextField
          form={blankForm()}
          name="name"
          label="ตั้งชื่อให้จำได้"
          help="เช่น โทรศัพท์ของฉัน หรือ คอมพิวเตอร์ที่ทำงาน"
          maxlength={60}
          optional
        />
        <div class="submit">
          <button class="btn go" type="submit" disabled>
            เพิ่มพาสคีย์
          </button>
        </div>
        <p class="why" role="status" data-trouble />
      </form>
    </>
  );
}

function SignInFirst() {
  return (
    <p>
      เพื่อความปลอดภัย เพิ่มพาสคีย์ได้ภายใน {FRESH_MINUTES} นาทีหลังลงชื่อเข้าใช้{" "}
      <a href={paths.account.signIn.href({}, { next: paths.account.passkeys.href({}) })}>ลงชื่อเข้าใช้อีกครั้ง</a>
    </p>
  );
}
