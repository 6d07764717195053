import { paths } from "../../../../paths.ts";
import type { Attachment } from "../../../../platform/files/holding.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import type { Tone } from "../../../../platform/ui/badge.tsx";
import { LinkButton } from "../../../../platform/ui/button.tsx";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Facts } from "../../../../platform/ui/facts.tsx";
import { Notice } from "../../../../platform/ui/notice.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import { formatThaiDate, relativeDay, weekdayName } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import { roleTitle } from "../../committees/rules.ts";
import type { Committee } from "../../committees/queries.ts";
import { Papers } from "../files/pages/papers.tsx";
import type { AgendaItem, Attendance, Meeting } from "../queries.ts";
import { allowsStep, presenceOfText, presences, timeInWords, turnoutInWords, turnoutOf } from "../rules.ts";
import type { Presence } from "../rules.ts";
import { meetingCrumbs } from "./meeting-form.tsx";
import { StatusBadge } from "./meeting-table.tsx";

export interface MeetingPageProps {
  org: string;
  today: IsoDate;
  committee: Committee;
  meeting: Meeting;
  agenda: readonly AgendaItem[];
  attendance: readonly Attendance[];
  papers: readonly Attachment[];
  /** Runs the register. */
  mayWrite: boolean;
  /** Runs the register, or is the secretary of this committee. */
  mayKeepMinutes: boolean;
}

export function MeetingPage(props: MeetingPageProps) {
  const { org, today, committee, meeting, agenda, attendance } = props;
  return (
    <>
      <PageHead
        title={`ประชุมครั้งที่ ${meeting.number}`}
        crumbs={meetingCrumbs(org, committee)}
        lead={
          <>
            {committee.name} <StatusBadge status={meeting.status} heldOn={meeting.held_on} today={today} />
          </>
        }
        actions={meeting.status !== "cancelled" && <Actions {...props} />}
      />
      {meeting.status === "cancelled" && (
        <Notice kind="stop" title="การประชุมนี้ยกเลิกแล้ว">
          {meeting.cancel_reason ?? ""}
        </Notice>
      )}
      <div class="pair">
        <Sheet title="กำหนดการ">
          <Facts
            facts={[
              {
                label: "วันที่",
                value: dayInWords(meeting, today),
              },
              { label: "เวลา", value: hoursInWords(meeting) },
              { label: "สถานที่", value: meeting.room },
              ...(meeting.status === "cancelled"
                ? []
                : [
                    {
                      label: "มาประชุม",
                      value: attendance.length > 0 ? turnoutInWords(turnoutOf(attendance)) : "ยังไม่ได้บันทึก",
                    },
                  ]),
              ...(meeting.confirmed_on
                ? [{ label: "รับรองรายงานเมื่อ", value: formatThaiDate(isoDate(meeting.confirmed_on)) }]
                : []),
            ]}
          />
        </Sheet>
        <Sheet title="ระเบียบวาระ">
          <Agenda agenda={agenda} />
        </Sheet>
      </div>
      {attendance.length > 0 && (
        <Sheet title="การมาประชุม" aside={turnoutInWords(turnoutOf(attendance))} flush>
          <Table
            caption="การมาประชุม"
            captionUnseen
            rows={attendance}
            rowKey={(row) => row.seat_id}
            columns={[
              { key: "name", head: "ชื่อ", cardTitle: true, cell: (row) => row.name },
              { key: "role", head: "ในคณะ", cell: (row) => roleTitle(committee.kind, row.role) },
              { key: "presence", head: "การมา", cell: (row) => <PresenceBadge presence={row.presence} /> },
              { key: "note", head: "ผู้มาแทน หรือเหตุ", cell: (row) => row.note ?? "–" },
            ]}
            empty={null}
          />
        </Sheet>
      )}
      {(meeting.status === "held" || meeting.status === "confirmed") && <Minutes {...props} />}
      {(props.papers.length > 0 || meeting.status !== "cancelled") && (
        <Papers
          org={org}
          meeting={meeting}
          papers={props.papers}
          mayChange={props.mayKeepMinutes && allowsStep(meeting.status, "attach")}
        />
      )}
    </>
  );
}

