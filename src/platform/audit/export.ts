import { formatThaiDateTime } from "../../thai/date-text.ts";
import { CSV_MARK, csvLine } from "../web/csv.ts";
import type { AuditRow } from "./queries.ts";
import type { Names } from "./words.ts";
import { actorKindInWords, actTitles, changesInWords, kindInWords } from "./words.ts";

const PORTION = 500;
const heads = [
  "ลำดับ",
  "วันและเวลา",
  "วันเวลา (ISO 8601)",
  "ผู้ทำรายการ",
  "การกระทำ",
  "รหัสการกระทำ",
  "ประเภทรายการ",
  "ชื่อรายการ",
  "รหัสรายการ",
  "สิ่งที่เปลี่ยน",
  "เลขคำขอ",
];

/** The log as a CSV file, written while it is read: however long it is, only a portion is in memory. */
export function auditCsv(
  portion: (before: number | undefined, limit: number) => Promise<{ rows: AuditRow[]; names: Names }>,
): ReadableStream<Uint8Array> {
  const titles = actTitles();
  const encoder = new TextEncoder();
  let before: number | undefined;
  return new ReadableStream({
    start(out) {
      out.enqueue(encoder.encode(CSV_MARK + csvLine(heads)));
    },
    async pull(out) {
      const { rows, names } = await portion(before, PORTION);
      before = rows.at(-1)?.seq;
      if (rows.length > 0)
        out.enqueue(encoder.encode(rows.map((row) => csvLine(cells(row, titles, names))).join("")));
      if (rows.length < PORTION) out.close();
    },
  });
}

function cells(row: AuditRow, titles: Map<string, string>, names: Names): (string | number)[] {
  const kind = actorKindInWords(row.actor_kind);
  return [
    row.seq,
    formatThaiDateTime(row.at, "short"),
    row.at.toISOString(),
    kind ? `${row.actor_name} (${kind})` : row.actor_name,
    titles.get(row.act) ?? row.act,
    row.act,
    row.record_kind ? kindInWords(row.record_kind) : "",
    row.record_name ?? "",
    row.record_id ?? "",
    changesInWords(row.changes, names)
      .map(({ field, before, after }) => `${field}: ${before} → ${after}`)
      .join("\n"),
    row.request_id ?? "",
  ];
}
