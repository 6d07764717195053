import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indicatorKinds, indicatorPeriods } from "../content.ts";
import type { Indicator, IndicatorKind } from "../content.ts";
import { describeIndicator } from "./describe.ts";
import { judge } from "./rules.ts";
import type { Measurement } from "./rules.ts";

function indicator(kind: IndicatorKind, change: Partial<Indicator> = {}): Indicator {
  return {
    kind,
    comparison: null,
    number: null,
    unit: null,
    per: null,
    instruments: [],
    source: null,
    confirmed: true,
    ...change,
  };
}

const eighty = indicator("percent", { number: 80, comparison: "at-least", unit: "ร้อยละ" });
const fifteen = indicator("within-days", { number: 15, comparison: "at-most", unit: "วัน", per: "case" });
const twice = indicator("count", { number: 2, comparison: "at-least", unit: "ครั้ง", per: "year" });
const five = indicator("falls-by", { number: 5, unit: "ร้อยละ", comparison: "at-least" });
const four = indicator("level", { number: 4, unit: "ระดับ", comparison: "at-least" });

describe("verdict and arithmetic", () => {
  const cases: [Indicator, Measurement | null, Measurement | null, string, string][] = [
    [twice, 2, null, "met", "2 ครั้ง เท่ากับเป้าหมาย 2 ครั้ง"],
    [twice, 1, null, "not-met", "1 ครั้ง น้อยกว่าเป้าหมาย 2 ครั้ง"],
    [eighty, { part: 56, whole: 70 }, null, "met", "56 จาก 70 = ร้อยละ 80 เท่ากับเป้าหมาย ร้อยละ 80"],
    [eighty, { part: 55, whole: 70 }, null, "not-met", "55 จาก 70 = ร้อยละ 78.57… น้อยกว่าเป้าหมาย ร้อยละ 80"],
    [eighty, { part: 0, whole: 0 }, null, "cannot-tell", "คำนวณไม่ได้ เพราะจำนวนทั้งหมดเป็น 0"],
    [eighty, { part: 71, whole: 70 }, null, "cannot-tell", "จำนวนที่นับได้มากกว่าจำนวนทั้งหมด"],
    [eighty, 79.999, null, "not-met", "ร้อยละ 79.99… น้อยกว่าเป้าหมาย ร้อยละ 80"],
    [four, { part: 41, whole: 10 }, null, "met", "คะแนนรวม 41 ÷ 10 = ระดับ 4.1 มากกว่าเป้าหมาย ระดับ 4"],
    [fifteen, 15, null, "met", "ใช้เวลา 15 วัน เท่ากับเป้าหมาย 15 วัน"],
    [fifteen, 16, null, "not-met", "ใช้เวลา 16 วัน มากกว่าเป้าหมาย 15 วัน"],
    [fifteen, { part: 9, whole: 10 }, null, "not-met", "แล้วเสร็จทันกำหนด 9 จาก 10 เรื่อง"],
    [fifteen, { part: 0, whole: 0 }, null, "cannot-tell", "ไม่มีเรื่องให้นับเวลา"],
    [five, 19, 20, "met", "(20 − 19) ÷ 20 = ลดลง ร้อยละ 5 เท่ากับเป้าหมาย ร้อยละ 5"],
    [five, 20, 21, "not-met", "(21 − 20) ÷ 21 = ลดลง ร้อยละ 4.76… น้อยกว่าเป้าหมาย ร้อยละ 5"],
    [five, 21, 20, "not-met", "(20 − 21) ÷ 20 = ลดลง ร้อยละ -5 น้อยกว่าเป้าหมาย ร้อยละ 5"],
    [five, 0, 0, "cannot-tell", "ก่อนหน้าเป็น 0 อยู่แล้ว จึงคำนวณการลดลงไม่ได้"],
    [five, 1, 0, "not-met", "ก่อนหน้า 0 ปัจจุบัน 1 เพิ่มขึ้น"],
    [five, 1, null, "cannot-tell", "ยังไม่มีค่าของปีก่อนหน้าที่จะเทียบ"],
    [indicator("falls", { unit: "เรื่อง" }), 3, 4, "met", "ก่อนหน้า 4 เรื่อง ปัจจุบัน 3 เรื่อง ลดลง"],
    [indicator("falls"), 4, 4, "not-met", "ก่อนหน้า 4 ปัจจุบัน 4 เท่าเดิม"],
    [indicator("falls"), 0, 0, "cannot-tell", "ก่อนหน้าเป็น 0 อยู่แล้ว จึงคำนวณการลดลงไม่ได้"],
    [indicator("falls"), 0, { part: 1, whole: 0 }, "cannot-tell", "คำนวณไม่ได้ เพราะจำนวนทั้งหมดเป็น 0"],
    [indicator("falls"), 0, -1, "cannot-tell", "ค่าของปีก่อนหน้าไม่ถูกต้อง"],
    [indicator("zero", { unit: "เรื่อง" }), 0, null, "met", "0 เรื่อง เท่ากับเป้าหมาย 0 เรื่อง"],
    [indicator("zero", { unit: "เรื่อง" }), 1, null, "not-met", "1 เรื่อง มากกว่าเป้าหมาย 0 เรื่อง"],
    [indicator("exists", { unit: "ฉบับ" }), 1, null, "met", "1 ฉบับ เท่ากับเป้าหมาย 1 ฉบับ"],
    [indicator("exists"), 0, null, "not-met", "0 น้อยกว่าเป้าหมาย 1"],
    [indicator("free-count", { unit: "คน" }), 7, null, "cannot-tell", "นับได้ 7 คน ไม่ได้กำหนดค่าเป้าหมายไว้"],
    [indicator("free-count"), { part: 1, whole: 0 }, null, "cannot-tell", "คำนวณไม่ได้ เพราะจำนวนทั้งหมดเป็น 0"],
    [indicator("score"), 90, null, "cannot-tell", "ตัวชี้วัดไม่ได้กำหนดตัวเลขเป้าหมาย"],
    [indicator("count", { number: 3, comparison: "exactly" }), 4, null, "not-met", "4 มากกว่าเป้าหมาย 3"],
    [twice, null, null, "cannot-tell", "ยังไม่มีค่าที่วัดได้"],
    [twice, -1, null, "cannot-tell", "ค่าที่วัดได้ต้องเป็นจำนวนตั้งแต่ 0 ขึ้นไป"],
    [twice, Number.NaN, null, "cannot-tell", "ค่าที่วัดได้ต้องเป็นจำนวนตั้งแต่ 0 ขึ้นไป"],
  ];
  test.each(cases)("%o with %o after %o", (asked, value, earlier, verdict, arithmetic) => {
    expect(judge(asked, value, earlier)).toEqual({ verdict, arithmetic });
  });
});

