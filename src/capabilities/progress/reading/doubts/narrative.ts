import { placeOf, quoted } from "../../../../platform/reading/notebook.ts";
import { squash } from "../../../../thai/matching.ts";
import type { ReadRow } from "../reading.ts";
import type { WholeReading } from "./all.ts";

/** Form and narrative against each other. */
export function doubtNarrative({ reading: { rows }, form, told, notebook }: WholeReading): void {
  if (told.length === 0) {
    notebook.note({
      level: "advice",
      kind: "narrative",
      place: {},
      says: "",
      took: "เฉพาะตาราง",
      why: "เอกสารไม่มีส่วนบรรยายผลรายโครงการ",
    });
    return;
  }
  for (const { row: no, line, title } of told)
    if (no === null)
      notebook.note({
        level: "warning",
        kind: "narrative",
        place: placeOf(line),
        says: quoted(title),
        took: "ไม่นำเข้า (อยู่ในข้อความที่ไม่พบที่อยู่)",
        why: "บรรยายโครงการที่ไม่มีในตาราง",
      });
  for (const row of rows) {
    const line = form.rows[row.no - 1]?.line;
    const place = line ? placeOf(line, row.no) : { project: row.no };
    if (!row.narrative)
      notebook.note({
        level: "warning",
        kind: "narrative",
        place,
        says: quoted(row.title),
        took: "ไม่มีส่วนบรรยาย",
        why: "ไม่พบโครงการนี้ในส่วนบรรยาย",
      });
    else if (squash(row.narrative.title) !== squash(row.title))
      notebook.note({
        level: "advice",
        kind: "title",
        place,
        says: `${quoted(row.title)} / ส่วนบรรยาย: ${quoted(row.narrative.title)}`,
        took: quoted(row.title),
        why: "ชื่อในตารางกับในส่วนบรรยายไม่เหมือนกัน",
      });
  }
  copiedResults(rows, { form, notebook });
}

function copiedResults(
  rows: readonly ReadRow[],
  { form, notebook }: Pick<WholeReading, "form" | "notebook">,
) {
  const known = new Map<string, ReadRow>();
  for (const row of rows) {
    const text = (row.narrative?.parts ?? [])
      .filter(({ about }) => about === "result")
      .flatMap(({ paragraphs }) => paragraphs)
      .join(" ");
    if (squash(text).length < 30) continue;
    const before = known.get(squash(text));
    if (!before) known.set(squash(text), row);
    const line = form.rows[row.no - 1]?.line;
    if (before)
      notebook.note({
        level: "warning",
        kind: "repeated",
        place: line ? placeOf(line, row.no) : { project: row.no },
        says: quoted(text),
        took: "เก็บตามที่พิมพ์",
        why: `ผลการดำเนินการในส่วนบรรยายคัดลอกมาจาก ${before.canonical_code ?? `แถวที่ ${before.no}`}`,
      });
  }
}
