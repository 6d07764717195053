import { renderToString } from "preact-render-to-string";
import type { Picture } from "../documents/model.ts";
import { paperColours } from "./colours.ts";
import { drawChart } from "./draw.tsx";
import type { ChartModel } from "./model.ts";
import { altOf } from "./told.ts";

/** A chart for a document: the same drawing in fixed colours, in Sarabun by name. */
export function pictureOf(chart: ChartModel): Extract<Picture, { format: "svg" }> {
  const { width, height, body } = drawChart(chart, "wide", paperColours);
  const heightPx = Math.ceil(height);
  const svg = renderToString(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={heightPx}
      viewBox={`0 0 ${width} ${heightPx}`}
      font-family="Sarabun"
    >
      {body}
    </svg>,
  );
  return { format: "svg", svg, widthPx: width, heightPx, alt: altOf(chart) };
}
