/** Charts of every kind, and their hard cases, for /style. */
import { Sheet } from "../ui/sheet.tsx";
import { Chart } from "./chart.tsx";
import { chartSamples, hardCharts } from "./samples.ts";

export function StyleCharts() {
  return (
    <>
      {chartSamples.map((chart) => (
        <Sheet key={chart.title} title={`แผนภูมิ ${chart.kind}`}>
          <Chart chart={chart} />
        </Sheet>
      ))}
      <Sheet title="แผนภูมิ: กรณียาก">
        {hardCharts.map((chart) => (
          <Chart key={chart.title} chart={chart} />
        ))}
      </Sheet>
    </>
  );
}
