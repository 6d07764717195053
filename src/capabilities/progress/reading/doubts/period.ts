import { placeOf } from "../../../../platform/reading/notebook.ts";
import { formatThaiDate } from "../../../../thai/date-text.ts";
import { roundRange, roundLabel } from "../../../../thai/fiscal.ts";
import type { WholeReading } from "./all.ts";

/** The first and last day as printed against those of the round. */
export function doubtPeriod({ reading: { meta }, periods, notebook }: WholeReading): void {
  const groups = new Map<string, typeof periods>();
  for (const period of periods) {
    const key = `${period.from} ${period.to}`;
    groups.set(key, [...(groups.get(key) ?? []), period]);
  }
  const range =
    meta.fiscal_year !== null && meta.round !== null ? roundRange(meta.fiscal_year, meta.round) : null;
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    const where =
      group.length > 1
        ? ` (พิมพ์ ${group.length} แห่ง: บรรทัด ${group.map(({ line }) => line.place.line).join(", ")})`
        : "";
    const says = first.text;
    if (first.from === null || first.to === null)
      notebook.note({
        level: "error",
        kind: "period",
        place: placeOf(first.line),
        says,
        took: "เว้นว่าง",
        why: `ช่วงเวลามีวันที่ที่ไม่มีในปฏิทิน${where}`,
      });
    else if (range && meta.round && (first.from !== range.start || first.to !== range.end)) {
      const ends = first.from === range.start ? `สิ้นสุด ${formatThaiDate(range.end)}` : "เป็น";
      const wanted =
        first.from === range.start
          ? ends
          : `${ends} ${formatThaiDate(range.start)} ถึง ${formatThaiDate(range.end)}`;
      notebook.note({
        level: "warning",
        kind: "period",
        place: placeOf(first.line),
        says,
        took: "เก็บตามที่พิมพ์",
        why: `${roundLabel(meta.round)} ปีงบประมาณ ${meta.fiscal_year} ${wanted}${where}`,
      });
    }
  }
}
