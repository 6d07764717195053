import { formatThaiDate, parseThaiDate, weekdayName } from "../../thai/date-text.ts";

/** "วันอังคารที่ 31 มีนาคม 2569"; "" for what is no date (yet). Used by the page and by the island alike. */
export function readBack(typed: string): string {
  const date = parseThaiDate(typed);
  return date === undefined ? "" : `${weekdayName(date)}ที่ ${formatThaiDate(date)}`;
}
