import fc from "fast-check";
import { expect, test } from "vitest";
import { inDigits, toArabicDigits, toThaiDigits } from "./digits.ts";

test("every digit goes both ways and the rest stays", () => {
  expect(toThaiDigits("ข้อ 0123456789.50 (a)")).toBe("ข้อ ๐๑๒๓๔๕๖๗๘๙.๕๐ (a)");
  expect(toArabicDigits("ข้อ ๐๑๒๓๔๕๖๗๘๙.๕๐ (a) ฿")).toBe("ข้อ 0123456789.50 (a) ฿");
});

test("a number survives the journey, and text without digits is untouched", () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(toThaiDigits(String(value))).not.toMatch(/[0-9]/);
      expect(toArabicDigits(toThaiDigits(String(value)))).toBe(String(value));
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const bare = text.replace(/[0-9๐-๙]/g, "");
      expect(inDigits(bare, "thai")).toBe(bare);
      expect(inDigits(bare, "arabic")).toBe(bare);
    }),
  );
});
