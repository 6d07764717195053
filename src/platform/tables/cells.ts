/** One cell: from its value to the text of a file, and from whatever an officer wrote there to the value. */
import { formatThaiDate, parseThaiDate } from "../../thai/date-text.ts";
import { isIsoDate } from "../../thai/dates.ts";
import { toArabicDigits } from "../../thai/digits.ts";
import { bestMatch, squash } from "../../thai/matching.ts";
import { formatBaht, isSatang, parseBaht } from "../../thai/money.ts";
import { cleanText } from "../forms/body.ts";
import type { CellValue, Referred, References, TableColumn } from "./column.ts";

/** What stands in a cell of a file. A number stays one, so that a spreadsheet can add it up. */
export type FileCell = string | number | null;

export type CellRead =
  | { readonly ok: true; readonly value: CellValue }
  | { readonly ok: false; readonly why: string };

const YES = "ใช่";
const LONGEST_CELL = 20_000;

export function writeCell<Row>(column: TableColumn<Row>, row: Row): FileCell {
  const value = column.value(row);
  if (column.kind === "reference") return harmless(column.named(row) ?? "") || null;
  if (value === null || value === "" || value === false) return null;
  if (value === true) return YES;
  if (column.kind === "choice") return harmless(column.choices[String(value)] ?? String(value));
  if (column.kind === "date") return dateInFile(String(value));
  if (column.kind === "money") return typeof value === "number" ? baht(value) : String(value);
  return typeof value === "number" ? value : harmless(value);
}

function dateInFile(value: string): string {
  return isIsoDate(value) ? formatThaiDate(value, "numeric") : harmless(value);
}

/** Beyond this a spreadsheet's number no longer tells every satang. */
const MOST_AS_NUMBER = 1_000_000_000_000_000;

function baht(amount: number): FileCell {
  if (!isSatang(amount)) return null;
  return Math.abs(amount) <= MOST_AS_NUMBER ? amount / 100 : formatBaht(amount);
}

/** As a person reads it in a preview. */
export function shownCell<Row>(
  column: TableColumn<Row>,
  value: CellValue | undefined,
  references: References,
): string {
  if (value === null || value === undefined || value === "") return "";
  if (column.kind === "yes-no") return value ? YES : "ไม่ใช่";
  if (column.kind === "choice") return column.choices[String(value)] ?? String(value);
  if (column.kind === "date") return isIsoDate(String(value)) ? dateInFile(String(value)) : String(value);
  if (column.kind === "reference")
    return references[column.key]?.find(({ id }) => id === value)?.name ?? String(value);
  if (column.kind === "money" && typeof value === "number" && isSatang(value)) return formatBaht(value);
  return String(value);
}

/**
 * A text that a spreadsheet would run as a formula gets a quote in front, as OWASP advises. One that has such
 * a quote already gets another one: taking one away gives back what was there.
 */
export function harmless(text: string): string {
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}

export function asItWas(text: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text;
}

/** Blanks around it say nothing; what nobody sees and a database refuses is left out. */
export function plainCell(text: string): string {
  return asItWas(cleanText(text).trim()).trim();
}

