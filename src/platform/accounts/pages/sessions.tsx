import { formatThaiDateTime } from "../../../thai/date-text.ts";
import { paths } from "../../../paths.ts";
import { Badge } from "../../ui/badge.tsx";
import { ActButton } from "../../ui/button.tsx";
import { Table } from "../../ui/table.tsx";
import { deviceInWords } from "../device.ts";
import { BackToAccount } from "./account.tsx";

export interface SessionShown {
  id: string;
  ip_address: string | null;
  user_agent: string | null;
  created_at: Date;
  updated_at: Date;
}

export function SessionsPage({
  sessions,
  currentId,
}: {
  sessions: readonly SessionShown[];
  currentId: string;
}) {
  const others = sessions.some((session) => session.id !== currentId);
  return (
    <>
      <h1>อุปกรณ์ที่เข้าใช้อยู่</h1>
      <p>หากมีเครื่องที่ท่านไม่รู้จัก ให้กดออกจากระบบเครื่องนั้น แล้วเปลี่ยนรหัสผ่านทันที</p>
      <Table
        caption="อุปกรณ์ที่เข้าใช้อยู่"
        captionUnseen
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          {
            key: "device",
            head: "อุปกรณ์",
            cardTitle: true,
            cell: (session) => (
              <>
                {deviceInWords(session.user_agent)}{" "}
                {session.id === currentId && <Badge tone="done">เครื่องนี้</Badge>}
              </>
            ),
          },
          { key: "address", head: "ที่อยู่เครือข่าย", cell: (session) => session.ip_address || "ไม่ทราบ" },
          {
            key: "since",
            head: "เข้าใช้เมื่อ",
            cell: (session) => formatThaiDateTime(session.created_at, "short"),
          },
          { key: "last", head: "ใช้ล่าสุด", cell: (session) => formatThaiDateTime(session.updated_at, "short") },
          {
            key: "end",
            head: "จัดการ",
            cell: (session) => (
              <ActButton action={paths.account.sessionEnd.href({ id: session.id })}>
                ออกจากระบบ<span class="unseen"> {deviceInWords(session.user_agent)}</span>
              </ActButton>
            ),
          },
        ]}
        empty={<p>ไม่มีการเข้าใช้</p>}
      />
      {others && <ActButton action={paths.account.sessionsEndOthers.href({})}>ให้เครื่องอื่นออกทั้งหมด</ActButton>}
      <BackToAccount />
    </>
  );
}
