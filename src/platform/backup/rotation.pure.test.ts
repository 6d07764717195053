import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readConfiguration } from "../../configuration.ts";
import type { KeepRule } from "../../configuration.ts";
import { backupName, expired, timeInName } from "./rotation.ts";

const DAY = 86_400_000;
const time = fc.date({
  min: new Date("2025-01-01T00:00:00Z"),
  max: new Date("2027-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const times = fc.uniqueArray(time, { maxLength: 60, selector: (at) => at.getTime() });
const number = fc.integer({ min: 0, max: 15 });
const rule: fc.Arbitrary<KeepRule> = fc
  .record({ daily: number, weekly: number, monthly: number })
  .filter(({ daily, weekly, monthly }) => daily + weekly + monthly > 0);
const bangkokDay = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

describe("which backups may go", () => {
  test("a year of nightly backups leaves seven days, four weeks and twelve months", () => {
    const nights = Array.from(
      { length: 365 },
      (_, day) => new Date(Date.UTC(2025, 0, 1, 19, 10) + day * DAY),
    );
    const gone = new Set(expired(nights, { daily: 7, weekly: 4, monthly: 12 }));
    const left = nights.filter((night) => !gone.has(night)).map(bangkokDay);
    // The first of 2026 in Bangkok is the last of them: a Thursday.
    expect(left).toEqual([
      "2025-02-28",
      "2025-03-31",
      "2025-04-30",
      "2025-05-31",
      "2025-06-30",
      "2025-07-31",
      "2025-08-31",
      "2025-09-30",
      "2025-10-31",
      "2025-11-30",
      "2025-12-14",
      "2025-12-21",
      "2025-12-26",
      "2025-12-27",
      "2025-12-28",
      "2025-12-29",
      "2025-12-30",
      "2025-12-31",
      "2026-01-01",
    ]);
  });

  test("the newest always stays, and no more go than the rule says", () => {
    fc.assert(
      fc.property(times, rule, (all, keep) => {
        const gone = expired(all, keep);
        const left = all.filter((at) => !gone.includes(at));
        expect(left.length + gone.length).toBe(all.length);
        expect(left.length).toBeLessThanOrEqual(Math.max(1, keep.daily + keep.weekly + keep.monthly));
        const newest = (dates: Date[]) => Math.max(...dates.map((at) => at.getTime()));
        expect(newest(left)).toBe(newest(all));
      }),
    );
  });

  test("each of the newest days that have one keeps its last", () => {
    fc.assert(
      fc.property(times, rule, (all, keep) => {
        const gone = new Set(expired(all, keep));
        const days = [...new Set(all.map(bangkokDay))].toSorted().toReversed().slice(0, keep.daily);
        for (const day of days) {
          const last = all
            .filter((at) => bangkokDay(at) === day)
            .toSorted((a, b) => b.getTime() - a.getTime())[0];
          expect(last && gone.has(last)).toBe(false);
        }
      }),
    );
  });

  test("what went never comes back: a second look removes nothing more", () => {
    fc.assert(
      fc.property(times, rule, (all, keep) => {
        const gone = new Set(expired(all, keep));
        expect(
          expired(
            all.filter((at) => !gone.has(at)),
            keep,
          ),
        ).toEqual([]);
      }),
    );
  });

  test("night after night leaves what one look at the end would leave", () => {
    fc.assert(
      fc.property(times, rule, (all, keep) => {
        let left: Date[] = [];
        for (const at of all.toSorted((a, b) => a.getTime() - b.getTime())) {
          left.push(at);
          const gone = new Set(expired(left, keep));
          left = left.filter((one) => !gone.has(one));
        }
        const gone = new Set(expired(all, keep));
        const atOnce = all.filter((at) => !gone.has(at)).map((at) => at.getTime());
        expect(left.map((at) => at.getTime()).toSorted()).toEqual(atOnce.toSorted());
      }),
    );
  });
});

test("a name tells its time, and no other file is taken for a backup", () => {
  fc.assert(
    fc.property(time, (at) => {
      expect(timeInName(backupName(at))?.getTime()).toBe(Math.floor(at.getTime() / 1000) * 1000);
    }),
  );
  for (const name of [
    "sucharit-20250230T000000Z.tar",
    "sucharit-20250101T000000Z.tar.part",
    "sucharit-before-upgrade.tar",
    "x-sucharit-20250101T000000Z.tar",
    "sucharit-20250101T250000Z.tar",
  ])
    expect(timeInName(name)).toBeUndefined();
});

test("a rule is read or refused", () => {
  const read = (BACKUP_KEEP: string) => readConfiguration({ BACKUP_DIR: "backups", BACKUP_KEEP });
  expect(read("daily=2 weekly=0 monthly=1")).toMatchObject({
    value: { backup: { keep: { daily: 2, weekly: 0, monthly: 1 } } },
  });
  expect(read("")).toMatchObject({ value: { backup: { keep: { daily: 7, weekly: 4, monthly: 12 } } } });
  for (const text of ["7,4,12", "daily=0 weekly=0 monthly=0", "daily=-1 weekly=4 monthly=12", "daily=7"])
    expect(read(text)).toMatchObject({ ok: false, message: expect.stringContaining("BACKUP_KEEP") });
});
