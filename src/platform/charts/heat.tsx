/** A field of cells: how many stand where, and which level that is. */
import type { ComponentChildren } from "preact";
import { soft } from "./colours.ts";
import type { Colour } from "./colours.ts";
import { clean, columnFor, widthOf, wrap } from "./letters.ts";
import { bandOf, levelAt, valueAt } from "./model.ts";
import type { ChartModel } from "./model.ts";
import { digitsOf, shortValue } from "./numbers.ts";
import { at, legend, lineHeight, Lines, size, small } from "./parts.tsx";
import type { Drawn, Frame, Key } from "./parts.tsx";
import { bandText } from "./thresholds.tsx";

export function drawHeat(given: ChartModel, frame: Frame): Drawn {
  const chart = upright(given, frame);
  const { colour } = frame;
  const keys = legend(heatKeys(chart, frame), frame);
  const side = chart.seriesLabel ? lineHeight : 0;
  const nameWidth = widestRow(chart, frame);
  const left = nameWidth + 8;
  const width = (frame.width - left - 2) / Math.max(1, chart.categories.length);
  const most = Math.max(0, ...known(chart).map(Math.abs));
  const rows: ComponentChildren[] = [];
  let y = keys.height + side;
  for (const [place, series] of chart.series.entries()) {
    const lines = wrap(series.name, size, nameWidth, 3);
    const height = Math.max(48, lines.length * lineHeight + 6);
    rows.push(
      <Lines
        x={nameWidth}
        y={y + (height - lines.length * lineHeight) / 2 + 14}
        lines={lines}
        anchor="end"
        fill={colour("ink")}
      />,
    );
    for (const index of chart.categories.keys()) {
      rows.push(cell(chart, frame, { place, index, most }, { x: left + index * width, y, width, height }));
    }
    y += height;
  }
  const names = chart.categories.map((name) => wrap(name, small, width - 4, 4));
  const step = width < 26 ? Math.ceil(26 / width) : 1;
  const deep = Math.max(1, ...names.map((lines) => lines.length)) * small * 1.35;
  return {
    width: frame.width,
    height: y + 6 + deep + (chart.categoryLabel ? lineHeight : 0) + 4,
    body: (
      <>
        {keys.body}
        {chart.seriesLabel && (
          <Lines
            x={0}
            y={keys.height + 12}
            lines={wrap(`${chart.seriesLabel} ↓`.replace(" ↓", ""), small, frame.width, 1)}
            size={small}
            bold
            fill={colour("ink-2")}
          />
        )}
        {rows}
        {names.map((lines, index) =>
          index % step === 0 ? (
            <Lines
              x={left + (index + 0.5) * width}
              y={y + 17}
              lines={step > 1 ? lines.slice(0, 1) : lines}
              size={small}
              anchor="middle"
              fill={colour("ink")}
            />
          ) : null,
        )}
        {chart.categoryLabel && (
          <Lines
            x={frame.width}
            y={y + 6 + deep + 14}
            lines={wrap(chart.categoryLabel, small, frame.width, 1)}
            size={small}
            bold
            anchor="end"
            fill={colour("ink-2")}
          />
        )}
      </>
    ),
  };
}

interface Spot {
  readonly place: number;
  readonly index: number;
  readonly most: number;
}

function cell(
  chart: ChartModel,
  frame: Frame,
  { place, index, most }: Spot,
  box: { x: number; y: number; width: number; height: number },
) {
  const { colour } = frame;
  const series = chart.series[place];
  const value = valueAt(series, index);
  const band = bandOf(chart, levelAt(series, index));
  const text = value === null ? "–" : shortValue(chart, value);
  const names = band ? wrap(band.label, 11, box.width - 3, 3) : [];
  const whole = names.length <= 2 && names.join("") === clean(band?.label ?? "").replaceAll(" ", "");
  // Where the name has no room its number in the key above stands for it.
  const label = !band || whole ? names : [digitsOf(chart, `(${(chart.bands ?? []).indexOf(band) + 1})`)];
  const ink: Colour = band ? band.tone : "ink";
  const share = most === 0 || value === null ? 0 : Math.abs(value) / most;
  const middle = box.x + box.width / 2;
  const fits = widthOf(text, size, true) < box.width - 2;
  return (
    <>
      <rect
        x={at(box.x + 1)}
        y={at(box.y + 1)}
        width={at(Math.max(1, box.width - 2))}
        height={at(box.height - 2)}
        rx="3"
        fill={colour(band ? soft(band.tone) : value === null ? "sunk" : "accent")}
        fill-opacity={band || value === null ? undefined : at(0.04 + share * 0.3) || 0.04}
        stroke={colour(band ? band.tone : "line")}
        stroke-width={band && value ? 1.5 : 0.5}
      />
      {fits && (
        <Lines
          x={middle}
          y={box.y + box.height / 2 + 5 - label.length * 7}
          lines={[text]}
          anchor="middle"
          bold={Boolean(value)}
          fill={colour(ink)}
        />
      )}
      {label.every((line) => widthOf(line, 11) < box.width) && (
        <Lines
          x={middle}
          y={box.y + box.height / 2 + 19 - label.length * 7}
          lines={label}
          size={11}
          anchor="middle"
          fill={colour(ink)}
        />
      )}
    </>
  );
}

function heatKeys(chart: ChartModel, { colour }: Frame): Key[] {
  return (chart.bands ?? []).map((band, index) => ({
    label: digitsOf(chart, `${index + 1} ${bandText(chart, band)}`),
    sign: (box) => (
      <rect
        x={box.x}
        y={box.y}
        width={box.width}
        height={box.height}
        rx="3"
        fill={colour(soft(band.tone))}
        stroke={colour(band.tone)}
        stroke-width="1.5"
      />
    ),
  }));
}

/** Many columns in little room run down the page instead. */
function upright(chart: ChartModel, frame: Frame): ChartModel {
  const rows = chart.series.length;
  const columns = chart.categories.length;
  if (columns <= (frame.narrow ? 8 : 14) || rows >= columns) return chart;
  return {
    ...chart,
    ...(chart.seriesLabel || chart.categoryLabel
      ? { categoryLabel: chart.seriesLabel, seriesLabel: chart.categoryLabel }
      : {}),
    categories: chart.series.map((series) => series.name),
    series: chart.categories.map((name, index) => ({
      name,
      values: chart.series.map((series) => valueAt(series, index)),
      levels: chart.series.map((series) => levelAt(series, index)),
    })),
  };
}

function widestRow(chart: ChartModel, frame: Frame): number {
  return columnFor(
    chart.series.map((series) => series.name),
    size,
    10,
    frame.narrow ? 84 : 180,
  );
}

function known(chart: ChartModel): number[] {
  return chart.series.flatMap((series) =>
    chart.categories.map((_, index) => valueAt(series, index)).filter((value) => value !== null),
  );
}
