import { paths } from "../../../paths.ts";
import { Badge } from "../../../platform/ui/badge.tsx";
import type { TableColumn } from "../../../platform/tables/column.ts";
import type { UnitInList } from "./queries.ts";

/** Units with who leads them today: the columns of their lists and of their files. */
export function unitTable(org: string): TableColumn<UnitInList>[] {
  return [
    {
      key: "name",
      head: "หน่วยงาน",
      alsoCalled: ["ชื่อหน่วยงาน", "หน่วยงานภายใน", "ชื่อกอง", "ส่วนราชการ"],
      kind: "text",
      required: true,
      help: "ชื่อเต็มตามประกาศ เช่น กองคลัง",
      example: "กองคลัง",
      value: (unit) => unit.name,
      page: {
        cell: (unit) => <a href={paths.office.unit.href({ org, id: unit.id })}>{unit.name}</a>,
        cardTitle: true,
      },
    },
    {
      key: "shortName",
      head: "ชื่อย่อ",
      kind: "text",
      help: "ใช้ในตารางที่แคบ เช่น คลัง",
      example: "คลัง",
      value: (unit) => unit.short_name,
      page: {},
    },
    {
      key: "head",
      head: "หัวหน้า",
      kind: "text",
      only: "out",
      value: (unit) => unit.head,
      page: { cell: (unit) => <Head org={org} unit={unit} /> },
    },
    {
      key: "headIsActing",
      head: "รักษาราชการแทน",
      kind: "yes-no",
      only: "out",
      value: (unit) => unit.head !== null && unit.head_is_acting,
    },
    {
      key: "people",
      head: "บุคลากร (คน)",
      kind: "whole",
      only: "out",
      value: (unit) => unit.people,
      page: { cell: (unit) => unit.people, align: "end" },
    },
    { key: "closedOn", head: "ยุบเมื่อ", kind: "date", only: "out", value: (unit) => unit.closed_on },
    {
      key: "id",
      head: "รหัสหน่วยงาน (ห้ามแก้)",
      kind: "key",
      help: "มีในไฟล์ที่ส่งออก ใช้บอกว่าแถวนี้คือหน่วยงานใด เว้นว่างสำหรับหน่วยงานใหม่",
      value: (unit) => unit.id,
    },
  ];
}

function Head({ org, unit }: { org: string; unit: UnitInList }) {
  if (!unit.head || !unit.head_id) return <Badge tone="late">ยังไม่มีหัวหน้า</Badge>;
  return (
    <>
      <a href={paths.office.person.href({ org, id: unit.head_id })}>{unit.head}</a>
      {unit.head_is_acting && <span class="hush"> (รักษาราชการแทน)</span>}
    </>
  );
}
