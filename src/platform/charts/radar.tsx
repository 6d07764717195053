/** Several measures of one thing as a web, with room for two or three years. */
import type { ComponentChildren } from "preact";
import { toneOf } from "./colours.ts";
import { clean, widthOf, wrap } from "./letters.ts";
import { valueAt } from "./model.ts";
import type { ChartModel } from "./model.ts";
import { digitsOf, scaleOf, shortValue, tickValue } from "./numbers.ts";
import { lineKeys, Mark, runsOf } from "./line.tsx";
import { at, legend, Line, Lines, lineHeight, size, small } from "./parts.tsx";
import type { Drawn, Frame } from "./parts.tsx";

type Point = readonly [number, number];

export function drawRadar(chart: ChartModel, frame: Frame): Drawn {
  const { colour } = frame;
  // On a phone, and with many rays, numbers stand around the web and the names below it.
  const listed = frame.narrow || chart.categories.length > 14;
  const keys = legend(lineKeys(chart.series, frame), frame);
  const values = chart.series.flatMap((series) =>
    chart.categories.map((_, index) => valueAt(series, index)).filter((value) => value !== null),
  );
  const scale = scaleOf(chart, values, 4);
  const radius = listed ? Math.min(110, frame.width / 2 - 34) : 125;
  const around = listed ? 24 : 60;
  const centre: Point = [frame.width / 2, keys.height + radius + around];
  const rays = chart.categories.length;
  const spot = (index: number, share: number): Point => {
    const turn = (index / rays) * 2 * Math.PI - Math.PI / 2;
    return [centre[0] + Math.cos(turn) * radius * share, centre[1] + Math.sin(turn) * radius * share];
  };
  const ring = (share: number) => `${runsOf(chart.categories.map((_, index) => spot(index, share)))}Z`;
  const bottom = centre[1] + radius + around;
  const list = listed ? namesListed(chart, frame, bottom) : { height: 0, body: null };
  return {
    width: frame.width,
    height: bottom + list.height,
    body: (
      <>
        {keys.body}
        {scale.ticks.map((tick) => (
          <path d={ring(scale.place(tick))} fill="none" stroke={colour("line")} />
        ))}
        {chart.categories.map((_, index) => (
          <Line from={centre} to={spot(index, 1)} stroke={colour("line")} />
        ))}
        {chart.series.map((series, place) => {
          const points = chart.categories.map((_, index) => {
            const value = valueAt(series, index);
            return value === null ? null : spot(index, scale.place(value));
          });
          const tone = colour(toneOf(series, place));
          return (
            <>
              <path
                d={closed(points)}
                fill={place === 0 ? tone : "none"}
                fill-opacity="0.12"
                stroke={tone}
                stroke-width="2.5"
                stroke-linejoin="round"
                stroke-dasharray={place === 0 ? undefined : place === 1 ? "8 4" : "2 4"}
              />
              {points.map((point) => point && <Mark at={point} index={place} tone={tone} frame={frame} />)}
            </>
          );
        })}
        {scale.ticks.map((tick) => {
          const [x, y] = spot(0, scale.place(tick));
          return (
            <Lines x={x + 6} y={y - 2} lines={[tickValue(chart, tick)]} size={11} fill={colour("ink-2")} />
          );
        })}
        {chart.categories.map((name, index) =>
          listed ? (
            <Number
              at={spot(index, 1 + 13 / radius)}
              text={digitsOf(chart, String(index + 1))}
              fill={colour("ink")}
            />
          ) : (
            <Name
              at={spot(index, 1 + 12 / radius)}
              centre={centre}
              index={index}
              name={name}
              chart={chart}
              frame={frame}
            />
          ),
        )}
        {list.body}
      </>
    ),
  };
}

/** The web closes where its first and last rays are known; a gap stays a gap. */
function closed(points: readonly (Point | null)[]): string {
  const path = runsOf(points);
  if (points.every((point) => point !== null)) return `${path}Z`;
  const [first] = points;
  const last = points.at(-1);
  return first && last ? `${path}L${at(first[0])} ${at(first[1])}` : path;
}

function Number({ at: [x, y], text, fill }: { at: Point; text: string; fill: string }) {
  return <Lines x={x} y={y + 5} lines={[text]} anchor="middle" bold fill={fill} />;
}

function Name(props: {
  readonly at: Point;
  readonly centre: Point;
  readonly index: number;
  readonly name: string;
  readonly chart: ChartModel;
  readonly frame: Frame;
}) {
  const {
    at: [x, y],
    centre,
    frame,
    chart,
  } = props;
  const side = Math.abs(x - centre[0]) < 8 ? "middle" : x > centre[0] ? "start" : "end";
  const room = side === "middle" ? 200 : (side === "start" ? frame.width - x : x) - 4;
  const lines = wrap(props.name, size, Math.min(room, 170), 2);
  const whole = (lines.length + 1) * lineHeight;
  const first = side !== "middle" ? y - whole / 2 + 14 : y < centre[1] ? y - whole + 14 : y + 14;
  return (
    <>
      <Lines x={x} y={first} lines={lines} anchor={side} fill={frame.colour("ink")} />
      <Lines
        x={x}
        y={first + lines.length * lineHeight - 1}
        lines={wrap(figuresAt(chart, props.index), small, room, 1)}
        size={small}
        anchor={side}
        fill={frame.colour("ink-2")}
      />
    </>
  );
}

function figuresAt(chart: ChartModel, index: number): string {
  return chart.series.map((series) => shortValue(chart, valueAt(series, index))).join(" / ");
}

function namesListed(chart: ChartModel, frame: Frame, top: number) {
  const { colour } = frame;
  const body: ComponentChildren[] = [];
  let y = top + 8;
  for (const [index, name] of chart.categories.entries()) {
    const figures = clean(figuresAt(chart, index));
    const beside = widthOf(figures, size) < frame.width * 0.45;
    const lines = wrap(name, size, frame.width - 26 - (beside ? widthOf(figures, size) + 10 : 0), 3);
    const tall = lines.length + (beside ? 0 : 1);
    body.push(
      <Lines
        x={18}
        y={y + 14}
        lines={[digitsOf(chart, String(index + 1))]}
        anchor="end"
        bold
        fill={colour("ink")}
      />,
      <Lines x={26} y={y + 14} lines={lines} fill={colour("ink")} />,
      beside ? (
        <Lines x={frame.width} y={y + 14} lines={[figures]} anchor="end" fill={colour("ink")} />
      ) : (
        <Lines
          x={26}
          y={y + 14 + lines.length * lineHeight}
          lines={wrap(figures, size, frame.width - 26, 1)}
          fill={colour("ink-2")}
        />
      ),
    );
    y += tall * lineHeight + 4;
  }
  return { height: y - top, body };
}
