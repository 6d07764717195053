import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "../../../thai/dates.ts";
import { roundRange } from "../../../thai/fiscal.ts";
import type { Quarter } from "../../../thai/fiscal.ts";
import { lightBy } from "./due.ts";
import { projectYear, sixMonthBands, sixMonths, twelveMonths } from "./tally.fixture.ts";
import type { LightBands } from "./lights.ts";

const twelveMonthBands: LightBands = [
  { light: "red", from: 0, below: 50 },
  { light: "yellow", from: 50, below: 80 },
  { light: "green", from: 80 },
];
const rounds = [
  { until: sixMonths, bands: sixMonthBands, quartersOver: 2, marks: [20, 50] },
  { until: twelveMonths, bands: twelveMonthBands, quartersOver: 4, marks: [50, 80] },
] as const;
const [atSix, atTwelve] = rounds;

const planned = (...quarters: Quarter[]) => projectYear({ quarters });
const light = (quarters: Quarter[], done: number, of: number, round: (typeof rounds)[number]) =>
  lightBy(planned(...quarters), { done, of }, round).light;

describe("what is planned for later is not held against a project", () => {
  test.each<[Quarter[], number, string | null]>([
    [[1], 0, "red"],
    [[1], 1, "red"],
    [[1], 2, "yellow"],
    [[1], 3, "yellow"],
    [[1], 4, "green"],
    [[2], 0, "red"],
    [[2, 3], 0, "red"],
    [[2, 3], 1, "yellow"],
    [[2, 3], 2, "green"],
    [[3], 0, null],
    [[3, 4], 0, null],
    [[4], 4, null],
    [[1, 2, 3, 4], 0, "red"],
    [[], 0, "red"],
    [[], 1, "yellow"],
    [[], 2, "green"],
  ])("quarters %j, %d of 4 steps at six months: %s", (quarters, done, expected) => {
    expect(light(quarters, done, 4, atSix)).toBe(expected);
  });

  test("at the end of the year everything is due, whenever it was planned", () => {
    expect(light([4], 0, 4, atTwelve)).toBe("red");
    expect(light([3, 4], 3, 4, atTwelve)).toBe("yellow");
    expect(light([1], 4, 4, atTwelve)).toBe("green");
  });

  test("a quarter is due on the evening of its last day", () => {
    const on = (day: string) =>
      lightBy(planned(2), { done: 0, of: 4 }, { bands: sixMonthBands, until: isoDate(day) }).light;
    expect(on("2026-03-30")).toBeNull();
    expect(on("2026-03-31")).toBe("red");
    expect(roundRange(2569, "6-month").end).toBe("2026-03-31");
  });
});

describe("whatever is planned", () => {
  const order = { red: 0, yellow: 1, green: 2 };
  const quarters = fc.subarray<Quarter>([1, 2, 3, 4]);
  const round = fc.constantFrom(...rounds);
  const of = fc.integer({ min: 1, max: 5000 });

  test("more done is never a worse light", () => {
    fc.assert(
      fc.property(quarters, round, of, fc.nat(), (each, at, all, any) => {
        const done = any % all;
        const lower = light(each, done, all, at);
        const higher = light(each, done + 1, all, at);
        expect(higher === null).toBe(lower === null);
        expect(order[higher ?? "red"]).toBeGreaterThanOrEqual(order[lower ?? "red"]);
      }),
    );
  });

  test("all that is due done is green, none of it red, and nothing due is no light", () => {
    fc.assert(
      fc.property(quarters, round, of, (each, at, times) => {
        const inPlan = each.length || 4;
        const over =
          each.length === 0 ? at.quartersOver : each.filter((one) => one <= at.quartersOver).length;
        const all = inPlan * times;
        expect(light(each, over * times, all, at)).toBe(over === 0 ? null : "green");
        expect(light(each, 0, all, at)).toBe(over === 0 ? null : "red");
      }),
    );
  });

  test("a whole year's work is held against the thresholds as they stand", () => {
    fc.assert(
      fc.property(fc.constantFrom<Quarter[]>([], [1, 2, 3, 4]), round, of, fc.nat(), (each, at, all, any) => {
        const done = any % (all + 1);
        const [yellow, green] = at.marks;
        const expected = done * 100 >= green * all ? "green" : done * 100 >= yellow * all ? "yellow" : "red";
        expect(light(each, done, all, at)).toBe(expected);
      }),
    );
  });

  test("a project planned for fewer of the quarters that are over is asked for no less", () => {
    fc.assert(
      fc.property(of, fc.nat(), (all, any) => {
        const done = any % (all + 1);
        const early = light([1, 2], done, all, atSix);
        const wholeYear = light([], done, all, atSix);
        expect(order[early ?? "red"]).toBeLessThanOrEqual(order[wholeYear ?? "red"]);
      }),
    );
  });
});

describe("how it came about is said", () => {
  test("what is due, what is done of it, and from where on it is green", () => {
    expect(lightBy(planned(1, 2, 3), { done: 1, of: 6 }, atSix).whyLight).toBe(
      "สัญญาณไฟแดง · ถึงกำหนดแล้ว 4 จาก 6 ขั้นตอน (แผนไตรมาสที่ 1, 2, 3) · ทำแล้ว 1 ขั้นตอน เท่ากับร้อยละ 25 ของที่ถึงกำหนด · " +
        "เกณฑ์เขียวตั้งแต่ร้อยละ 100 เหลืองตั้งแต่ร้อยละ 40",
    );
  });

  test("why there is none", () => {
    expect(lightBy(planned(3, 4), { done: 0, of: 4 }, atSix).whyLight).toBe(
      "ยังไม่มีขั้นตอนที่ถึงกำหนด (แผนไตรมาสที่ 3, 4) จึงไม่มีสัญญาณไฟ",
    );
    const silent = { light: null, whyLight: null };
    expect(lightBy(planned(), { done: 0, of: 0 }, atSix)).toEqual(silent);
    expect(lightBy(planned(), { done: 1, of: 1 }, { ...atSix, bands: undefined })).toEqual(silent);
  });
});
