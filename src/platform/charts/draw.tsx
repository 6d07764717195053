import { drawBars } from "./bars.tsx";
import type { Palette } from "./colours.ts";
import { drawGauge } from "./gauge.tsx";
import { drawHeat } from "./heat.tsx";
import { drawLine } from "./line.tsx";
import { isEmpty, kindDrawn } from "./model.ts";
import type { ChartModel } from "./model.ts";
import { inItsDigits, missing } from "./numbers.ts";
import { Lines } from "./parts.tsx";
import type { Drawn, Frame } from "./parts.tsx";
import { drawRadar } from "./radar.tsx";

const drawers = {
  bar: drawBars,
  stacked: drawBars,
  line: drawLine,
  radar: drawRadar,
  heat: drawHeat,
  gauge: drawGauge,
};

/** Our own drawing: why not a library's is in docs/decisions/0016. */
export function drawChart(given: ChartModel, shape: "wide" | "narrow", colour: Palette): Drawn {
  const chart = inItsDigits(given);
  const narrow = shape === "narrow";
  const frame: Frame = { width: narrow ? 300 : 640, narrow, colour };
  if (isEmpty(chart)) return nothing(frame);
  return drawers[kindDrawn(chart)]({ ...chart, kind: kindDrawn(chart) }, frame);
}

function nothing({ width, colour }: Frame): Drawn {
  return {
    width,
    height: 80,
    body: (
      <>
        <rect x="1" y="1" width={width - 2} height="78" rx="6" fill="none" stroke={colour("line")} />
        <Lines x={width / 2} y={45} lines={[missing]} anchor="middle" fill={colour("ink-2")} />
      </>
    ),
  };
}
