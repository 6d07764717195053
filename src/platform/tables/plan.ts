/** What an import would do, row by row, before anything is done. Pure: the same for a preview and for the act. */
import { createHash } from "node:crypto";
import { comparable, mayReach, sameText, scoreOf, squash } from "../../thai/matching.ts";
import type { Comparable } from "../../thai/matching.ts";
import { readCell } from "./cells.ts";
import type { CellRead } from "./cells.ts";
import type { CellValue, References, TableColumn, Values } from "./column.ts";
import { valuesOf } from "./column.ts";
import { readHead } from "./heads.ts";
import type { SheetRow } from "./sheet.ts";
import { limits, tooMany } from "./sheet.ts";

/** ask: somebody of nearly the same name is there; a person says who is meant. */
export type RowState = "add" | "change" | "same" | "skip" | "ask" | "wrong";

export interface CellFault {
  /** Key of the column; none where the row as a whole is wrong. */
  readonly column?: string;
  readonly why: string;
  /** What stands in the cell. */
  readonly text?: string;
}

/** A row that the rules let pass, as it would be stored, or what is wrong with it. */
export type Checked =
  | { readonly ok: true; readonly values: Values }
  | { readonly ok: false; readonly faults: readonly CellFault[] };

export interface CellChange {
  readonly column: string;
  readonly before: CellValue;
  readonly after: CellValue;
}

export interface PlannedRow<Row> {
  readonly line: number;
  readonly state: RowState;
  readonly name: string;
  /** What the file says, by the columns that it has. */
  readonly written: Values;
  /** The record as it is to be: what the file does not say stays as it was. */
  readonly values: Record<string, CellValue>;
  readonly before?: Row;
  readonly changes: readonly CellChange[];
  readonly faults: readonly CellFault[];
  readonly twins: readonly Twin<Row>[];
}

/** Somebody who may be meant: in the register, or in an earlier row of the same file. */
export type Twin<Row> = { readonly id: string; readonly row: Row } | { readonly line: number };

/** What a person said about a row that asks: nothing is merged or added on a guess. */
export type Answers = Readonly<Record<string, string>>;

export interface ImportPlan<Row> {
  /** What is wrong with the file as a whole: nothing of it can be read. */
  readonly problems: readonly string[];
  readonly unread: readonly string[];
  readonly rows: readonly PlannedRow<Row>[];
  readonly counts: Readonly<Record<RowState, number>>;
  /** Stands for the file and for the records that it touches: another one at the act means that they changed. */
  readonly basis: string;
}

/** What is asked of a table that can be imported. */
export interface ImportRules<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly idOf: (row: Row) => string;
  /** Counts changes of everything that a row shows. */
  readonly stampOf: (row: Row) => string;
  readonly nameOf: (values: Values) => string;
  /** The record that the keys of a row name. */
  readonly find: (written: Values) => Row | undefined;
  /** Parts of the name: only records that share one are compared, else thousands would be with thousands. */
  readonly nameParts: (values: Values) => readonly string[];
  /** The rules of the single acts, on one row; keys are columns. */
  readonly check: (values: Values, before: Row | undefined, changed: readonly string[]) => Checked;
  /** Rules between rows, in their order: gives the faults by line. */
  readonly checkTogether?: (rows: readonly PlannedRow<Row>[]) => ReadonlyMap<number, readonly CellFault[]>;
}

export interface PlanInput<Row> {
  readonly rules: ImportRules<Row>;
  readonly existing: readonly Row[];
  readonly references: References;
  readonly rows: readonly SheetRow[];
  readonly answers?: Answers;
}

/** Begins the first cell of the template's example row, which is passed over. */
export const EXAMPLE = "ตัวอย่าง:";
const MOST_ASKED = 300;

