import { sumSatang, satang } from "../../thai/money.ts";
import type { Satang } from "../../thai/money.ts";
import type { Fund, PlanProject } from "./content.ts";

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

function takenTwice(projects: readonly Paid[], fund: Fund, year: number): Satang {
  const takings = projects.flatMap(({ fundings }) =>
    fundings.filter(({ fundId }) => fundId === fund.id).map(({ budgets }) => satang(budgets[year] ?? 0)),
  );
  const taken = sumSatang(takings);
  const holds = fund.budgets[year];
  // A source whose sum nobody wrote down holds at least what the largest taker was given.
  const given = holds ?? Math.max(0, ...takings);
  return satang(Math.max(0, taken - given));
}

/** What a project costs in all years; empty when no year has money. */
export function budgetInAll(budgets: readonly (number | null)[]): Satang | null {
  const named = budgets.filter((budget) => budget !== null);
  return named.length === 0 ? null : sumSatang(named.map((budget) => satang(budget)));
}
