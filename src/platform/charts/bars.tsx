/** Bars lie: the names of Thai offices and projects are long, and a name is read beside its bar. */
import type { ComponentChildren } from "preact";
import { toneOf } from "./colours.ts";
import { columnFor, widthOf, wrap } from "./letters.ts";
import { limited, totalAt, valueAt } from "./model.ts";
import type { ChartModel } from "./model.ts";
import { missing, scaleOf, shortValue, tickValue } from "./numbers.ts";
import type { Scale } from "./numbers.ts";
import { at, legend, lineHeight, Lines, Plated, seriesKeys, small, size, Textured } from "./parts.tsx";
import type { Drawn, Frame } from "./parts.tsx";
import { bandText, bandWidth, thresholds } from "./thresholds.tsx";

interface Ground {
  readonly chart: ChartModel;
  readonly frame: Frame;
  readonly scale: Scale;
  readonly x: (value: number) => number;
}

const gap = 10;

export function drawBars(chart: ChartModel, frame: Frame): Drawn {
  const { colour } = frame;
  const stacked = chart.kind === "stacked";
  const nameWidth = frame.narrow ? 0 : columnFor(chart.categories, size, 40, 240);
  const names = chart.categories.map((name) =>
    wrap(name, size, frame.narrow ? frame.width : nameWidth, frame.narrow ? 3 : 4),
  );
  const ends = chart.categories.flatMap((_, index) => endsAt(chart, index));
  const scale = scaleOf(chart, ends, frame.narrow ? 3 : 5);
  const figure = Math.max(30, ...chart.categories.map((_, index) => widestFigure(chart, index))) + 8;
  const left = nameWidth + (nameWidth > 0 ? gap : 5) + (scale.low < 0 ? figure : 0);
  const right = Math.max(left + 60, frame.width - figure);
  const ground: Ground = { chart, frame, scale, x: (value) => left + scale.place(value) * (right - left) };

  const keys = legend(seriesKeys(chart.series, colour), frame);
  const marks = thresholds(chart, scale);
  const top = keys.height + marks.length * 17 + (marks.length > 0 ? 4 : 0);
  const thick = stacked || chart.series.length === 1 ? 20 : 16;
  const rows: ComponentChildren[] = [];
  // On a phone names stand between the bars: lines leave them alone.
  const spans: [number, number][] = [];
  let y = top;
  for (const [index, lines] of names.entries()) {
    const bars = (stacked ? 1 : chart.series.length) * (thick + 2);
    const nameHeight = lines.length * lineHeight;
    const barTop = y + (frame.narrow ? nameHeight + 2 : Math.max(0, (nameHeight - bars) / 2));
    const nameTop = frame.narrow ? y : y + Math.max(0, (bars - nameHeight) / 2);
    if (frame.narrow) spans.push([barTop - 2, barTop + bars + 2]);
    rows.push(
      <Lines
        x={frame.narrow ? 0 : nameWidth}
        y={nameTop + 14}
        lines={lines}
        anchor={frame.narrow ? "start" : "end"}
        fill={colour("ink")}
      />,
      stacked ? stackedBar(ground, index, barTop, thick) : sideBySide(ground, index, barTop, thick),
    );
    y += (frame.narrow ? nameHeight + 2 + bars : Math.max(nameHeight, bars)) + 9;
  }
  const foot = y + 4;
  if (!frame.narrow) spans.push([top - 2, foot]);
  return {
    width: frame.width,
    height: foot + 18,
    body: (
      <>
        {keys.body}
        {scale.ticks.map((tick) => (
          <>
            <Upright x={ground.x(tick)} spans={spans} stroke={colour(tick === 0 ? "line-strong" : "line")} />
            <Lines
              x={ground.x(tick)}
              y={foot + 14}
              lines={[tickValue(chart, tick)]}
              size={small}
              anchor="middle"
              fill={colour("ink-2")}
            />
          </>
        ))}
        {rows}
        {marks.map((band, index) => {
          const width = bandWidth(chart, band, small);
          const baseline = top - 8 - index * 17;
          const x = ground.x(band.from);
          return (
            <>
              <Upright
                x={x}
                spans={[[baseline + 4, top - 4], ...spans]}
                stroke={colour(band.tone)}
                dash="5 3"
              />
              <Lines
                x={Math.min(Math.max(x - width / 2, 0), Math.max(0, frame.width - width))}
                y={baseline}
                lines={[bandText(chart, band)]}
                size={small}
                fill={colour(band.tone)}
              />
            </>
          );
        })}
      </>
    ),
  };
}

