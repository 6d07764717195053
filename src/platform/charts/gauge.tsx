/** One value against its scale: a half circle with the bands that it may lie in. */
import { soft } from "./colours.ts";
import type { Colour } from "./colours.ts";
import { clean, widthOf, wrap } from "./letters.ts";
import { bandOf, valueAt } from "./model.ts";
import type { Band, ChartModel } from "./model.ts";
import { formatValue, missing, shortValue, tickValue } from "./numbers.ts";
import { at, legend, Lines, size, small } from "./parts.tsx";
import type { Drawn, Frame } from "./parts.tsx";
import { bandText } from "./thresholds.tsx";

const centre = [150, 148] as const;
const outer = 118;
const inner = 92;

export function drawGauge(chart: ChartModel, given: Frame): Drawn {
  const frame = { ...given, width: 300 };
  const { colour } = frame;
  const value = valueAt(chart.series[0], 0);
  const low = Math.min(chart.range?.min ?? 0, value ?? 0);
  const high = Math.max(chart.range?.max ?? 100, value ?? 0, low + 1e-9);
  // Of figures that fill a number to its end, the next larger one is the same.
  const isScale = high > low;
  const share = (number: number) =>
    isScale ? Math.min(1, Math.max(0, number / (high - low) - low / (high - low))) : 0;
  const band = bandOf(chart, value);
  const name = wrap(chart.categories[0] ?? "", size, 280, 2);
  const keys = legend(gaugeKeys(chart, frame, band), frame);
  const told = value === null ? missing : withUnit(chart, formatValue(chart, value));
  const letter = [30, 24, 18, 14].find((one) => widthOf(told, one, true) < 165) ?? 14;
  const below = centre[1] + 24;
  return {
    width: frame.width,
    height: below + name.length * 19 + keys.height + 10,
    body: (
      <>
        {arcs(chart, frame, share, band, value)}
        {[...new Set([low, ...steps(chart, low, high), high])].map((mark) => (
          <Mark at={share(mark)} text={tickValue(chart, mark)} fill={colour("ink-2")} />
        ))}
        {value !== null && <Hand at={share(value)} fill={colour("ink")} />}
        <Lines
          x={centre[0]}
          y={centre[1] - (band ? 22 : 6)}
          lines={[widthOf(told, letter, true) < 175 ? told : shortValue(chart, value)]}
          size={letter}
          bold
          anchor="middle"
          fill={colour("ink")}
        />
        {band && (
          <Lines
            x={centre[0]}
            y={centre[1]}
            lines={wrap(band.label, size, 165, 1)}
            bold
            anchor="middle"
            fill={colour(band.tone)}
          />
        )}
        <Lines x={centre[0]} y={below + 12} lines={name} anchor="middle" fill={colour("ink")} />
        <g transform={`translate(0 ${at(below + name.length * 19 + 10)})`}>{keys.body}</g>
      </>
    ),
  };
}

function withUnit(chart: ChartModel, text: string): string {
  const unit = clean(chart.unit ?? "");
  return unit === "" ? text : unit === "%" ? `${text}%` : `${text} ${unit}`;
}

/** The band that holds the value is solid, the others pale: it is told by its name as well. */
function arcs(
  chart: ChartModel,
  { colour }: Frame,
  share: (value: number) => number,
  here: Band | undefined,
  value: number | null,
) {
  const bands = (chart.bands ?? []).map((band, index, all) => ({
    from: index === 0 ? 0 : share(band.from),
    to: all[index + 1] ? share(all[index + 1]?.from ?? 0) : 1,
    fill: (band === here ? band.tone : soft(band.tone)) as Colour,
    line: band.tone as Colour,
  }));
  const plain: typeof bands = [
    { from: 0, to: 1, fill: "sunk", line: "line-strong" },
    { from: 0, to: value === null ? 0 : share(value), fill: "accent", line: "accent" },
  ];
  return (bands.length > 0 ? bands : plain)
    .filter((arc) => arc.to - arc.from > 0.001)
    .map((arc) => <path d={arcPath(arc.from, arc.to)} fill={colour(arc.fill)} stroke={colour(arc.line)} />);
}

function arcPath(from: number, to: number): string {
  const bends = (radius: number, sweep: 0 | 1, end: number) => {
    const [x, y] = on(end, radius);
    return `A${radius} ${radius} 0 0 ${sweep} ${at(x)} ${at(y)}`;
  };
  const [startX, startY] = on(from, outer);
  const [turnX, turnY] = on(to, inner);
  return `M${at(startX)} ${at(startY)}${bends(outer, 1, to)}L${at(turnX)} ${at(turnY)}${bends(inner, 0, from)}Z`;
}

function on(share: number, radius: number): readonly [number, number] {
  const turn = Math.PI * (1 - share);
  return [centre[0] + Math.cos(turn) * radius, centre[1] - Math.sin(turn) * radius];
}

function Hand({ at: share, fill }: { at: number; fill: string }) {
  const [tipX, tipY] = on(share, inner - 2);
  const turn = Math.PI * (1 - share);
  const [baseX, baseY] = on(share, inner - 18);
  const [sideX, sideY] = [Math.sin(turn) * 7, Math.cos(turn) * 7];
  return (
    <path
      d={`M${at(tipX)} ${at(tipY)}L${at(baseX + sideX)} ${at(baseY + sideY)}L${at(baseX - sideX)} ${at(baseY - sideY)}Z`}
      fill={fill}
    />
  );
}

function Mark({ at: share, text, fill }: { at: number; text: string; fill: string }) {
  const flat = share < 0.03 || share > 0.97;
  const [x, y] = flat ? [on(share, (outer + inner) / 2)[0], centre[1] + 16] : on(share, outer + 6);
  const anchor = flat || Math.abs(share - 0.5) < 0.04 ? "middle" : share < 0.5 ? "end" : "start";
  return <Lines x={x} y={y} lines={[text]} size={small} anchor={anchor} fill={fill} />;
}

function steps(chart: ChartModel, low: number, high: number): number[] {
  return (chart.bands ?? []).map((band) => band.from).filter((from) => from > low && from < high);
}

function gaugeKeys(chart: ChartModel, { colour }: Frame, here: Band | undefined) {
  return (chart.bands ?? []).map((band) => ({
    label: bandText(chart, band),
    sign: (box: { x: number; y: number; width: number; height: number }) => (
      <rect
        {...box}
        rx="3"
        fill={colour(band === here ? band.tone : soft(band.tone))}
        stroke={colour(band.tone)}
      />
    ),
  }));
}