export function readCell<Row>(column: TableColumn<Row>, written: string, references: References): CellRead {
  const text = plainCell(written);
  if (text.length > LONGEST_CELL) return wrong(`ข้อความยาวเกิน ${LONGEST_CELL} ตัวอักษร`);
  if (/^#(REF|N\/A|VALUE|NAME\?|DIV\/0|NUM|NULL)!?$/.test(text))
    return wrong("ช่องนี้เป็นสูตรที่คำนวณไม่ได้ พิมพ์ค่าแทนสูตร");
  if (text === "") return { ok: true, value: column.kind === "yes-no" ? false : null };
  switch (column.kind) {
    case "text":
    case "key":
      return { ok: true, value: text };
    case "whole":
      return readWhole(text);
    case "money":
      return orWrong(parseBaht(text), `“${short(text)}” ไม่ใช่จำนวนเงิน เขียนเช่น 1,234.50 หรือ ๑,๒๓๔.๕๐`);
    case "date":
      return orWrong(
        parseThaiDate(text),
        `“${short(text)}” ไม่ใช่วันที่ที่มีอยู่จริง เขียนเช่น ๓๑/๓/๒๕๖๙ หรือ 31 มี.ค. 2569`,
      );
    case "yes-no":
      return readYesNo(text);
    case "choice":
      return readChoice(column.choices, text);
    case "reference":
      return readReference(column.head, references[column.key] ?? [], text);
  }
}

function readWhole(text: string): CellRead {
  const plain = toArabicDigits(text).replace("−", "-");
  const match = /^(-?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.0+)?$/.exec(plain);
  if (!match) return wrong(`“${short(text)}” ไม่ใช่จำนวนเต็ม เขียนเช่น 1,234 หรือ ๑๒`);
  const size = Number((match[2] ?? "").replaceAll(",", ""));
  return { ok: true, value: match[1] && size !== 0 ? -size : size };
}

const yes = new Set(["ใช่", "ใช", "เป็น", "มี", "yes", "y", "true", "1", "x", "/", "✓", "✔", "☑"]);
const no = new Set(["ไม่ใช่", "ไม่", "ไม่เป็น", "ไม่มี", "no", "n", "false", "0", "-", "–", "✗", "✘", "☐"]);

function readYesNo(text: string): CellRead {
  const plain = squash(text);
  if (yes.has(plain)) return { ok: true, value: true };
  if (no.has(plain)) return { ok: true, value: false };
  return wrong(`“${short(text)}” ไม่ใช่คำตอบ เขียน ใช่ หรือเว้นว่างไว้`);
}

function readChoice(choices: Readonly<Record<string, string>>, text: string): CellRead {
  const found = choicesByName(choices).get(squash(text));
  if (found !== undefined) return { ok: true, value: found };
  return wrong(`ไม่รู้จัก “${short(text)}” เลือกจาก: ${Object.values(choices).join(" · ")}`);
}

/** Worked out once a table: thousands of rows choose from the same few. */
const choiceNames = new WeakMap<object, ReadonlyMap<string, string>>();

function choicesByName(choices: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const known = choiceNames.get(choices);
  if (known) return known;
  const names = new Map(Object.keys(choices).map((value) => [value.toLowerCase(), value]));
  for (const [value, title] of Object.entries(choices)) names.set(squash(title), value);
  choiceNames.set(choices, names);
  return names;
}

/** A near name is only ever proposed: whether กองช่าง was meant, a person says. */
const NEAR = 0.75;

function readReference(head: string, known: readonly Referred[], text: string): CellRead {
  const found = referredByName(known).get(squash(text)) ?? [];
  const [first, second] = found;
  if (first && !second) return { ok: true, value: first.id };
  if (first) return wrong(`“${short(text)}” มีมากกว่าหนึ่งรายการ เขียนชื่อเต็มให้ต่างกัน`);
  const near = hintFor(known, text.slice(0, 200));
  const hint = near === undefined ? "" : ` หมายถึง “${near}” หรือไม่`;
  return wrong(`ไม่มี${head}ชื่อ “${short(text)}”${hint}`);
}

/** Letters compared with letters, for all hints of a file: one with 20,000 unknown names must end as well. */
const MOST_WEIGHED = 20_000_000;
/** What a comparison costs besides its letters. */
const COMPARISON = 1000;

interface Hints {
  left: number;
  given: Map<string, string | undefined>;
}

const hintsGiven = new WeakMap<object, Hints>();

/** A name that may be meant. Without one the refusal is as clear, so it is left out where it would take long. */
function hintFor(known: readonly Referred[], text: string): string | undefined {
  const hints = hintsGiven.get(known) ?? { left: MOST_WEIGHED, given: new Map<string, string | undefined>() };
  hintsGiven.set(known, hints);
  if (hints.given.has(text)) return hints.given.get(text);
  const names = known.map(({ name }) => name);
  hints.left -= names.reduce((sum, name) => sum + name.length * text.length + COMPARISON, 0);
  const near = hints.left < 0 ? undefined : bestMatch(text, names, NEAR)?.candidate;
  hints.given.set(text, near);
  return near;
}

const referredNames = new WeakMap<object, ReadonlyMap<string, readonly Referred[]>>();

function referredByName(known: readonly Referred[]): ReadonlyMap<string, readonly Referred[]> {
  const before = referredNames.get(known);
  if (before) return before;
  const names = new Map<string, Referred[]>();
  for (const one of known) {
    const own = [one.name, one.alsoCalled ?? ""].map(squash);
    for (const name of new Set(own)) if (name !== "") names.set(name, [...(names.get(name) ?? []), one]);
  }
  referredNames.set(known, names);
  return names;
}

function orWrong(value: CellValue | undefined, why: string): CellRead {
  return value === undefined ? wrong(why) : { ok: true, value };
}

function wrong(why: string): CellRead {
  return { ok: false, why };
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
