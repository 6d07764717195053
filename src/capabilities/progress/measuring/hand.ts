/** A value that somebody measured and wrote down. */
import type { IsoDate } from "../../../thai/dates.ts";
import type { Indicator } from "../../plan/content.ts";
import type { Measurement } from "../../plan/indicators/rules.ts";
import type { Measured } from "./sources.ts";
import type { ShareTally, ValueTally } from "./tally.ts";

export interface ByHand extends Omit<Measured, "value" | "isEmpty"> {
  /** null: units wrote values of different kinds, which make no one value. */
  value: Measurement | null;
  /** The last day that one was measured on. */
  on: IsoDate;
}

/**
 * The last value of the result among those that `counts`. Of a project that every unit answers for by itself, the
 * last of each unit: what was counted is added up, of averages and rates without their whole the worst is taken.
 */
export function byHand(
  { resultId, indicator, allUnits }: { resultId: string; indicator: Indicator; allUnits: boolean },
  shares: readonly ShareTally[],
  isCounted: (value: ValueTally) => boolean = () => true,
): ByHand | undefined {
  const lasts = shares.flatMap(({ values }) => {
    const last = lastOf(values.filter((value) => value.resultId === resultId && isCounted(value)));
    return last ? [last] : [];
  });
  const newest = lastOf(lasts);
  if (!newest) return undefined;
  if (!allUnits || lasts.length === 1)
    return { value: measurement(newest), how: "", on: newest.on, hasEvidence: newest.hasEvidence };
  return {
    value: together(indicator, lasts),
    how: `รวมจาก ${lasts.length} หน่วยงาน`,
    on: newest.on,
    hasEvidence: lasts.every(({ hasEvidence }) => hasEvidence),
  };
}

function lastOf(values: readonly ValueTally[]): ValueTally | undefined {
  return values.reduce<ValueTally | undefined>(
    (last, each) => (last === undefined || each.on >= last.on ? each : last),
    undefined,
  );
}

function measurement({ part, whole }: ValueTally): Measurement {
  return whole === null ? part : { part, whole };
}

function together({ kind, comparison }: Indicator, values: readonly ValueTally[]): Measurement | null {
  const parts = values.map(({ part }) => part);
  const wholes = values.flatMap(({ whole }) => whole ?? []);
  if (wholes.length === values.length) return { part: added(parts), whole: added(wholes) };
  if (wholes.length > 0) return null;
  const isRate = kind === "percent" || kind === "score" || kind === "level" || kind === "within-days";
  if (!isRate) return added(parts);
  return kind === "within-days" || comparison === "at-most" ? Math.max(...parts) : Math.min(...parts);
}

/** Records keep four decimals: added up in ten-thousandths, 0.1 and 0.2 are 0.3. */
function added(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.round(value * 10_000), 0) / 10_000;
}
