/** A table as a file to keep: the columns of its definition, in the order and with the words of its list. */
import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { todayInBangkok } from "../../thai/dates.ts";
import type { Web } from "../web/context.ts";
import type { FileCell } from "./cells.ts";
import { harmless, writeCell } from "./cells.ts";
import type { TableColumn } from "./column.ts";
import { fileColumns } from "./column.ts";
import { CSV_MARK, csvLine } from "./csv.ts";
import type { FurtherSheet } from "./xlsx-out.ts";

export type FileFormat = "csv" | "xlsx";

export interface TableFile<Row> {
  /** Stands in the name of the file: people-bueng-suk-2026-02-10.csv */
  readonly name: string;
  /** What the sheet of a workbook is called. */
  readonly title: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Portion by portion, so that a long table is never whole in memory. */
  readonly rows: Iterable<readonly Row[]> | AsyncIterable<readonly Row[]>;
  readonly further?: readonly FurtherSheet[];
}

const types = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const satisfies Record<FileFormat, string>;

export async function tableFile<Row>(c: Web, format: FileFormat, table: TableFile<Row>): Promise<Response> {
  const { org, house } = c.var;
  const { body, size } = await spooled(await tableBytes(format, table));
  return c.body(body, 200, {
    "content-type": types[format],
    "content-length": String(size),
    "content-disposition": `attachment; filename="${table.name}-${org.slug}-${todayInBangkok(house.now())}.${format}"`,
    "cache-control": "no-store",
  });
}

/** The bytes of the file while they are made. */
export async function tableBytes<Row>(format: FileFormat, table: TableFile<Row>): Promise<Readable> {
  const columns = fileColumns(table.columns);
  if (format === "csv") return Readable.from(csvPortions(columns, table.rows));
  // Half of the memory of the whole product: only for who asks for a workbook.
  const { xlsxStream } = await import("./xlsx-out.ts");
  const heads = columns.map(({ head, kind }) => ({
    head,
    isNumber: kind === "whole",
    isMoney: kind === "money",
    isNarrow: ["whole", "money", "date", "yes-no"].includes(kind),
  }));
  return xlsxStream(table.title, heads, cellRows(columns, table.rows), table.further);
}

async function* csvPortions<Row>(
  columns: readonly TableColumn<Row>[],
  rows: TableFile<Row>["rows"],
): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(columns.map(({ head }) => harmless(head)));
  for await (const portion of rows)
    yield portion.map((row) => csvLine(columns.map((column) => writeCell(column, row)))).join("");
}

async function* cellRows<Row>(
  columns: readonly TableColumn<Row>[],
  rows: TableFile<Row>["rows"],
): AsyncGenerator<FileCell[]> {
  for await (const portion of rows)
    for (const row of portion) yield columns.map((column) => writeCell(column, row));
}

/**
 * Written out at full speed and then sent: a slow line keeps no connection of the database, and what fails
 * does so before the first byte has gone, with a page that says it.
 */
async function spooled(bytes: Readable): Promise<{ body: ReadableStream<Uint8Array>; size: number }> {
  const folder = await mkdtemp(join(tmpdir(), "sucharit-table-"));
  const away = () => rm(folder, { recursive: true, force: true }).catch(() => undefined);
  try {
    const file = join(folder, "table");
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }));
    const { size } = await stat(file);
    const reading = createReadStream(file);
    reading.once("close", () => void away());
    return { body: Readable.toWeb(reading) as unknown as ReadableStream<Uint8Array>, size };
  } catch (error) {
    await away();
    throw error;
  }
}
