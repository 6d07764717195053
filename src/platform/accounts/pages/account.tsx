import type { ComponentChildren } from "preact";
import { paths } from "../../../paths.ts";
import { Badge } from "../../ui/badge.tsx";
import { Notice } from "../../ui/notice.tsx";
import type { WaysIn } from "../queries.ts";
import type { SignedIn } from "../viewer.ts";

export interface AccountPageProps {
  signedIn: SignedIn;
  username: string | null;
  ways: WaysIn;
  sessions: number;
  isSecondFactorDemanded: boolean;
  /** Name of the identity provider, where one is set up. */
  provider?: string;
  trouble?: string;
}

export function AccountPage(props: AccountPageProps) {
  const { signedIn, username, ways, sessions, provider, trouble } = props;
  const { account } = paths;
  return (
    <>
      <h1>บัญชีของฉัน</h1>
      {trouble && <Notice kind="stop">{trouble}</Notice>}
      <dl class="facts">
        <Row label="ชื่อ" href={account.name.href({})} act="แก้ชื่อ">
          {signedIn.name}
        </Row>
        <Row label="ลงชื่อเข้าใช้ด้วย">
          {signedIn.email}
          {username && ` หรือ ${username}`}
        </Row>
        <Row
          label="รหัสผ่าน"
          href={account.password.href({})}
          act={ways.hasPassword ? "เปลี่ยนรหัสผ่าน" : "วิธีตั้งรหัสผ่าน"}
        >
          {ways.hasPassword ? <Badge tone="done">ตั้งแล้ว</Badge> : <Badge>ยังไม่มี</Badge>}
        </Row>
        <Row
          label="การยืนยันตัวตนสองขั้น"
          href={account.secondFactor.href({})}
          act={signedIn.hasSecondFactor ? "จัดการ" : "ตั้งค่า"}
        >
          <SecondFactorState isOn={signedIn.hasSecondFactor} isDemanded={props.isSecondFactorDemanded} />
        </Row>
        <Row
          label="พาสคีย์"
          href={account.passkeys.href({})}
          act={ways.passkeys.length > 0 ? "จัดการ" : "เพิ่มพาสคีย์"}
        >
          {ways.passkeys.length > 0 ? `${ways.passkeys.length} อัน` : "ยังไม่มี"}
        </Row>
        {provider && (
          <Row
            label={provider}
            href={account.providerLink.href({})}
            act={ways.hasProvider ? "เลิกผูก" : "ผูกบัญชี"}
          >
            {ways.hasProvider ? <Badge tone="done">ผูกแล้ว</Badge> : <Badge>ยังไม่ได้ผูก</Badge>}
          </Row>
        )}
        <Row label="อุปกรณ์ที่เข้าใช้อยู่" href={account.sessions.href({})} act="ดูทั้งหมด">
          {sessions} เครื่อง
        </Row>
      </dl>
      <div class="row">
        <a class="btn go" href={paths.home.href({})}>
          ไปหน้าทำงาน
        </a>
        <form method="post" action={account.signOut.href({})}>
          <button class="btn" type="submit">
            ออกจากระบบ
          </button>
        </form>
      </div>
    </>
  );
}

interface RowProps {
  label: string;
  href?: string;
  act?: string;
  children: ComponentChildren;
}

function Row({ label, href, act, children }: RowProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        {href && (
          <>
            {" · "}
            <a href={href}>
              {act}
              <span class="unseen"> ({label})</span>
            </a>
          </>
        )}
      </dd>
    </div>
  );
}

function SecondFactorState({ isOn, isDemanded }: { isOn: boolean; isDemanded: boolean }) {
  if (isOn) return <Badge tone="done">เปิดอยู่</Badge>;
  return isDemanded ? <Badge tone="late">บทบาทของท่านต้องตั้ง</Badge> : <Badge>ปิดอยู่</Badge>;
}

export function BackToAccount() {
  return (
    <p>
      <a href={paths.account.show.href({})}>กลับไปบัญชีของฉัน</a>
    </p>
  );
}
