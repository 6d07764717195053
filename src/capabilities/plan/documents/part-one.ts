import type { Block, Cell, List, Table } from "../../../platform/documents/model.ts";
import type { PlanContent, PlanRisk } from "../content.ts";
import { body, heading } from "../../../platform/documents/blocks.ts";

/** ส่วนที่ 1: risks, reasons, objectives, goals, benefits; what is empty is left out and the rest counts on. */
export function partOne(content: PlanContent): Block[] {
  const { introduction, goals, risks } = content;
  const chapters: { title: string; blocks: Block[] }[] = [
    { title: "การประเมินความเสี่ยงการทุจริตในองค์กร", blocks: risks.length > 0 ? [riskTable(risks)] : [] },
    { title: "หลักการและเหตุผล", blocks: introduction.reasons.map(body) },
    { title: "วัตถุประสงค์ของการจัดทำแผน", blocks: listOf(introduction.objectives) },
    {
      title: "เป้าหมาย",
      blocks: [...listOf(goals.map(({ text }) => text)), ...targetTable(content)],
    },
    { title: "ประโยชน์ของการจัดทำแผน", blocks: listOf(introduction.benefits) },
  ].filter(({ blocks }) => blocks.length > 0);
  return [
    { ...heading(1, "ส่วนที่ 1 บทนำ"), align: "center" },
    ...chapters.flatMap(({ title, blocks }, at) => [heading(2, `${at + 1}. ${title}`), ...blocks]),
  ];
}

function listOf(texts: readonly string[]): List[] {
  return texts.length === 0 ? [] : [{ kind: "list", marks: "paren", items: texts.map((text) => ({ text })) }];
}

/** As Part 1 has it: a row for each process, its events and measures numbered inside their cells. */
function riskTable(risks: readonly PlanRisk[]): Table {
  return {
    kind: "table",
    size: 12,
    columns: [
      { weight: 2, align: "center" },
      { weight: 6 },
      { weight: 10 },
      { weight: 4, align: "center" },
      { weight: 10 },
    ],
    head: [
      {
        cells: [
          "ลำดับที่",
          "ขั้นตอนการดำเนินงาน",
          "ประเด็นความเสี่ยงการทุจริต",
          "Risk Score",
          "มาตรการควบคุมความเสี่ยงการทุจริต",
        ].map((content) => ({ content, align: "center" as const })),
      },
    ],
    body: risks.map(({ process, events, level, measures, accepted }, at) => ({
      cells: [
        { content: String(at + 1) },
        { content: process },
        numbered(events),
        { content: level },
        measures.length === 0 && accepted
          ? { content: accepted }
          : numbered(measures.map(({ text }) => text)),
      ],
    })),
  };
}

function numbered(texts: readonly string[]): Cell {
  if (texts.length < 2) return { content: texts[0] ?? "" };
  return { content: [{ kind: "list", marks: "decimal", items: texts.map((text) => ({ text })) }] };
}

function targetTable({ goals, years }: PlanContent): Table[] {
  const targets = goals.flatMap(({ target }) => (target === null ? [] : [target]));
  if (targets.length === 0) return [];
  return [
    {
      kind: "table",
      size: 14,
      columns: [{ weight: 4 }, ...years.map(() => ({ weight: 2, align: "center" as const }))],
      head: [
        {
          cells: ["ค่าเป้าหมาย", ...years.map((year) => `ปี ${year}`)].map((content) => ({
            content,
            align: "center" as const,
          })),
        },
      ],
      body: targets.map(({ values, unit, ...target }) => ({
        whole: true,
        cells: [
          { content: targetName(target.name, unit, target.baseYear) },
          ...values.map((value) => ({ content: valueInWords(value, unit) })),
        ],
      })),
    },
  ];
}

/** What falls or rises by a share tells the year that it is reckoned from, unless its name does. */
function targetName(name: string, unit: string, baseYear: number | null): string {
  const tells = baseYear === null || unit !== "ร้อยละ" || name.includes(String(baseYear));
  return tells ? name : `${name} (คำนวณจากปี ${baseYear})`;
}

/** ร้อยละ stands before its figure, other units behind it. */
function valueInWords(value: number | null, unit: string): string {
  if (value === null) return "–";
  return unit === "ร้อยละ" ? `ร้อยละ ${value}` : `${value} ${unit}`.trim();
}
