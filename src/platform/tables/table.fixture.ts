import type { TableColumn } from "./column.ts";

/** A table with a column of every kind. */
export interface Thing {
  id: string;
  name: string;
  note: string | null;
  count: number | null;
  amount: number | null;
  day: string | null;
  colour: string | null;
  isOld: boolean;
  unit: string | null;
}

export const units = [
  { id: "u1", name: "กองคลัง", alsoCalled: "คลัง" },
  { id: "u2", name: "กองช่าง", alsoCalled: null },
];

export const colours = { red: "แดง", green: "เขียว" };

export const thingColumns: readonly TableColumn<Thing>[] = [
  { key: "name", head: "ชื่อ", kind: "text", required: true, value: (thing) => thing.name },
  { key: "note", head: "หมายเหตุ", kind: "text", value: (thing) => thing.note },
  { key: "count", head: "จำนวน (ชิ้น)", kind: "whole", value: (thing) => thing.count },
  {
    key: "amount",
    head: "งบประมาณ",
    alsoCalled: ["จำนวนเงิน"],
    kind: "money",
    value: (thing) => thing.amount,
  },
  { key: "day", head: "วันที่", kind: "date", value: (thing) => thing.day },
  { key: "colour", head: "สี", kind: "choice", choices: colours, value: (thing) => thing.colour },
  { key: "isOld", head: "เก่า", kind: "yes-no", value: (thing) => thing.isOld },
  {
    key: "unit",
    head: "หน่วยงาน",
    kind: "reference",
    value: (thing) => thing.unit,
    named: (thing) => units.find(({ id }) => id === thing.unit)?.name ?? null,
  },
  { key: "weight", head: "น้ำหนัก", kind: "whole", only: "out", value: () => 7 },
  { key: "id", head: "รหัส (ห้ามแก้)", kind: "key", value: (thing) => thing.id },
];
