import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { Column } from "../../../../platform/ui/table.tsx";
import { formatThaiDate, relativeDay, thaiMonths, weekdayName } from "../../../../thai/date-text.ts";
import { datePartsOf, isoDate, toBuddhistYear } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { MeetingInList } from "../queries.ts";
import { meetingStatuses, statusOfText, timeInWords } from "../rules.ts";

export interface MeetingTableProps {
  org: string;
  today: IsoDate;
  caption: string;
  meetings: readonly MeetingInList[];
  /** On the page of the committee itself its name would stand in every row. */
  withoutCommittee?: boolean;
  byMonth?: boolean;
  /** Nobody has come yet. */
  withoutTurnout?: boolean;
  empty: ComponentChildren;
}

export function MeetingTable(props: MeetingTableProps) {
  const { caption, meetings, byMonth, empty } = props;
  return (
    <Table
      caption={caption}
      captionUnseen
      rows={meetings}
      rowKey={(row) => row.id}
      groupOf={byMonth ? (row) => monthOf(row.held_on) : undefined}
      columns={columns(props)}
      empty={empty}
    />
  );
}

function columns({
  org,
  today,
  withoutCommittee,
  withoutTurnout,
}: MeetingTableProps): readonly Column<MeetingInList>[] {
  return [
    { key: "day", head: "วันเวลา", tight: true, cell: (row) => <When row={row} today={today} /> },
    {
      key: "meeting",
      head: "การประชุม",
      cardTitle: true,
      cell: (row) => (
        <a href={paths.office.meeting.href({ org, id: row.id })}>
          {withoutCommittee ? `ครั้งที่ ${row.number}` : `${row.committee} ครั้งที่ ${row.number}`}
        </a>
      ),
    },
    { key: "room", head: "สถานที่", cell: (row) => row.room ?? "–" },
    ...(withoutTurnout
      ? []
      : [
          {
            key: "came",
            head: "มาประชุม",
            align: "end" as const,
            cell: (row: MeetingInList) => (row.seats > 0 ? `${row.came} จาก ${row.seats}` : "–"),
          },
        ]),
    {
      key: "status",
      head: "สถานะ",
      tight: true,
      cell: (row) => <StatusBadge status={row.status} heldOn={row.held_on} today={today} />,
    },
  ];
}

function When({ row, today }: { row: MeetingInList; today: IsoDate }) {
  const day = isoDate(row.held_on);
  const isComing = row.status === "planned" && day >= today;
  return (
    <span>
      {weekdayName(day).replace(/^วัน/, "")} {formatThaiDate(day, "short")}
      {(row.starts_at || isComing) && <br />}
      {row.starts_at && <span class="hush">{timeInWords(row.starts_at)}</span>}
      {isComing && <span class="hush"> {relativeDay(day, today)}</span>}
    </span>
  );
}

export interface StatusBadgeProps {
  status: string;
  heldOn: string;
  today: IsoDate;
}

/** A planned meeting whose day is over waits for somebody to say what became of it. */
export function StatusBadge({ status, heldOn, today }: StatusBadgeProps) {
  if (status === "planned" && heldOn < today) return <Badge tone="late">เลยวันแล้ว ยังไม่บันทึก</Badge>;
  const { title, tone } = meetingStatuses[statusOfText(status)];
  return <Badge tone={tone}>{title}</Badge>;
}

function monthOf(day: string): string {
  const { year, month } = datePartsOf(isoDate(day));
  return `${thaiMonths[month - 1]} ${toBuddhistYear(year)}`;
}
