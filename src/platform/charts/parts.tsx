/** What several kinds of charts are made of. */
import type { ComponentChildren, VNode } from "preact";
import { toneOf } from "./colours.ts";
import type { Colour, Palette } from "./colours.ts";
import { clean, widthOf, wrap } from "./letters.ts";
import type { Series, Tone } from "./model.ts";

/** The paper that a chart is drawn on: narrow for a phone, wide for anything else. */
export interface Frame {
  readonly width: number;
  readonly narrow: boolean;
  readonly colour: Palette;
}

export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly body: ComponentChildren;
}

export const size = 14;
export const small = 12.5;
export const lineHeight = 19;

/** Short coordinates: a tenth of a pixel is finer than anyone sees. */
export const at = (value: number) => Math.round(value * 10) / 10;

export interface LinesProps {
  readonly x: number;
  /** Baseline of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
  readonly fill: string;
  readonly anchor?: "start" | "middle" | "end";
  readonly size?: number;
  readonly bold?: boolean;
}

export function Lines({ x, y, lines, fill, anchor = "start", size: letter = size, bold }: LinesProps) {
  return lines.map((line, index) => (
    <text
      x={at(x)}
      y={at(y + index * letter * 1.35)}
      fill={fill}
      font-size={letter}
      text-anchor={anchor === "start" ? undefined : anchor}
      font-weight={bold ? "bold" : undefined}
    >
      {clean(line)}
    </text>
  ));
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Solid, stripes, dots, lines, empty: what tells series apart in grey, in print and to eyes that see no colour. */
export function Textured({
  box,
  index,
  tone,
  colour,
}: {
  box: Box;
  index: number;
  tone: Tone;
  colour: Palette;
}) {
  const { x, y, width, height } = box;
  const place = { x: at(x), y: at(y), width: at(width), height: at(height) };
  const texture = index % 5;
  if (texture === 0 || width < 3) return <rect {...place} fill={colour(tone)} />;
  const line = { stroke: colour(tone), fill: "none" };
  const middle = at(y + height / 2);
  const right = at(x + width);
  return (
    <>
      <rect {...place} fill={colour("surface")} stroke={colour(tone)} stroke-width="1.5" />
      {/* A line as thick as the bar, in dashes, is a row of stripes: no pattern, no id, a few letters. */}
      {texture === 1 && (
        <path {...line} d={`M${at(x)} ${middle}H${right}`} stroke-width={at(height)} stroke-dasharray="2 4" />
      )}
      {texture === 2 && (
        <path
          {...line}
          d={`M${at(x + 4)} ${at(y + height / 3)}H${right}M${at(x + 7)} ${at(y + (2 * height) / 3)}H${right}`}
          stroke-width="2.5"
          stroke-linecap="round"
          stroke-dasharray="0.1 6"
        />
      )}
      {texture === 3 && (
        <path
          {...line}
          d={[1, 2, 3].map((part) => `M${at(x)} ${at(y + (part * height) / 4)}H${right}`).join("")}
          stroke-width="1.5"
        />
      )}
    </>
  );
}

export interface Key {
  readonly label: string;
  readonly sign: (box: Box) => VNode;
}

/** Signs and names above a chart, as many in a row as fit. */
export function legend(keys: readonly Key[], frame: Frame): { height: number; body: ComponentChildren } {
  const body: ComponentChildren[] = [];
  let x = 0;
  let y = 0;
  let tallest = 1;
  for (const key of keys) {
    const lines = wrap(key.label, size, frame.width - 26, 2);
    const width = 26 + Math.max(0, ...lines.map((line) => widthOf(line, size)));
    if (x > 0 && x + width > frame.width) {
      x = 0;
      y += tallest * lineHeight + 4;
      tallest = 1;
    }
    body.push(
      key.sign({ x: x + 1, y: y + 3, width: 18, height: 13 }),
      <Lines x={x + 26} y={y + 14} lines={lines} fill={frame.colour("ink")} />,
    );
    x += width + 18;
    tallest = Math.max(tallest, lines.length);
  }
  return keys.length === 0 ? { height: 0, body } : { height: y + tallest * lineHeight + 12, body };
}

export function seriesKeys(series: readonly Series[], colour: Palette): Key[] {
  if (series.length < 2) return [];
  return series.map((one, index) => ({
    label: one.name,
    sign: (box) => <Textured box={box} index={index} tone={toneOf(one, index)} colour={colour} />,
  }));
}

export function Line(props: {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly stroke: string;
  readonly dash?: string;
  readonly width?: number;
}) {
  const { from, to, stroke, dash, width = 1 } = props;
  return (
    <path
      d={`M${at(from[0])} ${at(from[1])}L${at(to[0])} ${at(to[1])}`}
      stroke={stroke}
      stroke-width={width}
      stroke-dasharray={dash}
      fill="none"
    />
  );
}

/** Figures over a texture or a line stand on a small plate. */
export function Plated(props: {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly colour: Palette;
  readonly ink?: Colour;
}) {
  const { x, y, text, colour, ink = "ink" } = props;
  const width = widthOf(text, small) + 6;
  return (
    <>
      <rect
        x={at(x - width / 2)}
        y={at(y - 7.5)}
        width={at(width)}
        height="15"
        rx="3"
        fill={colour("surface")}
      />
      <Lines x={x} y={y + 4.5} lines={[text]} size={small} anchor="middle" fill={colour(ink)} />
    </>
  );
}
