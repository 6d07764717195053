import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { marksOf, readQuestions, writeQuestions } from "./questions.ts";
import { hasPassed, hundredths, inMarks, nameKey, percentOf, resultOf } from "./rules.ts";
import type { Sat } from "./rules.ts";

const score = fc.integer({ min: 0, max: 9_999_999 });
const fullScore = fc.integer({ min: 1, max: 9_999_999 });
const percent = fc.integer({ min: 0, max: 100_00 });

describe("marks", () => {
  test("are read to the hundredth and never rounded", () => {
    expect(hundredths("79.99")).toBe(7999);
    expect(hundredths("79.995")).toBeUndefined();
    expect(hundredths("๗.๕")).toBe(750);
    expect(hundredths(" 8 ")).toBe(800);
    for (const wrong of ["", "-1", "1e3", "1,5", "..", "9999999", "NaN", "8/10"])
      expect([wrong, hundredths(wrong)]).toEqual([wrong, undefined]);
  });

  test("come back from what they are written as", () => {
    fc.assert(
      fc.property(score, (value) => {
        expect(hundredths(inMarks(value))).toBe(value);
      }),
    );
  });
});

describe("the pass mark", () => {
  test("is reached by who stands exactly at it, and missed by a hundredth", () => {
    expect(hasPassed(800, { fullScore: 1000, passPercent: 80_00 })).toBe(true);
    expect(hasPassed(799, { fullScore: 1000, passPercent: 80_00 })).toBe(false);
    // 79.995 of a hundred lies between two hundredths: neither 79.99 passes nor does 80.00 fail.
    expect(hasPassed(7999, { fullScore: 100_00, passPercent: 80_00 })).toBe(false);
    expect(hasPassed(8000, { fullScore: 100_00, passPercent: 80_00 })).toBe(true);
  });

  test("divides the scores in two without gap or overlap", () => {
    fc.assert(
      fc.property(score, fullScore, percent, (at, full, pass) => {
        const exact = BigInt(at) * 10_000n >= BigInt(pass) * BigInt(full);
        expect(hasPassed(at, { fullScore: full, passPercent: pass })).toBe(exact);
      }),
    );
  });

  test("of nothing is passed by everybody, and the full score passes every mark", () => {
    fc.assert(
      fc.property(fullScore, percent, (full, pass) => {
        expect(hasPassed(0, { fullScore: full, passPercent: 0 })).toBe(true);
        expect(hasPassed(full, { fullScore: full, passPercent: pass })).toBe(true);
      }),
    );
  });
});

test("a rate is cut, so that 79.995 does not look like 80", () => {
  expect(percentOf(15_999, 20_000)).toBe("79.99");
  expect(percentOf(4, 5)).toBe("80");
  expect(percentOf(2, 3)).toBe("66.66");
  expect(percentOf(0, 0)).toBeUndefined();
});

describe("the result of a training", () => {
  const mark = { fullScore: 1000, passPercent: 80_00 };
  const person: fc.Arbitrary<Sat> = fc.record({
    name: fc.string(),
    hasSigned: fc.boolean(),
    before: fc.option(score),
    after: fc.option(score),
  });

  test("counts who came, sat and passed, each within the one before", () => {
    fc.assert(
      fc.property(fc.array(person), (people) => {
        const { listed, attended, tested, passed, unsat, both } = resultOf(people, mark);
        expect(listed).toBe(people.length);
        expect(attended).toBeLessThanOrEqual(listed);
        expect(tested + unsat.length).toBe(attended);
        expect(passed).toBeLessThanOrEqual(tested);
        expect(both.count).toBeLessThanOrEqual(tested);
      }),
    );
  });

  test("names who came and did not sit", () => {
    const people = [
      { name: "ก", hasSigned: true, before: 500, after: 800 },
      { name: "ข", hasSigned: true, before: 500, after: null },
      { name: "ค", hasSigned: false, before: null, after: null },
    ];
    expect(resultOf(people, mark)).toEqual({
      listed: 3,
      attended: 2,
      tested: 1,
      passed: 1,
      unsat: ["ข"],
      both: { count: 1, before: 500, after: 800 },
    });
    expect(resultOf(people, null)).toMatchObject({ attended: 2, passed: 0, unsat: [] });
  });
});