function Actions({ org, today, meeting, mayWrite, mayKeepMinutes }: MeetingPageProps) {
  const { id, status } = meeting;
  const mayAttend = mayKeepMinutes && allowsStep(status, "attend") && meeting.held_on <= today;
  const mayMinute = mayKeepMinutes && allowsStep(status, "minute");
  const mayConfirm = mayWrite && allowsStep(status, "confirm") && meeting.minutes !== null;
  return (
    <>
      {mayConfirm && (
        <LinkButton href={paths.office.meetingConfirm.href({ org, id })} tone="go">
          รับรองรายงาน
        </LinkButton>
      )}
      {mayMinute && (
        <LinkButton href={paths.office.meetingMinutes.href({ org, id })} tone={mayConfirm ? "plain" : "go"}>
          {meeting.minutes === null ? "เขียนรายงาน" : "แก้รายงาน"}
        </LinkButton>
      )}
      {mayAttend && (
        <LinkButton
          href={paths.office.meetingAttendance.href({ org, id })}
          tone={status === "planned" ? "go" : "plain"}
        >
          {status === "planned" ? "บันทึกการมาประชุม" : "แก้การมาประชุม"}
        </LinkButton>
      )}
      {mayWrite && allowsStep(status, "edit") && (
        <LinkButton href={paths.office.meetingEdit.href({ org, id })}>แก้กำหนดการประชุม</LinkButton>
      )}
      <LinkButton href={paths.office.meetingPaper.href({ org, id })}>
        {status === "planned" ? "พิมพ์ระเบียบวาระ" : "ฉบับพิมพ์"}
      </LinkButton>
      {mayWrite && allowsStep(status, "cancel") && (
        <LinkButton href={paths.office.meetingCancel.href({ org, id })}>ยกเลิกการประชุม</LinkButton>
      )}
    </>
  );
}

function Agenda({ agenda }: { agenda: readonly AgendaItem[] }) {
  if (agenda.length === 0) return <p class="hush">ยังไม่มีระเบียบวาระ</p>;
  return (
    <Facts
      facts={agenda.map((item) => ({
        label: `วาระที่ ${item.place}`,
        value: (
          <>
            <p>{item.title}</p>
            {item.resolution && <p class="hush">มติ: {item.resolution}</p>}
          </>
        ),
      }))}
    />
  );
}

function Minutes({ org, meeting, mayKeepMinutes }: MeetingPageProps) {
  const { id, guests, minutes } = meeting;
  return (
    <Sheet title="รายงานการประชุม">
      {guests && (
        <div>
          <h3>ผู้เข้าร่วมประชุม</h3>
          <Lines text={guests} />
        </div>
      )}
      {minutes === null ? (
        <Empty
          title="ยังไม่มีเนื้อหารายงาน"
          icon="report"
          action={
            mayKeepMinutes && (
              <LinkButton href={paths.office.meetingMinutes.href({ org, id })}>เขียนรายงาน</LinkButton>
            )
          }
        />
      ) : (
        <div>
          <Lines text={minutes} />
        </div>
      )}
    </Sheet>
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

const tones = {
  present: "done",
  substitute: "doing",
  leave: "idle",
  absent: "stop",
} as const satisfies Record<Presence, Tone>;

function PresenceBadge({ presence }: { presence: string }) {
  const known = presenceOfText(presence);
  return <Badge tone={tones[known]}>{presences[known]}</Badge>;
}

function dayInWords({ held_on, status }: Meeting, today: IsoDate): string {
  const day = isoDate(held_on);
  const written = `${weekdayName(day)}ที่ ${formatThaiDate(day)}`;
  return status === "planned" ? `${written} (${relativeDay(day, today)})` : written;
}

function hoursInWords({ starts_at: from, ends_at: to }: Meeting): string | null {
  if (!from) return null;
  return to ? `${timeInWords(from)} ถึง ${timeInWords(to)}` : timeInWords(from);
}