/** The scale of the whole, for bars that are drawn in parts. */
export function barRange(chart: ChartModel): { min: number; max: number } {
  const { low, high } = scaleOf(
    chart,
    chart.categories.flatMap((_, index) => endsAt(chart, index)),
    5,
  );
  return { min: low, max: high };
}

function Upright(props: {
  readonly x: number;
  readonly spans: readonly (readonly [number, number])[];
  readonly stroke: string;
  readonly dash?: string;
}) {
  const { x, spans, stroke, dash } = props;
  return (
    <path
      d={spans.map(([from, to]) => `M${at(x)} ${at(from)}V${at(to)}`).join("")}
      stroke={stroke}
      stroke-width={dash ? 1.5 : 1}
      stroke-dasharray={dash}
    />
  );
}

function sideBySide({ chart, frame, x }: Ground, index: number, top: number, thick: number) {
  const { colour } = frame;
  const zero = x(0);
  return chart.series.map((series, place) => {
    const value = valueAt(series, index);
    const y = top + place * (thick + 2);
    if (value === null) return <Missing x={zero + 5} y={y + thick / 2} frame={frame} />;
    const end = x(value);
    const box = { x: Math.min(zero, end), y, width: Math.abs(end - zero), height: thick };
    return (
      <>
        <Textured box={box} index={place} tone={toneOf(series, place)} colour={colour} />
        <Lines
          x={value < 0 ? end - 5 : end + 5}
          y={y + thick / 2 + 5}
          lines={[shortValue(chart, value)]}
          anchor={value < 0 ? "end" : "start"}
          fill={colour("ink")}
        />
      </>
    );
  });
}

function stackedBar({ chart, frame, x }: Ground, index: number, top: number, thick: number) {
  const { colour } = frame;
  const parts: ComponentChildren[] = [];
  let above = 0;
  let below = 0;
  for (const [place, series] of chart.series.entries()) {
    const value = valueAt(series, index);
    if (value === null || value === 0) continue;
    const from = value < 0 ? below : above;
    const to = limited(from + value);
    if (value < 0) below = to;
    else above = to;
    const box = {
      x: Math.min(x(from), x(to)),
      y: top,
      width: Math.max(0, Math.abs(x(to) - x(from)) - 1),
      height: thick,
    };
    const text = shortValue(chart, value);
    parts.push(
      <Textured box={box} index={place} tone={toneOf(series, place)} colour={colour} />,
      widthOf(text, small) + 12 < box.width && (
        <Plated x={box.x + box.width / 2} y={top + thick / 2} text={text} colour={colour} />
      ),
    );
  }
  const total = totalAt(chart, index);
  if (total === null) return <Missing x={x(0) + 5} y={top + thick / 2} frame={frame} />;
  return (
    <>
      {parts}
      <Lines
        x={x(above) + 5}
        y={top + thick / 2 + 5}
        lines={[shortValue(chart, total)]}
        bold
        fill={colour("ink")}
      />
    </>
  );
}

function Missing({ x, y, frame }: { x: number; y: number; frame: Frame }) {
  return <Lines x={x} y={y + 4.5} lines={[missing]} size={small} fill={frame.colour("ink-2")} />;
}

function endsAt(chart: ChartModel, index: number): number[] {
  const values = chart.series.map((series) => valueAt(series, index)).filter((value) => value !== null);
  if (chart.kind !== "stacked") return values;
  const sum = (sign: 1 | -1) =>
    values.reduce((whole, value) => (value * sign > 0 ? limited(whole + value) : whole), 0);
  return [sum(1), sum(-1)];
}

function widestFigure(chart: ChartModel, index: number): number {
  const values = chart.series.map((series) => valueAt(series, index));
  const texts =
    chart.kind === "stacked"
      ? [shortValue(chart, totalAt(chart, index))]
      : values.map((value) => shortValue(chart, value));
  return Math.max(...texts.map((text) => (text === missing ? 40 : widthOf(text, size, true))));
}
