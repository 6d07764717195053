import type { Block, Table } from "../../platform/documents/model.ts";

/** A line of the risk table, whether from the register, from a frozen plan or from a file that was read. */
export interface RiskLine {
  readonly process: string;
  readonly events: readonly string[];
  readonly level: string;
  readonly measures: readonly { readonly text: string }[];
  readonly accepted?: string | null;
}

/** The risk table of Part 1 as offices print it: a row for each process. */
export function riskTableBlocks(lines: readonly RiskLine[], size = 14): Block[] {
  if (lines.length === 0) return [{ kind: "paragraph", text: "ไม่มีความเสี่ยงในทะเบียน", indent: "first" }];
  const head = [
    "ลำดับที่",
    "ขั้นตอนการดำเนินงาน",
    "ประเด็นความเสี่ยงการทุจริต",
    "ระดับความเสี่ยง",
    "มาตรการควบคุมความเสี่ยงการทุจริต",
  ];
  const table: Table = {
    kind: "table",
    size,
    columns: [
      { weight: 1.2, align: "center" },
      { weight: 4 },
      { weight: 6 },
      { weight: 2.6, align: "center" },
      { weight: 6 },
    ],
    head: [{ cells: head.map((content) => ({ content, align: "center" })) }],
    body: lines.map(({ process, events, level, measures, accepted }, index) => ({
      cells: [
        { content: { count: index + 1 }, align: "center" },
        { content: process },
        { content: numbered(events) },
        { content: level || "ยังไม่ประเมิน", align: "center" },
        { content: measures.length > 0 ? numbered(measures.map(({ text }) => text)) : (accepted ?? "–") },
      ],
    })),
  };
  return [table];
}

function numbered(texts: readonly string[]): string {
  return texts.length === 1
    ? (texts[0] ?? "")
    : texts.map((text, index) => `${index + 1}. ${text}`).join("\n");
}
