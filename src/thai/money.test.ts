import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bahtInWords, formatBaht, isNoAmount, parseBaht, satang, sumSatang, zeroSatang } from "./money.ts";

const most = 9_000_000_000_000_000;
const anyAmount = fc
  .oneof(fc.integer({ min: -most, max: most }), fc.integer({ min: -200_000, max: 200_000 }))
  .map((amount) => satang(amount));

describe("reading", () => {
  test.each([
    ["1,234.50", 123_450],
    ["1234.5", 123_450],
    ["๑,๒๓๔.๕๐ บาท", 123_450],
    ["฿ 1,234.50", 123_450],
    ["1,234.-", 123_400],
    ["1,234 บาทถ้วน", 123_400],
    ["\u00a01,234,567 ", 123_456_700],
    ["-50.25", -5025],
    ["−50.25", -5025],
    ["0", 0],
    ["-0", 0],
    ["0.01", 1],
    ["90,000,000,000,000.00", most],
  ])("%j is %d satang", (text, amount) => expect(parseBaht(text)).toBe(amount));

  test.each([
    "",
    "-",
    "บาท",
    "1.234",
    "1,234.567",
    "12,34",
    "1,2345",
    "1234,567",
    ",123",
    "0,123",
    "1,,234",
    "1.",
    ".50",
    "1 234",
    "1.2.3",
    "--1",
    "1e3",
    "หนึ่งบาท",
    "90,000,000,000,000.01",
    "99999999999999999999",
  ])("%j is refused", (text) => expect(parseBaht(text)).toBeUndefined());

  test("a dash or nothing is no amount, zero is one", () => {
    expect(["", "  ", "-", " – ", "—"].every(isNoAmount)).toBe(true);
    expect(["0", "-0", "--", "5"].some(isNoAmount)).toBe(false);
  });
});

describe("writing", () => {
  test("groups, satang, sign and digits", () => {
    expect(formatBaht(satang(123_456_789))).toBe("1,234,567.89");
    expect(formatBaht(satang(-5))).toBe("-0.05");
    expect(formatBaht(satang(100_000), { decimals: "needed" })).toBe("1,000");
    expect(formatBaht(satang(100_050), { decimals: "needed", digits: "thai" })).toBe("๑,๐๐๐.๕๐");
    expect(formatBaht(satang(-0))).toBe("0.00");
  });

  test("whatever is written is read back to the satang", () => {
    const digits = fc.constantFrom("thai", "arabic");
    fc.assert(
      fc.property(anyAmount, digits, fc.constantFrom("always", "needed"), (amount, style, decimals) => {
        expect(parseBaht(formatBaht(amount, { digits: style, decimals }))).toBe(amount);
        expect(parseBaht(`${formatBaht(amount, { digits: style, decimals })} บาท`)).toBe(amount);
      }),
    );
  });
});

describe("reckoning", () => {
  test("fractions and amounts that no longer add up exactly are errors", () => {
    for (const amount of [0.5, Number.NaN, Infinity, most + 1])
      expect(() => satang(amount)).toThrow(RangeError);
    expect(() => sumSatang([satang(most), satang(1)])).toThrow(RangeError);
  });

  test("totals", () => {
    expect(sumSatang([])).toBe(zeroSatang);
    expect(formatBaht(sumSatang([satang(10), satang(20)]))).toBe("0.30");
  });
});

describe("in words", () => {
  test.each([
    [0, "ศูนย์บาทถ้วน"],
    [100, "หนึ่งบาทถ้วน"],
    [1000, "สิบบาทถ้วน"],
    [1100, "สิบเอ็ดบาทถ้วน"],
    [2100, "ยี่สิบเอ็ดบาทถ้วน"],
    [10_100, "หนึ่งร้อยเอ็ดบาทถ้วน"],
    [12_000, "หนึ่งร้อยยี่สิบบาทถ้วน"],
    [123_450, "หนึ่งพันสองร้อยสามสิบสี่บาทห้าสิบสตางค์"],
    [50, "ห้าสิบสตางค์"],
    [1, "หนึ่งสตางค์"],
    [101, "หนึ่งบาทหนึ่งสตางค์"],
    [121, "หนึ่งบาทยี่สิบเอ็ดสตางค์"],
    [-123_400, "ลบหนึ่งพันสองร้อยสามสิบสี่บาทถ้วน"],
    [100_000_000, "หนึ่งล้านบาทถ้วน"],
    [100_000_100, "หนึ่งล้านเอ็ดบาทถ้วน"],
    [1_100_000_000, "สิบเอ็ดล้านบาทถ้วน"],
    [2_150_000_000, "ยี่สิบเอ็ดล้านห้าแสนบาทถ้วน"],
    [100_000_000_000_000, "หนึ่งล้านล้านบาทถ้วน"],
    [100_000_100_000_000, "หนึ่งล้านเอ็ดล้านบาทถ้วน"],
    [65_432_100, "หกแสนห้าหมื่นสี่พันสามร้อยยี่สิบเอ็ดบาทถ้วน"],
  ])("%d satang", (amount, words) => expect(bahtInWords(satang(amount))).toBe(words));

  test("an independent reader gets the amount back", () => {
    fc.assert(
      fc.property(anyAmount, (amount) => {
        expect(readWords(bahtInWords(amount))).toBe(amount);
      }),
    );
  });
});

/** Reads from left to right, as a person does, and shares nothing with the writer. */
function readWords(text: string): number {
  const unsigned = text.replace(/^ลบ/, "");
  const [baht, rest] = unsigned.includes("บาท") ? unsigned.split("บาท") : ["", unsigned];
  const amount =
    readNumber(baht ?? "") * 100 + (rest === "ถ้วน" ? 0 : readNumber((rest ?? "").replace(/สตางค์$/, "")));
  return text === unsigned ? amount : -amount;
}

function readNumber(text: string): number {
  const ones: Record<string, number> = {
    ศูนย์: 0,
    หนึ่ง: 1,
    เอ็ด: 1,
    สอง: 2,
    ยี่: 2,
    สาม: 3,
    สี่: 4,
    ห้า: 5,
    หก: 6,
    เจ็ด: 7,
    แปด: 8,
    เก้า: 9,
  };
  const places: Record<string, number> = { สิบ: 10, ร้อย: 100, พัน: 1000, หมื่น: 10_000, แสน: 100_000 };
  const words =
    text.match(new RegExp([...Object.keys(ones), ...Object.keys(places), "ล้าน"].join("|"), "g")) ?? [];
  if (words.join("") !== text) throw new Error(`unread words in ${text}`);
  let total = 0;
  let pending: number | undefined;
  for (const word of words) {
    const place = places[word];
    if (word === "ล้าน") {
      total = (total + (pending ?? 0)) * 1_000_000;
      pending = undefined;
    } else if (place === undefined) {
      if (pending !== undefined) throw new Error(`two digits in a row in ${text}`);
      pending = ones[word];
    } else {
      total += (pending ?? 1) * place;
      pending = undefined;
    }
  }
  return total + (pending ?? 0);
}
