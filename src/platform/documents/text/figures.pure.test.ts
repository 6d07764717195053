import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toArabicDigits } from "../../../thai/digits.ts";
import { withDigits } from "./digits.ts";
import { countText, moneyText, tickText } from "./figures.ts";
import { drawnText } from "./inline.ts";
import { listMark } from "./list-marks.ts";

describe("figures as text", () => {
  it("writes baht and satang exactly, however large", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (satang) => {
        const text = moneyText({ satang }, "arabic");
        expect(BigInt(text.replaceAll(/[,.]/g, ""))).toBe(satang);
        expect(text).toMatch(/^-?\d{1,3}(,\d{3})*\.\d{2}$/);
      }),
    );
    expect(moneyText({ satang: 125_050 }, "thai")).toBe("๑,๒๕๐.๕๐");
    expect(moneyText({ satang: 125_000, whole: true }, "thai")).toBe("๑,๒๕๐");
    expect(moneyText({ satang: 125_050, whole: true }, "thai")).toBe("๑,๒๕๐.๕๐");
    expect(moneyText({ satang: null }, "thai")).toBe("-");
  });

  it("writes counts with their digits and unit, and never a negative nothing", () => {
    expect(countText({ count: 1234.5, decimals: 2, unit: "คน" }, "thai")).toBe("๑,๒๓๔.๕๐ คน");
    expect(countText({ count: -0.001, decimals: 2 }, "arabic")).toBe("0.00");
    expect(countText({ count: null, unit: "คน" }, "thai")).toBe("-");
    expect([tickText({ tick: true }), tickText({ tick: false })]).toEqual(["✓", ""]);
  });

  it("turns digits of text and leaves addresses and codes alone", () => {
    expect(withDigits("ปี 2569 ดู https://a.go.th/2569 หรือ a1@b.th (OIT12) โทร 02-123", "thai")).toBe(
      "ปี ๒๕๖๙ ดู https://a.go.th/2569 หรือ a1@b.th (OIT12) โทร ๐๒-๑๒๓",
    );
    expect(withDigits("ปี ๒๕๖๙", "arabic")).toBe("ปี 2569");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."กขา 019๐๑๙aB@/.-") }), (text) => {
        expect(toArabicDigits(withDigits(text, "thai"))).toBe(toArabicDigits(text));
      }),
    );
  });

  it("drops signs that have no shape and joins ํา to ำ", () => {
    expect(drawnText("น\u0e4d\u0e49\u0e32\u200bใจ\u00ad\tดี\u0007", "thai")).toBe("น้ำใจ ดี");
  });
});

describe("marks of lists", () => {
  it("counts as official papers do", () => {
    expect(listMark("decimal", 3, [], "thai")).toBe("๓.");
    expect(listMark("decimal", 2, [1, 4], "thai")).toBe("๑.๔.๒");
    expect(listMark("paren", 12, [], "arabic")).toBe("(12)");
    expect([1, 2, 3, 42, 43].map((at) => listMark("letter", at, [], "thai"))).toEqual([
      "ก.",
      "ข.",
      "ค.",
      "ฮ.",
      "กก.",
    ]);
  });
});
