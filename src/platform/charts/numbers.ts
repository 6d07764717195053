import { inDigits } from "../../thai/digits.ts";
import { valueAt } from "./model.ts";
import type { ChartModel } from "./model.ts";

export const missing = "ไม่มีข้อมูล";

/** As the table and the reader have it: every digit that the chart promises. */
export function formatValue(chart: ChartModel, value: number | null): string {
  if (value === null) return missing;
  return digitsOf(chart, written(value, decimalsOf(chart)));
}

/** As a picture has room for: 1.25 ล้าน. */
export function shortValue(chart: ChartModel, value: number | null): string {
  if (value === null) return missing;
  const size = Math.abs(value);
  const decimals = decimalsOf(chart);
  if (size < 1e6 || size >= 1e15) return digitsOf(chart, written(value, decimals));
  const [unit, name] = size < 1e12 ? [1e6, "ล้าน"] : [1e12, "ล้านล้าน"];
  return digitsOf(chart, `${trimmed(value / unit, 2)} ${name}`);
}

/** Ticks are as exact as their step asks, whatever the values are. */
export function tickValue(chart: ChartModel, value: number): string {
  return shortValue({ ...chart, decimals: Number.isInteger(value) ? 0 : 2 }, value);
}

/** Names and headings too: on paper พ.ศ. ๒๕๖๙ does not stand beside 2569. */
export function inItsDigits(chart: ChartModel): ChartModel {
  if (chart.digits !== "thai") return chart;
  const text = (one: string) => inDigits(one, "thai");
  const maybe = (one: string | undefined) => (one === undefined ? undefined : text(one));
  return {
    ...chart,
    title: text(chart.title),
    description: maybe(chart.description),
    categoryLabel: maybe(chart.categoryLabel),
    seriesLabel: maybe(chart.seriesLabel),
    unit: maybe(chart.unit),
    categories: chart.categories.map(text),
    series: chart.series.map((series) => ({ ...series, name: text(series.name) })),
    bands: chart.bands?.map((band) => ({ ...band, label: text(band.label) })),
  };
}

export function digitsOf(chart: ChartModel, text: string): string {
  return chart.digits === "thai" ? inDigits(text, "thai") : text;
}

export interface Scale {
  low: number;
  high: number;
  ticks: readonly number[];
  /** 0 at the low end, 1 at the high end, never beyond. */
  place: (value: number) => number;
}

/** Beyond this a sum or a difference of two values would no longer be a number. */
const most = 1e300;

/** Always with zero in it: a bar or a slope that begins elsewhere misleads. */
export function scaleOf(chart: ChartModel, values: readonly number[], steps: number): Scale {
  const ends = [0, chart.range?.min, chart.range?.max, ...values].filter((end) => Number.isFinite(end));
  let low = Math.max(-most, Math.min(...(ends as number[])));
  let high = Math.min(most, Math.max(...(ends as number[])));
  if (high - low < 1e-9) high = low + 1;
  const step = niceStep((high - low) / Math.max(1, steps));
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step));
  low = ticks[0] ?? low;
  high = ticks.at(-1) ?? high;
  const place = (value: number) => {
    const clamped = Math.min(high, Math.max(low, value));
    return (clamped - low) / (high - low);
  };
  return { low, high, ticks, place };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((nice) => nice * power >= rough * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function exact(value: number): number {
  const rounded = Number(value.toPrecision(12));
  return rounded === 0 ? 0 : rounded;
}

export function decimalsOf(chart: ChartModel): number {
  if (chart.decimals !== undefined) return Math.min(6, Math.max(0, Math.trunc(chart.decimals)));
  const whole = chart.series.every((series) =>
    chart.categories.every((_, index) => Number.isInteger(valueAt(series, index) ?? 0)),
  );
  return whole ? 0 : 2;
}

function written(value: number, decimals: number): string {
  const size = Math.abs(value);
  // A long row of zeros says less than the power of ten; what rounds away must not read as nothing.
  if (size >= 1e15 || (size > 0 && size < 0.5 * 10 ** -decimals && size < 1e-4)) {
    const [digits = "", power = ""] = value.toExponential(2).split("e");
    return `${digits.replace("-", "−")}×10^${power.replace("+", "").replace("-", "−")}`;
  }
  const enough = size > 0 && size < 0.5 * 10 ** -decimals ? 4 : decimals;
  return grouped(value, enough, enough);
}

const trimmed = (value: number, decimals: number) => grouped(value, 0, decimals);

const formats = new Map<string, Intl.NumberFormat>();

function grouped(value: number, least: number, decimals: number): string {
  const key = `${least} ${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat("en", {
      minimumFractionDigits: least,
      maximumFractionDigits: decimals,
      signDisplay: "negative",
    });
    formats.set(key, format);
  }
  return format.format(value).replace("-", "−");
}
