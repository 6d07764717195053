import type { TableColumn } from "../../../platform/tables/column.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import type { MeetingInList } from "./queries.ts";
import { standingOf, timeInWords } from "./rules.ts";

type MeetingColumn = TableColumn<MeetingInList>;

/** The list as a file: every row that the filter leaves, in the order of the list. */
export function meetingColumns(today: IsoDate): MeetingColumn[] {
  const out = { only: "out" } as const;
  const ifSeated = (count: number, row: MeetingInList) => (row.seats > 0 ? count : null);
  return [
    { ...out, key: "heldOn", head: "วันประชุม", kind: "date", value: (row) => row.held_on },
    {
      ...out,
      key: "startsAt",
      head: "เวลา",
      kind: "text",
      value: (row) => row.starts_at && timeInWords(row.starts_at),
    },
    { ...out, key: "committee", head: "คณะ", kind: "text", value: (row) => row.committee },
    { ...out, key: "number", head: "ครั้งที่", kind: "text", value: (row) => row.number },
    { ...out, key: "room", head: "สถานที่", kind: "text", value: (row) => row.room },
    { ...out, key: "came", head: "มาประชุม (คน)", kind: "whole", value: (row) => ifSeated(row.came, row) },
    { ...out, key: "seats", head: "กรรมการ (คน)", kind: "whole", value: (row) => ifSeated(row.seats, row) },
    { ...out, key: "status", head: "สถานะ", kind: "text", value: (row) => standingOf(row, today).title },
  ];
}
