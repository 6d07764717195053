import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addYears,
  bangkokDate,
  bangkokMidnight,
  bangkokTime,
  calendarDate,
  compareDates,
  datePartsOf,
  daysBetween,
  isIsoDate,
  isoDate,
  toBuddhistYear,
  toChristianYear,
  todayInBangkok,
  weekdayOf,
} from "./dates.ts";

const first = isoDate("1900-01-01");
const span = daysBetween(first, isoDate("2200-12-31"));
const anyDate = fc.integer({ min: 0, max: span }).map((days) => addDays(first, days));

describe("what counts as a date", () => {
  test("leap days follow the Gregorian rule", () => {
    expect(isIsoDate("2024-02-29")).toBe(true);
    expect(isIsoDate("2000-02-29")).toBe(true);
    expect(isIsoDate("1900-02-29")).toBe(false);
    expect(isIsoDate("2026-02-29")).toBe(false);
  });

  test.each([
    "2026-02-31",
    "2026-13-01",
    "2026-00-10",
    "2026-04-31",
    "1899-12-31",
    "2201-01-01",
    "2026-1-1",
    "",
    "2026-01-01T00:00",
  ])("%s is refused", (text) => {
    expect(isIsoDate(text)).toBe(false);
    expect(() => isoDate(text)).toThrow(RangeError);
  });

  test("fractions and NaN make no date", () => {
    expect(calendarDate({ year: 2026, month: 1.5, day: 1 })).toBeUndefined();
    expect(calendarDate({ year: Number.NaN, month: 1, day: 1 })).toBeUndefined();
  });

  test("parts make the same date again", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(calendarDate(datePartsOf(date))).toBe(date);
      }),
    );
  });
});

test("พ.ศ. is ค.ศ. plus 543", () => {
  expect(toBuddhistYear(2026)).toBe(2569);
  expect(toChristianYear(2569)).toBe(2026);
});

describe("reckoning", () => {
  test("adding and counting days are inverse, and order agrees", () => {
    fc.assert(
      fc.property(anyDate, anyDate, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(compareDates(a, b)).toBe(Math.sign(daysBetween(b, a)));
      }),
    );
  });

  test("years later it is the same day, of a leap day the last of February", () => {
    expect(addYears(isoDate("2026-09-30"), 1)).toBe("2027-09-30");
    expect(addYears(isoDate("2024-02-29"), 1)).toBe("2025-02-28");
    expect(addYears(isoDate("2024-02-29"), 4)).toBe("2028-02-29");
  });

  test("months and years end where they should", () => {
    expect(addDays(isoDate("2026-12-31"), 1)).toBe("2027-01-01");
    expect(addDays(isoDate("2024-02-28"), 1)).toBe("2024-02-29");
    expect(daysBetween(isoDate("2026-10-01"), isoDate("2026-09-30"))).toBe(-1);
  });

  test("leaving the calendar, or half a day, is an error", () => {
    expect(() => addDays(isoDate("2200-12-31"), 1)).toThrow(RangeError);
    expect(() => addDays(first, -1)).toThrow(RangeError);
    expect(() => addDays(first, 0.5)).toThrow(RangeError);
  });

  test("weekdays, also before 1970", () => {
    expect(weekdayOf(isoDate("2026-03-31"))).toBe(2);
    expect(weekdayOf(isoDate("1970-01-01"))).toBe(4);
    expect(weekdayOf(isoDate("1900-01-01"))).toBe(1);
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(weekdayOf(date)).toBe(new Date(date).getUTCDay());
      }),
    );
  });
});

describe("Bangkok", () => {
  test("the day turns at 17:00 UTC", () => {
    expect(bangkokDate(new Date("2026-03-30T16:59:59.999Z"))).toBe("2026-03-30");
    expect(todayInBangkok(new Date("2026-03-30T17:00:00Z"))).toBe("2026-03-31");
    expect(bangkokTime(new Date("2026-03-30T17:05:00Z"))).toEqual({ hours: "00", minutes: "05" });
  });

  test("midnight opens its day and the millisecond before belongs to the last", () => {
    fc.assert(
      fc.property(
        anyDate.filter((date) => date !== first),
        (date) => {
          const midnight = bangkokMidnight(date);
          expect(bangkokDate(midnight)).toBe(date);
          expect(bangkokDate(new Date(midnight.getTime() - 1))).toBe(addDays(date, -1));
        },
      ),
    );
  });

  test("the fixed offset agrees with the time zone database", () => {
    const zone = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Bangkok", dateStyle: "short" });
    const instants = fc.date({
      min: new Date("1925-01-01"),
      max: new Date("2199-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(bangkokDate(instant)).toBe(zone.format(instant));
      }),
    );
  });

  test("an invalid instant is an error, not a date", () => {
    expect(() => bangkokDate(new Date(Number.NaN))).toThrow(RangeError);
  });
});
