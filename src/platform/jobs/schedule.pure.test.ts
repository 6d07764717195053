import fc from "fast-check";
import { expect, test } from "vitest";
import { bangkokDate, bangkokTime, isoDate, weekdayOf } from "../../thai/dates.ts";
import { isWorkingDay } from "../../thai/workdays.ts";
import { lastDue, nextDue, timesInWords } from "./schedule.ts";
import type { Times } from "./schedule.ts";

const holidays = new Set(["2026-12-10", "2026-12-31", "2027-01-01"].map(isoDate));

const times = fc.record({
  every: fc.constantFrom("day", "week", "working-day"),
  at: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":")),
  weekday: fc.integer({ min: 1, max: 7 }),
}) satisfies fc.Arbitrary<Times>;
const instant = fc.date({ min: new Date("2026-11-01"), max: new Date("2027-02-01"), noInvalidDate: true });

test("every due time lies on its day and minute of Bangkok, and no other one lies between", () => {
  fc.assert(
    fc.property(times, instant, (schedule, now) => {
      const last = lastDue(schedule, now, holidays);
      const next = nextDue(schedule, now, holidays);
      expect(last.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(next.getTime()).toBeGreaterThan(now.getTime());
      expect(lastDue(schedule, next, holidays)).toEqual(next);
      expect(nextDue(schedule, last, holidays)).toEqual(next);
      for (const due of [last, next]) {
        const { hours, minutes } = bangkokTime(due);
        expect(`${hours}:${minutes}`).toBe(schedule.at);
        const day = bangkokDate(due);
        expect(schedule.every !== "week" || weekdayOf(day) === schedule.weekday % 7).toBe(true);
        expect(schedule.every !== "working-day" || isWorkingDay(day, holidays)).toBe(true);
      }
    }),
  );
});

test("over the new year, working days wait for the first one", () => {
  const now = new Date("2026-12-30T20:00:00Z"); // three in the morning of the 31st in Bangkok
  const due = nextDue({ every: "working-day", at: "08:30" }, now, holidays);
  expect(due.toISOString()).toBe("2027-01-04T01:30:00.000Z");
});

test("a schedule is told as an office says it", () => {
  expect(timesInWords({ every: "day", at: "01:40" })).toBe("ทุกวัน เวลา 01.40 น.");
  expect(timesInWords({ every: "working-day", at: "07:30" })).toBe("ทุกวันทำการ เวลา 07.30 น.");
  expect(timesInWords({ every: "week", weekday: 7, at: "08:00" })).toBe("ทุกวันอาทิตย์ เวลา 08.00 น.");
});
