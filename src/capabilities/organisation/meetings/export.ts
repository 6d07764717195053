import { csvText } from "../../../platform/web/csv.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import type { MeetingInList } from "./queries.ts";
import { standingOf, timeInWords } from "./rules.ts";

/** The list as a file: every row that the filter leaves, in the order of the list. */
export function meetingsCsv(meetings: readonly MeetingInList[], today: IsoDate): string {
  return csvText(
    ["วันประชุม", "เวลา", "คณะ", "ครั้งที่", "สถานที่", "มาประชุม (คน)", "กรรมการ (คน)", "สถานะ"],
    meetings.map((row) => [
      formatThaiDate(isoDate(row.held_on), "numeric"),
      row.starts_at && timeInWords(row.starts_at),
      row.committee,
      row.number,
      row.room,
      row.seats > 0 ? row.came : null,
      row.seats > 0 ? row.seats : null,
      standingOf(row, today).title,
    ]),
  );
}