describe("for every value", () => {
  const kinds = fc.constantFrom(...indicatorKinds);
  const number = fc.integer({ min: 0, max: 100_000 }).map((each) => each / 100);
  const comparison = fc.constantFrom("at-least" as const, "at-most" as const, "exactly" as const, null);
  const measurement = fc.oneof(
    number,
    fc.record({ part: fc.nat(500), whole: fc.nat(500) }),
    fc.double(),
    fc.constant(null),
  );

  test("each kind is judged, in words, without failing", () => {
    fc.assert(
      fc.property(
        kinds,
        fc.option(number),
        comparison,
        measurement,
        measurement,
        (kind, target, limit, a, b) => {
          const judged = judge(indicator(kind, { number: target, comparison: limit }), a, b);
          expect(["met", "not-met", "cannot-tell"]).toContain(judged.verdict);
          expect(judged.arithmetic).toMatch(/[ก-๙]/);
          expect(judged.arithmetic).not.toMatch(/NaN|undefined|Infinity|\?/);
        },
      ),
    );
  });

  test("hundredths are compared exactly: at least and below leave no gap and no overlap", () => {
    fc.assert(
      fc.property(number, number, (value, target) => {
        const atLeast = judge(indicator("score", { number: target, comparison: "at-least" }), value).verdict;
        const same = judge(indicator("score", { number: target, comparison: "exactly" }), value).verdict;
        const atMost = judge(indicator("score", { number: target, comparison: "at-most" }), value).verdict;
        expect(atLeast).toBe(value >= target ? "met" : "not-met");
        expect(same === "met").toBe(atLeast === "met" && atMost === "met");
      }),
    );
  });

  test("a share agrees with whole numbers", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), fc.nat(100), (some, whole, target) => {
        const part = Math.min(some, whole);
        const { verdict } = judge({ ...eighty, number: target }, { part, whole });
        expect(verdict).toBe(part * 100 >= target * whole ? "met" : "not-met");
      }),
    );
  });

  test("a fall by n per cent agrees with whole numbers", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 1000 }), fc.nat(100), (now, before, target) => {
        const { verdict } = judge({ ...five, number: target }, now, before);
        expect(verdict).toBe((before - now) * 100 >= target * before ? "met" : "not-met");
      }),
    );
  });
});

describe("told back", () => {
  const told: [Indicator, string][] = [
    [twice, "ไม่น้อยกว่า 2 ครั้ง ต่อปี"],
    [eighty, "ไม่น้อยกว่า ร้อยละ 80"],
    [fifteen, "ภายใน 15 วัน ต่อเรื่อง"],
    [five, "ลดลงจากปีก่อนหน้าไม่น้อยกว่า ร้อยละ 5"],
    [four, "ค่าเฉลี่ยไม่น้อยกว่า ระดับ 4 จาก 5"],
    [indicator("falls", { unit: "เรื่อง" }), "ลดลงจากปีก่อนหน้า (เรื่อง)"],
    [indicator("zero", { unit: "เรื่อง" }), "ต้องไม่มีเลย (เรื่อง)"],
    [indicator("exists", { unit: "ฉบับ", per: "year" }), "มีหรือไม่มี (ฉบับ) ต่อปี"],
    [indicator("free-count", { unit: "คน" }), "นับจำนวน (คน) โดยไม่กำหนดค่าเป้าหมาย"],
    [indicator("count", { number: 3, comparison: "at-most", unit: "ขั้นตอน" }), "ไม่เกิน 3 ขั้นตอน"],
    [indicator("score", { unit: "คะแนน" }), "ไม่น้อยกว่า ยังไม่ระบุตัวเลข"],
  ];
  test.each(told)("%o", (asked, words) => {
    expect(describeIndicator(asked)).toBe(words);
  });

  test("every period has its word", () => {
    const words = indicatorPeriods.map((per) => describeIndicator({ ...twice, per }));
    expect(new Set(words).size).toBe(indicatorPeriods.length);
  });
});
