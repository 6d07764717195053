/** The rows of the form as they are kept: numbers, money, ticks, words. */
import { placeOf, quoted } from "../../../platform/reading/notebook.ts";
import { tidy } from "../../../platform/reading/clean.ts";
import { moneyColumns, moneyOf, tickOf } from "./cells.ts";
import type { FormCells, MoneyColumn } from "./cells.ts";
import { canonicalOf } from "./codes.ts";
import { columnTitles } from "./form.ts";
import type { DraftRow, DraftTotal } from "./form.ts";
import type { Money, Notebook, ReadRow, StatedTotal, Ticks } from "./reading.ts";
import { formColumns, readKinds, tickColumns } from "./reading.ts";

export function rowsFrom(drafts: readonly DraftRow[], notebook: Notebook): ReadRow[] {
  const running = isRunning(drafts);
  return drafts.map((draft) => {
    const { no, line, cells, code, item } = draft;
    const context = { line, no, notebook };
    const path = code ? (code.path.length > 0 || running ? code.path : item) : [];
    const title = tidy(code?.rest ?? cells.title ?? "");
    return {
      no,
      code: code?.printed ?? null,
      canonical_code: code ? canonicalOf(path, code.last) : null,
      kind: readKinds.find((kind) => title.replace(/^[“"‘'(]\s*/, "").startsWith(kind)) ?? null,
      title,
      indicator: linesOf(cells.indicator),
      target: linesOf(cells.target),
      result: linesOf(cells.result),
      ...moneyFrom(cells, context),
      ticks: ticksFrom(cells, context),
      remark: /^\s*[-–—]?\s*$/.test(cells.remark ?? "") ? "" : linesOf(cells.remark),
      printed: printedOf(cells),
      narrative: null,
      status: "none",
    };
  });
}

export function totalFrom({ line, cells }: DraftTotal, notebook: Notebook): StatedTotal {
  const context = { line, notebook };
  return {
    printed: formColumns.map((column) => cells[column] ?? ""),
    ...moneyFrom(cells, context),
    ticks: ticksFrom(cells, context),
  };
}

interface Context {
  line: DraftRow["line"];
  no?: number;
  notebook: Notebook;
}

function linesOf(text: string | undefined): string {
  return (text ?? "")
    .split("\n")
    .map(tidy)
    .filter((part) => part !== "")
    .join("\n");
}

function printedOf(cells: FormCells): FormCells {
  return Object.fromEntries(Object.entries(cells).map(([column, text]) => [column, text.trim()]));
}

function moneyFrom(cells: FormCells, context: Context): Money {
  const money: Money = { integrated: null, agency: null, disbursed: null };
  for (const column of moneyColumns) money[column] = amountFrom(column, cells[column] ?? "", context);
  return money;
}

function amountFrom(column: MoneyColumn, text: string, { line, no, notebook }: Context): number | null {
  const parts = text.split("\n").filter((part) => part.trim() !== "");
  const amounts = parts.map((part) => moneyOf(part));
  const known = amounts.filter((amount) => typeof amount === "number");
  const sum = known.length === 0 ? null : known.reduce((all, each) => all + Math.round(each * 100), 0) / 100;
  const place = placeOf(line, no);
  if (amounts.includes(undefined))
    notebook.note({
      level: "error",
      kind: "money",
      place,
      says: quoted(text),
      took: sum === null ? "เว้นว่าง" : baht(sum),
      why: `ช่อง “${columnTitles[column]}” ไม่ใช่จำนวนเงินที่อ่านได้`,
    });
  else if (known.length > 1)
    notebook.note({
      level: "warning",
      kind: "money",
      place,
      says: quoted(text),
      took: `${baht(sum ?? 0)} (รวมทุกบรรทัด)`,
      why: `ช่อง “${columnTitles[column]}” มีเงินหลายจำนวน`,
    });
  return sum;
}

export function baht(amount: number): string {
  return amount.toLocaleString("en", { minimumFractionDigits: Number.isInteger(amount) ? 0 : 2 });
}

function ticksFrom(cells: FormCells, { line, no, notebook }: Context): Ticks {
  const ticks: Ticks = { conscience: false, mechanism: false, efficiency: false };
  for (const column of tickColumns) {
    const text = cells[column] ?? "";
    const found = new Set(text.split("\n").map(tickOf));
    ticks[column] = found.has(true);
    if (found.has(undefined))
      notebook.note({
        level: "warning",
        kind: "ticks",
        place: placeOf(line, no),
        says: quoted(text),
        took: ticks[column] ? "ทำเครื่องหมาย" : "ไม่ทำเครื่องหมาย",
        why: `ช่อง “${columnTitles[column]}” ไม่ใช่เครื่องหมายที่อ่านได้`,
      });
  }
  return ticks;
}

/** Numbers that go on through the whole document name a project by themselves. */
function isRunning(drafts: readonly DraftRow[]): boolean {
  const bare = drafts.flatMap(({ code }) => (code && code.path.length === 0 ? [code.last ?? 0] : []));
  return bare.length > 0 && bare.every((no, at) => at === 0 || no > (bare[at - 1] ?? 0));
}
