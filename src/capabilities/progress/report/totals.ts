import { satang, sumSatang } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import { countedAgain } from "../../plan/rules.ts";
import type { ReportContent, ReportDimension, ReportRow, ReportTotal } from "./content.ts";

export function rowsOf({ dimensions }: Pick<ReportContent, "dimensions">): ReportRow[] {
  return dimensions.flatMap(rowsIn);
}

export function rowsIn({ lines }: Pick<ReportDimension, "lines">): ReportRow[] {
  return lines.flatMap(({ row }) => (row ? [row] : []));
}

type Summed = Pick<ReportRow, "money" | "shared" | "guidelines">;

/** Money of a source that stands in several rows; the sum counts it once, as the plan does. */
export function sharedAgain(rows: readonly Pick<Summed, "shared">[]): Satang {
  const takings = rows.flatMap(({ shared = [] }) => shared);
  return sumSatang(
    [...Map.groupBy(takings, ({ source }) => source).values()].map((same) =>
      countedAgain(
        same.map(({ amount }) => satang(amount)),
        same[0]?.holds ?? null,
      ),
    ),
  );
}

/** Sums of the rows, a dash where none has money; ticked where any row is. */
export function totalOf(rows: readonly Summed[]): ReportTotal {
  const sum = (take: (row: (typeof rows)[number]) => number | null) => {
    const amounts = rows.map(take).filter((amount) => amount !== null);
    return amounts.length === 0 ? null : sumSatang(amounts.map(satang));
  };
  const agency = sum(({ money }) => money.agency);
  return {
    integrated: sum(({ money }) => money.integrated),
    agency: agency === null ? null : agency - sharedAgain(rows),
    disbursed: sum(({ money }) => money.disbursed),
    guidelines: {
      conscience: rows.some(({ guidelines }) => guidelines.conscience),
      mechanism: rows.some(({ guidelines }) => guidelines.mechanism),
      efficiency: rows.some(({ guidelines }) => guidelines.efficiency),
    },
  };
}
