/** What projects come to together: exact sums and counts, of a dimension, a unit, the plan. */
import { divided, fraction, plus } from "../../../thai/fractions.ts";
import type { Fraction } from "../../../thai/fractions.ts";
import { satang, sumSatang } from "../../../thai/money.ts";
import type { Satang } from "../../../thai/money.ts";
import { moneySources } from "../facts.ts";
import type { MoneySource } from "../facts.ts";
import type { StandingProject } from "./queries.ts";
import { together } from "./rules.ts";
import { lights, workStatuses } from "./standing.ts";
import type { IndicatorStanding, Light, WorkStatus } from "./standing.ts";

export const verdicts = ["met", "not-met", "cannot-tell"] as const satisfies IndicatorStanding["verdict"][];

export interface Totals {
  projects: number;
  status: WorkStatus;
  statuses: Readonly<Record<WorkStatus, number>>;
  /** Projects of which the round has a light. */
  lights: Readonly<Record<Light, number>>;
  /** Each project counts alike, however many steps it has; undefined where none has steps. */
  progress: Fraction | undefined;
  budget: Satang;
  spent: Satang;
  spentFrom: Readonly<Record<MoneySource, Satang>>;
  verdicts: Readonly<Record<IndicatorStanding["verdict"], number>>;
}

/** What an amendment took out counts no more; what was spent on it before is still told where it was recorded. */
export function totalsOf(all: readonly StandingProject[]): Totals {
  const projects = all.filter(({ projectYear }) => !projectYear.dropped);
  const standings = projects.map(({ standing }) => standing);
  const spent = projects.flatMap(({ tally }) => tally?.shares ?? []).flatMap((share) => share.spent);
  const indicators = standings.flatMap((standing) => standing.indicators);
  return {
    projects: projects.length,
    status: together(standings.map(({ status }) => status)),
    statuses: counted(workStatuses, (status) => standings.filter((each) => each.status === status).length),
    lights: counted(lights, (light) => standings.filter((each) => each.light === light).length),
    progress: meanOf(standings.map(({ progress }) => progress)),
    budget: sumSatang(standings.map(({ budget }) => satang(budget ?? 0))),
    spent: sumSatang(standings.map((standing) => satang(standing.spent))),
    spentFrom: counted(moneySources, (source) =>
      sumSatang(spent.filter((each) => each.source === source).map(({ amount }) => satang(amount))),
    ),
    verdicts: counted(verdicts, (verdict) => indicators.filter((each) => each.verdict === verdict).length),
  };
}

/** Keys in the order of the book. */
export function byDimension(projects: readonly StandingProject[]): ReadonlyMap<string, StandingProject[]> {
  return Map.groupBy(projects, ({ projectYear }) => projectYear.dimension);
}

export interface OfUnit {
  unit: { id: string; name: string };
  projects: readonly StandingProject[];
}

/**
 * A project stands with each unit that answers for it, as that unit's share stands. Money stands once: the budget with
 * the unit that is named first, what was paid with the one that paid it.
 */
export function byUnit(projects: readonly StandingProject[]): OfUnit[] {
  const units = new Map(
    projects.flatMap(({ projectYear }) => projectYear.units).map((unit) => [unit.id, unit]),
  );
  return [...units.values()].map((unit) => ({
    unit,
    projects: projects.flatMap((project) => shareOf(project, unit.id) ?? []),
  }));
}

function shareOf(
  { projectYear, tally, standing }: StandingProject,
  unitId: string,
): StandingProject | undefined {
  const share = standing.shares.find((each) => each.unitId === unitId);
  if (!share) return undefined;
  const [first] = projectYear.units;
  // A unit that paid without answering for the project is told with the one that is named first.
  const answering = new Set(projectYear.units.map(({ id }) => id));
  const isOwn = (id: string) => id === unitId || (first?.id === unitId && !answering.has(id));
  const shares = (tally?.shares ?? []).filter((each) => isOwn(each.unitId));
  return {
    projectYear,
    tally: tally && { ...tally, shares },
    standing: {
      ...standing,
      status: share.status,
      progress: share.progress,
      budget: first?.id === unitId ? standing.budget : null,
      spent: shares.flatMap(({ spent }) => spent).reduce((sum, { amount }) => sum + amount, 0),
    },
  };
}

function counted<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
}

function meanOf(progresses: readonly { done: number; of: number }[]): Fraction | undefined {
  const known = progresses.filter(({ of }) => of > 0);
  const sum = known.reduce<Fraction>(
    (added, { done, of }) => plus(added, fraction(BigInt(done), BigInt(of))),
    fraction(0n, 1n),
  );
  return divided(sum, fraction(BigInt(known.length), 1n));
}
