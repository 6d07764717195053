import { paths } from "../../../../paths.ts";
import type { DemoAccount } from "../../../../platform/house.ts";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { Table } from "../../../../platform/ui/table.tsx";

export function DemoOpened({ accounts }: { accounts: readonly DemoAccount[] }) {
  return (
    <>
      <h1>เปิดหน่วยงานตัวอย่างแล้ว</h1>
      <p>ลงชื่อเข้าใช้ด้วยบัญชีใดก็ได้ด้านล่าง แต่ละบัญชีเห็นและทำได้ตามบทบาทของตน</p>
      <Notice kind="late" title="จดไว้ก่อนออกจากหน้านี้">
        หน้านี้แสดงครั้งเดียว บุคคลและเหตุการณ์ทั้งหมดเป็นเรื่องสมมติ อย่าใส่ข้อมูลจริง
      </Notice>
      <Table
        caption="บัญชีตัวอย่าง"
        captionUnseen
        rows={accounts}
        rowKey={(account) => account.email}
        columns={[
          { key: "role", head: "บทบาท", cell: (account) => account.role, cardTitle: true },
          { key: "name", head: "ชื่อ", cell: (account) => account.name },
          { key: "email", head: "อีเมล", cell: (account) => <code>{account.email}</code> },
          { key: "password", head: "รหัสผ่าน", cell: (account) => <code>{account.password}</code> },
        ]}
        empty={<Empty title="ไม่มีบัญชีตัวอย่าง" />}
      />
      <div class="row">
        <LinkButton href={paths.account.signIn.href({})} tone="go">
          ลงชื่อเข้าใช้
        </LinkButton>
      </div>
    </>
  );
}
