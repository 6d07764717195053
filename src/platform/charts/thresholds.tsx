/** Where a band begins, as a dashed line with its name. */
import { clean, widthOf } from "./letters.ts";
import type { Band, ChartModel } from "./model.ts";
import { digitsOf, formatValue } from "./numbers.ts";
import type { Scale } from "./numbers.ts";

/** Only what lies inside the scale divides anything. */
export function thresholds(chart: ChartModel, scale: Scale): readonly Band[] {
  return (chart.bands ?? []).filter((band) => band.from > scale.low && band.from < scale.high);
}

/** "ดี: ตั้งแต่ 80", "ต่ำ: ต่ำกว่า 50" */
export function bandText(chart: ChartModel, band: Band): string {
  const bands = chart.bands ?? [];
  const next = bands[bands.indexOf(band) + 1];
  const value = (number: number) => formatValue(withPlainDigits(chart, number), number);
  if (band === bands[0] && next) return digitsOf(chart, `${band.label}: ต่ำกว่า ${value(next.from)}`);
  return digitsOf(chart, `${band.label}: ตั้งแต่ ${value(band.from)}`);
}

export function bandWidth(chart: ChartModel, band: Band, size: number): number {
  return widthOf(clean(bandText(chart, band)), size);
}

function withPlainDigits(chart: ChartModel, number: number): ChartModel {
  return Number.isInteger(number) ? { ...chart, decimals: 0 } : chart;
}