export function planImport<Row>({
  rules,
  existing,
  references,
  rows,
  answers = {},
}: PlanInput<Row>): ImportPlan<Row> {
  const head = readHead(rules.columns, rows);
  const said = head.rows.length > limits.rows ? [...head.problems, tooMany.rows] : head.problems;
  if (said.length > 0) return planned([], { problems: said, unread: head.unread, basis: "" });
  const keys = new Set(head.columns.flatMap(({ column }) => (column.kind === "key" ? [column.key] : [])));
  const likeness = likenessOf(rules, existing);
  const seen = new Map<string, number>();
  const columns = head.columns.map(({ column, at }) => ({
    column,
    at,
    read: remembered((text) => readCell(column, text, references)),
  }));
  const read: PlannedRow<Row>[] = [];
  for (const row of head.rows) {
    if (row.cells.every((cell) => cell.trim() === "")) continue;
    if (row.cells[0]?.trim().startsWith(EXAMPLE)) continue;
    const written: Record<string, CellValue> = {};
    const faults: CellFault[] = [];
    for (const { column, at, read: readText } of columns) {
      const cell = readText(row.cells[at] ?? "");
      if (cell.ok) written[column.key] = cell.value;
      else faults.push({ column: column.key, why: cell.why, text: row.cells[at] ?? "" });
    }
    read.push(judge({ line: row.line, written, faults, keys }, { rules, likeness, answers, seen }));
  }
  const together = rules.checkTogether?.(read) ?? new Map<number, readonly CellFault[]>();
  const judged = read.map((row) => {
    const faults = together.get(row.line);
    return faults && faults.length > 0
      ? { ...row, state: "wrong" as const, faults: [...row.faults, ...faults] }
      : row;
  });
  const problems = [
    ...(likeness.isTired() ? [TOO_ALIKE] : []),
    ...(judged.length === 0 ? ["ไม่มีข้อมูลใต้หัวตาราง"] : []),
    ...(judged.filter(({ state }) => state === "ask").length > MOST_ASKED
      ? [
          `มีชื่อตรงหรือใกล้เคียงกับที่มีอยู่เกิน ${MOST_ASKED} แถว ส่งออกทะเบียนเพื่อให้ได้คอลัมน์รหัส แก้ไขในไฟล์นั้น แล้วนำเข้าใหม่ หรือเลือกคำตอบสำหรับทุกแถวด้านล่าง`,
        ]
      : []),
  ];
  return planned(judged, { problems, unread: head.unread, basis: basisOf(rules, judged) });
}

/** The same units, dates and kinds stand in row after row. */
function remembered(readText: (text: string) => CellRead): (text: string) => CellRead {
  const known = new Map<string, CellRead>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const cell = readText(text);
    if (known.size < MOST_REMEMBERED) known.set(text, cell);
    return cell;
  };
}

const MOST_REMEMBERED = 200;

function planned<Row>(
  rows: readonly PlannedRow<Row>[],
  rest: Pick<ImportPlan<Row>, "problems" | "unread" | "basis">,
): ImportPlan<Row> {
  const counts = { add: 0, change: 0, same: 0, skip: 0, ask: 0, wrong: 0 };
  for (const { state } of rows) counts[state] += 1;
  return { ...rest, rows, counts };
}

interface Judging<Row> {
  readonly rules: ImportRules<Row>;
  readonly likeness: Likeness<Row>;
  readonly answers: Answers;
  /** Records that earlier rows named. */
  readonly seen: Map<string, number>;
}

interface RowRead {
  readonly line: number;
  readonly written: Record<string, CellValue>;
  readonly faults: readonly CellFault[];
  readonly keys: ReadonlySet<string>;
}

