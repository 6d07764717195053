import { addDays, bangkokDate, bangkokMidnight, weekdayOf } from "../../thai/dates.ts";
import type { IsoDate } from "../../thai/dates.ts";
import { isWorkingDay } from "../../thai/workdays.ts";
import type { Holidays } from "../../thai/workdays.ts";
import type { House } from "../house.ts";
import type { AnyJob } from "./job.ts";

export interface Schedule {
  job: AnyJob;
  input: object;
  every: "day" | "week" | "working-day";
  /** The clock of Bangkok, "02:10". */
  at: string;
  /** 1 is Monday, 7 is Sunday; for "week". */
  weekday?: number;
  /** In every organisation (unless said), or once for the whole house, as the nil organisation. */
  where?: "organisation" | "house";
  /** Whether this house has it at all; always, unless said. */
  when?: (house: House) => boolean;
}

const weekdays = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"];

/** ทุกวันทำการ เวลา 07.30 น. */
export function timesInWords({ every, at, weekday = 1 }: Times): string {
  const days = { day: "ทุกวัน", week: `ทุกวัน${weekdays[weekday - 1]}`, "working-day": "ทุกวันทำการ" }[every];
  return `${days} เวลา ${at.replace(":", ".")} น.`;
}

export type Times = Pick<Schedule, "every" | "at" | "weekday">;

/** One job may stand on several schedules. */
export function scheduleName({ job, every, at, weekday }: Schedule): string {
  return [job.definition.name, every, ...(weekday === undefined ? [] : [weekday]), at].join(" ");
}

/** The latest time up to `now` at which it is due. */
export function lastDue(times: Times, now: Date, holidays: Holidays): Date {
  for (let day = bangkokDate(now); ; day = addDays(day, -1)) {
    const due = dueOn(times, day, holidays);
    if (due && due <= now) return due;
  }
}

/** The first time after `now` at which it is due. */
export function nextDue(times: Times, now: Date, holidays: Holidays): Date {
  for (let day = bangkokDate(now); ; day = addDays(day, 1)) {
    const due = dueOn(times, day, holidays);
    if (due && due > now) return due;
  }
}

function dueOn({ every, at, weekday = 1 }: Times, day: IsoDate, holidays: Holidays): Date | undefined {
  if (every === "week" && weekdayOf(day) !== weekday % 7) return undefined;
  if (every === "working-day" && !isWorkingDay(day, holidays)) return undefined;
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  return new Date(bangkokMidnight(day).getTime() + (hours * 60 + minutes) * 60_000);
}
