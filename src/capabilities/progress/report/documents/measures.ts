import type {
  Block,
  Cell,
  DocumentModel,
  List,
  Paragraph,
  TableRow,
} from "../../../../platform/documents/model.ts";
import { districtOf } from "../../../../platform/documents/blocks.ts";
import { fiscalYearLabel } from "../../../../thai/fiscal.ts";
import { gatheredIn } from "../gathering.ts";
import type { ProjectRecords, ReportRecords } from "../records.ts";
import { ofKind, toldEvent, toldIndicator, toldPublications, toldStatus, toldSteps } from "../told.ts";
import { periodInWords } from "../wording.ts";

/**
 * รายงานผลการดำเนินการตามมาตรการ: six columns, from the same records as the form. What was put out and what
 * came of it stand apart; the plan's own words stand only in its columns.
 */
export function measuresReport(records: ReportRecords, digits: DocumentModel["digits"]): DocumentModel {
  const { organisation, year } = records;
  const title = `รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส ${fiscalYearLabel(year, "formal")}`;
  const place = [organisation.name, districtOf(organisation)].filter((part) => part !== "").join(" ");
  return {
    title,
    issuer: organisation.name,
    digits,
    keepWhole: [organisation.name],
    pageNumbers: "top",
    sections: [
      {
        sheet: "ผลตามมาตรการ",
        orientation: "lying",
        blocks: [
          { kind: "heading", level: 1, align: "center", text: title },
          {
            kind: "paragraph",
            align: "center",
            keepWithNext: true,
            text: [{ text: `${place}\n${periodInWords(records)}`, bold: true }],
          },
          measuresTable(records),
        ],
      },
    ],
  };
}

const heads = [
  ["มาตรการ โครงการ หรือกิจกรรม", 17],
  ["ขั้นตอนหรือวิธีการปฏิบัติ", 20],
  ["ช่วงระยะเวลา", 11],
  ["ผู้รับผิดชอบ", 12],
  ["ผลการดำเนินการ\n(Output)", 24],
  ["ผลลัพธ์หรือผลสัมฤทธิ์\n(Outcome/Result)", 20],
] as const;

function measuresTable(records: ReportRecords): Block {
  const projects = gatheredIn(records);
  return {
    kind: "table",
    size: 12,
    columns: heads.map(([, weight]) => ({ weight })),
    head: [{ cells: heads.map(([content]): Cell => ({ content, align: "center" })) }],
    body: records.cycle.dimensions.flatMap(({ key, name }): TableRow[] => {
      const inside = projects.filter(({ project }) => project.dimension === key);
      if (inside.length === 0) return [];
      return [
        { role: "group", cells: [{ content: `มิติที่ ${key} ${name}`, colSpan: heads.length }] },
        ...inside.map((each) => measureRow(each, records)),
      ];
    }),
  };
}

function measureRow(each: ProjectRecords, records: ReportRecords): TableRow {
  const { project, standing, facts } = each;
  const { code, title, content, allUnits, units } = project;
  const told = standing.indicators.map((indicator, at) => ({
    isOutcome: indicator.isOutcome,
    line: toldIndicator(indicator, at + 1, standing.indicators.length),
  }));
  const worked = facts.some(({ kind }) => kind !== "spending");
  const outputs = worked
    ? [
        ...toldStatus(standing, allUnits && records.unit === undefined),
        ...ofKind(facts, "event").map((event) => toldEvent(event, "table")),
        ...toldPublications(ofKind(facts, "publication"), records.channelTitle, "table"),
        ...told.filter(({ isOutcome }) => !isOutcome).map(({ line }) => line),
      ]
    : ["ยังไม่มีบันทึกผลการดำเนินงาน"];
  const outcomes = worked ? told.filter(({ isOutcome }) => isOutcome).map(({ line }) => line) : [];
  return {
    cells: [
      { content: `${code}) ${title}` },
      { content: linesIn(toldSteps(content.steps, standing, facts)) },
      { content: content.period },
      { content: allUnits ? "ทุกสำนัก/กอง" : units.map(({ name }) => name).join(", ") },
      { content: linesIn(outputs) },
      { content: linesIn(outcomes) },
    ],
  };
}

function linesIn(lines: readonly string[]): Cell["content"] {
  if (lines.length === 0) return "-";
  const list: List | Paragraph = { kind: "list", marks: "dash", items: lines.map((text) => ({ text })) };
  return [list];
}
