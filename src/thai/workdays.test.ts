import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "./dates.ts";
import { addWorkingDays, isWorkingDay, nextWorkingDay, workingDaysBetween } from "./workdays.ts";

const friday = isoDate("2026-04-10");
const saturday = isoDate("2026-04-11");
const monday = isoDate("2026-04-13");
const thursday = isoDate("2026-04-16");
const none = new Set<never>();
const songkran = new Set([monday, isoDate("2026-04-14"), isoDate("2026-04-15")]);

const anyDate = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(isoDate("2020-01-01"), days));
const anyHolidays = fc.array(anyDate, { maxLength: 200 }).map((dates) => new Set(dates));

describe("around Songkran", () => {
  test("weekends and holidays are off", () => {
    expect(isWorkingDay(friday, songkran)).toBe(true);
    expect(isWorkingDay(saturday, songkran)).toBe(false);
    expect(isWorkingDay(monday, songkran)).toBe(false);
    expect(isWorkingDay(monday, none)).toBe(true);
  });

  test("the day of the event does not count", () => {
    expect(addWorkingDays(friday, 1, none)).toBe(monday);
    expect(addWorkingDays(friday, 1, songkran)).toBe(thursday);
    expect(addWorkingDays(saturday, 1, songkran)).toBe(thursday);
    expect(addWorkingDays(saturday, 0, songkran)).toBe(saturday);
    expect(workingDaysBetween(friday, thursday, songkran)).toBe(1);
    expect(workingDaysBetween(thursday, friday, songkran)).toBe(-1);
  });

  test("a term that ends on a day off rests on the next working day", () => {
    expect(nextWorkingDay(saturday, songkran)).toBe(thursday);
    expect(nextWorkingDay(friday, songkran)).toBe(friday);
  });

  test("only whole, non-negative counts", () => {
    expect(() => addWorkingDays(friday, -1, none)).toThrow(RangeError);
    expect(() => addWorkingDays(friday, 1.5, none)).toThrow(RangeError);
  });
});

describe("for any dates and holidays", () => {
  test("counting finds the number that was added, and lands on a working day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 90 }), anyHolidays, (start, count, holidays) => {
        const due = addWorkingDays(start, count, holidays);
        expect(isWorkingDay(due, holidays)).toBe(true);
        expect(workingDaysBetween(start, due, holidays)).toBe(count);
        expect(workingDaysBetween(due, start, holidays)).toBe(-count);
      }),
    );
  });

  test("a holiday never brings a due date forward", () => {
    fc.assert(
      fc.property(anyDate, fc.nat(60), anyHolidays, (start, count, holidays) => {
        expect(addWorkingDays(start, count, holidays) >= addWorkingDays(start, count, none)).toBe(true);
      }),
    );
  });

  test("spans add up", () => {
    fc.assert(
      fc.property(anyDate, fc.nat(200), fc.nat(200), anyHolidays, (a, gap, more, holidays) => {
        const b = addDays(a, gap);
        const c = addDays(b, more);
        const parts = workingDaysBetween(a, b, holidays) + workingDaysBetween(b, c, holidays);
        expect(workingDaysBetween(a, c, holidays)).toBe(parts);
      }),
    );
  });
});
