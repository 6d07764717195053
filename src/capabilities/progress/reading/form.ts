/** The form of the report: the tables of its pages as one list of dimensions, headings, rows and totals. */
import { dimensionHeading } from "../../../platform/reading/dimension-heading.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";
import type { FormCells } from "./cells.ts";
import { placed } from "./cells.ts";
import type { Code } from "./codes.ts";
import { codeOf, partedAtChild } from "./codes.ts";
import type { FormHead } from "./form-head.ts";
import { formHead, isHeadRow } from "./form-head.ts";
import { tableEnd } from "./form-lines.ts";
import type { FormColumn, Notebook, ReadHeading } from "./reading.ts";
import { formColumns, readKinds } from "./reading.ts";
import { isTitleBlock } from "./title-block.ts";

export interface FormDraft {
  dimensions: DraftDimension[];
  rows: DraftRow[];
  /** รวมทั้งสิ้น */
  grand: DraftTotal | null;
  /** Lines of the document that are no part of the form. */
  outside: SourceLine[];
  /** Where the first table begins. */
  from: number | null;
}

export interface DraftDimension {
  no: number | null;
  title: string;
  line: SourceLine;
  lines: ({ heading: ReadHeading; line: SourceLine } | { row: DraftRow })[];
  total: DraftTotal | null;
}

export interface DraftRow {
  no: number;
  line: SourceLine;
  code: Code | null;
  /** Headings that it stands under. */
  item: readonly number[];
  dimension: DraftDimension;
  cells: FormCells;
}

export interface DraftTotal {
  line: SourceLine;
  cells: FormCells;
}

interface Walk extends FormDraft {
  notebook: Notebook;
  head: FormHead | null;
  item: readonly number[];
}

export function readForm(lines: readonly SourceLine[], notebook: Notebook): FormDraft {
  const walk: Walk = {
    dimensions: [],
    rows: [],
    grand: null,
    outside: [],
    from: null,
    notebook,
    head: null,
    item: [],
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line) break;
    const head = formHead(line, lines[at + 1]);
    if (!head) {
      walk.outside.push(line);
      continue;
    }
    walk.from ??= at;
    noteHead(head, line, walk);
    const end = tableEnd(lines, at, head);
    for (const [index, each] of lines.slice(at, end).entries()) {
      if (index < head.rows || isHeadRow(each)) notebook.heading(each);
      else if (each.cells.length === 1 && isTitleBlock(each.text)) walk.outside.push(each);
      else readLine(each, head, walk);
    }
    at = end - 1;
  }
  return walk;
}

function noteHead(head: FormHead, line: SourceLine, walk: Walk) {
  const isFirst = walk.head === null;
  walk.head = head;
  if (!isFirst) return;
  if (head.hasOneBudget)
    walk.notebook.note({
      level: "advice",
      kind: "table",
      place: placeOf(line),
      says: "งบประมาณ ช่องเดียว",
      took: "งบหน่วยงาน",
      why: "หัวตารางไม่แยกงบบูรณาการกับงบหน่วยงาน",
    });
  const found = new Set(head.roles.values());
  const absent = formColumns.filter((column) => column !== "remark" && !found.has(column));
  if (absent.length > 0)
    walk.notebook.note({
      level: "warning",
      kind: "table",
      place: placeOf(line),
      says: quoted(line.text),
      took: `เว้นว่าง: ${absent.map((column) => columnTitles[column]).join(", ")}`,
      why: "ตารางไม่มีคอลัมน์เหล่านี้ของแบบรายงาน",
    });
}

export const columnTitles: Record<FormColumn, string> = {
  title: "งาน/กิจกรรม/โครงการ",
  indicator: "ตัวชี้วัด",
  target: "เป้าหมาย",
  result: "ผลการดำเนินงาน",
  integrated: "งบบูรณาการ",
  agency: "งบหน่วยงาน",
  disbursed: "ผลเบิกจ่าย",
  conscience: "สร้างจิตสำนึก",
  mechanism: "สร้างกลไก",
  efficiency: "สร้างประสิทธิภาพ",
  remark: "หมายเหตุ",
};

function readLine(line: SourceLine, head: FormHead, walk: Walk) {
  const { notebook } = walk;
  const first = line.cells[0]?.text ?? "";
  const { cells, others, moved } = placed(line.cells, head);
  const isTotal = first.replaceAll(/\s/g, "").startsWith("รวม") && first.length < 80;
  if (isTotal && line.cells.length > 1) {
    notebook.take(line);
    return putTotal({ line, cells }, first, walk);
  }
  const said = Object.entries(cells).filter(
    ([column, text]) => column !== "title" && !/^\s*[-–—]?\s*$/.test(text),
  );
  const isSame = new Set(line.cells.map(({ text }) => text)).size === 1;
  const title = tidy(isSame ? first : (cells.title ?? ""));
  const isHeading =
    isSame || (title !== "" && said.length === 0 && (dimensionHeading(title) !== null || isItem(title)));
  if (isHeading && title !== "") {
    notebook.take(line);
    return putHeading(title, line, walk);
  }
  notebook.take(line);
  for (const { head: word, text } of others) if (text !== "") notebook.leave(line, `${word}: ${text}`);
  if (moved)
    notebook.note({
      level: "warning",
      kind: "table",
      place: placeOf(line),
      says: quoted(line.cells.map(({ text }) => text).join(" | ")),
      took: `เลื่อนช่องตั้งแต่ “${columnTitles[moved.from]}” ไป ${Math.abs(moved.by)} ช่อง${moved.by > 0 ? "ทางขวา" : "ทางซ้าย"}`,
      why: "จำนวนเงินและเครื่องหมายของแถวนี้ไม่ตรงคอลัมน์ ตรวจว่าช่องข้อความอยู่ถูกที่",
    });
  const before = walk.rows.at(-1);
  if (title === "" && before) return goOn(before, cells);
  putRow(title, cells, line, walk);
}

