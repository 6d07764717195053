import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, isoDate } from "./dates.ts";
import {
  fiscalYearLabel,
  fiscalYearOf,
  fiscalYearRange,
  isInRange,
  quarterLabel,
  quarterOf,
  quarterRange,
  quarters,
  roundLabel,
  roundOf,
  roundRange,
  rounds,
  roundsContaining,
} from "./fiscal.ts";

const first = isoDate("1900-10-01");
const anyDate = fc
  .integer({ min: 0, max: daysBetween(first, isoDate("2200-09-30")) })
  .map((days) => addDays(first, days));

describe("the days on which something turns", () => {
  test.each([
    ["2025-09-30", 2568, 4, ["12-month"]],
    ["2025-10-01", 2569, 1, ["6-month", "9-month", "12-month"]],
    ["2025-12-31", 2569, 1, ["6-month", "9-month", "12-month"]],
    ["2026-01-01", 2569, 2, ["6-month", "9-month", "12-month"]],
    ["2026-03-31", 2569, 2, ["6-month", "9-month", "12-month"]],
    ["2026-04-01", 2569, 3, ["9-month", "12-month"]],
    ["2026-06-30", 2569, 3, ["9-month", "12-month"]],
    ["2026-07-01", 2569, 4, ["12-month"]],
    ["2026-09-30", 2569, 4, ["12-month"]],
    ["2026-10-01", 2570, 1, ["6-month", "9-month", "12-month"]],
  ])("%s", (text, year, quarter, containing) => {
    const date = isoDate(text);
    expect(fiscalYearOf(date)).toBe(year);
    expect(quarterOf(date)).toBe(quarter);
    expect(roundsContaining(date)).toEqual(containing);
    expect(roundOf(date)).toBe(containing[0]);
  });

  test("ranges of fiscal year 2569", () => {
    expect(fiscalYearRange(2569)).toEqual({ start: "2025-10-01", end: "2026-09-30" });
    expect(quarters.map((quarter) => quarterRange(2569, quarter))).toEqual([
      { start: "2025-10-01", end: "2025-12-31" },
      { start: "2026-01-01", end: "2026-03-31" },
      { start: "2026-04-01", end: "2026-06-30" },
      { start: "2026-07-01", end: "2026-09-30" },
    ]);
    expect(rounds.map((round) => roundRange(2569, round).end)).toEqual([
      "2026-03-31",
      "2026-06-30",
      "2026-09-30",
    ]);
    expect(() => fiscalYearRange(2026)).toThrow(RangeError);
  });
});

describe("no gap, no overlap", () => {
  test("every date lies in its own year and in exactly one quarter of it", () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const year = fiscalYearOf(date);
        expect(isInRange(date, fiscalYearRange(year))).toBe(true);
        expect(quarters.filter((quarter) => isInRange(date, quarterRange(year, quarter)))).toEqual([
          quarterOf(date),
        ]);
        expect(rounds.filter((round) => isInRange(date, roundRange(year, round)))).toEqual(
          roundsContaining(date),
        );
        expect(roundsContaining(date)[0]).toBe(roundOf(date));
      }),
    );
  });

  test("one year begins the day after the last one ends", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2445, max: 2742 }), (year) => {
        expect(addDays(fiscalYearRange(year).end, 1)).toBe(fiscalYearRange(year + 1).start);
      }),
    );
  });
});

test("labels", () => {
  expect(fiscalYearLabel(2569)).toBe("ปีงบประมาณ 2569");
  expect(fiscalYearLabel(2569, "formal", "thai")).toBe("ปีงบประมาณ พ.ศ. ๒๕๖๙");
  expect(quarterLabel(2)).toBe("ไตรมาสที่ 2");
  expect(rounds.map((round) => roundLabel(round))).toEqual(["รอบ 6 เดือน", "รอบ 9 เดือน", "รอบ 12 เดือน"]);
  expect(roundLabel("12-month", "thai")).toBe("รอบ ๑๒ เดือน");
});
