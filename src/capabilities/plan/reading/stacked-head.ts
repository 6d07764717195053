/** The head of a table that a copied text gives as single lines, or in one line with blanks. */
import { toArabicDigits } from "../../../thai/digits.ts";
import { roleOf, yearOf } from "./columns.ts";
import type { SourceLine } from "../../../platform/reading/source.ts";

export interface StackedHead {
  /** What stands in each column. */
  columns: { text: string; role: string | undefined; year: number | undefined }[];
  from: number;
  to: number;
}

/** Two years and the word for projects (or for goals) among single lines that follow one another. */
export function headAt(lines: readonly SourceLine[], at: number): StackedHead | undefined {
  const line = lines[at];
  if (!line || line.cells.length > 1 || line.place.table !== undefined || line.place.sheet !== undefined)
    return undefined;
  const inOne = headInOneLine(line);
  if (inOne) return { columns: inOne, from: at, to: at + 1 };
  if (!isHeadCell(line.text)) return undefined;
  const columns: StackedHead["columns"] = [];
  let to = at;
  for (; to < lines.length && to < at + 40; to += 1) {
    const next = lines[to];
    if (!next || next.cells.length > 1 || !isHeadCell(next.text)) break;
    if (isMoneyWord(next.text)) continue;
    columns.push(columnOf(next.text));
  }
  const years = columns.filter(({ year }) => year !== undefined);
  const isMaster = columns.some(({ role }) => role === "project");
  const isTargets = /เป้าหมาย|ตัวชี้วัด/.test(columns[0]?.text ?? "");
  return years.length >= 2 && (isMaster || isTargets) ? { columns, from: at, to } : undefined;
}

/** มิติ ภารกิจตามมิติ โครงการ/กิจกรรม/มาตรการ ปี 2566 ปี 2567 … หมายเหตุ */
function headInOneLine({ text }: SourceLine): StackedHead["columns"] | undefined {
  const plain = toArabicDigits(text);
  const years = [...plain.matchAll(/(?:ปี\s*)?(?:งบประมาณ\s*)?(?:พ\.ศ\.\s*)?(25\d\d)(?!\d)/g)];
  const [first] = years;
  const last = years.at(-1);
  if (!first || !last || years.length < 2 || text.length > 200 || /[-–]\s*25\d\d/.test(plain))
    return undefined;
  const before = text.slice(0, first.index).split(/\s+/).filter(Boolean);
  const after = text
    .slice(last.index + last[0].length)
    .replace(/^\s*\(?(?:งบประมาณ|บาท)\S*/, "")
    .trim();
  const isTargets = before.length === 1 && isTargetWord(before[0] ?? "");
  const isMaster =
    before.every((word) => roleOf(word) !== undefined) && before.some((word) => roleOf(word) === "project");
  if (!isTargets && !isMaster) return undefined;
  return [...before, ...years.map(([, year = ""]) => `ปี ${year}`), ...(after === "" ? [] : [after])].map(
    columnOf,
  );
}

function columnOf(text: string) {
  const year = yearOf(text);
  return { text, year, role: year === undefined ? roleOf(text) : undefined };
}

function isHeadCell(text: string): boolean {
  return (
    text.length < 60 &&
    (yearOf(text) !== undefined || roleOf(text) !== undefined || isMoneyWord(text) || isTargetWord(text))
  );
}

function isTargetWord(text: string): boolean {
  return /^(?:ค่าเป้าหมาย|เป้าหมาย|ตัวชี้วัด)$/.test(text.trim());
}

function isMoneyWord(text: string): boolean {
  return /^\(?(?:งบประมาณ)?\(?(?:บาท)?\)?$/.test(text.replaceAll(/\s/g, ""));
}
