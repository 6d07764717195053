/** The data of any pack as people read it: lists of records as tables, the rest field by field. */
import type { ComponentChildren } from "preact";
import { formatThaiDate } from "../../../thai/date-text.ts";
import { isIsoDate } from "../../../thai/dates.ts";
import { Badge } from "../../ui/badge.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Unconfirmed } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import type { AnyPackKind } from "../pack.ts";

type Words = Pick<AnyPackKind, "labels" | "words">;
type Fields = Readonly<Record<string, unknown>>;

/** Each field of data that holds more than a word gets a sheet of its own. */
export function PackContents({ data, kind }: { data: unknown; kind: AnyPackKind }) {
  if (!isFields(data)) return <Sheet title="ข้อมูล">{scalar("", data, kind)}</Sheet>;
  const plain = Object.entries(data).filter(([, value]) => isPlain(value));
  const wide = Object.entries(data).filter(([, value]) => !isPlain(value));
  return (
    <>
      {wide.map(([field, value]) =>
        isDeepList(value) ? (
          value.map((item, index) => (
            <Sheet key={`${field}-${index}`} title={nameOf(item) ?? `${labelOf(field, kind)} ${index + 1}`}>
              <Block value={item} words={kind} />
            </Sheet>
          ))
        ) : (
          <Sheet key={field} title={labelOf(field, kind)} flush={isRecordList(value)}>
            {isRecordList(value) ? (
              <RecordTable caption={labelOf(field, kind)} captionUnseen rows={value} words={kind} />
            ) : (
              <Block field={field} value={value} words={kind} />
            )}
          </Sheet>
        ),
      )}
      {plain.length > 0 && (
        <Sheet title="ข้อมูลอื่นของชุด">
          <PlainFields fields={plain} words={kind} />
        </Sheet>
      )}
    </>
  );
}

interface BlockProps {
  readonly field?: string;
  readonly value: unknown;
  readonly words: Words;
}

function Block({ field = "", value, words }: BlockProps) {
  if (isRecordList(value)) return <RecordTable caption={labelOf(field, words)} rows={value} words={words} />;
  if (Array.isArray(value)) {
    return (
      <ol>
        {value.map((item, index) => (
          <li key={index}>
            <Block value={item} words={words} />
          </li>
        ))}
      </ol>
    );
  }
  if (!isFields(value)) return <>{scalar(field, value, words)}</>;
  const plain = Object.entries(value).filter(([, inner]) => isPlain(inner));
  const wide = Object.entries(value).filter(([, inner]) => !isPlain(inner));
  return (
    <>
      {plain.length > 0 && <PlainFields fields={plain} words={words} />}
      {wide.map(([inner, content]) => (
        <div key={inner}>
          {!isRecordList(content) && <h3>{labelOf(inner, words)}</h3>}
          <Block field={inner} value={content} words={words} />
        </div>
      ))}
    </>
  );
}

function PlainFields({ fields, words }: { fields: [string, unknown][]; words: Words }) {
  return (
    <Facts
      facts={fields.map(([name, value]) => ({
        label: labelOf(name, words),
        value: scalar(name, value, words),
      }))}
    />
  );
}

interface RecordTableProps {
  readonly caption: string;
  readonly captionUnseen?: boolean;
  readonly rows: readonly Fields[];
  readonly words: Words;
}

function RecordTable({ caption, captionUnseen, rows, words }: RecordTableProps) {
  // A note is rare and long: a column of its own would squeeze all others. The mark of confirmation closes the row.
  const found = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) => name !== "note");
  const names = found.toSorted((a, b) => Number(a === "confirmed") - Number(b === "confirmed"));
  const titleField = namingFields.find((name) => names.includes(name)) ?? names[0];
  return (
    <Table
      caption={caption}
      captionUnseen={captionUnseen}
      rows={rows}
      columns={names.map((name) => ({
        key: name,
        head: labelOf(name, words),
        cell: (row: Fields) =>
          name === titleField ? titleCell(name, row, words) : scalar(name, row[name], words),
        cardTitle: name === titleField,
        align: staysWhole(name, rows) ? ("end" as const) : undefined,
      }))}
      empty={<Empty title="ไม่มีรายการ" />}
    />
  );
}

function titleCell(field: string, row: Fields, words: Words): ComponentChildren {
  if (typeof row.note !== "string") return scalar(field, row[field], words);
  return (
    <>
      {scalar(field, row[field], words)}
      <br />
      <small>
        {labelOf("note", words)}: {row.note}
      </small>
    </>
  );
}

function scalar(field: string, value: unknown, words: Words): ComponentChildren {
  if (value === undefined || value === null) return "–";
  if (Array.isArray(value)) {
    if (value.length === 0) return "ไม่มี";
    const texts = value.map((item) => textOf(field, item, words));
    return texts.join(", ");
  }
  if (field === "confirmed") return value === true ? <Badge tone="done">ยืนยันแล้ว</Badge> : <Unconfirmed />;
  return textOf(field, value, words);
}

function textOf(field: string, value: unknown, words: Words): string {
  if (typeof value === "boolean") return value ? "ใช่" : "ไม่ใช่";
  if (typeof value === "string") {
    const said = words.words?.[field]?.[value];
    if (said !== undefined) return said;
    return isIsoDate(value) ? unbroken(formatThaiDate(value, "short")) : value;
  }
  return String(value);
}

/** Dates and marks are not to break within their cell. */
function staysWhole(field: string, rows: readonly Fields[]): boolean {
  if (field === "confirmed") return true;
  return rows.every((row) => typeof row[field] === "string" && isIsoDate(row[field]));
}

/** A date that breaks after its day reads as two things. */
export function unbroken(date: string): string {
  return date.replaceAll(" ", "\u00a0");
}

function labelOf(field: string, { labels }: Words): string {
  return labels?.[field] ?? field;
}

const namingFields = ["name", "title", "full", "date", "key"];

function nameOf(value: unknown): string | undefined {
  if (!isFields(value)) return undefined;
  const found = namingFields.map((name) => value[name]).find((each) => typeof each === "string");
  return typeof found === "string" ? found : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Fits in one cell. */
function isPlain(value: unknown): boolean {
  return Array.isArray(value)
    ? value.every((item) => typeof item !== "object" || item === null)
    : !isFields(value);
}

/** A list whose items fit in the row of a table. */
function isRecordList(value: unknown): value is Fields[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => isFields(item) && Object.values(item).every(isPlain))
  );
}

function isDeepList(value: unknown): value is unknown[] {
  return Array.isArray(value) && !isPlain(value) && !isRecordList(value);
}
