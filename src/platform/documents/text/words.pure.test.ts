import fc from "fast-check";
import { withDigits } from "./digits.ts";
import { describe, expect, it } from "vitest";
import { stackedWords } from "../../../testing/thai-words.ts";
import { keptWords } from "./kept-words.ts";
import { letters, partsOfLong, wordBreaker } from "./words.ts";

const own = ["เทศบาลตำบลบ้านสวนผึ้ง", "นายสมชาย น้ำใจดี"];
const breaker = wordBreaker(own);

const token = fc.oneof(
  fc.constantFrom(
    ...keptWords,
    ...own,
    ...stackedWords,
    "พ.ศ.",
    "ป.ป.ช.",
    "1,250.50",
    "๓๑",
    "(",
    ")",
    "“",
    "”",
  ),
  fc.constantFrom(" ", "  ", ",", "ๆ", "ฯ", ":", "https://example.go.th/a?b=1", "OIT", "/"),
  fc.string({ unit: fc.constantFrom(..."กขคงนมยรลวสหอเแโใไะาำิีึืุู่้๊๋็์ัๆฯ .,()1๒aB") }),
);
const text = fc.array(token, { maxLength: 30 }).map((parts) => parts.join(""));

describe("words of Thai text", () => {
  it("puts every letter in one piece", () => {
    fc.assert(
      fc.property(text, (of) => {
        expect(breaker(of).join("")).toBe(of);
      }),
    );
  });

  it("begins no line with a blank, a mark, or a closing sign", () => {
    fc.assert(
      fc.property(text, (of) => {
        for (const piece of breaker(of).slice(1)) expect(piece).not.toMatch(/^[\s\p{M}ะาำๆฯ)”,.]/u);
      }),
    );
  });

  it("ends no line with a vowel that is read after its letter, or an opening sign", () => {
    fc.assert(
      fc.property(text, (of) => {
        for (const piece of breaker(of).slice(0, -1)) expect(piece).not.toMatch(/[เแโใไ(“]$/u);
      }),
    );
  });

  it("keeps laws, offices and the organisation's names whole wherever they stand", () => {
    const kept = fc.constantFrom(...keptWords, ...own);
    fc.assert(
      fc.property(kept, fc.constantFrom(...stackedWords), (word, beside) => {
        for (const of of [`${word}${beside}`, `ตาม${word}`, `ตาม${word} ${beside}`]) {
          const start = of.indexOf(word);
          let at = 0;
          for (const piece of breaker(of)) {
            const inside = at > start && at < start + word.length;
            expect(inside, `${word} in ${breaker(of).join("|")}`).toBe(false);
            at += piece.length;
          }
        }
      }),
    );
  });

  it("parts what the dictionary of the machine gets wrong at the right place", () => {
    expect(breaker("ตามพระราชบัญญัติ")).toEqual(["ตาม", "พระราชบัญญัติ"]);
    expect(breaker("แจ้งเบาะแสได้")).toEqual(["แจ้ง", "เบาะแส", "ได้"]);
    expect(breaker("ปี พ.ศ. 2569 – 2570")).toEqual(["ปี ", "พ.ศ. ", "2569 ", "– ", "2570"]);
  });

  it.each(["ก", "ก่", "ประชาชน", "a", "@", "1", "(", "ๆ", "\u0e48", " "])(
    "takes %j written half a million times for a long text, not for one word",
    (part) => {
      const endless = part.repeat(500_000 / part.length);
      const pieces = wordBreaker()(endless);
      expect(pieces.join("")).toBe(endless);
      expect(pieces.filter(({ length }) => length > 240)).toEqual([]);
      expect(withDigits(endless, "thai")).toHaveLength(endless.length);
    },
    // Each letter looked at once takes a second; each looked at for every other one takes minutes.
    20_000,
  );

  it("keeps the name of an office with the title of who leads it", () => {
    const pieces = wordBreaker(["องค์การบริหารส่วนตำบลคำหวาน"])("โดยนายกองค์การบริหารส่วนตำบลคำหวานลงนาม");
    expect(pieces).toContain("นายกองค์การบริหารส่วนตำบลคำหวาน");
  });

  it("parts a word that is longer than a line between letters with all of their marks", () => {
    fc.assert(
      fc.property(fc.constantFrom(...keptWords, ...stackedWords), (word) => {
        expect(partsOfLong(word).join("")).toBe(word);
        expect(letters(word).join("")).toBe(word);
        for (const letter of letters(word).slice(1)) expect(letter).not.toMatch(/^[\p{M}ะาำ]/u);
      }),
    );
  });
});
