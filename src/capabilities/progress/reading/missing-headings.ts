/** Sub-items whose heading the form leaves out though its rows carry their number. */
import { placeOf } from "../../../platform/reading/notebook.ts";
import type { FormDraft } from "./form.ts";
import type { NarrativeRead } from "./narrative.ts";
import type { Notebook, ReadRow } from "./reading.ts";

export function putMissingHeadings(
  form: FormDraft,
  rows: readonly ReadRow[],
  { titles }: NarrativeRead,
  notebook: Notebook,
): void {
  for (const dimension of form.dimensions) {
    const present = new Set(
      dimension.lines.flatMap((line) =>
        "heading" in line && line.heading.no !== null ? [line.heading.no] : [],
      ),
    );
    for (let at = 0; at < dimension.lines.length; at += 1) {
      const line = dimension.lines[at];
      if (!line || !("row" in line)) continue;
      const { code } = line.row;
      if (!code || code.last === null || code.path.length < 3) continue;
      const no = code.path.join(".");
      if (present.has(no)) continue;
      present.add(no);
      const told = titles.get(no);
      notebook.note({
        level: "warning",
        kind: "heading",
        place: placeOf(line.row.line, line.row.no),
        says: rows.find((row) => row.no === line.row.no)?.title ?? "",
        took: told ? `${no} ${told.title} (จากส่วนบรรยาย)` : "ไม่มีหัวข้อย่อย",
        why: told ? `ตารางไม่พิมพ์แถวหัวข้อย่อย ${no}` : `ไม่พบหัวข้อย่อย ${no} ทั้งในตารางและในส่วนบรรยาย`,
      });
      if (!told) continue;
      dimension.lines.splice(at, 0, { heading: { level: 2, no, title: told.title }, line: told.line });
      at += 1;
    }
  }
}
