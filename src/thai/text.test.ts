import fc from "fast-check";
import { expect, test } from "vitest";
import { splitLetters, truncate } from "./text.ts";

const thai = fc.string({ unit: fc.constantFrom(..."กขนเแไาำะัิี่้์ ab1") });

test("marks and leading vowels stay with their consonant", () => {
  expect(splitLetters("น้ำเก่าที่ไหน")).toEqual(["น้ำ", "เก่", "า", "ที่", "ไห", "น"]);
  expect(splitLetters("เ ก")).toEqual(["เ", " ", "ก"]);
  expect(splitLetters("กเ")).toEqual(["ก", "เ"]);
});

test("nothing is lost or invented in splitting", () => {
  fc.assert(
    fc.property(thai, (text) => {
      expect(splitLetters(text).join("")).toBe(text);
    }),
  );
});

test("a short text stays, a long one ends in … and within the limit", () => {
  expect(truncate("โครงการ", 10)).toBe("โครงการ");
  expect(truncate("โครงการเสริมสร้าง", 6)).toBe("โครงกา…");
  expect(truncate("ที่ ดิน", 3)).toBe("ที่…");
  expect(truncate("ที่", 0)).toBe("");
  fc.assert(
    fc.property(thai, fc.integer({ min: 1, max: 20 }), (text, most) => {
      const short = truncate(text, most);
      expect(splitLetters(short).length).toBeLessThanOrEqual(most);
      expect(short === text || short.endsWith("…")).toBe(true);
      expect(text.startsWith(short.replace(/…$/, ""))).toBe(true);
    }),
  );
});
