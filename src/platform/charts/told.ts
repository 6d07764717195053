/** A chart in words: its table, and the sentence for who does not see the picture. */
import { bandOf, isEmpty, kindDrawn, levelAt, totalAt, valueAt } from "./model.ts";
import type { ChartKind, ChartModel } from "./model.ts";
import { digitsOf, formatValue, inItsDigits, missing } from "./numbers.ts";
import { clean } from "./letters.ts";

export interface ChartTable {
  readonly caption: string;
  /** The first names the rows. */
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Every value, whole; a heat map's rows stay rows. */
export function tableOf(given: ChartModel): ChartTable {
  const chart = inItsDigits(given);
  const caption = titleOf(chart);
  if (chart.kind === "heat") {
    return {
      caption,
      head: [
        [chart.seriesLabel, chart.categoryLabel].filter(Boolean).map(String).map(clean).join(" \\ "),
        ...chart.categories.map(clean),
      ],
      rows: chart.series.map((series) => [
        clean(series.name),
        ...chart.categories.map((_, index) =>
          withBand(chart, valueAt(series, index), levelAt(series, index)),
        ),
      ]),
    };
  }
  const total = chart.kind === "stacked" && chart.series.length > 1;
  return {
    caption,
    head: [
      clean(chart.categoryLabel ?? "รายการ"),
      ...chart.series.map((series) => clean(series.name)),
      ...(total ? ["รวม"] : []),
    ],
    rows: chart.categories.map((name, index) => [
      clean(name),
      ...chart.series.map((series) =>
        withBand(chart, valueAt(series, index), chart.kind === "gauge" ? valueAt(series, index) : null),
      ),
      ...(total ? [formatValue(chart, totalAt(chart, index))] : []),
    ]),
  };
}

export function titleOf(chart: ChartModel): string {
  const unit = chart.unit ? ` (${clean(chart.unit)})` : "";
  return digitsOf(chart, clean(chart.title) + unit);
}

const kinds: Record<ChartKind, string> = {
  bar: "แผนภูมิแท่ง",
  stacked: "แผนภูมิแท่งซ้อน",
  line: "แผนภูมิเส้น",
  radar: "แผนภูมิเรดาร์",
  heat: "ผังความร้อน",
  gauge: "มาตรวัด",
};

/** What kind of picture, of what, and its ends: short enough to be heard before the table. */
export function summaryOf(given: ChartModel): string {
  const chart = inItsDigits(given);
  const opening = [
    `${kinds[kindDrawn(chart)]}: ${titleOf(chart)}`,
    chart.description && clean(chart.description),
  ]
    .filter(Boolean)
    .join(" ");
  if (isEmpty(chart)) return `${opening} ${missing}`;
  const points = chart.series.flatMap((series) =>
    chart.categories.map((category, index) => ({ series, category, value: valueAt(series, index) })),
  );
  const [first, ...rest] = points.filter((point) => point.value !== null);
  if (!first) return opening;
  const name = (point: typeof first) =>
    [chart.series.length > 1 && clean(point.series.name), clean(point.category)].filter(Boolean).join(" ");
  const say = (point: typeof first) => `${name(point)} ${formatValue(chart, point.value)}`;
  if (rest.length === 0 && points.length === 1) return `${opening} ${say(first)}`;
  const highest = rest.reduce(
    (best, point) => ((point.value ?? 0) > (best.value ?? 0) ? point : best),
    first,
  );
  const lowest = rest.reduce((best, point) => ((point.value ?? 0) < (best.value ?? 0) ? point : best), first);
  const gaps = points.length - rest.length - 1;
  return [
    opening,
    `สูงสุด ${say(highest)}`,
    `ต่ำสุด ${say(lowest)}`,
    gaps > 0 && `${missing} ${digitsOf(chart, String(gaps))} ค่า`,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Nobody listens to more in one go. */
const MOST_TOLD = 30;

/** Whether the picture's own words say every value. */
export function isTold(chart: ChartModel): boolean {
  return chart.series.length * chart.categories.length <= MOST_TOLD;
}

/** In a document there is no table to unfold: few values are all said, many by their ends. */
export function altOf(chart: ChartModel): string {
  if (!isTold(chart) || isEmpty(chart)) return summaryOf(chart);
  const { head, rows } = tableOf(chart);
  const told = rows.map(
    ([name, ...values]) =>
      `${name}: ${values.map((value, index) => (values.length > 1 ? `${head[index + 1]} ${value}` : value)).join(", ")}`,
  );
  return `${summaryOf(chart)}\n${told.join("\n")}`;
}

function withBand(chart: ChartModel, value: number | null, level: number | null): string {
  const band = bandOf(chart, level);
  return formatValue(chart, value) + (band ? ` (${clean(band.label)})` : "");
}
