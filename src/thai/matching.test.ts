import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestMatch, comparable, mayReach, sameText, similarity, squash } from "./matching.ts";

const signs = [
  ..."กขคตถภนมเแาำอ",
  ..."\u0e31\u0e34\u0e35\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4c\u0e4d",
  ..."aB0oO1l37๐๑ .",
];
const anyText = fc.string({ unit: fc.constantFrom(...signs), maxLength: 30 });
const blanks = [" ", "\u00a0", "\t", "\n", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u3000"];

describe("squash", () => {
  test.each([
    ["น้ํา", "น้ำ"],
    ["นํ้า", "น้ำ"],
    ["นำ้", "น้ำ"],
    ["กำา", "กำ"],
    ["เเผน", "แผน"],
    ["ท\u0e48\u0e35", "ที่"],
    ["ค่\u0e48า", "ค่า"],
    ["ปี ๒๕๖๙", "ปี2569"],
    ["ITA", "ita"],
  ])("%j becomes %j", (text, form) => expect(squash(text)).toBe(form));

  test("real words keep their parts", () => {
    expect(squash("ค่าอาหาร")).toBe("ค่าอาหาร");
    expect(squash("ดำรงธรรม")).toBe("ดำรงธรรม");
    expect(sameText("ค่า", "คา")).toBe(false);
  });

  test("blanks never matter, and squashing twice changes nothing more", () => {
    fc.assert(
      fc.property(anyText, fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...blanks))), (text, inserts) => {
        const spaced = [...text];
        for (const [at, blank] of inserts) spaced.splice(at, 0, blank);
        expect(sameText(spaced.join(""), text)).toBe(true);
        expect(similarity(spaced.join(""), text)).toBe(1);
        expect(squash(squash(text))).toBe(squash(text));
      }),
    );
  });
});

describe("similarity", () => {
  test("symmetric, within 0 and 1, and 1 only for the same text", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const score = similarity(a, b);
        expect(score).toBe(similarity(b, a));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(score === 1).toBe(sameText(a, b));
        expect(similarity(a, a)).toBe(1);
      }),
    );
  });

  // A slip costs a quarter of a letter; a mark above or below the line is itself a quarter of a letter.
  test.each([
    ["๒๕๖๓", "๒๕๖๗"],
    ["ภาษี", "ถาษี"],
    ["คน", "ตน"],
    ["ศาล", "คาล"],
    ["ใบ", "ใป"],
    ["ผล", "ฝล"],
    ["พล", "ฟล"],
    ["ชอง", "ซอง"],
    ["ของ", "ชอง"],
    ["ดำ", "ตำ"],
    ["ฎีกา", "ฏีกา"],
    ["ทาง", "หาง"],
    ["งาน", "งาม"],
    ["มิติ", "มิตี"],
    ["มิติ", "มติ"],
    ["ไม่", "ไม้"],
    ["ไม่", "ไม"],
    ["เป็น", "เปิน"],
    ["ชุด", "ชูด"],
    ["10", "1o"],
    ["l0", "10"],
    ["๑๑", "๑๐"],
  ])("%s for %s is a slip", (a, b) => {
    expect(similarity(a, b)).toBeCloseTo(1 - 0.25 / Math.max(lettersIn(a), lettersIn(b)), 10);
  });

  test("another letter, or one letter less, costs a whole sign", () => {
    expect(similarity("งาน", "งาล")).toBeCloseTo(2 / 3, 10);
    expect(similarity("งาน", "งา")).toBeCloseTo(2 / 3, 10);
    expect(similarity("กขค", "ลรง")).toBe(0);
    expect(similarity("", "ที่")).toBe(0);
    expect(similarity("", " ")).toBe(1);
  });
});

function lettersIn(text: string): number {
  const marks = [...squash(text)].filter((sign) => /\p{Mn}/u.test(sign)).length;
  return [...squash(text)].length - marks * 0.75;
}

describe("bestMatch", () => {
  const projects = [
    "โครงการจัดทำมาตรการป้องกันการทุจริต ปี ๒๕๖๗",
    "โครงการจัดทำมาตรการป้องกันการทุจริต ปี ๒๕๖๘",
    "กิจกรรมมอบประกาศเกียรติคุณแก่ผู้มีคุณธรรม",
  ];

  test("a scanned title finds its project", () => {
    const match = bestMatch("กิจกรรมมอบประกาศเกียรติคณแก่ ผู้มีคุณธรรน", projects, 0.8);
    expect(match).toMatchObject({ index: 2, candidate: projects[2], ambiguous: false });
    expect(match?.score).toBeGreaterThan(0.95);
  });

  test("two that are nearly as good are reported as such", () => {
    const match = bestMatch("โครงการจัดทำมาตรการป้องกันการทุจริต", projects, 0.8);
    expect(match?.ambiguous).toBe(true);
    expect(match?.rival?.index).toBe(1);
  });

  test("an exact match is no guess, unless there are two of it", () => {
    expect(bestMatch(projects[1] ?? "", projects, 0.8)).toMatchObject({
      index: 1,
      score: 1,
      ambiguous: false,
    });
    expect(bestMatch("งาน", ["งาน", "ง าน"], 0.8)).toMatchObject({ index: 0, ambiguous: true });
  });

  test("a rival just below the threshold still makes the match a question", () => {
    const candidates = ["ลขคงจฉชซญฎ", "ลขคงจฉชซญฎ\u0e34"];
    const match = bestMatch("กขคงจฉชซญฎ\u0e34", candidates, 0.9);
    expect(match).toMatchObject({ index: 1, ambiguous: true });
    expect(match?.rival?.score).toBeLessThan(0.9);
  });

  test("nothing near enough is no match", () => {
    expect(bestMatch("การจัดซื้อจัดจ้าง", projects, 0.8)).toBeUndefined();
    expect(bestMatch("งาน", [], 0)).toBeUndefined();
  });

  test("no candidate scores above the one returned, nor above its rival among the others", () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(anyText, { maxLength: 8 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, list, threshold) => {
          const match = bestMatch(text, list, threshold);
          const scores = list.map((candidate) => similarity(text, candidate));
          const best = Math.max(-1, ...scores);
          expect(match?.score).toBe(best >= threshold ? best : undefined);
          const others = scores.filter((_, index) => index !== match?.index);
          expect(match?.rival?.score).toBe(match && others.length > 0 ? Math.max(...others) : undefined);
        },
      ),
    );
  });
});

describe("what may reach a score", () => {
  test("never leaves out a text that does", () => {
    const nearTexts = fc
      .tuple(anyText, fc.array(fc.tuple(fc.nat(30), fc.constantFrom(...signs))))
      .map(([text, slips]) => {
        const other = [...text];
        for (const [at, sign] of slips) other.splice(at, at % 2, sign);
        return [text, other.join("")] as const;
      });
    fc.assert(
      fc.property(nearTexts, fc.double({ min: 0, max: 1, noNaN: true }), ([a, b], score) => {
        const [left, right] = [comparable(a), comparable(b)];
        expect(mayReach(score, left, right) || similarity(a, b) < score).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("leaves out what has other letters", () => {
    expect(mayReach(0.88, comparable("กองส่งเสริมการเกษตร"), comparable("กองสวัสดิการสังคม"))).toBe(false);
    expect(mayReach(0.88, comparable("กองคลัง"), comparable("กองดลัง"))).toBe(true);
  });
});
