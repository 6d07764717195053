import { formatThaiDate, formatThaiDateTime } from "../../thai/date-text.ts";
import { isIsoDate } from "../../thai/dates.ts";
import { isRole, roles } from "../accounts/roles.ts";
import { allActs } from "../acts/act.ts";

/** What the log says, in words that people read. What has no word here stands as it was written. */

export function actTitles(): Map<string, string> {
  return new Map(allActs().map(({ definition }) => [definition.name, definition.title]));
}

export interface LogWords {
  /** By kind of record. */
  kinds?: Readonly<Record<string, string>>;
  /** By field of a change, in snake_case; the order is that of the page. */
  fields?: Readonly<Record<string, string>>;
  /** By field: what its values are called. */
  values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const kindWords: Record<string, string> = { account: "บัญชีผู้ใช้", member: "สมาชิกของระบบ" };

const fieldWords: Record<string, string> = {
  roles: "บทบาท",
  role: "บทบาท",
  administrator: "ผู้ดูแลระบบ",
  invited_at: "เชิญเมื่อ",
  accepted_at: "ตอบรับเมื่อ",
  ended_at: "สิ้นสุดเมื่อ",
  disabled_at: "ระงับเมื่อ",
  disabled: "ระงับอยู่",
  province: "จังหวัด",
  username: "ชื่อผู้ใช้",
  through: "เข้าใช้ผ่าน",
};

const valueWords: Record<string, Readonly<Record<string, string>>> = {};

/** A capability says once what its records are called; the log knows none of them itself. */
export function addLogWords({ kinds = {}, fields = {}, values = {} }: LogWords): void {
  Object.assign(kindWords, kinds);
  Object.assign(fieldWords, fields);
  Object.assign(valueWords, values);
}

export function kindInWords(kind: string): string {
  return kindWords[kind] ?? kind;
}

const actorKindWords: Record<string, string> = {
  terminal: "คำสั่งบนเครื่องแม่ข่าย",
  job: "งานอัตโนมัติ",
  visitor: "ผู้เยี่ยมชม",
};

/** Always offered by the filter: whether a visitor stands in the log would tell of the confidential channel. */
export const actorKinds = Object.entries(actorKindWords).map(([value, label]) => ({ value, label }));

/** Beside the name, for who is no account. */
export function actorKindInWords(kind: string): string | undefined {
  return actorKindWords[kind];
}

export function fieldInWords(field: string): string {
  return fieldWords[inSnakeCase(field)] ?? field;
}

function inSnakeCase(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** Names of records by their identifiers. */
export type Names = ReadonlyMap<string, string>;

const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** Identifiers that stand in changes, to look their names up. */
export function idsIn(changes: readonly unknown[]): string[] {
  return [...new Set(JSON.stringify(changes).match(uuid))];
}

export function valueInWords(value: unknown, field = "", names: Names = new Map()): string {
  if (value === null || value === undefined || value === "") return NOTHING;
  if (value === true) return "ใช่";
  if (value === false) return "ไม่ใช่";
  if (Array.isArray(value))
    return value.length === 0 ? NOTHING : value.map((one) => valueInWords(one, field, names)).join(", ");
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([inner, one]) => `${fieldInWords(inner)}: ${valueInWords(one, inner, names)}`)
      .join(" · ");
  }
  const text = String(value);
  if (isIsoDate(text)) return formatThaiDate(text, "short");
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text))
    return formatThaiDateTime(new Date(text), "short");
  return textInWords(text, field, names);
}

/** A record that no longer has a name keeps the end of its identifier, by which two can be told apart. */
function textInWords(text: string, field: string, names: Names): string {
  const words = valueWords[inSnakeCase(field)];
  const [, who, what = text] = /^(.+): (\S+)$/.exec(text) ?? [];
  if (words?.[what]) return who === undefined ? words[what] : `${who}: ${words[what]}`;
  const named = text.replaceAll(uuid, (id) => names.get(id) ?? `…${id.slice(-6)}`);
  const [first = "", ...rest] = named.split(" ");
  return isRole(first) ? [roles[first].title, ...rest].join(" ") : named;
}

/** Stands where there is no value. */
export const NOTHING = "–";

export interface ChangeInWords {
  field: string;
  before: string;
  after: string;
}

/** In the order of the words: jsonb keeps no order of its own. */
export function changesInWords(changes: unknown, names: Names = new Map()): ChangeInWords[] {
  if (changes === null || typeof changes !== "object") return [];
  const order = Object.keys(fieldWords);
  const place = (field: string) =>
    order.includes(inSnakeCase(field)) ? order.indexOf(inSnakeCase(field)) : order.length;
  return Object.entries(changes as Record<string, { before?: unknown; after?: unknown } | null>)
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([field, change]) => ({
      field: fieldInWords(field),
      before: valueInWords(change?.before, field, names),
      after: valueInWords(change?.after, field, names),
    }));
}
