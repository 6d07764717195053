import { renderToString } from "preact-render-to-string";
import type { Picture } from "../documents/model.ts";
import { barRange } from "./bars.tsx";
import { paperColours } from "./colours.ts";
import { drawChart } from "./draw.tsx";
import { kindDrawn } from "./model.ts";
import type { ChartModel } from "./model.ts";
import { altOf } from "./told.ts";

type Drawing = Extract<Picture, { format: "svg" }>;

/** A line of text in a document. A dial stands in the middle of it, not as large as the page. */
const width = 640;

/** A chart for a document: the same drawing in fixed colours, in Sarabun by name. */
export function pictureOf(chart: ChartModel): Drawing {
  const { width: own, height, body } = drawChart(chart, "wide", paperColours);
  const heightPx = Math.ceil(height);
  const svg = renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={heightPx}
      viewBox={`0 0 ${width} ${heightPx}`}
      font-family="Sarabun"
    >
      {own === width ? body : <g transform={`translate(${(width - own) / 2} 0)`}>{body}</g>}
    </svg>,
  );
  return { format: "svg", svg, widthPx: width, heightPx, alt: altOf(chart) };
}

/** What a page holds of bars that can still be read. */
const most = 20;

/** The same, where bars may be more than a page holds: in parts, all on one scale. */
export function picturesOf(chart: ChartModel): Drawing[] {
  const bars = kindDrawn(chart) === "bar" || kindDrawn(chart) === "stacked";
  if (!bars || chart.categories.length <= most) return [pictureOf(chart)];
  const parts = Math.ceil(chart.categories.length / most);
  const each = Math.ceil(chart.categories.length / parts);
  const range = barRange(chart);
  return Array.from({ length: parts }, (_, part) => {
    const of = <Value,>(values: readonly Value[]) => values.slice(part * each, (part + 1) * each);
    return pictureOf({
      ...chart,
      range,
      categories: of(chart.categories),
      series: chart.series.map((series) => ({ ...series, values: of(series.values) })),
    });
  });
}
