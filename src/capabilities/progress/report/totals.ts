import { satang, sumSatang } from "../../../thai/money.ts";
import type { ReportContent, ReportDimension, ReportRow, ReportTotal } from "./content.ts";

export function rowsOf({ dimensions }: Pick<ReportContent, "dimensions">): ReportRow[] {
  return dimensions.flatMap(rowsIn);
}

export function rowsIn({ lines }: Pick<ReportDimension, "lines">): ReportRow[] {
  return lines.flatMap(({ row }) => (row ? [row] : []));
}

/** Sums of the rows, a dash where none has money; ticked where any row is. */
export function totalOf(rows: readonly Pick<ReportRow, "money" | "guidelines">[]): ReportTotal {
  const sum = (take: (row: (typeof rows)[number]) => number | null) => {
    const amounts = rows.map(take).filter((amount) => amount !== null);
    return amounts.length === 0 ? null : sumSatang(amounts.map(satang));
  };
  return {
    integrated: sum(({ money }) => money.integrated),
    agency: sum(({ money }) => money.agency),
    disbursed: sum(({ money }) => money.disbursed),
    guidelines: {
      conscience: rows.some(({ guidelines }) => guidelines.conscience),
      mechanism: rows.some(({ guidelines }) => guidelines.mechanism),
      efficiency: rows.some(({ guidelines }) => guidelines.efficiency),
    },
  };
}
