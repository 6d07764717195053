import { csvText } from "../../../platform/web/csv.ts";
import type { CsvCell } from "../../../platform/web/csv.ts";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { PersonInList } from "./queries.ts";
import { employmentTitle, fullName } from "./rules.ts";

/** The list as a file: the rows that the viewer saw, with the columns that the viewer may see. */
export function peopleCsv(people: readonly PersonInList[], seesStaff: boolean): string {
  const open = ["ชื่อ", "ตำแหน่ง", "รักษาราชการแทน", "หน่วยงาน"];
  const staff = ["ประเภท", "โทรศัพท์", "อีเมล", "พ้นจากหน่วยงานตั้งแต่"];
  const rows = people.map((person): CsvCell[] => {
    const cells = [fullName(person), person.title, person.is_acting ? "ใช่" : null, person.unit];
    if (!seesStaff) return cells;
    const left = person.left_on && formatThaiDate(isoDate(person.left_on), "numeric");
    return [...cells, employmentTitle(person.employment ?? ""), person.phone, person.email, left];
  });
  return csvText(seesStaff ? [...open, ...staff] : open, rows);
}
