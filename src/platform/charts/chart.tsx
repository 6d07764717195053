/** A chart in a page: the picture, and the same answer as a table to unfold. No script, no inline style. */
import { Table } from "../ui/table.tsx";
import { pageColours } from "./colours.ts";
import { drawChart } from "./draw.tsx";
import { clean } from "./letters.ts";
import { isEmpty } from "./model.ts";
import type { ChartModel } from "./model.ts";
import { digitsOf } from "./numbers.ts";
import { at } from "./parts.tsx";
import { summaryOf, tableOf, titleOf } from "./told.ts";

export function Chart({ chart }: { chart: ChartModel }) {
  const table = tableOf(chart);
  return (
    <figure class="chart">
      <figcaption>
        <b>{titleOf(chart)}</b>
        {chart.description && <span class="hush">{digitsOf(chart, clean(chart.description))}</span>}
      </figcaption>
      {isEmpty(chart) ? (
        <p class="hush">ไม่มีข้อมูล</p>
      ) : (
        <>
          {chart.kind !== "gauge" && <Picture chart={chart} shape="wide" />}
          <Picture chart={chart} shape="narrow" />
          <details>
            <summary>ดูเป็นตาราง</summary>
            <Table
              caption={table.caption}
              captionUnseen
              columns={table.head.map((head, index) => ({
                key: String(index),
                head,
                cell: (row: readonly string[]) => row[index] ?? "",
                ...(index === 0 ? { cardTitle: true } : { align: "end" as const }),
              }))}
              rows={table.rows}
              empty={null}
            />
          </details>
        </>
      )}
    </figure>
  );
}

function Picture({ chart, shape }: { chart: ChartModel; shape: "wide" | "narrow" }) {
  const { width, height, body } = drawChart(chart, shape, pageColours);
  return (
    <svg
      class={chart.kind === "gauge" ? "gauge" : shape}
      viewBox={`0 0 ${width} ${at(height)}`}
      role="img"
      aria-label={summaryOf(chart)}
    >
      {body}
    </svg>
  );
}
