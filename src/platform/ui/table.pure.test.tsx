import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { FilterForm } from "./filter-form.tsx";
import { pageWindow } from "./pagination.tsx";
import { Table } from "./table.tsx";
import type { Column } from "./table.tsx";

interface Unit {
  readonly name: string;
  readonly group: string;
  readonly budget: number;
}

const rows: readonly Unit[] = [
  { name: "กองคลัง", group: "ก", budget: 100 },
  { name: "กองช่าง", group: "ก", budget: 250 },
  { name: "สำนักปลัด", group: "ข", budget: 50 },
];

const columns: readonly Column<Unit>[] = [
  { key: "name", head: "หน่วยงาน", cell: (unit) => unit.name, sortable: true, cardTitle: true },
  { key: "group", head: "กลุ่ม", cell: (unit) => unit.group },
  { key: "budget", head: "งบ", cell: (unit) => unit.budget, align: "end", sortable: true, total: 400 },
];

const base = { caption: "หน่วยงาน", columns, rows, empty: <p>ยังไม่มีหน่วยงาน</p> };

describe("Table", () => {
  it("keeps the table's meaning where its rows become cards", () => {
    const html = renderToString(<Table {...base} />);
    expect(html.match(/<tr role="row">/g)).toHaveLength(1 + rows.length + 1);
    expect(html).toContain('<th role="rowheader" scope="row" class="title">กองคลัง</th>');
    expect(html).toContain('<td role="cell" data-label="งบ" class="end">100</td>');
  });

  it("marks a cell that says only that there is nothing, so that a card leaves it out", () => {
    const html = renderToString(
      <Table {...base} columns={[...columns, { key: "note", head: "หมายเหตุ", cell: () => "–" }]} />,
    );
    expect(html.match(/data-label="หมายเหตุ" class="none">–</g)).toHaveLength(rows.length);
  });

  it("sorts by links that turn round, keep the filters and start at the first page", () => {
    const query = { sort: "name", dir: "asc", unit: "ก&ข", page: "3" };
    const html = renderToString(<Table {...base} query={query} order={{ key: "name", dir: "asc" }} />);
    const links = [...html.matchAll(/<th[^>]*?(aria-sort="\w+")?><a href="([^"]+)">/g)];
    expect(links.map((link) => link[1])).toEqual(['aria-sort="ascending"', undefined]);
    const asked = links.map((link) => new URLSearchParams((link[2] ?? "").replaceAll("&amp;", "&")));
    expect(asked.map((parts) => Object.fromEntries(parts))).toEqual([
      { sort: "name", dir: "desc", unit: "ก&ข" },
      { sort: "budget", dir: "asc", unit: "ก&ข" },
    ]);
    expect(html).toContain('หน่วยงาน<span class="unseen"> เรียงจากมากไปน้อย</span>');
  });

  it("puts totals under their columns, the label over all columns before", () => {
    const html = renderToString(<Table {...base} totalLabel="รวม 3 หน่วยงาน" />);
    const foot = html.slice(html.indexOf("<tfoot"));
    expect(foot).toContain('<th role="rowheader" scope="row" colspan="2">รวม 3 หน่วยงาน</th>');
    expect(foot).toContain('<td role="cell" data-label="งบ" class="end">400</td>');
    expect(renderToString(<Table {...base} columns={columns.slice(0, 2)} />)).not.toContain("<tfoot");
  });

  it("says each group once, before its first row", () => {
    const html = renderToString(<Table {...base} groupOf={(unit) => unit.group} />);
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(2);
    expect(html.indexOf('scope="rowgroup" colspan="3">ข')).toBeGreaterThan(html.indexOf("กองช่าง"));
  });

  it("shows what to do instead of an empty table", () => {
    const html = renderToString(<Table {...base} rows={[]} exports={[{ label: "CSV", href: "/x" }]} />);
    expect(html).toContain("ยังไม่มีหน่วยงาน");
    expect(html).not.toContain("<table");
    expect(html).not.toContain("ส่งออก");
  });
});

describe("FilterForm", () => {
  it("keeps the order, takes one filter away per chip, and clears all but the order", () => {
    const html = renderToString(
      <FilterForm
        query={{ sort: "name", dir: "desc", unit: "ก", q: "ค", page: "2" }}
        chips={[{ name: "unit", label: "หน่วยงาน: ก" }]}
      >
        <input name="q" />
      </FilterForm>,
    );
    expect(html).toContain('<input type="hidden" name="sort" value="name"/>');
    const links = [...html.matchAll(/href="\?([^"]*)"/g)].map((link) =>
      Object.fromEntries(new URLSearchParams((link[1] ?? "").replaceAll("&amp;", "&"))),
    );
    expect(links).toEqual([
      { sort: "name", dir: "desc", q: "ค" },
      { sort: "name", dir: "desc" },
    ]);
  });
});

describe("pageWindow", () => {
  it("names the ends and the neighbours, and never hides one single page", () => {
    expect(pageWindow(1, 9)).toEqual([1, 2, undefined, 9]);
    expect(pageWindow(5, 9)).toEqual([1, undefined, 4, 5, 6, undefined, 9]);
    expect(pageWindow(4, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(pageWindow(2, 2)).toEqual([1, 2]);
  });
});
