import type { FormState } from "../../forms/state.ts";
import { LinkButton } from "../../ui/button.tsx";
import { FileField } from "../../ui/fields.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import type { TableColumn } from "../column.ts";
import { readColumns } from "../column.ts";
import { limits } from "../sheet.ts";

export interface ImportPlaces {
  /** The list that is imported into. */
  list: string;
  import: string;
  confirm: string;
  discard: string;
  check: string;
  templateCsv: string;
  templateXlsx: string;
}

export interface UploadProps {
  noun: string;
  places: ImportPlaces;
  form: FormState;
  columns: readonly TableColumn<never>[];
}

/** Choose a file; nothing is changed by it. */
export function Upload({ noun, places, form, columns }: UploadProps) {
  return (
    <>
      <PageHead
        title={`นำเข้า${noun}จากไฟล์`}
        crumbs={[{ label: noun, href: places.list }]}
        lead="เลือกไฟล์ ดูผลตรวจทีละแถว แล้วจึงยืนยัน ก่อนยืนยันยังไม่มีสิ่งใดเปลี่ยน"
      />
      <Sheet title="ไฟล์ที่จะนำเข้า">
        <Form form={form} action={places.import} files>
          <FileField
            form={form}
            name="file"
            label="ไฟล์ Excel หรือ CSV"
            help={`.xlsx หรือ .csv ไม่เกิน ${limits.bytes / 1_000_000} MB และ ${limits.rows.toLocaleString("en")} แถว ใช้ไฟล์ที่ส่งออกจากหน้า${noun} หรือแบบตารางด้านล่างได้ทันที`}
            accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
          <SubmitRow label="ตรวจไฟล์" cancelHref={places.list} />
        </Form>
      </Sheet>
      <Sheet
        title="คอลัมน์ในไฟล์"
        aside={
          <span class="row">
            <LinkButton href={places.templateXlsx} download>
              แบบตาราง XLSX
            </LinkButton>
            <LinkButton href={places.templateCsv} download>
              แบบตาราง CSV
            </LinkButton>
          </span>
        }
        flush
      >
        <Table
          caption="คอลัมน์ในไฟล์"
          captionUnseen
          columns={[
            { key: "head", head: "คอลัมน์", cell: (column) => column.head, cardTitle: true },
            {
              key: "must",
              head: "ต้องกรอก",
              cell: (column) => (column.required ? "ต้องกรอก" : "–"),
            },
            { key: "help", head: "กรอกอย่างไร", cell: howTo },
          ]}
          rows={readColumns(columns)}
          rowKey={(column) => column.key}
          empty={null}
        />
      </Sheet>
    </>
  );
}

function howTo(column: TableColumn<never>): string {
  if (column.kind === "choice") return `เลือกจาก ${Object.values(column.choices).join(" · ")}`;
  return column.help ?? (column.example ? `เช่น ${column.example}` : "–");
}
