import { formatThaiDateTime } from "../../../thai/date-text.ts";
import type { FormState } from "../../forms/state.ts";
import { LinkButton } from "../../ui/button.tsx";
import { SelectField } from "../../ui/choice-fields.tsx";
import type { Choice } from "../../ui/choice-fields.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Empty } from "../../ui/empty.tsx";
import { TextField } from "../../ui/fields.tsx";
import { FilterForm } from "../../ui/filter-form.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { queryLink } from "../../ui/query-link.ts";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import type { AskedFilter } from "../forms.ts";
import type { AuditRow } from "../queries.ts";
import type { ChainReport } from "../verify.ts";
import type { Names } from "../words.ts";
import { actorKindInWords, actTitles, changesInWords, kindInWords, NOTHING } from "../words.ts";
import { ChainState } from "./chain-state.tsx";

export interface AuditLogProps {
  readonly rows: readonly AuditRow[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  readonly names: Names;
  readonly asked: AskedFilter;
  readonly form: FormState;
  readonly people: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly acts: readonly Choice[];
  readonly exportHref: string;
  readonly report: ChainReport | undefined;
}

export function AuditLog(props: AuditLogProps) {
  const { rows, asked, form, people, kinds, acts, exportHref, report } = props;
  const titles = actTitles();
  const wrong = Object.keys(form.errors).length > 0;
  return (
    <>
      <PageHead
        title="บันทึกการใช้งาน"
        lead="ทุกการเปลี่ยนแปลงในระบบ ใครทำ เมื่อใด เปลี่ยนจากอะไรเป็นอะไร รายการใหม่สุดอยู่บน แก้ไขหรือลบไม่ได้"
        actions={<LinkButton href={queryLink(asked, { verify: "1" })}>ตรวจว่าบันทึกครบถ้วน</LinkButton>}
      />
      {report && <ChainState report={report} />}
      <Sheet flush>
        <Table
          caption="บันทึกการใช้งาน"
          captionUnseen
          rows={rows}
          rowKey={(row) => String(row.seq)}
          filter={
            <FilterForm query={asked} keep={["record"]} chips={chips(props, titles)}>
              <SelectField form={form} name="person" label="ผู้ทำรายการ" blank="ทุกคน" choices={people} />
              <SelectField form={form} name="act" label="การกระทำ" blank="ทั้งหมด" choices={acts} />
              <SelectField form={form} name="kind" label="ประเภทรายการ" blank="ทั้งหมด" choices={kinds} />
              <TextField form={form} name="name" label="ชื่อรายการ" type="search" />
              <DateField form={form} name="from" label="ตั้งแต่วันที่" help="เช่น ๓๑/๓/๒๕๖๙" />
              <DateField form={form} name="to" label="ถึงวันที่" help="เช่น ๓๑/๓/๒๕๖๙" />
            </FilterForm>
          }
          columns={[
            { key: "seq", head: "ลำดับ", align: "end", cell: (row) => row.seq },
            { key: "at", head: "วันและเวลา", tight: true, cell: (row) => <When row={row} /> },
            { key: "person", head: "ผู้ทำรายการ", cell: (row) => <Actor row={row} /> },
            {
              key: "act",
              head: "การกระทำ",
              cardTitle: true,
              cell: (row) => <What row={row} title={titles.get(row.act) ?? row.act} />,
            },
            { key: "changes", head: "สิ่งที่เปลี่ยน", cell: (row) => <Changes row={row} names={props.names} /> },
          ]}
          empty={
            wrong ? (
              <Empty title="ยังกรองไม่ได้">แก้วันที่ในตัวกรองแล้วกดกรองอีกครั้ง</Empty>
            ) : (
              <Empty title="ไม่พบรายการ">ลองขยายช่วงวันที่ หรือล้างตัวกรองบางตัว</Empty>
            )
          }
        />
        {rows.length > 0 && (
          <div class="table">
            <div class="below">
              <a class="btn" href={exportHref} download="">
                ส่งออก CSV
              </a>
              <nav class="pages" aria-label="เลือกช่วงรายการ">
                <ul>
                  {props.hasNewer && (
                    <li>
                      <a href={queryLink(asked, { after: String(rows[0]?.seq) })} rel="prev">
                        ใหม่กว่า
                      </a>
                    </li>
                  )}
                  {props.hasOlder && (
                    <li>
                      <a href={queryLink(asked, { before: String(rows.at(-1)?.seq) })} rel="next">
                        เก่ากว่า
                      </a>
                    </li>
                  )}
                </ul>
              </nav>
            </div>
          </div>
        )}
      </Sheet>
    </>
  );
}

function Actor({ row }: { row: AuditRow }) {
  const kind = actorKindInWords(row.actor_kind);
  return (
    <>
      {row.actor_name}
      {kind && <small class="hush"> {kind}</small>}
    </>
  );
}

function When({ row }: { row: AuditRow }) {
  const [day, time] = formatThaiDateTime(row.at, "short").split(" เวลา ");
  return (
    <time dateTime={row.at.toISOString()}>
      {day}
      <br />
      {time}
    </time>
  );
}

/** The name of the record leads to its history. */
function What({ row, title }: { row: AuditRow; title: string }) {
  return (
    <>
      {title}
      {row.record_name && (
        <small class="hush">
          <br />
          {row.record_kind && `${kindInWords(row.record_kind)} `}
          {row.record_id ? (
            <a href={queryLink({}, { record: row.record_id })}>{row.record_name}</a>
          ) : (
            row.record_name
          )}
        </small>
      )}
    </>
  );
}

function Changes({ row, names }: { row: AuditRow; names: Names }) {
  const changes = changesInWords(row.changes, names);
  if (changes.length === 0) return <>–</>;
  return (
    <details>
      <summary>
        {changes.length} ช่อง<span class="unseen"> ของลำดับที่ {row.seq}</span>
      </summary>
      <ul>
        {changes.map(({ field, before, after }, index) => (
          <li key={index}>
            <strong>{field}</strong>{" "}
            {before !== NOTHING && (
              <>
                <span class="unseen">จาก </span>
                {before} <span aria-hidden="true">→</span>
                <span class="unseen"> เป็น</span>{" "}
              </>
            )}
            {after}
          </li>
        ))}
      </ul>
      {row.request_id && <small class="hush">เลขคำขอ {row.request_id}</small>}
    </details>
  );
}

function chips({ asked, people, kinds, rows }: AuditLogProps, titles: Map<string, string>) {
  const labels = {
    person: (value: string) => `ผู้ทำรายการ: ${nameIn(people, value)}`,
    act: (value: string) => `การกระทำ: ${titles.get(value) ?? value}`,
    kind: (value: string) => `ประเภท: ${nameIn(kinds, value)}`,
    name: (value: string) => `ชื่อมีคำว่า ${value}`,
    from: (value: string) => `ตั้งแต่ ${value}`,
    to: (value: string) => `ถึง ${value}`,
    record: (value: string) =>
      `ประวัติของ ${rows.find((row) => row.record_id === value)?.record_name ?? "รายการนี้"}`,
  };
  return (Object.keys(labels) as (keyof typeof labels)[]).flatMap((name) => {
    const value = asked[name];
    return value === undefined ? [] : [{ name, label: labels[name](value) }];
  });
}

function nameIn(choices: readonly Choice[], value: string): string {
  return choices.find((choice) => choice.value === value)?.label ?? value;
}
