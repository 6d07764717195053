import type { FormState } from "../../forms/state.ts";
import { formatThaiDateTime } from "../../../thai/date-text.ts";
import { ActButton, LinkButton } from "../../ui/button.tsx";
import { RadioGroup, SelectField } from "../../ui/choice-fields.tsx";
import { Figures } from "../../ui/figures.tsx";
import { Form, SubmitRow } from "../../ui/form.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import { headOf, shownByKey, stateTitles } from "../check-file.ts";
import type { References, TableColumn } from "../column.ts";
import { readColumns, valuesOf } from "../column.ts";
import type { ImportPlan, PlannedRow, Twin } from "../plan.ts";
import type { ImportPlaces } from "./import.tsx";

export interface PreviewProps<Row> {
  noun: string;
  counter: string;
  places: ImportPlaces;
  form: FormState;
  columns: readonly TableColumn<Row>[];
  references: References;
  plan: ImportPlan<Row>;
  fileName: string;
  keptAt: Date;
}

/** More than that nobody reads on a screen; the file of the check has all of it. */
const MOST_SHOWN = 100;

export function Preview<Row>(props: PreviewProps<Row>) {
  const { noun, places, plan, fileName, keptAt } = props;
  return (
    <>
      <PageHead
        title={`ตรวจก่อนนำเข้า${noun}`}
        crumbs={[{ label: noun, href: places.list }]}
        lead={`${fileName} · เลือกเมื่อ ${formatThaiDateTime(keptAt, "short")} · ยังไม่มีสิ่งใดถูกนำเข้า`}
        actions={
          <>
            <ActButton action={places.discard}>เลือกไฟล์อื่น</ActButton>
            {plan.rows.length > 0 && (
              <LinkButton href={places.check} download>
                ผลตรวจทั้งหมด CSV
              </LinkButton>
            )}
          </>
        }
      />
      {plan.problems.length > 0 && (
        <Notice kind="stop" title="ไฟล์นี้ยังนำเข้าไม่ได้">
          <ul>
            {plan.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      )}
      {plan.unread.length > 0 && (
        <Notice title="คอลัมน์ที่ไม่นำเข้า">{`${plan.unread.slice(0, 20).join(", ")} เป็นคอลัมน์ที่อ่านอย่างเดียวหรือระบบไม่รู้จัก`}</Notice>
      )}
      {plan.rows.length > 0 && <Counts {...props} />}
      <Wrong {...props} />
      <Confirm {...props} />
      <Changes {...props} />
      <Adds {...props} />
    </>
  );
}

function Counts<Row>({ plan: { counts } }: PreviewProps<Row>) {
  return (
    <Figures
      figures={[
        { label: stateTitles.add, value: counts.add },
        { label: stateTitles.change, value: counts.change },
        { label: stateTitles.same, value: counts.same },
        ...(counts.skip > 0 ? [{ label: stateTitles.skip, value: counts.skip }] : []),
        ...(counts.ask > 0 ? [{ label: stateTitles.ask, value: counts.ask, tone: "late" as const }] : []),
        ...(counts.wrong > 0
          ? [{ label: stateTitles.wrong, value: counts.wrong, tone: "stop" as const }]
          : []),
      ]}
    />
  );
}

function Wrong<Row>({ plan, columns, references }: PreviewProps<Row>) {
  const faults = rowsIn(plan, "wrong").flatMap((row) => row.faults.map((fault) => ({ row, fault })));
  if (faults.length === 0) return null;
  return (
    <Sheet title="แถวที่ต้องแก้ในไฟล์" aside={countOf(faults.length, "จุด")} flush>
      <Table
        caption="แถวที่ต้องแก้ในไฟล์"
        captionUnseen
        columns={[
          {
            key: "row",
            head: "แถว",
            cell: ({ row }) => `แถว ${row.line} ${shortened(row.name, 40)}`.trim(),
            cardTitle: true,
          },
          { key: "column", head: "คอลัมน์", cell: ({ fault }) => headOf(columns, fault.column) ?? "ทั้งแถว" },
          {
            key: "text",
            head: "ในไฟล์",
            cell: ({ row, fault }) =>
              shortened(fault.text ?? shownByKey(columns, fault.column, row.values, references), 60) ||
              "(ว่าง)",
          },
          { key: "why", head: "เหตุผล", cell: ({ fault }) => fault.why },
        ]}
        rows={faults.slice(0, MOST_SHOWN)}
        empty={null}
      />
    </Sheet>
  );
}

function Confirm<Row>(props: PreviewProps<Row>) {
  const { plan, places, form, noun, counter } = props;
  const { add, change, ask, wrong } = plan.counts;
  if (plan.rows.length === 0) return null;
  if (wrong > 0) {
    return (
      <Notice kind="late" title="แก้แถวเหล่านี้ในไฟล์ แล้วเลือกไฟล์ใหม่">
        นำเข้าได้เมื่อทุกแถวถูกต้อง จึงไม่มีทางที่จะนำเข้าได้เพียงบางส่วน
      </Notice>
    );
  }
  if (add + change + ask === 0)
    return <Notice kind="done" title="ไม่มีอะไรต้องนำเข้า">{`ทุกแถวเหมือนกับที่บันทึกอยู่แล้ว`}</Notice>;
  const asking = rowsIn(plan, "ask");
  return (
    <Sheet title={asking.length > 0 ? "ตอบแล้วยืนยัน" : "ยืนยัน"}>
      <Form form={form} action={places.confirm} hidden={{ basis: plan.basis }}>
        {asking.length > 0 && (
          <SelectField
            form={form}
            name="answer-rest"
            label="ทุกแถวที่ไม่ได้ตอบด้านล่าง"
            help="ชื่อเหล่านี้ตรงหรือใกล้เคียงกับที่มีอยู่แล้ว ระบบไม่รวมและไม่เพิ่มให้เองโดยไม่ถาม"
            blank="ตอบทีละแถว"
            choices={[
              { value: "same", label: "เป็นรายการเดิม หากชื่อตรงกันทุกตัวอักษร" },
              { value: "another", label: "เป็นรายการใหม่ทั้งหมด" },
              { value: "skip", label: "ข้าม ไม่นำเข้า" },
            ]}
          />
        )}
        {asking.slice(0, MOST_ASKED).map((row) => (
          <RadioGroup
            key={row.line}
            form={form}
            name={`answer-${row.line}`}
            label={`แถว ${row.line}: ${row.name}`}
            choices={[
              ...row.twins.flatMap((twin) => ("row" in twin ? [sameChoice(twin, props)] : [])),
              { value: "another", label: "เป็นคนละรายการ เพิ่มใหม่" },
              { value: "skip", label: "ข้าม ไม่นำเข้าแถวนี้" },
            ]}
            help={twinInFile(row)}
          />
        ))}
        <SubmitRow
          label={`นำเข้า${noun}: เพิ่ม ${add} แก้ไข ${change} ${counter}${ask > 0 ? ` และที่ตอบอีก ${ask}` : ""}`}
          cancelHref={places.list}
        />
      </Form>
    </Sheet>
  );
}

/** A form has room for so many; the answer for all the others stands above them. */
const MOST_ASKED = 300;

function sameChoice<Row>(
  twin: Extract<Twin<Row>, { id: string }>,
  { columns, references }: PreviewProps<Row>,
) {
  const values = valuesOf(columns, twin.row);
  return {
    value: twin.id,
    label: `เป็นรายการเดิม: ${inWords(columns, values, references).slice(0, 6).join(" · ")}`,
  };
}

function twinInFile<Row>({ twins }: PlannedRow<Row>): string | undefined {
  const lines = twins.flatMap((twin) => ("line" in twin ? [twin.line] : []));
  return lines.length > 0 ? `ชื่อตรงหรือใกล้เคียงกับแถว ${lines.join(", ")} ในไฟล์เดียวกัน` : undefined;
}

function Changes<Row>({ plan, columns, references, counter }: PreviewProps<Row>) {
  const rows = rowsIn(plan, "change");
  if (rows.length === 0) return null;
  const cells = rows.slice(0, MOST_SHOWN).flatMap((row) => row.changes.map((change) => ({ row, change })));
  const shown = (key: string, value: string | number | boolean | null) =>
    shortened(shownByKey(columns, key, { [key]: value }, references)) || "(ว่าง)";
  return (
    <Sheet title="ที่จะแก้ไข" aside={countOf(rows.length, counter)} flush>
      <Table
        caption="ที่จะแก้ไข"
        captionUnseen
        columns={[
          {
            key: "column",
            head: "คอลัมน์",
            cell: ({ change }) => headOf(columns, change.column),
            cardTitle: true,
          },
          {
            key: "before",
            head: "เดิม",
            cell: ({ change }) => <del>{shown(change.column, change.before)}</del>,
          },
          {
            key: "after",
            head: "ใหม่",
            cell: ({ change }) => <ins>{shown(change.column, change.after)}</ins>,
          },
        ]}
        rows={cells}
        groupOf={({ row }) => `แถว ${row.line} ${row.name}`}
        empty={null}
      />
    </Sheet>
  );
}

function Adds<Row>({ plan, columns, references, counter }: PreviewProps<Row>) {
  const rows = rowsIn(plan, "add");
  if (rows.length === 0) return null;
  return (
    <Sheet title="ที่จะเพิ่ม" aside={countOf(rows.length, counter)} flush>
      <Table
        caption="ที่จะเพิ่ม"
        captionUnseen
        columns={[
          { key: "name", head: "รายการ", cell: (row) => row.name, cardTitle: true },
          { key: "line", head: "แถว", cell: (row) => row.line, align: "end" },
          {
            key: "all",
            head: "ข้อมูล",
            cell: (row) => beside(row.name, inWords(columns, row.values, references)),
          },
        ]}
        rows={rows.slice(0, MOST_SHOWN)}
        empty={null}
      />
    </Sheet>
  );
}

/** What the name says already need not be said again. */
function beside(name: string, words: readonly string[]): string {
  return words.filter((word) => !name.split(" ").includes(word)).join(" · ");
}

function inWords<Row>(
  columns: readonly TableColumn<Row>[],
  values: Readonly<Record<string, string | number | boolean | null>>,
  references: References,
): string[] {
  return readColumns(columns)
    .filter(
      ({ key, kind }) =>
        kind !== "key" && values[key] !== null && values[key] !== false && values[key] !== "",
    )
    .map(({ key, kind, head }) =>
      kind === "yes-no" ? head : shortened(shownByKey(columns, key, values, references)),
    );
}

function rowsIn<Row>(plan: ImportPlan<Row>, state: PlannedRow<Row>["state"]): PlannedRow<Row>[] {
  return plan.rows.filter((row) => row.state === state);
}

function countOf(count: number, what: string): string {
  return count > MOST_SHOWN
    ? `แสดง ${MOST_SHOWN} จาก ${count} ${what} ที่เหลืออยู่ในไฟล์ผลตรวจ`
    : `${count} ${what}`;
}

function shortened(text: string, most = 120): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