function isItem(text: string): boolean {
  const code = codeOf(text);
  return (
    code !== null &&
    code.path.length >= 2 &&
    code.last === null &&
    !readKinds.some((kind) => code.rest.startsWith(kind))
  );
}

function putHeading(text: string, line: SourceLine, walk: Walk): void {
  const dimension = dimensionHeading(text);
  if (dimension) return openDimension(dimension, line, walk);
  const current = walk.dimensions.at(-1) ?? emptyDimension(line, walk);
  const code = codeOf(text);
  const parted = code && partedAtChild(text, code);
  if (parted) {
    walk.notebook.note({
      level: "advice",
      kind: "heading",
      place: placeOf(line),
      says: quoted(text),
      took: parted.map((part) => quoted(part, 60)).join(" / "),
      why: "หัวข้อสองระดับพิมพ์รวมอยู่ในช่องเดียว",
    });
    for (const part of parted) putHeading(part, line, walk);
    return;
  }
  const path = code && code.last === null ? code.path : [];
  const level =
    path.length >= 3 || (path.length === 0 && walk.item.length > 0 && !/^(?:ภารกิจ|แผนงาน)/.test(text))
      ? 2
      : 1;
  if (path.length === 0)
    walk.notebook.note({
      level: "advice",
      kind: "heading",
      place: placeOf(line),
      says: quoted(text),
      took: level === 1 ? "หัวข้อ" : "หัวข้อย่อย",
      why: "แถวนี้มีข้อความช่องเดียวและไม่มีเลขหัวข้อ",
    });
  else walk.item = path;
  const heading: ReadHeading = {
    level,
    no: path.length > 0 ? path.join(".") : null,
    title: tidy(path.length > 0 && code ? code.rest : text),
  };
  current.lines.push({ heading, line });
}

function openDimension(
  { no, title, isMisread }: { no: number; title: string; isMisread: boolean },
  line: SourceLine,
  walk: Walk,
) {
  if (isMisread)
    walk.notebook.note({
      level: "advice",
      kind: "scan",
      place: placeOf(line),
      says: quoted(line.text, 60),
      took: `มิติที่ ${no}`,
      why: "พิมพ์หรือสแกน “มิติ” เป็น “มติ”",
    });
  const before = walk.dimensions.find((each) => each.no === no);
  if (before && before === walk.dimensions.at(-1)) {
    walk.notebook.heading(line);
    return;
  }
  if (before)
    walk.notebook.note({
      level: "warning",
      kind: "heading",
      place: placeOf(line),
      says: quoted(line.text),
      took: "อ่านเป็นมิติใหม่",
      why: `พบ “มิติที่ ${no}” มากกว่าหนึ่งแห่งในตาราง`,
    });
  walk.item = [];
  walk.dimensions.push({ no, title: tidy(title), line, lines: [], total: null });
}

function emptyDimension(line: SourceLine, walk: Walk): DraftDimension {
  walk.notebook.note({
    level: "warning",
    kind: "heading",
    place: placeOf(line),
    says: quoted(line.text, 80),
    took: "ไม่ระบุมิติ",
    why: "มีแถวอยู่ก่อนหัวข้อมิติแรก",
  });
  const made: DraftDimension = { no: null, title: "", line, lines: [], total: null };
  walk.dimensions.push(made);
  return made;
}

function putRow(title: string, cells: FormCells, line: SourceLine, walk: Walk) {
  const dimension = walk.dimensions.at(-1) ?? emptyDimension(line, walk);
  const code = codeOf(title);
  const row: DraftRow = {
    no: walk.rows.length + 1,
    line,
    code,
    item: walk.item,
    dimension,
    cells: { ...cells, title },
  };
  walk.rows.push(row);
  dimension.lines.push({ row });
}

/** A row whose first cell goes down over several: what stands beside it belongs to the project above. */
function goOn(row: DraftRow, more: FormCells) {
  for (const column of formColumns) {
    const text = more[column];
    if (text === undefined) continue;
    const before = row.cells[column];
    row.cells[column] = before === undefined || before === "" ? text : `${before}\n${text}`;
  }
}

function putTotal(total: DraftTotal, words: string, walk: Walk) {
  const current = walk.dimensions.at(-1);
  const isGrand = /ทั้งสิ้น|ทั้งหมด|ทุกมิติ|มิติ.*[-–ถ]/.test(words) || !current || current.total !== null;
  if (!isGrand) current.total = total;
  else if (walk.grand === null) walk.grand = total;
  else walk.notebook.leave(total.line, total.line.text);
}
