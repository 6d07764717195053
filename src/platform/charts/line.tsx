/** Values over time. What is missing is a gap in the line, never a slope through it. */
import type { ComponentChildren } from "preact";
import { toneOf } from "./colours.ts";
import type { Colour } from "./colours.ts";
import { widthOf, wrap } from "./letters.ts";
import { valueAt } from "./model.ts";
import type { Band, ChartModel, Series } from "./model.ts";
import { scaleOf, shortValue, tickValue } from "./numbers.ts";
import { at, legend, Line, Lines, Plated, small } from "./parts.tsx";
import type { Box, Drawn, Frame, Key } from "./parts.tsx";
import { bandText, thresholds } from "./thresholds.tsx";

export function drawLine(chart: ChartModel, frame: Frame): Drawn {
  const { colour } = frame;
  const values = chart.series.flatMap((series) =>
    chart.categories.map((_, index) => valueAt(series, index)).filter((value) => value !== null),
  );
  const scale = scaleOf(chart, values, 5);
  const marks = thresholds(chart, scale);
  const keys = legend([...lineKeys(chart.series, frame), ...bandKeys(chart, marks, frame)], frame);
  const tickWidth = Math.max(...scale.ticks.map((tick) => widthOf(tickValue(chart, tick), small)));
  const left = tickWidth + 8;
  const ends = endsOf(chart, marks, frame);
  const right = frame.width - Math.max(12, ...ends.map((end) => widthOf(end.text, small) + 24));
  const slot = (right - left) / Math.max(1, chart.categories.length);
  const top = keys.height + 12;
  const bottom = top + (frame.narrow ? 190 : 240);
  const x = (index: number) => left + slot * (index + 0.5);
  const y = (value: number) => bottom - scale.place(value) * (bottom - top);
  const names = namesBelow(chart.categories, slot);
  return {
    width: frame.width,
    height: bottom + 8 + names.lines * small * 1.35 + 4,
    body: (
      <>
        {keys.body}
        {scale.ticks.map((tick) => (
          <>
            <Line
              from={[left, y(tick)]}
              to={[right, y(tick)]}
              stroke={colour(tick === 0 ? "line-strong" : "line")}
            />
            <Lines
              x={left - 6}
              y={y(tick) + 4}
              lines={[tickValue(chart, tick)]}
              size={small}
              anchor="end"
              fill={colour("ink-2")}
            />
          </>
        ))}
        {names.shown.map(({ index, lines }) => (
          <Lines
            x={x(index)}
            y={bottom + 18}
            lines={lines}
            size={small}
            anchor="middle"
            fill={colour("ink")}
          />
        ))}
        {marks.map((band) => (
          <Line
            from={[left, y(band.from)]}
            to={[right, y(band.from)]}
            stroke={colour(band.tone)}
            dash="5 3"
            width={1.5}
          />
        ))}
        {chart.series.map((series, place) => {
          const points = chart.categories.map((_, index) => {
            const value = valueAt(series, index);
            return value === null ? null : ([x(index), y(value)] as const);
          });
          const tone = colour(toneOf(series, place));
          return (
            <>
              <path
                d={runsOf(points)}
                fill="none"
                stroke={tone}
                stroke-width="2.5"
                stroke-linejoin="round"
                stroke-dasharray={dashes[place % dashes.length]}
              />
              {points.map(
                (point, index) =>
                  point &&
                  // Close together marks hide the line; one that stands alone has nothing else.
                  (slot >= 12 || !(points[index - 1] || points[index + 1])) && (
                    <Mark at={point} index={place} tone={tone} frame={frame} />
                  ),
              )}
            </>
          );
        })}
        {chart.series.length === 1 && figures(chart, frame, slot, x, y)}
        {spread(ends, y, top, bottom).map(({ end, level }) => (
          <>
            {end.sign([right + 10, level])}
            <Lines x={right + 20} y={level + 4.5} lines={[end.text]} size={small} fill={colour(end.ink)} />
          </>
        ))}
      </>
    ),
  };
}

const dashes = [undefined, "8 4", "2 4", "10 3 2 3", "5 5"];

/** Pieces of a line between gaps: M… L… */
export function runsOf(points: readonly (readonly [number, number] | null)[]): string {
  return points
    .map((point, index) =>
      point === null ? "" : `${index > 0 && points[index - 1] ? "L" : "M"}${at(point[0])} ${at(point[1])}`,
    )
    .join("");
}

