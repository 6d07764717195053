import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { packKinds } from "../../../pack-kinds.ts";
import { loadPackShelf } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { tableBytes } from "../../../platform/tables/file.ts";
import { planCycle } from "../../plan/packs/cycles.ts";
import { makeReport } from "./make.ts";
import { nationalReportColumns, nationalRows } from "./national.ts";
import { halfYear } from "./records.fixture.ts";

const shelf = await loadPackShelf(join(root, "packs"), packKinds);
const cycle = planCycle(shelf, "2566-2570")?.data;
if (!cycle) throw new Error("The cycle is not shipped");
const content = makeReport(halfYear(cycle));

test("every project is a line with the columns of the form, its money to the satang", async () => {
  const rows = nationalRows(content);
  expect(rows).toHaveLength(12);
  const csv = await text(
    await tableBytes("csv", {
      name: "report",
      title: "รายงาน",
      columns: nationalReportColumns,
      rows: [rows.map((row) => ({ ...row, indicator: "", result: "", target: "" }))],
    }),
  );
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(13);
  expect(lines[0]?.split(",")).toHaveLength(nationalReportColumns.length);
  const [, , second = ""] = lines;
  const cells = second.split(",");
  expect(cells.slice(0, 6)).toEqual([
    "2569",
    "รอบ 6 เดือน",
    "มิติที่ 1 การสร้างวัฒนธรรมสุจริต",
    "2",
    "1 โครงการ",
    "โครงการลำดับที่ 2 ของทุ่งสุข",
  ]);
  expect(cells[10]).toBe("1234568.02");
  expect(cells[11]).toBe("12345.67");
  expect(cells[12]).not.toBe(cells[13]);
  expect(cells[13]).toBe(cells[14]);
});
