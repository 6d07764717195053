import type { DraftDimension } from "./form.ts";
import type { Money, ReadRow, ReadTotals } from "./reading.ts";
import { moneyColumns } from "./cells.ts";
import { tickColumns } from "./reading.ts";

/** Of each dimension, and of all. */
export function totalsOf(dimensions: readonly DraftDimension[], rows: readonly ReadRow[]): ReadTotals[] {
  const within = dimensions.map(({ no, lines }) => {
    const nos = new Set(lines.flatMap((line) => ("row" in line ? [line.row.no] : [])));
    return totalOf(
      no,
      rows.filter((row) => nos.has(row.no)),
    );
  });
  return [...within, totalOf(null, rows)];
}

export function totalOf(dimension: number | null, rows: readonly ReadRow[]): ReadTotals {
  const money: Money = { integrated: null, agency: null, disbursed: null };
  for (const column of moneyColumns) {
    const amounts = rows.flatMap((row) => (row[column] === null ? [] : [row[column]]));
    if (amounts.length > 0)
      money[column] = amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
  }
  const ticked = { conscience: 0, mechanism: 0, efficiency: 0 };
  for (const column of tickColumns) ticked[column] = rows.filter(({ ticks }) => ticks[column]).length;
  return {
    dimension,
    rows: rows.length,
    ...money,
    budgeted_rows: rows.filter(({ agency, integrated }) => (agency ?? 0) + (integrated ?? 0) > 0).length,
    disbursed_rows: rows.filter(({ disbursed }) => (disbursed ?? 0) > 0).length,
    ticked,
  };
}
