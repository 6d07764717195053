import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestPassage, squash } from "./matching.ts";
import { clustersOf, searchForm, skeletonOf } from "./search-form.ts";

const signs = [
  ..."กขคตถภนมเเแาำอซชด",
  ..."\u0e31\u0e34\u0e35\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4c\u0e4d",
  ..."aB0oO1l37๐๑ .-/|ฯ()😀é\u0301\u200b\n",
];
const anyText = fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 });

describe("searchForm", () => {
  test.each([
    ["คำสั่งที่ ๑๒/๒๕๖๙", "คำสั่งที่122569"],
    ["พ.ศ. ๒๕๖๙", "พศ2569"],
    ["นํ้า", "น้ำ"],
    ["“กองคลัง”", "กองคลัง"],
    ["ＩＴＡ", "ita"],
    ["😀 \u0e48", "\u0e48"],
  ])("%j is looked for as %j", (text, form) => expect(searchForm(text)).toBe(form));

  test("is its own form, ignores blanks and takes both kinds of digits for one", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(searchForm(searchForm(a))).toBe(searchForm(a));
        expect(searchForm(`${a} \u200b${b}`)).toBe(searchForm(a + b));
        expect(searchForm(a.replaceAll("1", "๑"))).toBe(searchForm(a.replaceAll("๑", "1")));
      }),
    );
  });
});

describe("skeletonOf", () => {
  test.each([
    ["กองคลัง", "กองคลง"],
    ["ผู้ป่วย", "ผปวย"],
    ["ฝ่าย", "ฟาย"],
    ["2S1", "2sl"],
  ])("%j is as good as %j", (one, other) =>
    expect(skeletonOf(searchForm(one))).toBe(skeletonOf(searchForm(other))),
  );

  test("is its own skeleton", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const skeleton = skeletonOf(searchForm(text));
        expect(skeletonOf(skeleton)).toBe(skeleton);
      }),
    );
  });
});

test("clusters make up the form and the text, whatever the text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const clusters = clustersOf(text);
      expect(clusters.map(({ form }) => form).join("")).toBe(searchForm(text));
      expect(clusters.map(({ from, to }) => text.slice(from, to)).join("")).toBe(text);
    }),
  );
});

test("the nearest passage of a text that is there is that text", () => {
  fc.assert(
    fc.property(anyText, anyText, anyText, (before, wanted, after) => {
      const found = nearestPassage(squash(wanted), `${squash(before)}${squash(wanted)}${squash(after)}`);
      expect(found.score).toBe(1);
    }),
  );
  const whole = "หัวหน้ากองคลังเทศบาล";
  const { from, to, score } = nearestPassage("กองคลง", whole);
  expect(whole.slice(from, to)).toBe("กองคลัง");
  expect(score).toBeGreaterThan(0.9);
});
