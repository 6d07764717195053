import { addDays } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";

/** A time with both days in it; without a last day it lasts. */
export interface Term {
  from_on: string;
  to_on: string | null;
}

export function overlap(a: Term, b: Term): boolean {
  return (a.to_on === null || b.from_on <= a.to_on) && (b.to_on === null || a.from_on <= b.to_on);
}

export function isHeldOn({ from_on, to_on }: Term, day: string): boolean {
  return from_on <= day && (to_on === null || day <= to_on);
}

export interface Headship extends Term {
  unit_id: string | null;
  is_head: boolean;
  is_acting: boolean;
}

/** The heads that stand in the way: a unit has one at a time; somebody acting for them is no second one. */
export function rivalHeads<Other extends Headship>(wanted: Headship, others: readonly Other[]): Other[] {
  if (!wanted.is_head || wanted.is_acting || wanted.unit_id === null) return [];
  return others.filter(
    (other) =>
      other.is_head && !other.is_acting && other.unit_id === wanted.unit_id && overlap(wanted, other),
  );
}

/**
 * What becomes of a position when its holder leaves: it ends the day before, at the latest. "too-late" for one
 * that begins on that day or after: whether it ever was must be said by a person.
 */
export function endOnLeaving(term: Term, leftOn: IsoDate): IsoDate | "unchanged" | "too-late" {
  const lastDay = addDays(leftOn, -1);
  if (term.from_on > lastDay) return "too-late";
  if (term.to_on !== null && term.to_on <= lastDay) return "unchanged";
  return lastDay;
}
