import type { DigitStyle } from "../../thai/digits.ts";

/** A chart, said once: pages and documents draw it and its table from the same answer. Plain data. */
export interface ChartModel {
  /**
   * bar and stacked: categories below each other · line: categories are points in time · radar: categories are
   * the rays · heat: categories are columns, series are rows · gauge: one value against a scale.
   */
  kind: ChartKind;
  title: string;
  /** What the chart tells, in a sentence. */
  description?: string;
  /** What the categories are: "หน่วยงาน", "ปีงบประมาณ", "โอกาสเกิด". Head of the table's first column. */
  categoryLabel?: string;
  /** What the rows of a heat map are: "ผลกระทบ". */
  seriesLabel?: string;
  categories: readonly string[];
  series: readonly Series[];
  unit?: string;
  /** From low to high. A value belongs to the last band that it reaches, so there is no gap and no overlap. */
  bands?: readonly Band[];
  /** Ends of the scale, where they are known: 0 to 100. Values beyond them widen it. */
  range?: { min?: number; max?: number };
  /** Digits behind the point; by itself 0 for whole numbers, otherwise 2. */
  decimals?: number;
  /** Arabic when left out. */
  digits?: DigitStyle;
}

export type ChartKind = "bar" | "stacked" | "line" | "radar" | "heat" | "gauge";

export interface Series {
  name: string;
  /** One for each category. Nothing (null) is not zero: it is drawn and told as "ไม่มีข้อมูล". */
  values: readonly (number | null)[];
  /** Where the colour means a state. Otherwise series differ by texture, dash and mark. */
  tone?: Tone;
  /** Heat maps: what the band is read from when it is not the value itself, as the level of a risk. */
  levels?: readonly (number | null)[];
}

export interface Band {
  from: number;
  label: string;
  tone: Tone;
}

export type Tone = "accent" | "gold" | "done" | "doing" | "late" | "stop" | "idle";

/** Nothing, and what is no number, is missing. */
export function valueAt(series: Series | undefined, index: number): number | null {
  return finite(series?.values[index]);
}

export function levelAt(series: Series | undefined, index: number): number | null {
  return finite(series?.levels ? series.levels[index] : series?.values[index]);
}

export function bandOf(chart: ChartModel, value: number | null): Band | undefined {
  return value === null ? undefined : chart.bands?.findLast((band) => value >= band.from);
}

export function isEmpty(chart: ChartModel): boolean {
  return chart.categories.every((_, index) =>
    chart.series.every((series) => valueAt(series, index) === null),
  );
}

/** A dial shows one value, a web needs three rays: anything else is told better by bars. */
export function kindDrawn(chart: ChartModel): ChartKind {
  if (chart.kind === "radar" && chart.categories.length < 3) return "bar";
  if (chart.kind === "gauge" && chart.categories.length * chart.series.length !== 1) return "bar";
  return chart.kind;
}

/** Sum of what is known; nothing when nothing is. */
export function totalAt(chart: ChartModel, index: number): number | null {
  const known = chart.series.map((series) => valueAt(series, index)).filter((value) => value !== null);
  // A third of a satang must not appear in a sum of tenths.
  return known.length === 0
    ? null
    : Number(limited(known.reduce((sum, value) => limited(sum + value), 0)).toPrecision(15));
}

/** Sums stay numbers, however large what is added. */
export function limited(value: number): number {
  return Math.min(1e300, Math.max(-1e300, value));
}

function finite(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value;
}
