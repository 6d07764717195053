/**
 * Tables whose cells a copied text gives one below the other, or in one line with blanks between them: put
 * back into rows, before anything else is read.
 */
import { toArabicDigits } from "../../../thai/digits.ts";
import { partHeading } from "./front-regions.ts";
import { sectionHeading } from "./headings.ts";
import { markOf } from "../../../platform/reading/marks.ts";
import { wholeText } from "../../../platform/reading/source.ts";
import type { SourceCell, SourceLine } from "../../../platform/reading/source.ts";
import { headAt } from "./stacked-head.ts";
import type { StackedHead } from "./stacked-head.ts";
import { goalInOneLine, parted, roleOfWords } from "./stacked-words.ts";
import type { OpenRow } from "./stacked-words.ts";
import { stackedRisks } from "./unstack-risks.ts";

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

function rowFrom(line: SourceLine, cells: SourceCell[], width: number, isApart: boolean): SourceLine {
  return { ...line, cells, width, isApart, text: wholeText(cells) };
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
