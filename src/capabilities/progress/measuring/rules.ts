/** How a project stands in its year: nothing of it is typed, all of it is reckoned from records. */
import { fiscalYearRange, quarterRange } from "../../../thai/fiscal.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import type { Step } from "../../plan/content.ts";
import type { ProjectYear } from "../project-years.ts";
import type { Around } from "./around.ts";
import { lightBy } from "./due.ts";
import { indicatorStanding } from "./indicators.ts";
import { budgetOf } from "./reckoning.ts";
import type { ShareStanding, Standing, StepStanding, WorkStatus } from "./standing.ts";
import { emptyShare } from "./tally.ts";
import type { ShareTally, Tally } from "./tally.ts";

export function standingOf(projectYear: ProjectYear, tally: Tally | undefined, around: Around): Standing {
  const recorded = tally?.shares ?? [];
  const answering = projectYear.units.map(
    ({ id }) => recorded.find(({ unitId }) => unitId === id) ?? emptyShare(id),
  );
  const { steps, outputs, outcomes } = projectYear.content;
  // Units that share a project by name do it together; of all units each does the whole of it.
  const doings = projectYear.allUnits && answering.length > 0 ? answering.map((each) => [each]) : [recorded];
  const dones = doings.map((shares) => stepsDone(steps, shares));
  const leaves = leavesOf(steps).length;
  const each = doings.map((shares, place) => {
    const progress = { done: countDone(steps, dones[place] ?? new Set()), of: leaves };
    return { progress, status: statusOf(progress, shares) };
  });
  const progress = {
    done: each.reduce((sum, share) => sum + share.progress.done, 0),
    of: leaves * doings.length,
  };
  const status = together(each.map((share) => share.status));
  const [first] = each;
  const shares: ShareStanding[] = answering.map(({ unitId }, place) => {
    const own = projectYear.allUnits ? each[place] : first;
    return {
      unitId,
      status: own?.status ?? "not-started",
      progress: own?.progress ?? { done: 0, of: leaves },
    };
  });
  const standings = (results: typeof outputs, isOutcome: boolean) =>
    results.map((result) => ({ ...indicatorStanding(projectYear, result, recorded, around), isOutcome }));
  return {
    projectYearId: projectYear.id,
    status,
    steps: everyStep(steps).map((step) => stepStanding(step, dones, status)),
    progress,
    ...lightBy(projectYear, progress, around),
    shares,
    indicators: [...standings(outputs, false), ...standings(outcomes, true)],
    spent: spentBy(recorded),
    budget: budgetOf(projectYear),
    setback: setbackOf(projectYear, recorded),
  };
}

/**
 * Of shares, projects, dimensions: done is done by all; what could not be done stays told once nothing is open any
 * more; and where something is open, it is under way as soon as anything was begun.
 */
export function together(statuses: readonly WorkStatus[]): WorkStatus {
  const has = (status: WorkStatus) => statuses.includes(status);
  if (has("under-way") || (has("not-started") && has("done"))) return "under-way";
  if (has("not-started") || statuses.length === 0) return "not-started";
  return has("could-not") ? "could-not" : "done";
}

/** The last day that the plan gives it. */
export function dueOn({ year, content: { quarters } }: Pick<ProjectYear, "year" | "content">): IsoDate {
  const last = quarters.toSorted().at(-1);
  return last === undefined ? fiscalYearRange(year).end : quarterRange(year, last).end;
}

/** Open, though its last day is over. */
export function isLate(
  projectYear: Pick<ProjectYear, "year" | "content">,
  status: WorkStatus,
  today: IsoDate,
): boolean {
  return (status === "not-started" || status === "under-way") && dueOn(projectYear) < today;
}

function statusOf({ done, of }: Standing["progress"], shares: readonly ShareTally[]): WorkStatus {
  if (of > 0 && done === of) return "done";
  if (shares.some(({ setback }) => setback !== null)) return "could-not";
  return shares.some(({ facts }) => facts > 0) ? "under-way" : "not-started";
}

/** Steps that a record names, and all that is inside them. */
function stepsDone(steps: readonly Step[], shares: readonly ShareTally[]): Set<string> {
  const named = new Set(shares.flatMap((share) => share.stepsDone.map(({ stepId }) => stepId)));
  const done = new Set<string>();
  const walk = (inside: readonly Step[], isInDone: boolean): void => {
    for (const step of inside) {
      const isDone = isInDone || named.has(step.id);
      if (isDone) done.add(step.id);
      walk(step.inside, isDone);
    }
  };
  walk(steps, false);
  return done;
}

function stepStanding(step: Step, dones: readonly ReadonlySet<string>[], project: WorkStatus): StepStanding {
  const leaves = leavesOf([step]);
  const of = leaves.length * dones.length;
  const done = dones.reduce((sum, set) => sum + countDone([step], set), 0);
  const open = project === "could-not" ? "could-not" : done > 0 ? "under-way" : "not-started";
  return { stepId: step.id, status: done === of ? "done" : open, done, of };
}

function countDone(steps: readonly Step[], done: ReadonlySet<string>): number {
  return leavesOf(steps).filter(({ id }) => done.has(id)).length;
}

/** A step that has steps inside is done by them: only the innermost are counted. */
export function leavesOf(steps: readonly Step[]): Step[] {
  return everyStep(steps).filter(({ inside }) => inside.length === 0);
}

function everyStep(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => [step, ...everyStep(step.inside)]);
}

function spentBy(shares: readonly ShareTally[]): number {
  return shares.flatMap(({ spent }) => spent).reduce((sum, { amount }) => sum + amount, 0);
}

function setbackOf({ units, allUnits }: ProjectYear, shares: readonly ShareTally[]): string | null {
  const told = shares.flatMap(({ unitId, setback }) => {
    if (!setback) return [];
    const unit = units.find(({ id }) => id === unitId)?.name;
    return [allUnits && unit !== undefined ? `${unit}: ${setback.reason}` : setback.reason];
  });
  return told.length === 0 ? null : told.join(" · ");
}
