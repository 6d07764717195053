import { placeOf } from "../../../../platform/reading/notebook.ts";
import type { SourceLine } from "../../../../platform/reading/source.ts";
import { moneyColumns } from "../cells.ts";
import { columnTitles } from "../form.ts";
import type { Notebook, ReadTotals, StatedTotal } from "../reading.ts";
import { tickColumns } from "../reading.ts";
import { baht } from "../rows.ts";
import type { WholeReading } from "./all.ts";

/** The total rows as printed against what their rows add up to. */
export function doubtTotals({ reading, form, grand, notebook }: WholeReading): void {
  for (const [at, { no, stated }] of reading.dimensions.entries()) {
    const draft = form.dimensions[at];
    const computed = reading.totals[at];
    if (!draft || !computed) continue;
    const name = no === null ? "แถวที่ไม่ระบุมิติ" : `มิติที่ ${no}`;
    if (stated && draft.total) compare(name, stated, computed, draft.total.line, notebook);
    else
      notebook.note({
        level: "advice",
        kind: "total",
        place: placeOf(draft.line),
        says: "",
        took: `บวกเอง: งบหน่วยงาน ${baht(computed.agency ?? 0)} เบิกจ่าย ${baht(computed.disbursed ?? 0)}`,
        why: `${name} ไม่มีแถวรวม`,
      });
  }
  const all = reading.totals.at(-1);
  if (grand && form.grand && all) compare("รวมทุกมิติ", grand, all, form.grand.line, notebook);
}

function compare(
  name: string,
  stated: StatedTotal,
  computed: ReadTotals,
  line: SourceLine,
  notebook: Notebook,
) {
  for (const column of moneyColumns) {
    const printed = stated[column] ?? 0;
    const sum = computed[column] ?? 0;
    if (printed === sum) continue;
    notebook.note({
      level: "error",
      kind: "total",
      place: placeOf(line),
      says: `${columnTitles[column]} ${baht(printed)}`,
      took: `${baht(sum)} (บวกจาก ${computed.rows} แถว)`,
      why: `ยอดรวม “${columnTitles[column]}” ของ${name} ไม่เท่ากับผลบวกของแถว`,
    });
  }
  for (const column of tickColumns) {
    const count = computed.ticked[column];
    if (stated.ticks[column] === count > 0) continue;
    notebook.note({
      level: "warning",
      kind: "ticks",
      place: placeOf(line),
      says: `แถวรวม${stated.ticks[column] ? "ทำเครื่องหมาย" : "ไม่ทำเครื่องหมาย"} “${columnTitles[column]}”`,
      took: `ตามแถว: ${count} จาก ${computed.rows} แถวทำเครื่องหมาย`,
      why:
        count > 0
          ? `แถวรวมของ${name} ขัดกับแถว: ${count} แถวทำเครื่องหมาย แต่แถวรวมไม่ทำ`
          : `แถวรวมของ${name} ขัดกับแถว: แถวรวมทำเครื่องหมาย แต่ไม่มีแถวใดทำ`,
    });
  }
}
