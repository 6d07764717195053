import { Empty } from "../../ui/empty.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { Table } from "../../ui/table.tsx";
import type { TurnShown } from "../scheduling.ts";
import { JobStateBadge, when } from "./job-words.tsx";

/** What is done by the clock, without anybody asking for it. */
export function TurnList({ turns }: { turns: readonly TurnShown[] }) {
  return (
    <Sheet title="งานตามกำหนดเวลา" flush>
      <Table
        caption="งานตามกำหนดเวลา"
        captionUnseen
        rows={turns}
        rowKey={({ title, times }) => `${title} ${times}`}
        columns={[
          { key: "title", head: "งาน", cardTitle: true, cell: ({ title }) => title },
          { key: "times", head: "กำหนด", tight: true, cell: ({ times }) => times },
          {
            key: "next",
            head: "ครั้งต่อไป",
            tight: true,
            cell: ({ next }) => (next ? when(next) : "ยังไม่ได้เปิดใช้"),
          },
          {
            key: "last",
            head: "ครั้งล่าสุด",
            cell: ({ last }) =>
              last ? (
                <div>
                  <JobStateBadge job={last} /> {when(last.at)}
                  <div class="hush">{last.state === "done" ? last.told : last.problem}</div>
                </div>
              ) : (
                "–"
              ),
          },
        ]}
        empty={<Empty title="ไม่มีงานตามกำหนดเวลา">งานที่ระบบทำเองตามเวลาจะแสดงที่นี่</Empty>}
      />
    </Sheet>
  );
}
