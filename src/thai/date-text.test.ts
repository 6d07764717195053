import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, isoDate } from "./dates.ts";
import { formatThaiDate, formatThaiDateTime, parseThaiDate, relativeDay, weekdayName } from "./date-text.ts";

const first = isoDate("1900-01-01");
const anyDate = fc
  .integer({ min: 0, max: daysBetween(first, isoDate("2200-12-31")) })
  .map((days) => addDays(first, days));

describe("reading", () => {
  test.each([
    "๓๑/๓/๒๕๖๙",
    "31/03/2569",
    "31-3-2569",
    "31.3.2569",
    "31 / 3 / 2569",
    "31 มี.ค. 2569",
    "๓๑ มีนาคม พ.ศ. ๒๕๖๙",
    "๓๑ มีนาคม พ.ศ ๒๕๖๙",
    "31 มีค 69",
    "31มีค69",
    "31 มีนาคม พ.ศ.2569",
    "31 มีนาคม ค.ศ. 2026",
    "31 มีนาคม 2026",
    "วันที่ ๓๑ เดือน มีนาคม พ.ศ. ๒๕๖๙",
    "31/3/69",
    "31/3/2026",
    "2026-03-31",
    "2569-03-31",
    "2569-3-31",
    "  31  มีนาคม\t2569 ",
    "31\u00a0มี.ค.\u00a02569",
    "\ufeff31\u200b/3/2569",
  ])("%j is 31 March 2026", (text) => expect(parseThaiDate(text)).toBe("2026-03-31"));

  test.each([
    "",
    "วันนี้",
    "31 ก.พ. 2569",
    "31/2/2569",
    "29 ก.พ. 2568",
    "31/4/2569",
    "0/3/2569",
    "31/0/2569",
    "31/13/2569",
    "32 มีนาคม 2569",
    "31/3-2569",
    "31/3",
    "มีนาคม 2569",
    "31 มีนา 2569",
    "31/3/569",
    "31/3/25690",
    "31/3/1899",
    "31/3/2201",
    "31/3/2399",
    "31/3/2442",
    "31/3/2744",
    "31 มีนาคม พ.ศ. 2026",
    "31 มีนาคม ค.ศ. 2569",
    "31 มีนาคม ค.ศ. 69",
    "31/3/2569 น.",
    "69-03-31",
    `${"1".repeat(5000)} มีนาคม 2569`,
  ])("%j is refused", (text) => expect(parseThaiDate(text)).toBeUndefined());

  test("the leap day is judged in ค.ศ.", () => {
    expect(parseThaiDate("29 ก.พ. 2567")).toBe("2024-02-29");
    expect(parseThaiDate("29/2/2443")).toBeUndefined();
  });

  test("the years at both ends", () => {
    expect(parseThaiDate("1/1/2443")).toBe("1900-01-01");
    expect(parseThaiDate("1/1/1900")).toBe("1900-01-01");
    expect(parseThaiDate("31/12/2743")).toBe("2200-12-31");
    expect(parseThaiDate("31/12/2200")).toBe("2200-12-31");
  });

  test("the usual misspelling of กรกฎาคม is understood", () => {
    expect(parseThaiDate("1 กรกฏาคม 2569")).toBe("2026-07-01");
  });
});

describe("writing", () => {
  test("each style", () => {
    const date = isoDate("2026-03-01");
    expect(formatThaiDate(date)).toBe("1 มีนาคม 2569");
    expect(formatThaiDate(date, "formal", "thai")).toBe("๑ มีนาคม พ.ศ. ๒๕๖๙");
    expect(formatThaiDate(date, "short")).toBe("1 มี.ค. 2569");
    expect(formatThaiDate(date, "numeric", "thai")).toBe("๐๑/๐๓/๒๕๖๙");
  });

  test("whatever is written is read back as the same day", () => {
    const style = fc.constantFrom("long", "formal", "short", "numeric");
    fc.assert(
      fc.property(anyDate, style, fc.constantFrom("thai", "arabic"), (date, as, digits) => {
        expect(parseThaiDate(formatThaiDate(date, as, digits))).toBe(date);
        expect(parseThaiDate(date)).toBe(date);
      }),
    );
  });

  test("an instant shows the clock of Bangkok", () => {
    expect(formatThaiDateTime(new Date("2026-03-30T17:05:00Z"))).toBe("31 มีนาคม 2569 เวลา 00.05 น.");
    expect(formatThaiDateTime(new Date("2026-03-31T07:30:59Z"), "short", "thai")).toBe(
      "๓๑ มี.ค. ๒๕๖๙ เวลา ๑๔.๓๐ น.",
    );
  });

  test("weekday and distance from today", () => {
    const today = isoDate("2026-03-31");
    expect(weekdayName(today)).toBe("วันอังคาร");
    expect(weekdayName(isoDate("2026-03-29"))).toBe("วันอาทิตย์");
    const said = [0, 1, 2, 12, -1, -3].map((days) => relativeDay(addDays(today, days), today));
    expect(said).toEqual(["วันนี้", "พรุ่งนี้", "อีก 2 วัน", "อีก 12 วัน", "เมื่อวานนี้", "เลยมา 3 วัน"]);
    expect(relativeDay(addDays(today, 12), today, "thai")).toBe("อีก ๑๒ วัน");
  });
});
