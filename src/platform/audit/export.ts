import { formatThaiDateTime } from "../../thai/date-text.ts";
import type { TableColumn } from "../tables/column.ts";
import type { AuditRow } from "./queries.ts";
import type { Names } from "./words.ts";
import { actorKindInWords, actTitles, changesInWords, kindInWords } from "./words.ts";

const PORTION = 500;

interface AuditLine {
  row: AuditRow;
  names: Names;
}

/** The log, read while it is written: however long it is, only a portion is in memory. */
export async function* auditLines(
  portion: (before: number | undefined, limit: number) => Promise<{ rows: AuditRow[]; names: Names }>,
): AsyncGenerator<AuditLine[]> {
  let before: number | undefined;
  for (;;) {
    const { rows, names } = await portion(before, PORTION);
    yield rows.map((row) => ({ row, names }));
    before = rows.at(-1)?.seq;
    if (rows.length < PORTION) return;
  }
}

export function auditColumns(): TableColumn<AuditLine>[] {
  const titles = actTitles();
  const text = (key: string, head: string, value: (line: AuditLine) => string | null) =>
    ({ key, head, kind: "text", only: "out", value }) as const;
  return [
    { key: "seq", head: "ลำดับ", kind: "whole", only: "out", value: ({ row }) => row.seq },
    text("at", "วันและเวลา", ({ row }) => formatThaiDateTime(row.at, "short")),
    text("atIso", "วันเวลา (ISO 8601)", ({ row }) => row.at.toISOString()),
    text("actor", "ผู้ทำรายการ", ({ row }) => {
      const kind = actorKindInWords(row.actor_kind);
      return kind ? `${row.actor_name} (${kind})` : row.actor_name;
    }),
    text("title", "การกระทำ", ({ row }) => titles.get(row.act) ?? row.act),
    text("act", "รหัสการกระทำ", ({ row }) => row.act),
    text("kind", "ประเภทรายการ", ({ row }) => (row.record_kind ? kindInWords(row.record_kind) : null)),
    text("record", "ชื่อรายการ", ({ row }) => row.record_name),
    text("recordId", "รหัสรายการ", ({ row }) => row.record_id),
    text("changes", "สิ่งที่เปลี่ยน", ({ row, names }) =>
      changesInWords(row.changes, names)
        .map(({ field, before, after }) => `${field}: ${before} → ${after}`)
        .join("\n"),
    ),
    text("requestId", "เลขคำขอ", ({ row }) => row.request_id),
  ];
}
