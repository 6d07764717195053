import fc from "fast-check";
import { expect, test } from "vitest";
import type { Step } from "./content.ts";
import { readLines, readOutline, stepsFrom, writeOutline } from "./outline.ts";
import type { OutlineLine } from "./outline.ts";

const said = fc
  .stringMatching(/^[ก-ฮa-z][ก-ฮะ-์a-z ]{0,20}$/)
  .map((text) => text.trim())
  .filter((text) => text !== "");
const leaf = said.map((text): OutlineLine => ({ text, inside: [] }));
const over = (below: fc.Arbitrary<OutlineLine>) =>
  fc.tuple(said, fc.array(below, { maxLength: 3 })).map(([text, inside]): OutlineLine => ({ text, inside }));
/** Identity is of no account to the outline. */
const withIds = (lines: readonly OutlineLine[]): Step[] =>
  lines.map(({ text, inside }) => ({ id: "", text, inside: withIds(inside) }));
const steps = fc.array(over(over(leaf)), { maxLength: 5 });

test("what is written is read back as it was", () => {
  fc.assert(
    fc.property(steps, (lines) => {
      expect(readOutline(writeOutline(withIds(lines)))).toEqual(lines);
    }),
  );
});

test("whatever is typed, no word is lost", () => {
  const line = fc
    .tuple(fc.constantFrom("", "- ", "-- ", "---", "– ", "  "), said)
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.array(line), (typed) => {
      const words = (lines: readonly OutlineLine[]): string[] =>
        lines.flatMap(({ text, inside }) => [text, ...words(inside)]);
      expect(words(readOutline(typed.join("\n")))).toEqual(
        typed.map((each) => each.replace(/^[\s–-]+/, "").trim()),
      );
    }),
  );
});

test.each([
  ["1. เสนออนุมัติ", "เสนออนุมัติ"],
  ["๒) อบรม", "อบรม"],
  ["(3) รายงาน", "รายงาน"],
  ["2.1) ประชุม", "ประชุม"],
  ["• ติดตาม", "ติดตาม"],
  ["ปี 2566 ประชุม", "ปี 2566 ประชุม"],
  ["2566 เป็นปีแรก", "2566 เป็นปีแรก"],
])("the number of %s is not its words", (typed, kept) => {
  expect(readLines(typed)).toEqual([kept]);
});

test("a first line that begins with a dash stands at the top", () => {
  expect(readOutline("- หนึ่ง\n-- สอง")).toEqual([{ text: "หนึ่ง", inside: [{ text: "สอง", inside: [] }] }]);
});

test("steps that keep their words or their place keep their identity", () => {
  let next = 0;
  const newId = () => `new-${++next}`;
  const before = stepsFrom(readOutline("ก\nข\n- ข หนึ่ง\nค"), [], newId);
  const after = stepsFrom(readOutline("ค\nข แก้คำ\n- ข หนึ่ง\nง"), before, newId);
  expect(after.map(({ id }) => id)).toEqual([before[2]?.id, before[1]?.id, "new-5"]);
  expect(after[1]?.inside[0]?.id).toBe(before[1]?.inside[0]?.id);
});
