/** What the ways of reckoning an indicator share. */
import type { Indicator, Result } from "../../plan/content.ts";
import type { Judgement, Measurement } from "../../plan/indicators/rules.ts";
import type { ProjectYear } from "../project-years.ts";
import type { Asked } from "./sources.ts";
import type { IndicatorStanding } from "./standing.ts";
import type { Counts, OfMonth, ShareTally } from "./tally.ts";

export interface Indicating {
  projectYear: ProjectYear;
  result: Result;
  indicator: Indicator;
  shares: readonly ShareTally[];
}

export interface Judged extends Judgement {
  value: Measurement | null;
  from: IndicatorStanding["from"];
  hasEvidence: boolean;
  /** Stands behind the arithmetic, in brackets. */
  how: string;
}

export function askedOf({ indicator, result, projectYear }: Indicating): Asked {
  return { indicator, text: result.text, budget: budgetOf(projectYear) };
}

/** Money of the year from the office and from the integrated budget; null is no money. */
export function budgetOf({
  budget,
  integratedBudget,
}: Pick<ProjectYear, "budget" | "integratedBudget">): number | null {
  return budget === null && integratedBudget === null ? null : (budget ?? 0) + (integratedBudget ?? 0);
}

/** Of several units together, in the months asked for. */
export function countsOf(shares: readonly Counts[], isAsked: (row: OfMonth) => boolean = () => true): Counts {
  return {
    events: shares.flatMap(({ events }) => events.filter(isAsked)),
    publications: shares.flatMap(({ publications }) => publications.filter(isAsked)),
    items: shares.flatMap(({ items }) => items.filter(isAsked)),
    trainings: shares.flatMap(({ trainings }) => trainings.filter(isAsked)),
    spent: shares.flatMap(({ spent }) => spent.filter(isAsked)),
  };
}

/** Nobody is believed to have reached what nobody measured: a count of nothing may miss a target and never meet one. */
export function proven(judgement: Judgement, isEmpty: boolean): Judgement {
  return judgement.verdict === "met" && isEmpty
    ? { verdict: "cannot-tell", arithmetic: `ไม่มีบันทึกที่จะนับ ${judgement.arithmetic}` }
    : judgement;
}
