/**
 * Tables whose cells a copied text gives one below the other, or in one line with blanks between them: put
 * back into rows, before anything else is read.
 */
import { toArabicDigits } from "../../../thai/digits.ts";
import { amountsOf } from "./amounts.ts";
import { roleOf, yearOf } from "./columns.ts";
import { dimensionHeading, sectionHeading } from "./headings.ts";
import { markOf, withoutNumbers } from "./marks.ts";
import { readKinds } from "./reading.ts";
import { partHeading } from "./regions.ts";
import { stackedRisks } from "./unstack-risks.ts";
import type { SourceCell, SourceLine } from "./source.ts";
import { wholeText } from "./source.ts";

interface StackedHead {
  /** What stands in each column. */
  columns: { text: string; role: string | undefined; year: number | undefined }[];
  from: number;
  to: number;
}

export function unstacked(lines: readonly SourceLine[]): SourceLine[] {
  const out: SourceLine[] = [];
  let at = 0;
  while (at < lines.length) {
    const risks = stackedRisks(lines, at);
    if (risks) {
      out.push(...risks.rows);
      at = risks.to;
      continue;
    }
    const head = headAt(lines, at);
    if (!head) {
      const line = lines[at];
      if (line) out.push(line);
      at += 1;
      continue;
    }
    const first = lines[head.from];
    if (first)
      out.push(
        rowFrom(
          first,
          head.columns.map(({ text }, column) => ({ at: column, text })),
          head.columns.length,
          true,
        ),
      );
    const body = bodyOf(lines, head);
    out.push(...body.rows);
    at = body.to;
  }
  return out.map((line, order) => ({ ...line, at: order }));
}

/** Two years and the word for projects (or for goals) among single lines that follow one another. */
function headAt(lines: readonly SourceLine[], at: number): StackedHead | undefined {
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

function rowFrom(line: SourceLine, cells: SourceCell[], width: number, isApart: boolean): SourceLine {
  return { ...line, cells, width, isApart, text: wholeText(cells) };
}

const startsWithKind = new RegExp(`^[“"]?\\s*(?:${readKinds.join("|")})`);

interface OpenRow {
  line: SourceLine;
  texts: Map<string, string>;
  amounts: string[];
  last: string | undefined;
}

function bodyOf(lines: readonly SourceLine[], head: StackedHead): { rows: SourceLine[]; to: number } {
  const years = head.columns.filter(({ year }) => year !== undefined).length;
  const isMaster = head.columns.some(({ role }) => role === "project");
  const rows: SourceLine[] = [];
  let open: OpenRow | undefined;
  const close = () => {
    if (open && (open.texts.size > 0 || open.amounts.length > 0)) rows.push(closed(open, head));
    open = undefined;
  };
  let at = head.to;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.cells.length > 1) break;
    if (partHeading(line.text) || (isMaster && sectionHeading(line.text)?.section === "name")) break;
    const again = headAt(lines, at);
    if (again) {
      rows.push(
        rowFrom(
          line,
          again.columns.map(({ text }, column) => ({ at: column, text })),
          again.columns.length,
          false,
        ),
      );
      at = again.to - 1;
      continue;
    }
    const isFull = open !== undefined && open.amounts.length >= years;
    if (!isMaster) {
      // A row of goals is its name and a figure for each year.
      if (!open && !/[ก-๎A-Z]/i.test(line.text)) break;
      if (!open && (markOf(line.text)?.style === "dot" || (rows.length > 0 && line.text.length > 80))) break;
      const goal = goalInOneLine(line.text, years);
      if (!open && goal) {
        open = { line, texts: new Map([["name", goal.name]]), amounts: goal.values, last: "name" };
        close();
        continue;
      }
      if (!open) open = { line, texts: new Map([["name", line.text]]), amounts: [], last: "name" };
      else if (/[\d๐-๙]|^[-–]$/.test(line.text) && line.text.length < 40) open.amounts.push(line.text);
      else if (open.amounts.length === 0) open.texts.set("name", `${open.texts.get("name")} ${line.text}`);
      else break;
      if (open.amounts.length >= years) close();
      continue;
    }
    if (isFull && /^\d{1,3}$/.test(toArabicDigits(line.text))) continue;
    const { words, amounts, remark } = parted(line.text, years);
    if (words.length === 0 && open && !isFull) {
      // Several amounts in one line are either those of all years, or of all projects of one cell.
      if (amounts.length === years && open.amounts.length === 0) open.amounts.push(...amounts);
      else open.amounts.push(amounts.join(" "));
      continue;
    }
    if (words.length === 0) close();
    open ??= { line, texts: new Map(), amounts: [], last: undefined };
    for (const part of words) open = put(part, line, open, years, close);
    open.amounts.push(...amounts);
    if (remark !== "") open.texts.set("remark", remark);
  }
  close();
  return { rows, to: at };
}

