import type { Column } from "../ui/table.tsx";
import { shownCell } from "./cells.ts";
import type { TableColumn } from "./column.ts";

/** The columns of the list page, in the order of the definition. */
export function pageColumns<Row>(columns: readonly TableColumn<Row>[]): Column<Row>[] {
  return columns.flatMap((column) => {
    if (!column.page) return [];
    const { key = column.key, head = column.head, cell, ...rest } = column.page;
    return [{ ...rest, key, head, cell: cell ?? ((row: Row) => shown(column, row)) }];
  });
}

function shown<Row>(column: TableColumn<Row>, row: Row): string {
  const text =
    column.kind === "reference" ? (column.named(row) ?? "") : shownCell(column, column.value(row), {});
  return text || "–";
}
