import type { TableColumn } from "./column.ts";
import { readColumns } from "./column.ts";
import { EXAMPLE } from "./plan.ts";
import type { FurtherSheet } from "./xlsx-out.ts";

/** A table to fill in: the head, one row that shows how, which an import passes over. */
export function templateTable<Row>(columns: readonly TableColumn<Row>[]): {
  columns: TableColumn<"example">[];
  rows: "example"[][];
  further: FurtherSheet[];
} {
  const wanted = readColumns(columns).filter(({ kind }) => kind !== "key");
  return {
    columns: wanted.map(({ key, head, example = "" }, index) => ({
      key,
      head,
      kind: "text",
      value: () => (index === 0 ? `${EXAMPLE} ${example}` : example),
    })),
    rows: [["example"]],
    further: [{ name: "คำอธิบาย", rows: explanation(wanted) }],
  };
}

const kinds = {
  text: "ข้อความ",
  whole: "จำนวนเต็ม เช่น 1,234 หรือ ๑๒",
  money: "จำนวนเงิน (บาท) เช่น 1,234.50",
  date: "วันที่ พ.ศ. เช่น 31/3/2569 หรือ ๓๑ มี.ค. ๒๕๖๙",
  "yes-no": "ใช่ หรือเว้นว่าง",
  key: "รหัส",
  reference: "ชื่อที่มีอยู่ในระบบ",
} as const;

function explanation<Row>(columns: readonly TableColumn<Row>[]): string[][] {
  return [
    ["คอลัมน์", "ต้องกรอก", "กรอกอย่างไร", "คำอธิบาย"],
    ...columns.map((column) => [
      column.head,
      column.required ? "ต้องกรอก" : "",
      column.kind === "choice" ? `เลือกจาก: ${Object.values(column.choices).join(" · ")}` : kinds[column.kind],
      column.help ?? "",
    ]),
    [],
    ["แถวที่ขึ้นต้นด้วย", "", `“${EXAMPLE}” เป็นแถวตัวอย่าง ระบบจะไม่นำเข้า ลบหรือคงไว้ก็ได้`, ""],
  ];
}
