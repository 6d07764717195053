import { formatThaiDate } from "../../../thai/date-text.ts";
import { roundRange } from "../../../thai/fiscal.ts";
import type { ProjectRecords, ReportRecords } from "./records.ts";
import {
  ofKind,
  toldEvent,
  toldIndicator,
  toldPublications,
  toldSpending,
  toldStatus,
  toldSteps,
} from "./told.ts";
import type { NarrativePart } from "./content.ts";

type Around = Pick<ReportRecords, "channelTitle" | "year" | "round" | "unit">;

/** The result column: sentences made of facts, a line each. What the plan expected is no result. */
export function resultLines(records: ProjectRecords, around: Around): string[] {
  const { facts } = records;
  const worked = facts.filter(({ kind }) => kind !== "spending");
  if (worked.length === 0) {
    const spent = facts.length > 0 ? "มีการเบิกจ่าย แต่" : "";
    return [`${spent}ยังไม่มีบันทึกผลการดำเนินงาน ณ วันที่ ${formatThaiDate(lastDay(around), "short")}`];
  }
  return [
    ...statusLines(records, around),
    ...ofKind(facts, "event").map((event) => toldEvent(event, "table")),
    ...toldPublications(ofKind(facts, "publication"), around.channelTitle, "table"),
    ...indicatorLines(records, around),
  ];
}

/** The narrative: what the plan set down, then what was done, in full; the two never mix. */
export function narrativeOf(records: ProjectRecords, around: Around): NarrativePart[] {
  const { project, standing, facts } = records;
  const done = [
    ...ofKind(facts, "event").map((event) => withMore(toldEvent(event, "narrative"), event.said)),
    ...toldPublications(ofKind(facts, "publication"), around.channelTitle, "narrative"),
  ];
  return [
    part("วัตถุประสงค์", project.content.objectives),
    part("ขั้นตอนการดำเนินการ", toldSteps(project.content.steps, standing, facts)),
    part("การดำเนินการ", done),
    part(
      "ผลการดำเนินการ",
      facts.length === 0
        ? resultLines(records, around)
        : [...statusLines(records, around), ...indicatorLines(records, around)],
    ),
    part("การเบิกจ่าย", ofKind(facts, "spending").map(toldSpending)),
  ].filter(({ paragraphs }) => paragraphs.length > 0);
}

function part(heading: string, paragraphs: readonly string[]): NarrativePart {
  return { heading, paragraphs };
}

function withMore(sentence: string, said: string | null): string {
  return said === null ? sentence : `${sentence} ${said}`;
}

function statusLines({ project, standing }: ProjectRecords, { unit }: Around): string[] {
  return toldStatus(standing, project.allUnits && unit === undefined);
}

function indicatorLines({ project, standing: { indicators } }: ProjectRecords, { unit }: Around): string[] {
  // One unit's share has no indicator of its own.
  if (project.allUnits && unit !== undefined) return [];
  return indicators.map((each, at) => toldIndicator(each, at + 1, indicators.length));
}

function lastDay({ year, round }: Around) {
  return roundRange(year, round).end;
}
