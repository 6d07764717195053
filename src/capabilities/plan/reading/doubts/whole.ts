import { squash } from "../../../../thai/matching.ts";
import type { ReadIntroduction } from "../introduction.ts";
import type { MasterTable } from "../master-table.ts";
import type { Finding, Notebook, PlanReading, ReadProject } from "../reading.ts";
import { placeOf } from "../../../../platform/reading/notebook.ts";
import type { MadeProjects } from "../projects.ts";
import type { Regions } from "../regions.ts";
import type { ProjectSheet } from "../sheets.ts";
import type { SourceLine } from "../../../../platform/reading/source.ts";

/** All that was read, for comparing one part of the document with another. */
export interface WholeReading {
  reading: PlanReading;
  lines: readonly SourceLine[];
  table: MasterTable;
  sheets: readonly ProjectSheet[];
  made: MadeProjects;
  introduction: ReadIntroduction;
  foreword: { text: string[]; date: string | null; dateLine: SourceLine | null };
  regions: Regions;
  notebook: Notebook;
}

export type Doubt = Omit<Finding, "place">;

/** Notes a doubt at a line, with the project whose sheet the line is in. */
export function noteAt(
  whole: WholeReading,
  line: SourceLine | undefined,
  doubt: Doubt,
  project?: number,
): void {
  const no = project ?? (line ? projectAt(whole, line) : undefined);
  whole.notebook.note({
    ...doubt,
    place: line ? placeOf(line, no) : no === undefined ? {} : { project: no },
  });
}

export function projectAt({ regions, made }: WholeReading, line: SourceLine): number | undefined {
  const region = regions.sheets.find(({ from, to }) => line.at >= from && line.at < to);
  if (!region) return undefined;
  return made.entries.find(({ sheet }) => sheet?.line.at === region.name)?.no;
}

/** The line of a project's sheet that holds the beginning of a text. */
export function lineOfText(whole: WholeReading, project: ReadProject, text: string): SourceLine | undefined {
  const start = whole.made.lines.get(project.no);
  const region = whole.regions.sheets.find(({ name }) => name === start?.at);
  const wanted = squash(text).slice(0, 30);
  const found = whole.lines
    .slice(region?.from ?? 0, region?.to)
    .find((line) => squash(line.text).includes(wanted));
  return found ?? start;
}

/** Results of a project: outputs, then outcomes. */
export function resultsOf(project: ReadProject): string[] {
  return [...project.outputs.map(({ text }) => text), ...project.outcomes];
}
