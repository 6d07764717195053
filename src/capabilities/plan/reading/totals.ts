/** Totals as printed, and as they add up from what was read. */
import type { MasterTable } from "./master-table.ts";
import type { ComputedTotal, ReadProject, StatedTotal } from "./reading.ts";

export function statedTotals(table: MasterTable, years: readonly number[]): StatedTotal[] {
  return table.totals.map(({ label, isGrand, dimension, count, cells }) => ({
    row: label,
    dimension: isGrand ? null : (dimension?.no ?? null),
    count,
    per_year: years.map((year) => cells.get(year) ?? ""),
  }));
}

/** One for each dimension, then one for all. */
export function computedTotals(projects: readonly ReadProject[], years: readonly number[]): ComputedTotal[] {
  const dimensions = [...new Set(projects.map(({ dimension }) => dimension?.no ?? null))];
  const total = (of: readonly ReadProject[], dimension: number | null): ComputedTotal => ({
    dimension,
    count: of.length,
    per_year: Object.fromEntries(
      // Whole satang, so that the sum is exact.
      years.map((year) => [
        year,
        of.reduce((sum, { budgets }) => sum + Math.round((budgets[year] ?? 0) * 100), 0) / 100,
      ]),
    ),
  });
  return [
    ...dimensions
      .filter((dimension) => dimension !== null)
      .map((dimension) =>
        total(
          projects.filter((project) => project.dimension?.no === dimension),
          dimension,
        ),
      ),
    total(projects, null),
  ];
}
