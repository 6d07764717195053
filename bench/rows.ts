import type { Compared } from "./drive.ts";

/** One line of the table: a figure, what it is held against, and whether it holds. */
export interface Row {
  name: string;
  figure: string;
  bound: string;
  /** Product against bare, or figure against bound. */
  ratio: number;
  /** The ratio by processor time, where servers were compared. */
  byProcessor?: number;
  ok: boolean;
}

export const rowOf = {
  /** At least `least` of what a bare server manages in the same run. */
  ratio(name: string, { product, bare, ratio, byProcessor }: Compared, least: number | undefined): Row {
    return {
      name,
      figure: `${product.toFixed(0)}/s`,
      bound: `${bare.toFixed(0)}/s${least === undefined ? "" : `, at least ${percent(least)}`}`,
      ratio,
      byProcessor,
      // Answers a second are what people feel; the processor's time stands beside it for busy machines.
      ok: least === undefined || ratio >= least || (byProcessor ?? 0) >= least,
    };
  },
  /** At most `most` of what the other way takes in the same run. */
  times(name: string, seconds: number, ratio: number, most: number): Row {
    return {
      name,
      figure: seconds < 0.1 ? `${(seconds * 1000).toFixed(1)} ms` : `${seconds.toFixed(2)} s`,
      bound: `at most ${percent(most)} of it`,
      ratio,
      ok: ratio <= most,
    };
  },
  /** What this machine cannot measure, said in words. */
  leftOut(name: string, why: string): Row {
    return { name, figure: "left out", bound: why, ratio: 0, ok: true };
  },
  most(name: string, figure: number, most: number, unit: string): Row {
    const digits = most < 10 ? 2 : 1;
    return {
      name,
      figure: `${figure.toFixed(figure === 0 ? 0 : digits)} ${unit}`,
      bound: `at most ${most} ${unit}`,
      ratio: most === 0 ? figure : figure / most,
      ok: figure <= most,
    };
  },
};

export function tableOf(rows: readonly Row[]): string {
  const lines = [
    ["", "figure", "bound", "ratio", "by processor time", ""],
    ...rows.map(({ name, figure, bound, ratio, byProcessor, ok }) => [
      name,
      figure,
      bound,
      percent(ratio),
      byProcessor === undefined ? "" : percent(byProcessor),
      ok ? "pass" : "FAIL",
    ]),
  ];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          [1, 3, 4].includes(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(0)} %`;
}
