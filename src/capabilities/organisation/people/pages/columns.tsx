import { paths } from "../../../../paths.ts";
import type { Column } from "../../../../platform/ui/table.tsx";
import type { PersonInList } from "../queries.ts";
import { employmentTitle, fullName } from "../rules.ts";

interface PeopleColumns {
  org: string;
  seesStaff: boolean;
  /** The unit needs no column on its own page. */
  withUnit?: boolean;
  sortable?: boolean;
}

/** One set of columns for every list of people. */
export function peopleColumns({
  org,
  seesStaff,
  withUnit = true,
  sortable,
}: PeopleColumns): Column<PersonInList>[] {
  // Filled in once: fifty links a page are too many to build one by one from the pattern.
  const before = paths.office.person.href({ org, id: "" });
  const columns: Column<PersonInList>[] = [
    {
      key: "name",
      head: "ชื่อ",
      cell: (person) => <a href={before + person.id}>{fullName(person)}</a>,
      cardTitle: true,
      sortable,
    },
    { key: "position", head: "ตำแหน่ง", cell: positionInWords, sortable },
  ];
  if (withUnit)
    columns.push({ key: "unit", head: "หน่วยงาน", cell: (person) => person.unit ?? "–", sortable });
  if (seesStaff) {
    columns.push(
      { key: "employment", head: "ประเภท", cell: (person) => employmentTitle(person.employment ?? "") },
      { key: "phone", head: "โทรศัพท์", cell: (person) => person.phone ?? "–", tight: true },
    );
  }
  return columns;
}

export function positionInWords({
  title,
  is_acting,
  left_on,
}: Pick<PersonInList, "title" | "is_acting" | "left_on">): string {
  if (title) return is_acting ? `${title} (รักษาราชการแทน)` : title;
  return left_on ? "พ้นจากหน่วยงาน" : "ยังไม่มีตำแหน่ง";
}
