import { roundRange } from "../../../thai/fiscal.ts";
import { targetText } from "../../plan/rules.ts";
import type { CycleDimension } from "../../plan/packs/cycles.ts";
import type {
  Guidelines,
  NarrativePart,
  ReportContent,
  ReportDimension,
  ReportLine,
  ReportRow,
  RowMoney,
} from "./content.ts";
import { paragraphsIn, placeAt, projectPlaces } from "./places.ts";
import type { ReportPlace } from "./places.ts";
import { gatheredIn } from "./gathering.ts";
import type { ProjectRecords, ReportRecords } from "./records.ts";
import { narrativeOf, resultLines } from "./result.ts";
import { rowsIn, totalOf } from "./totals.ts";
import { announcementOf, reporterOf, titleOf, usualIntroduction } from "./wording.ts";

/** The report of a round, from the records of the year. */
export function makeReport(records: ReportRecords): ReportContent {
  const { organisation, plan, year, round, cycle } = records;
  const { start, end } = roundRange(year, round);
  const projects = gatheredIn(records);
  const said = (place: ReportPlace) => records.words.get(place) ?? null;
  const paragraphs = (place: ReportPlace) => paragraphsIn(said(place) ?? "");
  return {
    title: titleOf(records),
    organisation,
    plan,
    year,
    round,
    period: { from: start, to: end },
    introduction: said("introduction") === null ? usualIntroduction(records) : paragraphs("introduction"),
    dimensions: cycle.dimensions
      .map((dimension) => dimensionOf(dimension, projects, records))
      .filter(({ lines }) => lines.length > 0),
    factors: paragraphs("factors"),
    problems: paragraphs("problems"),
    recommendations: paragraphs("recommendations"),
    reporter: reporterOf(said),
    announcement: records.unit === undefined ? announcementOf(records, said) : null,
  };
}

function dimensionOf(
  dimension: CycleDimension,
  projects: readonly ProjectRecords[],
  records: ReportRecords,
): ReportDimension {
  const inside = projects.filter(({ project }) => project.dimension === dimension.key);
  const lines: ReportLine[] = [];
  let before: { mission: string; heading: string | undefined } | undefined;
  for (const each of inside) {
    const { mission: missionKey, content } = each.project;
    const mission = dimension.missions.find(({ key }) => key === missionKey);
    const [heading] = content.headings;
    if (missionKey !== before?.mission)
      lines.push({ heading: { level: 1, code: missionKey, title: mission?.name ?? "" } });
    if (heading !== undefined && (heading !== before?.heading || missionKey !== before.mission)) {
      const title = mission?.headings.find(({ key }) => key === heading)?.name ?? "";
      lines.push({ heading: { level: 2, code: heading, title } });
    }
    lines.push({ row: rowOf(each, records) });
    before = { mission: missionKey, heading };
  }
  return {
    title: `มิติที่ ${dimension.key} ${dimension.name}`,
    lines,
    total: totalOf(rowsIn({ lines })),
  };
}

function rowOf(each: ProjectRecords, records: ReportRecords): ReportRow {
  const { project, standing } = each;
  const { indicators } = standing;
  return {
    id: project.id,
    code: project.code,
    kind: project.kind,
    title: project.title,
    indicator: indicators
      .map(({ text }, at) => (indicators.length > 1 ? `${at + 1}) ${text}` : text))
      .join("\n"),
    target: targetText(project.content).join(" "),
    result: resultLines(each, records).join("\n"),
    money: moneyOf(each, records),
    ...sharedOf(each, records),
    guidelines: guidelinesOf(each),
    remark: remarkOf(each, records),
    narrative: [...narrativeOf(each, records), ...noteOf(each, records)],
  };
}

/** Of a sum that all units share, one unit knows only what it spent itself. */
function moneyOf({ project, standing }: ProjectRecords, { unit }: ReportRecords): RowMoney {
  const shared = unit !== undefined && project.allUnits;
  return {
    integrated: shared ? null : project.integratedBudget,
    agency: shared ? null : project.budget,
    disbursed: standing.spent === 0 ? null : standing.spent,
  };
}

/** Parts of its budget that the sum must not count once for each project. */
function sharedOf(each: ProjectRecords, records: ReportRecords): Pick<ReportRow, "shared"> {
  if (moneyOf(each, records).agency === null) return {};
  const { at, funds } = records.funding;
  const shared = each.project.content.fundings.flatMap(({ fundId, budgets }) => {
    const amount = budgets[at] ?? 0;
    const fund = funds.find(({ id }) => id === fundId);
    return amount === 0 || !fund ? [] : [{ source: fundId, amount, holds: fund.budgets[at] ?? null }];
  });
  return shared.length === 0 ? {} : { shared };
}

function guidelinesOf({ project: { guidelines } }: ProjectRecords): Guidelines {
  return {
    conscience: guidelines.includes("conscience"),
    mechanism: guidelines.includes("mechanism"),
    efficiency: guidelines.includes("efficiency"),
  };
}

function remarkOf({ project }: ProjectRecords, { words }: ReportRecords): string {
  const said = words.get(placeAt("remark", project.id)) ?? "";
  return [project.dropped ? "ยกเลิกตามแผนฉบับเปลี่ยนแปลง" : "", said].filter((text) => text !== "").join(" ");
}

function noteOf({ project }: ProjectRecords, { words }: ReportRecords): NarrativePart[] {
  const paragraphs = paragraphsIn(words.get(placeAt("note", project.id)) ?? "");
  return paragraphs.length === 0 ? [] : [{ heading: projectPlaces.note.title, paragraphs }];
}
