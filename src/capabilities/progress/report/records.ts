/** What a report is made from: records only. */
import type { Round } from "../../../thai/fiscal.ts";
import type { Fund } from "../../plan/content.ts";
import type { PlanCycle } from "../../plan/packs/cycles.ts";
import type { Fact } from "../facts.ts";
import type { Standing } from "../measuring/standing.ts";
import type { Tally } from "../measuring/tally.ts";
import type { ProjectYear } from "../project-years.ts";
import type { ReportOrganisation } from "./content.ts";

export interface ReportRecords {
  organisation: ReportOrganisation;
  /** Name of the plan, with its years. */
  plan: string;
  cycle: Pick<PlanCycle, "dimensions">;
  /** Sources of the plan, and which of its years this one is. */
  funding: { at: number; funds: readonly Fund[] };
  year: number;
  round: Round;
  /** In the order of the book. */
  projects: readonly ReportedProject[];
  /** All that was recorded in the year; what was taken back, or belongs to a later day, is left out here. */
  facts: readonly Fact[];
  channelTitle: (key: string) => string;
  /** By place. */
  words: ReadonlyMap<string, string>;
  /** A report of one unit tells what that unit did. */
  unit?: { id: string; name: string };
}

export interface ReportedProject {
  project: ProjectYear;
  standing: Standing;
  tally: Tally | undefined;
}

/** One project with the facts that count in the round, the earliest first. */
export interface ProjectRecords extends ReportedProject {
  facts: readonly Fact[];
}
