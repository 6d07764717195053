import { paths } from "../../../paths.ts";
import type { TableColumn } from "../../../platform/tables/column.ts";
import type { PersonInList } from "./queries.ts";
import { employments, fullName } from "./rules.ts";

interface PeopleTable {
  org: string;
  seesStaff: boolean;
  /** The unit needs no column on its own page. */
  withUnit?: boolean;
  sortable?: boolean;
}

/** People with the position of today: the columns of every list of people and of their files. */
export function peopleTable({
  org,
  seesStaff,
  withUnit = true,
  sortable,
}: PeopleTable): TableColumn<PersonInList>[] {
  // Filled in once: fifty links a page are too many to build one by one from the pattern.
  const before = paths.office.person.href({ org, id: "" });
  const columns: TableColumn<PersonInList>[] = [
    {
      key: "name",
      head: "ชื่อ",
      kind: "text",
      only: "page",
      value: fullName,
      page: {
        cell: (person) => <a href={before + person.id}>{fullName(person)}</a>,
        cardTitle: true,
        tight: true,
        sortable,
      },
    },
    ...nameColumns,
    {
      key: "title",
      head: "ตำแหน่ง",
      alsoCalled: ["ชื่อตำแหน่ง", "ตำแหน่งปัจจุบัน"],
      kind: "text",
      help: "ชื่อตำแหน่งที่ดำรงอยู่ บุคคลใหม่ต้องมีตำแหน่งแรก",
      example: "นักวิชาการเงินและบัญชี",
      value: (person) => person.title,
      page: { key: "position", cell: positionInWords, sortable },
    },
    {
      key: "unitId",
      head: "หน่วยงาน",
      alsoCalled: ["สังกัด", "หน่วยงานภายใน", "กอง", "สำนัก/กอง", "ส่วนราชการ"],
      kind: "reference",
      help: "ชื่อหรือชื่อย่อของหน่วยงานภายใน เว้นว่างสำหรับผู้บริหารและสมาชิกสภา",
      example: "กองคลัง",
      value: (person) => person.unit_id,
      named: (person) => person.unit,
      ...(withUnit ? { page: { key: "unit", sortable } } : {}),
    },
    ...headColumns,
  ];
  if (!seesStaff) return columns;
  return [...columns, ...staffColumns, ...keyColumns];
}

const nameColumns: readonly TableColumn<PersonInList>[] = [
  {
    key: "prefix",
    head: "คำนำหน้า",
    alsoCalled: ["คำนำหน้าชื่อ", "คำนำหน้านาม"],
    kind: "text",
    help: "เช่น นาย นาง นางสาว ว่าที่ร้อยตรี",
    example: "นางสาว",
    value: (person) => person.prefix,
  },
  {
    key: "givenName",
    head: "ชื่อ",
    alsoCalled: ["ชื่อตัว"],
    kind: "text",
    required: true,
    example: "สมหญิง",
    value: (person) => person.given_name,
  },
  {
    key: "familyName",
    head: "นามสกุล",
    alsoCalled: ["สกุล", "ชื่อสกุล"],
    kind: "text",
    required: true,
    example: "ใจดี",
    value: (person) => person.family_name,
  },
];

const headColumns: readonly TableColumn<PersonInList>[] = [
  {
    key: "isHead",
    head: "หัวหน้าหน่วยงาน",
    alsoCalled: ["เป็นหัวหน้า"],
    kind: "yes-no",
    help: "เขียน ใช่ สำหรับผู้ที่เป็นหัวหน้าของหน่วยงานในแถวนั้น",
    value: (person) => person.is_head ?? false,
  },
  {
    key: "isActing",
    head: "รักษาราชการแทน",
    alsoCalled: ["รรท."],
    kind: "yes-no",
    help: "เขียน ใช่ หากรักษาราชการแทน",
    value: (person) => person.is_acting ?? false,
  },
  {
    key: "fromOn",
    head: "ดำรงตำแหน่งตั้งแต่",
    alsoCalled: ["วันที่เริ่มดำรงตำแหน่ง", "ตั้งแต่วันที่"],
    kind: "date",
    help: "วันแรกในตำแหน่ง เช่น 1/10/2568 หรือ ๑ ต.ค. ๒๕๖๘ หากย้าย ให้เปลี่ยนเป็นวันแรกในตำแหน่งใหม่",
    example: "1/10/2568",
    value: (person) => person.from_on,
  },
];

const staffColumns: readonly TableColumn<PersonInList>[] = [
  {
    key: "employment",
    head: "ประเภท",
    alsoCalled: ["ประเภทบุคลากร", "ประเภทการจ้าง"],
    kind: "choice",
    choices: employments,
    required: true,
    example: employments.official,
    value: (person) => person.employment,
    page: {},
  },
  {
    key: "phone",
    head: "โทรศัพท์",
    alsoCalled: ["เบอร์โทร", "เบอร์โทรศัพท์", "โทรศัพท์ที่ทำงาน", "โทร."],
    kind: "text",
    example: "0-2345-6789 ต่อ 12",
    value: (person) => person.phone,
    page: { tight: true },
  },
  {
    key: "email",
    head: "อีเมล",
    alsoCalled: ["email", "e-mail", "อีเมลที่ทำงาน"],
    kind: "text",
    example: "somying@example.go.th",
    value: (person) => person.email,
  },
];

const keyColumns: readonly TableColumn<PersonInList>[] = [
  {
    key: "leftOn",
    head: "พ้นจากหน่วยงานตั้งแต่",
    kind: "date",
    only: "out",
    value: (person) => person.left_on,
  },
  {
    key: "id",
    head: "รหัสบุคลากร (ห้ามแก้)",
    kind: "key",
    help: "มีในไฟล์ที่ส่งออก ใช้บอกว่าแถวนี้คือใคร เว้นว่างสำหรับบุคคลใหม่",
    value: (person) => person.id,
  },
  {
    key: "positionId",
    head: "รหัสตำแหน่ง (ห้ามแก้)",
    kind: "key",
    help: "มีในไฟล์ที่ส่งออก ใช้เมื่อบุคคลมีหลายตำแหน่ง",
    value: (person) => person.position_id,
  },
];

export function positionInWords({
  title,
  is_acting,
  left_on,
}: Pick<PersonInList, "title" | "is_acting" | "left_on">): string {
  if (title) return is_acting ? `${title} (รักษาราชการแทน)` : title;
  return left_on ? "พ้นจากหน่วยงาน" : "ยังไม่มีตำแหน่ง";
}