function judge<Row>({ line, written, faults, keys }: RowRead, judging: Judging<Row>): PlannedRow<Row> {
  const { rules, likeness, answers, seen } = judging;
  const name = rules.nameOf(written);
  const isNamed = [...keys].some((key) => written[key] !== null && written[key] !== undefined);
  const found = isNamed ? rules.find(written) : undefined;
  const row = { line, name, written, values: written, changes: [], faults, twins: [] };
  if (isNamed && !found)
    return wrong(row, { column: [...keys][0], why: "ไม่มีรายการที่มีรหัสนี้ หากเป็นรายการใหม่ให้เว้นรหัสว่างไว้" });
  if (faults.length > 0) return wrong(row);
  const twins = found ? [] : likeness.twins(written);
  // Whatever is answered: what a row asks about must not hang on the answers to others.
  if (!found) likeness.add(line, written);
  const answer = found ? undefined : answerTo(line, twins, answers, rules, written);
  if (answer === "skip") return { ...row, state: "skip", twins };
  const before = found ?? (typeof answer === "object" ? answer.row : undefined);
  if (!before && twins.length > 0 && answer !== "another") return { ...row, state: "ask", twins };
  return compared({ ...row, before, twins }, rules, keys, seen);
}

function compared<Row>(
  row: Omit<PlannedRow<Row>, "state">,
  rules: ImportRules<Row>,
  keys: ReadonlySet<string>,
  seen: Map<string, number>,
): PlannedRow<Row> {
  const { before, written, line } = row;
  if (before !== undefined) {
    const id = rules.idOf(before);
    const earlier = seen.get(id);
    if (earlier !== undefined)
      return wrong(row, { why: `แถว ${earlier} เป็นรายการเดียวกันนี้อยู่แล้ว ลบออกให้เหลือแถวเดียว` });
    seen.set(id, line);
  }
  const old = before === undefined ? undefined : valuesOf(rules.columns, before);
  const blank = Object.fromEntries(
    rules.columns
      .filter(({ only }) => only === undefined)
      .map(({ key, kind }) => [key, kind === "yes-no" ? false : null]),
  );
  const values = { ...(old ?? blank), ...written };
  for (const key of keys) values[key] = old?.[key] ?? null;
  const changesTo = (next: Values) =>
    old
      ? Object.keys(written)
          .filter((key) => !keys.has(key) && !isSame(old[key], next[key]))
          .map((key) => ({ column: key, before: old[key] ?? null, after: next[key] ?? null }))
      : [];
  const raw = changesTo(values);
  const name = rules.nameOf(values) || row.name;
  // What stays as it is need not pass rules that came after it.
  if (old && raw.length === 0) return { ...row, name, values, changes: raw, state: "same" };
  const checked = rules.check(
    values,
    before,
    raw.map(({ column }) => column),
  );
  if (!checked.ok) return { ...row, name, values, changes: raw, faults: checked.faults, state: "wrong" };
  const settled = { ...values, ...checked.values };
  const changes = changesTo(settled);
  const state = before === undefined ? "add" : changes.length === 0 ? "same" : "change";
  return { ...row, name, values: settled, changes, state };
}

function wrong<Row>(row: Omit<PlannedRow<Row>, "state">, fault?: CellFault): PlannedRow<Row> {
  return { ...row, state: "wrong", faults: fault ? [...row.faults, fault] : row.faults };
}

function isSame(a: CellValue | undefined, b: CellValue | undefined): boolean {
  return (a ?? null) === (b ?? null) || ((a ?? "") === "" && (b ?? "") === "");
}

/** For one row by its number, else for all rows that ask. "same" holds only where exactly one has that very name. */
function answerTo<Row>(
  line: number,
  twins: readonly Twin<Row>[],
  answers: Answers,
  rules: ImportRules<Row>,
  written: Values,
): "skip" | "another" | { row: Row } | undefined {
  if (twins.length === 0) return undefined;
  const answer = answers[String(line)] ?? answers["rest"];
  if (answer === "skip" || answer === "another") return answer;
  const inRegister = twins.flatMap((twin) => ("row" in twin ? [twin] : []));
  if (answer === "same") {
    const exact = inRegister.filter(({ row }) =>
      sameText(rules.nameOf(valuesOf(rules.columns, row)), rules.nameOf(written)),
    );
    return exact.length === 1 && exact[0] ? { row: exact[0].row } : undefined;
  }
  const chosen = inRegister.find(({ id }) => id === answer);
  return chosen && { row: chosen.row };
}

