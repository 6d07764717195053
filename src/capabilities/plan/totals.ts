import { sumSatang, satang } from "../../thai/money.ts";
import type { Satang } from "../../thai/money.ts";
import { countedAgain } from "./rules.ts";
import type { Fund, PlanProject } from "./content.ts";
import type { CycleDimension, PlanCycle } from "./packs/cycles.ts";

/** Sums of some projects, for each of the plan's years. */
export interface Totals {
  count: number;
  perYear: readonly Satang[];
  all: Satang;
  /** What was taken off because the same money stands in several projects. */
  twice: readonly Satang[];
}

type Paid = Pick<PlanProject, "budgets" | "fundings">;

/**
 * What projects cost a year. Money of one source that several projects name is counted once: the
 * source gives no more than it holds.
 */
export function totalsOf(projects: readonly Paid[], funds: readonly Fund[], years: number): Totals {
  const perYear: Satang[] = [];
  const twice: Satang[] = [];
  for (let year = 0; year < years; year += 1) {
    const budgets = sumSatang(projects.map(({ budgets: each }) => satang(each[year] ?? 0)));
    const again = sumSatang(funds.map((fund) => takenTwice(projects, fund, year)));
    perYear.push(satang(budgets - again));
    twice.push(again);
  }
  return { count: projects.length, perYear, all: sumSatang(perYear), twice };
}

export interface BookTotals<Project extends Paid> {
  dimensions: { dimension: CycleDimension; projects: readonly Project[]; totals: Totals }[];
  all: Totals;
  /** Each dimension counts shared money once by itself; what dimensions share with each other, for each year. */
  across: readonly Satang[];
}

/** The sums under ส่วนที่ 2. */
export function bookTotals<Project extends Paid & Pick<PlanProject, "dimension">>(
  cycle: Pick<PlanCycle, "dimensions">,
  projects: readonly Project[],
  funds: readonly Fund[],
  years: number,
): BookTotals<Project> {
  const dimensions = cycle.dimensions.map((dimension) => {
    const inside = projects.filter((project) => project.dimension === dimension.key);
    return { dimension, projects: inside, totals: totalsOf(inside, funds, years) };
  });
  const all = totalsOf(projects, funds, years);
  const across = all.perYear.map((sum, year) =>
    satang(dimensions.reduce((added, { totals }) => added + (totals.perYear[year] ?? 0), 0) - sum),
  );
  return { dimensions, all, across };
}

function takenTwice(projects: readonly Paid[], fund: Fund, year: number): Satang {
  const takings = projects.flatMap(({ fundings }) =>
    fundings.filter(({ fundId }) => fundId === fund.id).map(({ budgets }) => satang(budgets[year] ?? 0)),
  );
  return countedAgain(takings, fund.budgets[year] ?? null);
}

/** What a project costs in all years; empty when no year has money. */
export function budgetInAll(budgets: readonly (number | null)[]): Satang | null {
  const named = budgets.filter((budget) => budget !== null);
  return named.length === 0 ? null : sumSatang(named.map((budget) => satang(budget)));
}