test("a person is the same with and without a title, blanks and Thai typed in another order", () => {
  expect(nameKey("นายสมชาย  ใจดี")).toBe(nameKey("สมชาย ใจดี"));
  expect(nameKey("น.ส. สมหญิง ใจดี")).toBe(nameKey("นางสาวสมหญิง ใจดี"));
  expect(nameKey("ด.ญ.แก้ว ใจดี")).toBe(nameKey("เด็กหญิงแก้ว ใจดี"));
  expect(nameKey("น.ส สมหญิง ใจดี")).toBe(nameKey("นางสาว  สมหญิง\u200bใจดี"));
  expect(nameKey("นายคำ\u200b ใจดี")).toBe(nameKey("ค\u0e4dา ใจดี"));
  expect(nameKey("นางน\u0e49\u0e33ผ\u0e36\u0e49ง ใจดี")).toBe(nameKey("น้ำผ\u0e49\u0e36ง ใจดี"));
  expect(nameKey("นางสาวิตรี ใจดี")).toBe(nameKey("สาวิตรี ใจดี"));
  // These only begin like a title.
  expect(nameKey("นายิกา ใจดี")).not.toBe(nameKey("ิกา ใจดี"));
  expect(nameKey("นางนวล ใจดี")).not.toBe(nameKey("นางสาวล ใจดี"));
  expect(nameKey("นาย")).not.toBe("");
});

describe("questions", () => {
  const typed = "ข้อใดถูก\nหนึ่ง\n* สอง\n\n\nข้อใดผิด\n*หนึ่ง\nสอง";

  test("are read as they are typed", () => {
    expect(readQuestions(typed)).toEqual({
      ok: true,
      questions: [
        { text: "ข้อใดถูก", choices: ["หนึ่ง", "สอง"], right: 1 },
        { text: "ข้อใดผิด", choices: ["หนึ่ง", "สอง"], right: 0 },
      ],
    });
    expect(readQuestions("")).toEqual({ ok: true, questions: [] });
  });

  test.each([
    ["ไม่มีตัวเลือก", "ข้อ 1: ต้องมีตัวเลือก 2 ถึง 6 ตัวเลือก"],
    ["ถาม\nหนึ่ง\nสอง", "ข้อ 1: ใส่ * หน้าตัวเลือกที่ถูกหนึ่งตัวเลือก"],
    ["ถาม\n*หนึ่ง\n*สอง", "ข้อ 1: ใส่ * หน้าตัวเลือกที่ถูกหนึ่งตัวเลือก"],
    ["ถาม\n*หนึ่ง\nหนึ่ง", "ข้อ 1: มีตัวเลือกที่ซ้ำกัน"],
    ["ถาม\n*\nหนึ่ง", "ข้อ 1: มีตัวเลือกที่ว่าง"],
    [`ถาม\n*หนึ่ง\n${"ก".repeat(501)}`, "ข้อ 1: ยาวเกิน 500 ตัวอักษร"],
    ["*ถาม\n*หนึ่ง\nสอง", "ข้อ 1: บรรทัดแรกต้องเป็นคำถาม ไม่ใช่ตัวเลือก"],
    [`${"ถาม\n*หนึ่ง\nสอง\n\n".repeat(51)}`, "แบบทดสอบมีได้ไม่เกิน 50 ข้อ"],
  ])("that are wrong are told by their number: %#", (wrong, why) => {
    const read = readQuestions(wrong);
    expect(read.ok ? [] : read.faults).toContain(why);
  });

  const line = fc.stringMatching(/^[ก-ฮa-z0-9]{1,20}$/);
  const question = fc
    .tuple(line, fc.uniqueArray(line, { minLength: 2, maxLength: 6 }), fc.nat())
    .map(([text, choices, at]) => ({ text, choices, right: at % choices.length }));

  test("come back from what they are written as", () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 50 }), (questions) => {
        expect(readQuestions(writeQuestions(questions))).toEqual({ ok: true, questions });
      }),
    );
  });

  test("give one mark each", () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 20 }), (questions) => {
        expect(
          marksOf(
            questions,
            questions.map(({ right }) => right),
          ),
        ).toBe(questions.length);
        expect(
          marksOf(
            questions,
            questions.map(({ right }) => right + 1),
          ),
        ).toBe(0);
        expect(marksOf(questions, [])).toBe(0);
      }),
    );
  });
});
