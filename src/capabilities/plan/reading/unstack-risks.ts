/** The risk table out of a text that gives its cells one below the other. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { sectionHeading } from "./headings.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import { partHeading } from "./front-regions.ts";
import type { SourceCell, SourceLine } from "../../../platform/reading/source.ts";
import { wholeText } from "../../../platform/reading/source.ts";

const LEVEL = /^(?:(?:ต่ำ|น้อย|ปานกลาง|สูง)(?:มาก|ที่สุด)?|\d{1,2})$/;

export function stackedRisks(
  lines: readonly SourceLine[],
  at: number,
): { rows: SourceLine[]; to: number } | undefined {
  const head = headOf(lines, at);
  if (!head) return undefined;
  const texts = head.map(({ text }) => text);
  const rows = [rowFrom(lines[at], texts, true)];
  let open: OpenRow | undefined;
  const close = () => {
    if (open) rows.push(rowFrom(open.line, open.cells, false));
    open = undefined;
  };
  let to = at + head.length;
  for (; to < lines.length; to += 1) {
    const line = lines[to];
    if (!line || line.cells.length > 1 || partHeading(line.text) || isChapter(line.text)) break;
    const again = headOf(lines, to);
    if (again) {
      to += again.length - 1;
      // The head stands again because a page ended within the row: its cells go on, from the first.
      if (open) open.goesOn = 1;
      continue;
    }
    const plain = toArabicDigits(line.text.trim());
    const no = rows.length + (open ? 1 : 0);
    if (
      /^\d{1,2}[.)]?$/.test(plain) &&
      Number.parseInt(plain, 10) === no &&
      (!open || open.column === head.length - 1)
    ) {
      close();
      open = { line, cells: [plain, ...head.slice(1).map(() => "")], column: 1, goesOn: 0 };
    } else if (!open) break;
    else put(open, line.text.trim(), plain, head.length);
  }
  close();
  return rows.length > 1 ? { rows, to } : undefined;
}

interface OpenRow {
  line: SourceLine;
  cells: string[];
  column: number;
  /** Column that goes on behind a page break; 0: none. */
  goesOn: number;
}

/** Number, process, event, levels, measure: the words of a level part what may happen from what is done. */
function put(open: OpenRow, text: string, plain: string, width: number) {
  const last = width - 1;
  if (open.goesOn > 0) {
    const isMeasure = /^(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)/.test(markOf(text)?.rest ?? text);
    const column = isMeasure ? last : open.goesOn;
    open.cells[column] = `${open.cells[column]}${isMeasure ? "\n" : " "}${text}`;
    open.goesOn = isMeasure ? 0 : 2;
    open.column = isMeasure ? last : open.column;
    return;
  }
  if (open.column < last && LEVEL.test(plain) && open.column >= 2) {
    const free = open.cells.findIndex((cell, column) => column > 2 && column < last && cell === "");
    if (free > 0) {
      open.cells[free] = text;
      open.column = open.cells.slice(3, last).every((cell) => cell !== "") ? last : 2;
      return;
    }
  }
  if (open.column === 1 && open.cells[1] !== "") open.column = 2;
  const before = open.cells[open.column] ?? "";
  open.cells[open.column] = before === "" ? text : `${before}\n${text}`;
}

function headOf(lines: readonly SourceLine[], at: number): SourceLine[] | undefined {
  const first = lines[at];
  if (!first || first.cells.length > 1 || !/^(?:ที่|ลำดับ(?:ที่)?)$/.test(first.text.replaceAll(/\s/g, "")))
    return undefined;
  const head: SourceLine[] = [];
  for (const line of lines.slice(at, at + 9)) {
    if (line.cells.length > 1 || line.text.length > 60) return undefined;
    head.push(line);
    const tight = line.text.replaceAll(/\s/g, "");
    if (head.length >= 4 && /มาตรการ|แนวทาง|การควบคุม/.test(tight))
      return head.some(({ text }) => text.replaceAll(/\s/g, "").includes("ความเสี่ยง")) ? head : undefined;
  }
  return undefined;
}

/** 2. หลักการและเหตุผล: the chapter behind the table. */
function isChapter(text: string): boolean {
  const heading = sectionHeading(text);
  return heading !== null && heading.mark?.style === "dot" && markOf(text)?.numbers.length === 1;
}

function rowFrom(line: SourceLine | undefined, texts: readonly string[], isApart: boolean): SourceLine {
  if (!line) throw new Error("a row of no line");
  const cells: SourceCell[] = texts.map((text, at) => ({ at, text })).filter(({ text }) => text !== "");
  return { ...line, cells, width: texts.length, isApart, text: wholeText(cells) };
}
