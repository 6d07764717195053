/** A list as officers read it: sortable by links, totals below, each row a card where there is no room. */
import type { ComponentChildren } from "preact";
import { Pagination } from "./pagination.tsx";
import { queryLink } from "./query-link.ts";
import type { Query } from "./query-link.ts";
import { safeHref } from "./safe-href.ts";

export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures stand at the end of their column. */
  readonly align?: "end";
  /** Codes and dates, which must not break over lines. As a card's title: names of people, which break last. */
  readonly tight?: boolean;
  readonly sortable?: boolean;
  /** What stands under the column in the totals row. */
  readonly total?: ComponentChildren;
  /** Names the row: its header for who hears the table, the title of its card on a phone. One column has it. */
  readonly cardTitle?: boolean;
}

export interface Order {
  readonly key: string;
  readonly dir: "asc" | "desc";
}

export interface ExportLink {
  /** "XLSX", "CSV" */
  readonly label: string;
  readonly href: string;
}

export interface TableProps<Row> {
  readonly caption: string;
  /** The heading above says the same already. */
  readonly captionUnseen?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey?: (row: Row) => string;
  /** A subheading stands before the first row of each new group; rows come in already grouped. */
  readonly groupOf?: (row: Row) => string;
  readonly order?: Order;
  /** What the address asks for now, so that links keep it. */
  readonly query?: Query;
  /** Label of the totals row; the figures are the columns' `total`. */
  readonly totalLabel?: string;
  /** A FilterForm. */
  readonly filter?: ComponentChildren;
  readonly exports?: readonly ExportLink[];
  readonly paging?: { readonly page: number; readonly pages: number; readonly count: number };
  /** What to show when there are no rows: an <Empty>. */
  readonly empty: ComponentChildren;
}

export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows, exports = [], paging, filter } = props;
  return (
    <div class="table">
      {filter && <div class="tools">{filter}</div>}
      {rows.length === 0 ? (
        props.empty
      ) : (
        <table class="cards" role="table">
          <caption class={props.captionUnseen ? "unseen" : undefined}>{props.caption}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <Head key={column.key} column={column} order={props.order} query={props.query} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">{bodyRows(props)}</tbody>
          {columns.some((column) => column.total !== undefined) && <Totals {...props} />}
        </table>
      )}
      {(exports.length > 0 || paging) && rows.length > 0 && (
        <div class="below">
          <span class="row">
            {paging && `ทั้งหมด ${paging.count} รายการ`}
            {exports.map((link) => (
              <a key={link.href} class="btn" href={safeHref(link.href)} download="">
                ส่งออก {link.label}
              </a>
            ))}
          </span>
          {paging && <Pagination page={paging.page} pages={paging.pages} query={props.query} />}
        </div>
      )}
    </div>
  );
}

interface HeadProps<Row> {
  readonly column: Column<Row>;
  readonly order?: Order;
  readonly query?: Query;
}

function Head<Row>({ column, order, query = {} }: HeadProps<Row>) {
  const sorted = order?.key === column.key ? order.dir : undefined;
  const next = sorted === "asc" ? "desc" : "asc";
  return (
    <th
      role="columnheader"
      scope="col"
      class={column.align}
      aria-sort={sorted === "asc" ? "ascending" : sorted === "desc" ? "descending" : undefined}
    >
      {column.sortable ? (
        <a href={queryLink(query, { sort: column.key, dir: next, page: undefined })}>
          {column.head}
          <span class="unseen"> เรียงจาก{next === "asc" ? "น้อยไปมาก" : "มากไปน้อย"}</span>
        </a>
      ) : (
        <span>{column.head}</span>
      )}
    </th>
  );
}

// Drawn in plain loops, not components: fifty rows of eight cells are most of a page's work.
function bodyRows<Row>({ columns, rows, rowKey, groupOf }: TableProps<Row>) {
  const drawn: ComponentChildren[] = [];
  let group: string | undefined;
  for (const [index, row] of rows.entries()) {
    const next = groupOf?.(row);
    if (next !== undefined && next !== group) {
      group = next;
      drawn.push(
        <tr key={`group-${index}`} class="sub" role="row">
          <th role="rowheader" scope="rowgroup" colspan={columns.length}>
            {group}
          </th>
        </tr>,
      );
    }
    const cells: ComponentChildren[] = [];
    for (const column of columns) {
      cells.push(
        column.cardTitle ? (
          <th role="rowheader" scope="row" class={column.tight ? "title name" : "title"}>
            {column.cell(row)}
          </th>
        ) : (
          plainCell(column, column.cell(row))
        ),
      );
    }
    drawn.push(
      <tr key={rowKey?.(row)} role="row">
        {cells}
      </tr>,
    );
  }
  return drawn;
}

/** A dash keeps a column readable; on a card, which has no columns, it says nothing and is left out. */
function plainCell<Row>({ head, align, tight }: Column<Row>, content: ComponentChildren) {
  const look = align ?? (tight ? "tight" : undefined);
  return (
    <td role="cell" data-label={head} class={content === "–" ? `${look ?? ""} none`.trim() : look}>
      {content}
    </td>
  );
}

function Totals<Row>({ columns, totalLabel = "รวม" }: TableProps<Row>) {
  // The label spans all columns before the first figure, as in printed tables.
  const first = Math.max(
    1,
    columns.findIndex((column) => column.total !== undefined),
  );
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th role="rowheader" scope="row" colspan={first}>
          {totalLabel}
        </th>
        {columns.slice(first).map((column) => (
          <td key={column.key} role="cell" data-label={column.head} class={column.align}>
            {column.total}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
