import type { OrgDatabase } from "../../../platform/database/connect.ts";
import type { PackShelf } from "../../../platform/packs/load.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { roundRange, rounds } from "../../../thai/fiscal.ts";
import type { Round } from "../../../thai/fiscal.ts";
import type { ProjectYear } from "../project-years.ts";
import { projectYearNamed, projectYearsOf } from "../years/queries.ts";

import type { MonthlyCounts, RecordCount } from "./counting.ts";
import { countedUntil } from "./kept.ts";
import type { Kept } from "./kept.ts";
import { bandsOf } from "./lights.ts";
import { standingOf } from "./rules.ts";
import type { Standing } from "./standing.ts";
import type { ShareTally, StepDone, Tally } from "./tally.ts";

/** By project-year; one of which nothing is recorded has none. */
export async function talliesOf(
  db: OrgDatabase,
  orgId: string,
  year: number,
  { until, projectYearIds }: { until: IsoDate; projectYearIds?: readonly string[] },
): Promise<ReadonlyMap<string, Tally>> {
  return talliesFrom(
    await countedUntil(db, orgId, { year, until, ...(projectYearIds ? { projectYearIds } : {}) }),
  );
}

export interface StandingProject {
  projectYear: ProjectYear;
  tally: Tally | undefined;
  standing: Standing;
}

/** A round up to its last day; or any day, by the thresholds of the last round that was over then. */
export type When = { round: Round; until?: undefined } | { until: IsoDate; round?: undefined };

/** Every project of the year as it stands, in the order of the book; of one unit those that it answers for; or one. */
export async function standingsOf(
  db: OrgDatabase,
  orgId: string,
  year: number,
  when: When & { unitId?: string; projectYearId?: string },
  packs: PackShelf,
): Promise<StandingProject[]> {
  const opened = await goingBy(db, orgId, year);
  if (!opened) return [];
  const { unitId, projectYearId } = when;
  const isPart = unitId !== undefined || projectYearId !== undefined;
  const one = projectYearId === undefined ? undefined : await projectYearNamed(db, orgId, projectYearId);
  const projectYears =
    projectYearId === undefined
      ? await projectYearsOf(db, orgId, year, unitId === undefined ? {} : { unitId })
      : one?.year === year
        ? [one]
        : [];
  const until = when.until ?? roundRange(year, when.round).end;
  const round = when.round ?? rounds.findLast((each) => roundRange(year, each).end <= until);
  const recorded = await countedUntil(db, orgId, {
    year,
    until,
    ...(isPart ? { projectYearIds: projectYears.map(({ id }) => id) } : {}),
    earlierOf: projectYears.filter(asksEarlier).map(({ projectId }) => projectId),
  });
  const tallies = talliesFrom(recorded);
  const earlier = earlierFrom(recorded, year, tallies);
  const bands = round && bandsOf(packs, opened.lights, year, round);
  return projectYears.map((projectYear) => {
    const tally = tallies.get(projectYear.id);
    const known = earlier.get(projectYear.projectId) ?? new Map<number, Tally>();
    const around = { until, bands, earlier: known, lastYear: opened.lastYear };
    return { projectYear, tally, standing: standingOf(projectYear, tally, around) };
  });
}

async function goingBy(
  db: OrgDatabase,
  orgId: string,
  year: number,
): Promise<{ lights: string; lastYear: number } | undefined> {
  const found = await db
    .selectFrom("progress_year as y")
    .innerJoin("plan as p", (join) => join.onRef("p.org_id", "=", "y.org_id").onRef("p.id", "=", "y.plan_id"))
    .select(["y.lights", "p.years"])
    .where("y.org_id", "=", orgId)
    .where("y.year", "=", year)
    .executeTakeFirst();
  return found && { lights: found.lights, lastYear: found.years.at(-1) ?? year };
}

/** Only a fall and a target for the whole plan look back. */
function asksEarlier({ content: { outputs, outcomes } }: ProjectYear): boolean {
  return [...outputs, ...outcomes].some(
    ({ indicator }) =>
      indicator !== null &&
      (indicator.kind === "falls" || indicator.kind === "falls-by" || indicator.per === "plan"),
  );
}

function earlierFrom(
  recorded: readonly Kept[],
  year: number,
  tallies: ReadonlyMap<string, Tally>,
): Map<string, Map<number, Tally>> {
  const earlier = new Map<string, Map<number, Tally>>();
  for (const { project_id, project_year_id, year: ofYear } of recorded) {
    const tally = tallies.get(project_year_id);
    if (!tally || ofYear === year) continue;
    earlier.set(project_id, (earlier.get(project_id) ?? new Map<number, Tally>()).set(ofYear, tally));
  }
  return earlier;
}

function talliesFrom(recorded: readonly Kept[]): Map<string, Tally> {
  const byProject = Map.groupBy(recorded, (each) => each.project_year_id);
  return new Map(
    [...byProject].map(([projectYearId, rows]) => {
      const shares = [...Map.groupBy(rows, (each) => each.unit_id)].map(([unitId, parts]) =>
        shareFrom(
          unitId,
          parts.map(({ counts }) => counts),
        ),
      );
      return [projectYearId, { projectYearId, shares }];
    }),
  );
}

/** A month stands in one of the parts only. */
function shareFrom(unitId: string, parts: readonly MonthlyCounts[]): ShareTally {
  const records = parts.flatMap((part) => part.records);
  const results = records.filter(({ kind }) => kind !== "spending" && kind !== "setback");
  const ofKind = (kind: RecordCount["kind"]) =>
    records
      .filter((each) => each.kind === kind)
      .map((each) => ({ ...each, hasEvidence: each.evidenced > 0 }));
  const count = (rows: readonly RecordCount[]) => rows.reduce((sum, row) => sum + row.count, 0);
  return {
    unitId,
    facts: count(records.filter(({ kind }) => kind !== "setback")),
    results: count(results),
    evidenced: results.reduce((sum, { evidenced }) => sum + evidenced, 0),
    stepsDone: stepsIn(parts),
    setback: parts.flatMap(({ setbacks }) => setbacks).reduce(later, null),
    events: ofKind("event").map(({ month, count: times, people, hasEvidence }) => ({
      month,
      count: times,
      people,
      hasEvidence,
    })),
    publications: ofKind("publication").map(({ month, channel, count: times, hasEvidence }) => ({
      month,
      channel: channel ?? "",
      count: times,
      hasEvidence,
    })),
    items: parts.flatMap(({ items }) => items),
    trainings: parts.flatMap(({ trainings }) => trainings),
    spent: ofKind("spending").map(({ month, source, fundId, amount, hasEvidence }) => ({
      month,
      source: source ?? "agency",
      fundId,
      amount,
      hasEvidence,
    })),
    values: parts.flatMap(({ values }) => values),
  };
}

function later(last: ShareTally["setback"], next: NonNullable<ShareTally["setback"]>): ShareTally["setback"] {
  return last === null || next.on > last.on ? next : last;
}

/** Told in several months, a step is done from the first of them on. */
function stepsIn(parts: readonly MonthlyCounts[]): StepDone[] {
  const done = new Map<string, StepDone>();
  for (const step of parts.flatMap(({ steps }) => steps)) {
    const { stepId, on, hasEvidence } = done.get(step.stepId) ?? step;
    done.set(stepId, {
      stepId,
      on: step.on < on ? step.on : on,
      hasEvidence: hasEvidence || step.hasEvidence,
    });
  }
  return [...done.values()];
}