/** Round, square, triangle, diamond: what tells lines apart where they cross. */
export function Mark(props: {
  readonly at: readonly [number, number];
  readonly index: number;
  readonly tone: string;
  readonly frame: Frame;
}) {
  const [x, y] = props.at;
  const look = {
    fill: props.index % 2 === 0 ? props.tone : props.frame.colour("surface"),
    stroke: props.tone,
  };
  const shapes = [
    `M${at(x - 4)} ${at(y)}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`,
    `M${at(x - 4)} ${at(y - 4)}h8v8h-8Z`,
    `M${at(x)} ${at(y - 5)}l5 9h-10Z`,
    `M${at(x)} ${at(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z`,
  ];
  return <path d={shapes[props.index % shapes.length]} stroke-width="2" {...look} />;
}

export function lineKeys(series: readonly Series[], frame: Frame): Key[] {
  if (series.length < 2) return [];
  return series.map((one, index) => ({
    label: one.name,
    sign: (box: Box) => {
      const tone = frame.colour(toneOf(one, index));
      const middle = box.y + box.height / 2;
      return (
        <>
          <Line
            from={[box.x - 2, middle]}
            to={[box.x + box.width + 2, middle]}
            stroke={tone}
            width={2.5}
            dash={dashes[index % dashes.length]}
          />
          <Mark at={[box.x + box.width / 2, middle]} index={index} tone={tone} frame={frame} />
        </>
      );
    },
  }));
}

/** Every name where there is room; otherwise every second, third, … one, the first always. */
function namesBelow(categories: readonly string[], slot: number) {
  // Narrower than three letters nothing can be read; from there on in growing steps.
  for (let every = Math.max(1, Math.ceil(36 / slot)); ; every = Math.ceil(every * 1.3)) {
    const width = slot * every - 6;
    const shown = categories
      .map((name, index) => ({ index, name }))
      .filter(({ index }) => index % every === 0)
      .map(({ index, name }) => ({ index, lines: wrap(name, small, width, 3) }));
    const whole = shown.every(({ lines }) => !lines.at(-1)?.endsWith("…"));
    if (whole || every >= categories.length) {
      return { shown, lines: Math.max(1, ...shown.map(({ lines }) => lines.length)) };
    }
  }
}

/** One line says its figures above its points, where they fit. */
function figures(
  chart: ChartModel,
  frame: Frame,
  slot: number,
  x: (index: number) => number,
  y: (value: number) => number,
) {
  const [series] = chart.series;
  const known = chart.categories.flatMap((_, index) => {
    const value = valueAt(series, index);
    return value === null ? [] : [{ index, value, text: shortValue(chart, value) }];
  });
  if (!known.every(({ text }) => widthOf(text, small) + 8 < slot)) return null;
  return known.map(({ index, value, text }) => (
    <Plated x={x(index)} y={y(value) - 15} text={text} colour={frame.colour} />
  ));
}

interface End {
  readonly value: number;
  readonly text: string;
  readonly ink: Colour;
  readonly sign: (at: readonly [number, number]) => ComponentChildren;
}

/** What stands at the right: where several lines end, and where bands begin. */
function endsOf(chart: ChartModel, marks: readonly Band[], frame: Frame): End[] {
  const last = chart.categories.length - 1;
  const lines = chart.series.length > 1 && chart.series.length <= 6 ? chart.series : [];
  return [
    ...lines.flatMap((series, place) => {
      const value = valueAt(series, last);
      if (value === null) return [];
      const tone = frame.colour(toneOf(series, place));
      const sign = (spot: readonly [number, number]) => (
        <Mark at={spot} index={place} tone={tone} frame={frame} />
      );
      return [{ value, text: shortValue(chart, value), ink: "ink" as const, sign }];
    }),
    ...marks.map((band) => ({
      value: band.from,
      text: tickValue(chart, band.from),
      ink: band.tone,
      sign: ([x, y]: readonly [number, number]) => (
        <Line from={[x - 8, y]} to={[x + 7, y]} stroke={frame.colour(band.tone)} dash="5 3" width={1.5} />
      ),
    })),
  ];
}

/** From above, each at its height or as near below the one before as letters allow. */
function spread(ends: readonly End[], y: (value: number) => number, top: number, bottom: number) {
  const step = 15;
  let next = top;
  const placed = ends
    .toSorted((one, other) => other.value - one.value)
    .map((end) => {
      const level = Math.max(next, y(end.value));
      next = level + step;
      return { end, level };
    });
  const over = Math.max(0, next - step - bottom);
  return placed.map(({ end, level }) => ({ end, level: level - over }));
}

function bandKeys(chart: ChartModel, marks: readonly Band[], { colour }: Frame): Key[] {
  return marks.map((band) => ({
    label: bandText(chart, band),
    sign: (box) => (
      <Line
        from={[box.x - 2, box.y + box.height / 2]}
        to={[box.x + box.width + 2, box.y + box.height / 2]}
        stroke={colour(band.tone)}
        dash="5 3"
        width={1.5}
      />
    ),
  }));
}
