import { isInRange, roundRange } from "../../../thai/fiscal.ts";
import type { Fact } from "../facts.ts";
import type { ProjectRecords, ReportedProject, ReportRecords } from "./records.ts";

/** Facts that count in the round, with the projects that they serve. */
export function gatheredIn(records: ReportRecords): ProjectRecords[] {
  const range = roundRange(records.year, records.round);
  const counting = records.facts
    .filter(({ withdrawn, happenedOn, unitId }) => {
      if (withdrawn !== null || !isInRange(happenedOn, range)) return false;
      return records.unit === undefined || records.unit.id === unitId;
    })
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : a.happenedOn > b.happenedOn ? 1 : 0));
  const byProject = new Map<string, Fact[]>();
  for (const fact of counting) {
    for (const { id } of fact.projects) {
      const before = byProject.get(id);
      if (before) before.push(fact);
      else byProject.set(id, [fact]);
    }
  }
  return records.projects
    .map((each) => ({ ...each, facts: byProject.get(each.project.id) ?? [] }))
    .filter(({ project, facts }) => !project.dropped || facts.length > 0)
    .map((each) => (records.unit === undefined ? each : { ...each, ...shareOf(each, records.unit.id) }));
}

/** What one unit answers for. */
function shareOf({ project, standing, tally }: ReportedProject, unitId: string) {
  const own = standing.shares.find((share) => share.unitId === unitId);
  const recorded = tally?.shares.find((share) => share.unitId === unitId);
  const stepsDone = new Set(recorded?.stepsDone.map(({ stepId }) => stepId));
  return {
    standing: {
      ...standing,
      ...(own ? { status: own.status, progress: own.progress } : {}),
      ...(project.allUnits
        ? {
            steps: standing.steps.map((step) => ({
              ...step,
              status: stepsDone.has(step.stepId) ? ("done" as const) : ("not-started" as const),
              done: stepsDone.has(step.stepId) ? 1 : 0,
              of: 1,
            })),
          }
        : {}),
      setback: recorded?.setback?.reason ?? null,
      spent: (recorded?.spent ?? []).reduce((sum, { amount }) => sum + amount, 0),
    },
  };
}
