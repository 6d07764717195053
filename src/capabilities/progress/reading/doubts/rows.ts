import { isTemplateText } from "../../../../platform/reading/amounts.ts";
import { placeOf, quoted } from "../../../../platform/reading/notebook.ts";
import { squash } from "../../../../thai/matching.ts";
import { columnTitles } from "../form.ts";
import type { Finding, ReadRow } from "../reading.ts";
import type { WholeReading } from "./all.ts";

/** What a row leaves out or says twice. */
export function doubtRows({ reading: { rows }, form, notebook }: WholeReading): void {
  const note = (row: ReadRow, finding: Omit<Finding, "place">) => {
    const line = form.rows[row.no - 1]?.line;
    notebook.note({ ...finding, place: line ? placeOf(line, row.no) : { project: row.no } });
  };
  const codes = new Map<string, ReadRow>();
  const printed = new Map<string, number>();
  for (const { code } of rows) if (code !== null) printed.set(code, (printed.get(code) ?? 0) + 1);
  for (const row of rows) {
    const { code, canonical_code: canonical, title } = row;
    const before = canonical === null ? undefined : codes.get(canonical);
    if (canonical !== null && !before) codes.set(canonical, row);
    if (canonical === null)
      note(row, {
        level: "warning",
        kind: "code",
        says: quoted(title),
        took: `แถวที่ ${row.no}`,
        why: "แถวนี้ไม่มีเลขโครงการ",
      });
    else if (before)
      note(row, {
        level: "error",
        kind: "code",
        says: `${code} ${quoted(title, 80)}`,
        took: "เก็บทั้งสองแถว",
        why: `เลข ${canonical} พิมพ์ซ้ำกับแถวที่ ${before.no} ${quoted(before.title, 80)}`,
      });
    else if (code !== canonical && (printed.get(code ?? "") ?? 0) > 1)
      note(row, {
        level: "advice",
        kind: "code",
        says: `${code} ${quoted(title, 80)}`,
        took: canonical,
        why: `เลข ${code} พิมพ์ ${printed.get(code ?? "")} แห่ง จึงใช้พร้อมเลขของหัวข้อ`,
      });
    if (row.kind === null)
      note(row, {
        level: "advice",
        kind: "title",
        says: quoted(title),
        took: "ไม่ระบุประเภท",
        why: "ชื่อไม่บอกว่าเป็นโครงการ กิจกรรม หรือมาตรการ",
      });
    if (title === "")
      note(row, {
        level: "error",
        kind: "title",
        says: code ?? "",
        took: "เว้นว่าง",
        why: "แถวนี้ไม่มีชื่อโครงการ",
      });
    doubtCells(row, note);
  }
}

function doubtCells(row: ReadRow, note: (row: ReadRow, finding: Omit<Finding, "place">) => void) {
  for (const column of ["indicator", "target", "result"] as const) {
    const text = row[column];
    if (/^[\s\-–—]*$/.test(text) && column !== "result")
      note(row, {
        level: "warning",
        kind: "indicator",
        says: text,
        took: "เว้นว่าง",
        why: `ช่อง “${columnTitles[column]}” ว่าง`,
      });
    else if (isTemplateText(text))
      note(row, {
        level: "warning",
        kind: "template",
        says: quoted(text),
        took: "เก็บตามที่พิมพ์",
        why: `ช่อง “${columnTitles[column]}” เป็นคำของแบบฟอร์มที่ยังไม่ได้กรอก`,
      });
  }
  if (row.indicator !== "" && !/^[-–—]$/.test(row.indicator) && squash(row.indicator) === squash(row.target))
    note(row, {
      level: "warning",
      kind: "indicator",
      says: quoted(row.indicator),
      took: "เก็บตามที่พิมพ์",
      why: "ตัวชี้วัดเขียนเหมือนเป้าหมายทุกคำ จึงวัดผลไม่ได้",
    });
}
