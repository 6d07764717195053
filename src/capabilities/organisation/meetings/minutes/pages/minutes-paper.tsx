import { paths } from "../../../../../paths.ts";
import { Notice } from "../../../../../platform/ui/notice.tsx";
import { Paper, Signature, Unprinted } from "../../../../../platform/ui/paper/paper.tsx";
import { PageHead } from "../../../../../platform/ui/page-head.tsx";
import { formatThaiDate, weekdayName } from "../../../../../thai/date-text.ts";
import { isoDate } from "../../../../../thai/dates.ts";
import { toThaiDigits } from "../../../../../thai/digits.ts";
import { roleTitle, secretaryRoles } from "../../../committees/rules.ts";
import type { Committee } from "../../../committees/queries.ts";
import type { AgendaItem, Attendance, Meeting } from "../../queries.ts";
import { presenceOfText, presences, timeInWords } from "../../rules.ts";
import { meetingCrumbs } from "../../pages/meeting-form.tsx";

export interface MinutesPaperProps {
  org: string;
  emblem?: string;
  committee: Committee;
  meeting: Meeting;
  agenda: readonly AgendaItem[];
  attendance: readonly Attendance[];
}

export function MinutesPaperPage(props: MinutesPaperProps) {
  const { org, committee, meeting, attendance } = props;
  const isMinutes = attendance.length > 0;
  return (
    <>
      <Unprinted>
        <PageHead title={`${paperTitle(props)} ฉบับพิมพ์`} crumbs={meetingCrumbs(org, committee, meeting)} />
        <Notice kind="info">
          <p>
            พิมพ์หรือบันทึกเป็น PDF ด้วยคำสั่งพิมพ์ของเบราว์เซอร์ (Ctrl+P) จะได้เฉพาะตัวเอกสาร{" "}
            <a href={paths.office.meeting.href({ org, id: meeting.id })}>กลับหน้าการประชุม</a>
          </p>
        </Notice>
      </Unprinted>
      {isMinutes ? <MinutesPaper {...props} /> : <AgendaPaper {...props} />}
    </>
  );
}

/** Before anybody has come there is nothing to report: the paper is the agenda. */
export function paperTitle({ attendance }: Pick<MinutesPaperProps, "attendance">): string {
  return attendance.length > 0 ? "รายงานการประชุม" : "ระเบียบวาระการประชุม";
}

function AgendaPaper(props: MinutesPaperProps) {
  return (
    <Paper
      emblem={props.emblem}
      mark={props.meeting.status === "cancelled" ? "ยกเลิกการประชุมครั้งนี้แล้ว" : undefined}
      heading={heading(props)}
    >
      <Agenda agenda={props.agenda} />
    </Paper>
  );
}

function heading(props: MinutesPaperProps): string[] {
  const { committee, meeting } = props;
  const day = isoDate(meeting.held_on);
  const start = meeting.starts_at && `เวลา ${thaiTime(meeting.starts_at)}`;
  return [
    `${paperTitle(props)}${committee.name}`,
    `ครั้งที่ ${toThaiDigits(meeting.number)}`,
    [`${weekdayName(day)}ที่ ${formatThaiDate(day, "formal", "thai")}`, start].filter(Boolean).join(" "),
    ...(meeting.room ? [`ณ ${toThaiDigits(meeting.room)}`] : []),
  ];
}

function MinutesPaper(props: MinutesPaperProps) {
  const { emblem, committee, meeting, agenda, attendance } = props;
  const came = attendance.filter(({ presence }) => presence === "present" || presence === "substitute");
  const missed = attendance.filter((entry) => !came.includes(entry));
  const guests = linesOf(meeting.guests ?? "");
  const secretary = came.find(({ role }) => secretaryRoles.some((one) => one === role));
  return (
    <Paper
      emblem={emblem}
      mark={meeting.status === "confirmed" ? undefined : "ร่างรายงานการประชุม ยังไม่ได้รับรอง"}
      heading={heading(props)}
    >
      <People title="ผู้มาประชุม" people={came} kind={committee.kind} />
      {missed.length > 0 && <People title="ผู้ไม่มาประชุม" people={missed} kind={committee.kind} />}
      {guests.length > 0 && (
        <section>
          <h2>ผู้เข้าร่วมประชุม</h2>
          <ol>
            {guests.map((guest, index) => (
              <li key={index}>
                <span>{toThaiDigits(`${index + 1}.`)}</span>
                <span>{toThaiDigits(guest)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {meeting.starts_at && <h2>เริ่มประชุมเวลา {thaiTime(meeting.starts_at)}</h2>}
      <Agenda agenda={agenda} />
      {meeting.minutes && (
        <>
          <h2>รายละเอียดการประชุม</h2>
          {linesOf(meeting.minutes).map((line, index) => (
            <p class="first" key={index}>
              {toThaiDigits(line)}
            </p>
          ))}
        </>
      )}
      {meeting.ends_at && <h2>เลิกประชุมเวลา {thaiTime(meeting.ends_at)}</h2>}
      {meeting.confirmed_on && (
        <p>ที่ประชุมรับรองรายงานนี้เมื่อวันที่ {formatThaiDate(isoDate(meeting.confirmed_on), "formal", "thai")}</p>
      )}
      <div class="signs">
        <Signature name={secretary?.name ?? ""} title="ผู้จดรายงานการประชุม" />
        <Signature name="" title="ผู้ตรวจรายงานการประชุม" />
      </div>
    </Paper>
  );
}

function Agenda({ agenda }: Pick<MinutesPaperProps, "agenda">) {
  return agenda.map((item) => (
    <section key={item.place}>
      <h2>{toThaiDigits(`ระเบียบวาระที่ ${item.place} ${item.title}`)}</h2>
      {item.resolution && (
        <p class="resolution lines">
          <b>มติที่ประชุม</b> {toThaiDigits(item.resolution)}
        </p>
      )}
    </section>
  ));
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function People({ title, people, kind }: { title: string; people: readonly Attendance[]; kind: string }) {
  return (
    <section>
      <h2>{title}</h2>
      {people.length === 0 && <p>ไม่มี</p>}
      <ol>
        {people.map((one, index) => (
          <li key={one.seat_id}>
            <span>{toThaiDigits(`${index + 1}.`)}</span>
            <span>{one.presence === "substitute" ? `${one.note} (แทน${one.name})` : one.name}</span>
            <span>{toThaiDigits(one.position_title ?? "")}</span>
            <span>
              {one.presence === "present" || one.presence === "substitute"
                ? roleTitle(kind, one.role)
                : [presences[presenceOfText(one.presence)], one.note].filter(Boolean).join(" ")}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function thaiTime(time: string): string {
  return toThaiDigits(timeInWords(time));
}
