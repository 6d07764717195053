/** What a table is made of, said once: its list page, its files and the way back in are drawn from it. */
import type { ComponentChildren } from "preact";
import type { Column } from "../ui/table.tsx";

/** money is whole satang · date is ISO text · choice and reference are the stored key, never its title. */
export type CellValue = string | number | boolean | null;

/** What one row of a file says, by the keys of the columns that it has. */
export type Values = Readonly<Record<string, CellValue>>;

interface ColumnFacts<Row> {
  /** Also the name of the field in the act that adds or changes the record. */
  readonly key: string;
  readonly head: string;
  /** Other headers that offices write over the same column; blanks and kinds of digits never matter. */
  readonly alsoCalled?: readonly string[];
  /** Every row of a file must have it. */
  readonly required?: boolean;
  /** What to write in it, for the template. */
  readonly help?: string;
  readonly example?: string;
  readonly value: (row: Row) => CellValue;
  /** page: only in the list · out: also in files, but never read back from them. */
  readonly only?: "page" | "out";
  /** How it stands in the list; without it, it stands in files only. */
  readonly page?: ColumnOnPage<Row>;
}

export type TableColumn<Row> = ColumnFacts<Row> &
  (
    | { readonly kind: "text" | "whole" | "money" | "date" | "yes-no" }
    /** The stable sign of the record: a row that bears it changes that record. */
    | { readonly kind: "key" }
    | { readonly kind: "choice"; readonly choices: Readonly<Record<string, string>> }
    /** Another record, named by what people call it. */
    | { readonly kind: "reference"; readonly named: (row: Row) => string | null }
  );

export interface ColumnOnPage<Row> extends Omit<Column<Row>, "key" | "head" | "cell"> {
  /** What the address calls it where the list sorts by it. */
  readonly key?: string;
  readonly head?: string;
  readonly cell?: (row: Row) => ComponentChildren;
}

/** Records that a reference can mean. */
export interface Referred {
  readonly id: string;
  readonly name: string;
  readonly alsoCalled?: string | null;
}

export type References = Readonly<Record<string, readonly Referred[]>>;

/** Where a column can be read from files. */
export function readColumns<Row>(columns: readonly TableColumn<Row>[]): TableColumn<Row>[] {
  return columns.filter((column) => column.only === undefined);
}

export function fileColumns<Row>(columns: readonly TableColumn<Row>[]): TableColumn<Row>[] {
  return columns.filter((column) => column.only !== "page");
}

export function valuesOf<Row>(columns: readonly TableColumn<Row>[], row: Row): Record<string, CellValue> {
  return Object.fromEntries(readColumns(columns).map((column) => [column.key, column.value(row)]));
}
