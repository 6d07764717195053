import { csvText } from "../../../platform/web/csv.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { CommitteeInList } from "./queries.ts";
import { committeeKinds, kindOfText, standings } from "./rules.ts";

/** The list as a file: the rows that the viewer saw, in the same order. */
export function committeesCsv(committees: readonly CommitteeInList[]): string {
  return csvText(
    ["คณะ", "ประเภท", "ประธาน", "สถานะวาระ", "วาระถึง", "นัดประชุม"],
    committees.map((row) => [
      row.name,
      committeeKinds[kindOfText(row.kind)],
      row.chair ?? null,
      standings[row.standing].title,
      row.current ? (row.current.to === null ? "ไม่มีกำหนด" : formatThaiDate(row.current.to, "numeric")) : null,
      row.next_meeting ? formatThaiDate(isoDate(row.next_meeting.held_on), "numeric") : null,
    ]),
  );
}
