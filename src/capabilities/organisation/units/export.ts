import { csvText } from "../../../platform/web/csv.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { UnitInList } from "./queries.ts";

/** The list as a file, closed units included. */
export function unitsCsv(units: readonly UnitInList[]): string {
  return csvText(
    ["หน่วยงาน", "ชื่อย่อ", "หัวหน้า", "รักษาราชการแทน", "บุคลากร (คน)", "ยุบเมื่อ"],
    units.map((unit) => [
      unit.name,
      unit.short_name,
      unit.head,
      unit.head_is_acting ? "ใช่" : null,
      unit.people,
      unit.closed_on && formatThaiDate(isoDate(unit.closed_on), "numeric"),
    ]),
  );
}
