import { paths } from "../../../../paths.ts";
import { formatThaiDate, relativeDay, weekdayName } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import {
  fiscalYearLabel,
  fiscalYearOf,
  quarterLabel,
  quarterOf,
  roundLabel,
  roundOf,
  roundRange,
} from "../../../../thai/fiscal.ts";
import { Empty } from "../../../../platform/ui/empty.tsx";
import { Figures } from "../../../../platform/ui/figures.tsx";
import { PageHead } from "../../../../platform/ui/page-head.tsx";
import { Sheet } from "../../../../platform/ui/sheet.tsx";
import type { MeetingInList } from "../../meetings/queries.ts";
import type { State } from "../queries.ts";

/** Something that waits, with the way to it. */
export interface Waiting {
  title: string;
  href: string;
  note?: string | undefined;
}

interface OfficeHomeProps {
  org: string;
  name: string;
  today: IsoDate;
  drafts: readonly Waiting[];
  setUp: readonly Waiting[];
  reminders: readonly Waiting[];
  meetings: readonly MeetingInList[];
  state: State;
}

const REMINDERS_SHOWN = 5;

export function OfficeHome({ org, name, today, drafts, setUp, reminders, meetings, state }: OfficeHomeProps) {
  return (
    <>
      <PageHead
        title={`สวัสดี ${name}`}
        lead={`${weekdayName(today)}ที่ ${formatThaiDate(today)} · ${periodInWords(today)}`}
      />
      {setUp.length > 0 && (
        <Sheet title="ตั้งค่าให้พร้อมใช้" aside={`เหลือ ${setUp.length} เรื่อง`}>
          <WaitingList items={setUp} />
        </Sheet>
      )}
      {reminders.length > 0 && (
        <Sheet
          title="เรื่องที่รอท่าน"
          aside={<a href={paths.office.reminders.href({ org })}>ดูทั้งหมด {reminders.length} เรื่อง</a>}
        >
          <WaitingList items={reminders.slice(0, REMINDERS_SHOWN)} />
        </Sheet>
      )}
      <div class="pair">
        <Sheet
          title="ค้างไว้ รอทำต่อ"
          aside={drafts.length > 0 ? `${drafts.length} ร่าง` : undefined}
          flush={drafts.length === 0}
        >
          {drafts.length === 0 ? (
            <Empty title="ไม่มีร่างค้างอยู่" icon="tasks">
              แบบฟอร์มยาวเก็บร่างให้เองระหว่างพิมพ์ และจะแสดงที่นี่ให้กลับมาทำต่อ
            </Empty>
          ) : (
            <WaitingList items={drafts} />
          )}
        </Sheet>
        <Sheet
          title="การประชุมที่จะถึง"
          aside={<a href={paths.office.meetings.href({ org })}>ดูทั้งหมด</a>}
          flush={meetings.length === 0}
        >
          {meetings.length === 0 ? (
            <Empty title="ยังไม่มีการประชุมที่นัดไว้" icon="meeting">
              นัดประชุมได้จากหน้าของคณะกรรมการหรือคณะทำงานนั้น
            </Empty>
          ) : (
            <WaitingList items={meetings.map((meeting) => meetingInWords(org, meeting, today))} />
          )}
        </Sheet>
      </div>
      <Figures
        figures={[
          {
            label: "บุคลากร",
            value: state.people,
            unit: "คน",
            note: <a href={paths.office.people.href({ org })}>ดูรายชื่อ</a>,
          },
          {
            label: "หน่วยงานภายใน",
            value: state.units,
            unit: "หน่วยงาน",
            note: <a href={paths.office.units.href({ org })}>ดูหน่วยงาน</a>,
          },
          {
            label: "การประชุมที่นัดไว้",
            value: meetings.length,
            unit: "ครั้ง",
            note: <a href={paths.office.meetings.href({ org })}>ดูการประชุมทั้งหมด</a>,
          },
        ]}
      />
    </>
  );
}

function WaitingList({ items }: { items: readonly Waiting[] }) {
  return (
    <ul class="waiting">
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href}>{item.title}</a>
          {item.note && <div class="hush">{item.note}</div>}
        </li>
      ))}
    </ul>
  );
}

function periodInWords(today: IsoDate): string {
  const year = fiscalYearOf(today);
  const round = roundOf(today);
  const ends = formatThaiDate(roundRange(year, round).end, "short");
  return `${fiscalYearLabel(year)} ${quarterLabel(quarterOf(today))} · ${roundLabel(round)} ถึง ${ends}`;
}

function meetingInWords(org: string, meeting: MeetingInList, today: IsoDate): Waiting {
  const day = isoDate(meeting.held_on);
  const time = meeting.starts_at && `เวลา ${meeting.starts_at.replace(":", ".")} น.`;
  return {
    title: `${meeting.committee} ครั้งที่ ${meeting.number}`,
    href: paths.office.meeting.href({ org, id: meeting.id }),
    note: [formatThaiDate(day, "short"), time, meeting.room, `(${relativeDay(day, today)})`]
      .filter(Boolean)
      .join(" "),
  };
}
