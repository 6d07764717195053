/** What the checks before submission look at: the records of a round, gathered once, as plain data. */
import type { IsoDate } from "../../../thai/dates.ts";
import type { DateRange, Round } from "../../../thai/fiscal.ts";
import type { Fact } from "../facts.ts";
import type { Standing, WorkStatus } from "../measuring/standing.ts";
import type { ShareTally } from "../measuring/tally.ts";
import type { ProjectYear } from "../project-years.ts";
import type { ReportContent } from "../report/content.ts";

export interface RoundRecords {
  year: number;
  round: Round;
  period: DateRange;
  today: IsoDate;
  /** In the order of the book; those that were dropped are not among them. */
  projects: readonly ProjectRecords[];
  /** Of the whole year, without those that were withdrawn. */
  facts: readonly SeenFact[];
  words: readonly RoundWords[];
  /** The report of the whole organisation; null where a unit reports its part. */
  content: ReportContent | null;
}

export interface ProjectRecords {
  project: ProjectYear;
  standing: Standing;
  /** Of every unit that recorded something, also where one unit's report is looked at. */
  tallies: readonly ShareTally[];
  /** One for each unit where all units answer; else one for the project as a whole. */
  shares: readonly ShareRecords[];
}

export interface ShareRecords {
  unit: { id: string; name: string } | null;
  status: WorkStatus;
  tallies: readonly ShareTally[];
}

export interface SeenFact {
  fact: Fact;
  files: readonly SeenFile[];
}

export interface SeenFile {
  sha256: string;
  name: string;
  isPhoto: boolean;
  /** When the camera says it was taken, or the house was first given these bytes: the earlier day. */
  existedOn: IsoDate;
}

export interface RoundWords {
  place: string;
  projectYearId: string | null;
  words: string;
}

/** What one unit reports: its projects, and of those that all units answer for its own share. */
export function recordsOfUnit(records: RoundRecords, unitId: string): RoundRecords {
  const projects = records.projects
    .filter(({ project }) => project.units.some(({ id }) => id === unitId))
    .map((each) => ({
      ...each,
      shares: each.shares.filter(({ unit }) => unit === null || unit.id === unitId),
    }));
  const allUnits = new Map(projects.map(({ project }) => [project.id, project.allUnits]));
  return {
    ...records,
    projects,
    facts: records.facts.filter(({ fact }) =>
      fact.projects.some(({ id }) => {
        const isShared = allUnits.get(id);
        return isShared !== undefined && (!isShared || fact.unitId === unitId);
      }),
    ),
    words: records.words.filter(({ projectYearId }) => projectYearId !== null && allUnits.has(projectYearId)),
    content: null,
  };
}
