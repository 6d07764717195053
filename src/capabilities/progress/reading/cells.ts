/** What the cells of a row hold: amounts, ticks, and whether they stand in their columns. */
import { amountsOf } from "../../../platform/reading/amounts.ts";
import { isNoAmount } from "../../../thai/money.ts";
import type { SourceCell } from "../../../platform/reading/source.ts";
import type { FormHead } from "./form-head.ts";
import { tickColumns } from "./reading.ts";
import type { FormColumn } from "./reading.ts";

export const moneyColumns = ["integrated", "agency", "disbursed"] as const;
export type MoneyColumn = (typeof moneyColumns)[number];

/** null: a dash or nothing; undefined: no amount of money. */
export function moneyOf(text: string): number | null | undefined {
  if (isNoAmount(text) || text.trim() === "") return null;
  const found = amountsOf(text);
  if (!found || found.length !== 1) return undefined;
  const [amount] = found;
  return amount === "unclear" ? undefined : amount;
}

// ü, þ and P are what is left of a tick in the font of signs.
const TICKED = /^(?:[/\\✓✔√☑☒✗✘■●•üþP]|x|yes|ใช่|มี)$/i;
const UNTICKED = /^(?:[-–—−☐□○o.]|ไม่(?:มี|ใช่))?$/i;

/** undefined: neither a tick nor the lack of one. */
export function tickOf(text: string): boolean | undefined {
  const tight = text.replaceAll(/[\s()[\]]/g, "");
  if (TICKED.test(tight)) return true;
  return UNTICKED.test(tight) ? false : undefined;
}

export type FormCells = Partial<Record<FormColumn, string>>;

export interface PlacedCells {
  cells: FormCells;
  /** Texts in columns that the form does not have. */
  others: { head: string; text: string }[];
  /** How many columns the cells had to be moved, and from which on. */
  moved: { by: number; from: FormColumn } | null;
}

/** Where a cell is lost: one that is blank leaves nothing behind, one without money or tick has a dash. */
const LIKELY = ["result", "target", "indicator", ...moneyColumns, ...tickColumns, "remark"] as const;

export function placed(cells: readonly SourceCell[], head: FormHead): PlacedCells {
  const asPrinted = under(cells, head);
  if (isFitting(asPrinted.cells)) return { ...asPrinted, moved: null };
  for (const by of [1, -1, 2, -2]) {
    for (const role of LIKELY) {
      const from = [...head.roles].find(([, each]) => each === role)?.[0];
      if (from === undefined) continue;
      const shifted = cells.map((cell) => (cell.at >= from ? { ...cell, at: cell.at + by } : cell));
      if (new Set(shifted.map(({ at }) => at)).size < shifted.length) continue;
      const tried = under(shifted, head);
      if (tried.others.length <= asPrinted.others.length && isFitting(tried.cells))
        return { ...tried, moved: { by, from: role } };
    }
  }
  return { ...asPrinted, moved: null };
}

function under(
  cells: readonly SourceCell[],
  head: FormHead,
): { cells: FormCells; others: PlacedCells["others"] } {
  const found: FormCells = {};
  const others: PlacedCells["others"] = [];
  for (const { at, text } of cells) {
    const role = head.roles.get(at);
    if (role === "no") found.title = `${text.trim()}${/[.)]\s*$/.test(text) ? "" : "."} ${found.title ?? ""}`;
    else if (role === undefined || role === "other")
      others.push({ head: head.others.get(at) ?? `คอลัมน์ ${at + 1}`, text: text.trim() });
    else found[role] = role === "title" && found.title !== undefined ? `${found.title}${text}`.trim() : text;
  }
  return { cells: found, others };
}

function isFitting(cells: FormCells): boolean {
  return (
    moneyColumns.every((column) => moneyOf(cells[column] ?? "") !== undefined) &&
    tickColumns.every((column) => tickOf(cells[column] ?? "") !== undefined)
  );
}