/** คะแนน ITA 80 คะแนน 81 คะแนน … */
function goalInOneLine(text: string, years: number): { name: string; values: string[] } | undefined {
  const figures = [
    ...toArabicDigits(text).matchAll(/(?:ร้อยละ\s*)?\d[\d,.]*(?:\s*(?:คะแนน|%|คดี|เรื่อง|ครั้ง|คน))?/g),
  ].slice(-years);
  const [first] = figures;
  if (!first || figures.length < years || first.index === 0) return undefined;
  return { name: text.slice(0, first.index).trim(), values: figures.map(([figure]) => figure) };
}

/** Gives the row that the words went into: the open one, or a new one where they begin it. */
function put(words: string, line: SourceLine, given: OpenRow, years: number, close: () => void): OpenRow {
  const isFull = given.amounts.length >= years;
  const role = roleOfWords(words, given, isFull);
  const isNew =
    role !== "remark" &&
    role !== "rest" &&
    (given.amounts.length > 0 || (role !== "project" && given.texts.has("project")));
  if (isNew) close();
  const open = isNew ? { line, texts: new Map<string, string>(), amounts: [], last: undefined } : given;
  const into = role === "rest" ? (open.last ?? "project") : role;
  const before = open.texts.get(into);
  open.texts.set(into, before === undefined ? words : `${before}${role === "rest" ? " " : "\n"}${words}`);
  open.last = into;
  return open;
}

interface Parted {
  words: string[];
  amounts: string[];
  remark: string;
}

/** A line of words, of amounts, or of words with as many amounts behind them as there are years. */
function parted(text: string, years: number): Parted {
  if (amountsOf(text))
    return {
      words: [],
      amounts: text
        .replaceAll(/\s*บาท/g, "")
        .trim()
        .split(/\s+/),
      remark: "",
    };
  const tokens = text
    .replaceAll(/([\d๐-๙])\s+บาท(?=\s|$)/g, "$1")
    .trim()
    .split(/\s+/);
  for (let at = 1; at + years <= tokens.length; at += 1) {
    const amounts = tokens.slice(at, at + years);
    if (amounts.some((token) => amountsOf(token) === undefined)) continue;
    const words = toArabicDigits(tokens.slice(0, at).join(" "));
    const cuts = [
      ...words.matchAll(
        /(?<=\S)\s+(?=\d{1,2}\.\d{1,2}\s+[^\d\s]|\d{1,3}\)\s*["“]?(?:โครงการ|กิจกรรม|มาตรการ|แนวปฏิบัติ)|จำนวน\s*\d+\s*(?:โครงการ|รายการ))/g,
      ),
    ].map(({ index }) => index);
    const whole = tokens.slice(0, at).join(" ");
    const parts = [0, ...cuts].map((from, order) => whole.slice(from, cuts[order]).trim());
    return { words: parts, amounts, remark: tokens.slice(at + years).join(" ") };
  }
  return { words: [text], amounts: [], remark: "" };
}

function roleOfWords(words: string, open: OpenRow | undefined, isFull: boolean): string {
  const mark = markOf(words);
  if (words.startsWith("รวม")) return "total";
  if (open?.texts.has("total") && !isFull && /[\d๐-๙]\s*(?:โครงการ|กิจกรรม|มาตรการ|รายการ)/.test(words))
    return "project";
  const isProject = startsWithKind.test(withoutNumbers(words));
  if (dimensionHeading(words)) return "dimension";
  if (
    isProject &&
    (mark?.style === "close" || mark?.style === "both" || !mark || mark.rest !== withoutNumbers(words))
  )
    return isFull && !mark ? "remark" : "project";
  if (mark?.numbers.length === 2) return "mission";
  if (mark?.style === "close" && mark.numbers.length === 1) return "project";
  if (mark?.style === "dot" && mark.numbers.length === 1) return isProject ? "project" : "dimension";
  return isFull ? "remark" : "rest";
}

function closed({ line, texts, amounts }: OpenRow, head: StackedHead): SourceLine {
  const columnFor = (role: string) => {
    const found = head.columns.findIndex((column) => column.role === role);
    if (found >= 0) return found;
    return role === "name"
      ? 0
      : role === "total"
        ? Math.max(
            0,
            head.columns.findIndex((column) => column.role === "mission"),
          )
        : -1;
  };
  const cells: SourceCell[] = [];
  for (const [role, text] of texts) {
    const column = columnFor(role);
    cells.push({ at: column < 0 ? head.columns.length : column, text });
  }
  const yearColumns = head.columns.flatMap(({ year }, at) => (year === undefined ? [] : [at]));
  for (const [order, amount] of amounts.entries())
    cells.push({ at: yearColumns[order] ?? head.columns.length, text: amount });
  return rowFrom(
    line,
    cells.toSorted((a, b) => a.at - b.at),
    head.columns.length,
    false,
  );
}
