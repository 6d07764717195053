import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Confirm } from "../../../../platform/ui/confirm.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { formatThaiDate, relativeDay } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { MeetingInList } from "../../meetings/queries.ts";
import { MeetingTable } from "../../meetings/pages/meeting-table.tsx";
import type { Committee, Order, Seat } from "../queries.ts";
import {
  allowsStep,
  committeeKinds,
  kindOfText,
  roleTitle,
  spanOn,
  standingOn,
  standings,
} from "../rules.ts";
import { committeeCrumbs } from "./committee-form.tsx";
import { OrderHistory } from "./order-history.tsx";

export interface CommitteePageProps {
  org: string;
  today: IsoDate;
  committee: Committee;
  orders: readonly Order[];
  seats: readonly Seat[];
  meetings: readonly MeetingInList[];
  /** The way to its history, for those who read the log. */
  history: ComponentChildren;
  mayWrite: boolean;
}

export function CommitteePage(props: CommitteePageProps) {
  const { org, today, committee, orders, seats, meetings, history, mayWrite } = props;
  const { id, kind } = committee;
  const standing = standings[standingOn(orders, committee.ended_on, today)];
  return (
    <>
      <PageHead
        title={committee.name}
        crumbs={committeeCrumbs(org)}
        lead={
          <>
            {committeeKinds[kindOfText(kind)]} <Badge tone={standing.tone}>{standing.title}</Badge>
          </>
        }
        actions={
          <>
            {mayWrite && <Actions org={org} committee={committee} />}
            {history}
            {mayWrite && allowsStep(committee, "end") && (
              <LinkButton href={paths.office.committeeEnd.href({ org, id })}>ยุบคณะ</LinkButton>
            )}
          </>
        }
      />
      <StandingNotice {...props} />
      <Sheet title="กรรมการที่อยู่ในตำแหน่งวันนี้" aside={seats.length > 0 ? `${seats.length} คน` : undefined} flush>
        <Table
          caption="กรรมการที่อยู่ในตำแหน่งวันนี้"
          captionUnseen
          rows={seats}
          rowKey={(seat) => seat.id}
          columns={[
            { key: "place", head: "ที่", tight: true, cell: (seat) => seats.indexOf(seat) + 1 },
            { key: "name", head: "ชื่อ", cardTitle: true, cell: (seat) => <SeatName org={org} seat={seat} /> },
            { key: "position", head: "ตำแหน่ง", cell: (seat) => seat.position_title ?? "–" },
            { key: "role", head: "ในคณะ", cell: (seat) => roleTitle(kind, seat.role) },
          ]}
          empty={
            <Empty title="วันนี้ไม่มีกรรมการอยู่ในตำแหน่ง" icon="people">
              รายชื่อมาจากคำสั่งแต่งตั้งฉบับล่าสุดที่มีผลอยู่
            </Empty>
          }
        />
      </Sheet>
      <div class="pair">
        <OrderHistory org={org} today={today} committee={committee} orders={orders} />
        <Sheet title="เกี่ยวกับคณะนี้">
          <Facts
            facts={[
              { label: "ประเภท", value: committeeKinds[kindOfText(kind)] },
              { label: "หน้าที่และอำนาจ", value: committee.purpose && <Lines text={committee.purpose} /> },
              ...(committee.ended_on
                ? [
                    { label: "ยุบเมื่อ", value: formatThaiDate(isoDate(committee.ended_on)) },
                    { label: "เหตุผล", value: committee.end_reason },
                  ]
                : []),
            ]}
          />
        </Sheet>
      </div>
      <Sheet
        title="การประชุม"
        aside={<a href={paths.office.meetings.href({ org }, { committee: id, year: "all" })}>ดูทุกครั้ง</a>}
        flush
      >
        <MeetingTable
          org={org}
          today={today}
          caption="การประชุม"
          meetings={meetings}
          withoutCommittee
          empty={
            <Empty title="ยังไม่มีการประชุม" icon="meeting">
              นัดประชุมพร้อมระเบียบวาระ แล้วบันทึกการมาประชุมและรายงานในวันประชุม
            </Empty>
          }
        />
      </Sheet>
    </>
  );
}

function Actions({ org, committee }: Pick<CommitteePageProps, "org" | "committee">) {
  const { id, version } = committee;
  return (
    <>
      {allowsStep(committee, "order") && (
        <LinkButton href={paths.office.orderAdd.href({ org, id })} tone="go">
          เพิ่มคำสั่ง
        </LinkButton>
      )}
      {allowsStep(committee, "meet") && (
        <LinkButton href={paths.office.meetingAdd.href({ org, id })}>นัดประชุม</LinkButton>
      )}
      {allowsStep(committee, "edit") && (
        <LinkButton href={paths.office.committeeEdit.href({ org, id })}>แก้ไข</LinkButton>
      )}
      {allowsStep(committee, "reopen") && (
        <Confirm
          id="reopen"
          trigger="เปิดใช้อีกครั้ง"
          title="เปิดใช้คณะนี้อีกครั้ง"
          action={paths.office.committeeReopen.href({ org, id })}
          hidden={{ version: String(version) }}
          yes="เปิดใช้อีกครั้ง"
          tone="plain"
        >
          วันที่ยุบและเหตุผลจะถูกลบออกจากหน้านี้ แต่ยังอยู่ในบันทึกการใช้งาน
        </Confirm>
      )}
    </>
  );
}

function StandingNotice({ org, today, committee, orders, mayWrite }: CommitteePageProps) {
  const standing = standingOn(orders, committee.ended_on, today);
  const add = mayWrite && <a href={paths.office.orderAdd.href({ org, id: committee.id })}>เพิ่มคำสั่งแต่งตั้ง</a>;
  if (standing === "over") {
    return (
      <Notice kind="stop" title="หมดวาระแล้ว ยังไม่มีคำสั่งใหม่">
        <p>การประชุมหลังวันหมดวาระบันทึกการมาประชุมไม่ได้ {add}</p>
      </Notice>
    );
  }
  if (standing === "ending") {
    const to = spanOn(orders, committee.ended_on, today)?.to;
    return (
      <Notice
        kind="late"
        title={to ? `จะหมดวาระวันที่ ${formatThaiDate(to)} (${relativeDay(to, today)})` : "ใกล้หมดวาระ"}
      >
        <p>ยังไม่มีคำสั่งที่มีผลต่อจากวันนั้น {add}</p>
      </Notice>
    );
  }
  if (standing === "no-order") {
    return (
      <Notice kind="info" title="ยังไม่มีคำสั่งแต่งตั้ง">
        <p>คณะมีกรรมการได้เมื่อมีคำสั่งแต่งตั้ง {add}</p>
      </Notice>
    );
  }
  return null;
}

function SeatName({ org, seat }: { org: string; seat: Seat }) {
  return seat.person_id ? (
    <a href={paths.office.person.href({ org, id: seat.person_id })}>{seat.name}</a>
  ) : (
    <>{seat.name}</>
  );
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split("\n").map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </>
  );
}
