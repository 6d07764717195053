import type { ComponentChildren } from "preact";
import { paths } from "../../../../paths.ts";
import { Badge } from "../../../../platform/ui/badge.tsx";
import { Table } from "../../../../platform/ui/table.tsx";
import type { Column, TableProps } from "../../../../platform/ui/table.tsx";
import { formatThaiDate, relativeDay, weekdayName } from "../../../../thai/date-text.ts";
import { isoDate } from "../../../../thai/dates.ts";
import type { IsoDate } from "../../../../thai/dates.ts";
import type { MeetingInList } from "../queries.ts";
import { standingOf, timeInWords } from "../rules.ts";

export interface MeetingTableProps {
  org: string;
  today: IsoDate;
  caption: string;
  meetings: readonly MeetingInList[];
  /** On the page of the committee itself its name would stand in every row. */
  withoutCommittee?: boolean;
  /** What a whole list has and a few rows on another page have not. */
  list?: Pick<TableProps<MeetingInList>, "groupOf" | "order" | "query" | "filter" | "exports" | "paging">;
  empty: ComponentChildren;
}

export function MeetingTable(props: MeetingTableProps) {
  const { caption, meetings, list, empty } = props;
  return (
    <Table
      caption={caption}
      captionUnseen
      rows={meetings}
      rowKey={(row) => row.id}
      columns={columns(props)}
      empty={empty}
      {...list}
    />
  );
}

function columns({
  org,
  today,
  withoutCommittee,
  list,
}: MeetingTableProps): readonly Column<MeetingInList>[] {
  const sortable = list !== undefined;
  return [
    { key: "day", head: "วันเวลา", tight: true, sortable, cell: (row) => <When row={row} today={today} /> },
    {
      key: "meeting",
      head: "การประชุม",
      cardTitle: true,
      sortable,
      cell: (row) => (
        <a href={paths.office.meeting.href({ org, id: row.id })}>
          {withoutCommittee ? `ครั้งที่ ${row.number}` : `${row.committee} ครั้งที่ ${row.number}`}
        </a>
      ),
    },
    { key: "room", head: "สถานที่", cell: (row) => row.room ?? "–" },
    {
      key: "came",
      head: "มาประชุม",
      align: "end",
      sortable,
      cell: (row) => (row.seats > 0 ? `${row.came} จาก ${row.seats}` : "–"),
    },
    {
      key: "status",
      head: "สถานะ",
      tight: true,
      sortable,
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

export function StatusBadge({ status, heldOn, today }: StatusBadgeProps) {
  const { title, tone } = standingOf({ status, held_on: heldOn }, today);
  return <Badge tone={tone}>{title}</Badge>;
}
