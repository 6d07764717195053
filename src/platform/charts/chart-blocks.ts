import type { Block, Cell, DocumentModel, Table } from "../documents/model.ts";
import { bandOf, isEmpty, kindDrawn, levelAt, valueAt } from "./model.ts";
import type { ChartModel } from "./model.ts";
import { decimalsOf } from "./numbers.ts";
import { picturesOf } from "./picture.tsx";
import { isTold, tableOf, titleOf } from "./told.ts";

export interface InDocument {
  /** Of the document, so that the picture speaks in the same. */
  digits: DocumentModel["digits"];
  /** Before its title: แผนภูมิที่ 1. */
  label?: string;
  widthCm?: number;
}

/**
 * A chart in a document. A workbook has its figures as cells; on paper the picture's words say them, and
 * where they are too many to be said, the table stands below for everybody.
 */
export function chartBlocks(given: ChartModel, { digits, label, widthCm }: InDocument): Block[] {
  const chart = { ...given, digits };
  const caption = [label, titleOf(chart)].filter(Boolean).join("  ");
  const pictures = picturesOf(chart);
  const table = figuresOf(chart);
  const shown = isTold(chart);
  const figures = pictures.map((picture, at): Block => {
    const part = pictures.length > 1 ? ` (${at + 1}/${pictures.length})` : "";
    const data = shown && table !== undefined && at === pictures.length - 1 ? { data: table } : {};
    return { kind: "figure", picture, caption: caption + part, ...(widthCm ? { widthCm } : {}), ...data };
  });
  return shown || table === undefined ? figures : [...figures, table];
}

/** The table of the chart, its values as numbers where they are no more than that. */
function figuresOf(chart: ChartModel): Table | undefined {
  if (isEmpty(chart)) return undefined;
  const { head, rows } = tableOf(chart);
  const decimals = decimalsOf(chart);
  const cellOf = (told: string, row: number, column: number): Cell => {
    const number = numberAt(chart, row, column);
    return number === undefined ? { content: told } : { content: { count: number, decimals } };
  };
  return {
    kind: "table",
    size: 14,
    columns: head.map((_, at) => (at === 0 ? { weight: 3 } : { weight: 2, align: "right" })),
    head: [{ cells: head.map((content) => ({ content })) }],
    body: rows.map((row, at) => ({
      cells: row.map((told, column) => (column === 0 ? { content: told } : cellOf(told, at, column - 1))),
    })),
  };
}

/** Beyond this a number is written in powers of ten. */
const PLAIN = 1e12;

function numberAt(chart: ChartModel, row: number, column: number): number | undefined {
  const across = kindDrawn(chart) === "heat";
  const series = chart.series[across ? row : column];
  const index = across ? column : row;
  const value = valueAt(series, index);
  if (!series || value === null || Math.abs(value) >= PLAIN) return undefined;
  // A figure with its band in words stays words.
  const level = chart.kind === "heat" ? levelAt(series, index) : chart.kind === "gauge" ? value : null;
  return bandOf(chart, level) ? undefined : value;
}
