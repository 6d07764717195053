import type { TableColumn } from "../../../platform/tables/column.ts";
import type { CommitteeInList } from "./queries.ts";
import { committeeKinds, kindOfText, standings } from "./rules.ts";

const out = { only: "out" } as const;

/** The list as a file: every row that the filter leaves, in the order of the list. */
export const committeeColumns: readonly TableColumn<CommitteeInList>[] = [
  { ...out, key: "name", head: "คณะ", kind: "text", value: (row) => row.name },
  { ...out, key: "kind", head: "ประเภท", kind: "text", value: (row) => committeeKinds[kindOfText(row.kind)] },
  { ...out, key: "chair", head: "ประธาน", kind: "text", value: (row) => row.chair ?? null },
  {
    ...out,
    key: "standing",
    head: "สถานะวาระ",
    kind: "text",
    value: (row) => standings[row.standing].title,
  },
  {
    ...out,
    key: "termTo",
    head: "วาระถึง",
    kind: "date",
    value: (row) => (row.current ? (row.current.to ?? "ไม่มีกำหนด") : null),
  },
  {
    ...out,
    key: "nextMeeting",
    head: "นัดประชุม",
    kind: "date",
    value: (row) => row.next_meeting?.held_on ?? null,
  },
];
