import type { KeepRule } from "../../configuration.ts";
import { bangkokDate, weekdayOf, addDays } from "../../thai/dates.ts";

const NAME = /^sucharit-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.tar$/;

/** Only files of this name are ever removed. */
export function backupName(at: Date): string {
  return `sucharit-${at.toISOString().replaceAll(/[-:]|\.\d+/g, "")}.tar`;
}

export function timeInName(name: string): Date | undefined {
  const found = NAME.exec(name);
  if (!found) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1);
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) || backupName(at) !== name ? undefined : at;
}

/**
 * Which of these may go. Of each of the newest days, weeks (from Monday) and months that have a backup at all the
 * last one stays: a machine that stood still for a month loses nothing by it. The newest of all always stays.
 */
export function expired(times: readonly Date[], rule: KeepRule): Date[] {
  const newestFirst = times.toSorted((a, b) => b.getTime() - a.getTime());
  const kept = new Set<Date>(newestFirst.slice(0, 1));
  const periods: [number, (at: Date) => string][] = [
    [rule.daily, (at) => bangkokDate(at)],
    [rule.weekly, (at) => weekOf(at)],
    [rule.monthly, (at) => bangkokDate(at).slice(0, 7)],
  ];
  for (const [most, periodOf] of periods) {
    const seen = new Set<string>();
    for (const at of newestFirst) {
      if (seen.size >= most) break;
      const period = periodOf(at);
      if (!seen.has(period)) kept.add(at);
      seen.add(period);
    }
  }
  return newestFirst.filter((at) => !kept.has(at));
}

function weekOf(at: Date): string {
  const day = bangkokDate(at);
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}