interface Likeness<Row> {
  twins: (values: Values) => Twin<Row>[];
  /** A row of the file: later rows of its name ask about it. */
  add: (line: number, values: Values) => void;
  /** Some names were not compared any more: nothing may be imported on that. */
  isTired: () => boolean;
}

const ALIKE = 0.88;
/** Letters compared with letters in one file: about two seconds. Two names that share no part cost nothing. */
const MOST_WEIGHED = 300_000_000;
const EACH_WITH_EACH = 3;
const TOO_ALIKE =
  "มีชื่อที่คล้ายกันมากเกินกว่าจะเทียบให้ครบในครั้งเดียว แบ่งเป็นหลายไฟล์แล้วนำเข้าทีละไฟล์ หรือส่งออกทะเบียนเพื่อให้ได้คอลัมน์รหัส แก้ไขในไฟล์นั้น แล้วนำเข้าใหม่";
const MOST_TWINS = 4;
/** A family name that half the town bears is no hint; the very same name still is. */
const MOST_COMPARED = 300;

function likenessOf<Row>(rules: ImportRules<Row>, existing: readonly Row[]): Likeness<Row> {
  interface Known {
    readonly text: string;
    readonly twin: Twin<Row>;
  }
  // The same names come again and again, and putting Thai marks in order takes its time.
  const plain = new Map<string, string>();
  const squashed = (text: string) => {
    const known = plain.get(text) ?? squash(text);
    plain.set(text, known);
    return known;
  };
  const exact = new Map<string, Known[]>();
  const parts = new Map<string, Known[]>();
  const put = (values: Values, twin: Twin<Row>) => {
    const known = { text: squashed(rules.nameOf(values)), twin };
    push(exact, known.text, known);
    for (const part of rules.nameParts(values)) push(parts, squashed(part), known);
  };
  const ids = new Set<string>();
  for (const row of existing) {
    const id = rules.idOf(row);
    if (ids.has(id)) continue;
    ids.add(id);
    put(valuesOf(rules.columns, row), { id, row });
  }
  const ready = new Map<string, Comparable>();
  const comparableOf = (text: string) => {
    const known = ready.get(text) ?? comparable(text);
    ready.set(text, known);
    return known;
  };
  let left = MOST_WEIGHED;
  const isNear = (one: string, other: string) => {
    left -= one.length + other.length;
    if (left < 0 || !mayReach(ALIKE, comparableOf(one), comparableOf(other))) return false;
    left -= one.length * other.length * EACH_WITH_EACH;
    return left >= 0 && scoreOf(comparableOf(one), comparableOf(other)) >= ALIKE;
  };
  return {
    isTired: () => left < 0,
    add: (line, values) => put(values, { line }),
    twins: (values) => {
      const text = squashed(rules.nameOf(values));
      if (text === "") return [];
      const found = (exact.get(text) ?? []).slice(0, MOST_TWINS);
      const seen = new Set<Known>();
      for (const part of rules.nameParts(values)) {
        for (const known of (parts.get(squashed(part)) ?? []).slice(0, MOST_COMPARED)) {
          if (found.length >= MOST_TWINS) break;
          if (seen.has(known)) continue;
          seen.add(known);
          if (known.text !== text && isNear(known.text, text)) found.push(known);
        }
      }
      return found.map(({ twin }) => twin);
    },
  };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The answers are no part of it: they are given after the preview was seen. */
function basisOf<Row>(rules: ImportRules<Row>, rows: readonly PlannedRow<Row>[]): string {
  const hash = createHash("sha256");
  for (const { line, written, before, twins } of rows) {
    const register = twins.map((twin) => ("row" in twin ? stamp(rules, twin.row) : String(twin.line)));
    // Which of its twins a row was answered to be is an answer.
    const named = before === undefined || twins.length > 0 ? null : stamp(rules, before);
    hash.update(JSON.stringify([line, written, named, register]));
  }
  return hash.digest("base64url");
}

function stamp<Row>(rules: ImportRules<Row>, row: Row): string {
  return `${rules.idOf(row)} ${rules.stampOf(row)}`;
}
