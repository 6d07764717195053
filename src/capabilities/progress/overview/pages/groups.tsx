import { Table } from "../../../../platform/ui/table.tsx";
import type { Column } from "../../../../platform/ui/table.tsx";
import { counted, times } from "../../../../thai/fractions.ts";
import type { Totals } from "../../measuring/totals.ts";
import { baht } from "../concerns.ts";

export interface Group {
  key: string;
  name: string;
  totals: Totals;
}

interface GroupTableProps {
  caption: string;
  head: string;
  rows: readonly Group[];
  /** Left out where rows overlap: their sum says nothing. */
  whole?: Totals;
}

export function GroupTable({ caption, head, rows, whole }: GroupTableProps) {
  const figure = (key: string, title: string, of: (totals: Totals) => number | string): Column<Group> => ({
    key,
    head: title,
    align: "end",
    cell: ({ totals }) => of(totals),
    ...(whole ? { total: of(whole) } : {}),
  });
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[
        { key: "name", head, cardTitle: true, cell: ({ name }: Group) => name },
        figure("done", "แล้วเสร็จ", ({ statuses, projects }) => `${statuses.done} จาก ${projects}`),
        figure("could-not", "ทำไม่ได้", ({ statuses }) => statuses["could-not"]),
        figure("progress", "ความก้าวหน้า", progressOf),
        figure("budget", "งบประมาณ", ({ budget }) => baht(budget)),
        figure("spent", "เบิกจ่าย", ({ spent }) => baht(spent)),
        figure("met", "บรรลุ", ({ verdicts }) => verdicts.met),
        figure("missed", "ไม่บรรลุ", ({ verdicts }) => verdicts["not-met"]),
      ]}
      rows={rows}
      rowKey={({ key }) => key}
      {...(whole ? { totalLabel: "รวม" } : {})}
      empty={<p class="hush">ยังไม่มีโครงการ</p>}
    />
  );
}

/** The mean of the projects' shares of steps done. */
export function progressOf({ progress }: Totals): string {
  return progress ? counted(times(progress, 100n), "ร้อยละ") : "–";
}
