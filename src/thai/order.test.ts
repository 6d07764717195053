import fc from "fast-check";
import { expect, test } from "vitest";
import { compareThai } from "./order.ts";

test("a vowel written before its consonant does not decide the place", () => {
  expect(["ขา", "แกง", "เกาะ", "กา"].toSorted(compareThai)).toEqual(["กา", "เกาะ", "แกง", "ขา"]);
  expect(["ไฟ", "ฮา", "เอก", "ใจ"].toSorted(compareThai)).toEqual(["ใจ", "ไฟ", "เอก", "ฮา"]);
});

test("numbers inside a text count as numbers, in both kinds of digits", () => {
  expect(["1A", "1๑", "2"].toSorted(compareThai)).toEqual(["1A", "2", "1๑"]);
  expect(["ข้อ 10", "ข้อ 2", "ข้อ ๑"].toSorted(compareThai)).toEqual(["ข้อ ๑", "ข้อ 2", "ข้อ 10"]);
});

test("a first name comes before a longer one, whatever the surname", () => {
  expect(["กาก เล็ก", "กา ใหญ่"].toSorted(compareThai)).toEqual(["กา ใหญ่", "กาก เล็ก"]);
});

test("a total order: no list depends on where it started", () => {
  const text = fc.string({ unit: fc.constantFrom(..."กขคเแาิ่้์ -12๑๒a") });
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      expect(texts.toReversed().toSorted(compareThai)).toEqual(texts.toSorted(compareThai));
    }),
  );
});
