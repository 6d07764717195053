import fc from "fast-check";
import { expect, test } from "vitest";
import { joinedResult } from "./alike-acts.ts";
import { alikeness, alikePairs, nameOf } from "./alike.ts";

const alike = (a: string, b: string) => alikeness(nameOf(a), nameOf(b));

test("names that differ by a slip are alike, and those of other people are not", () => {
  expect(alike("นายสมชาย ใจดี", "สมชาย  ใจดี")).toBe(1);
  for (const [a, b] of [
    ["นายสมชาย ใจดี", "นายสมชาย ใจดิ"],
    ["นายสมชาย ใจดี", "นายสมชาญ ใจดี"],
    ["นางสาวสมหญิง ใจงาม", "นางสาวสมหญิง ใจงม"],
  ] as const)
    expect([a, b, alike(a, b) > 0 && alike(a, b) < 1]).toEqual([a, b, true]);
  for (const [a, b] of [
    ["นางกานดา ใจดี", "นางขวัญ ใจดี"],
    ["ผู้เข้าอบรม 3", "ผู้เข้าอบรม 7"],
    ["นายสมชาย ใจดี", "นายสมชาย รักไทย"],
  ] as const)
    expect([a, b, alike(a, b)]).toEqual([a, b, 0]);
});

const person = (id: string, name: string, changes: object = {}) => ({
  id,
  name,
  doubt: null,
  hasSigned: true,
  version: 1,
  ...changes,
});

test("the office is asked of who waits and of who is written nearly alike, once", () => {
  const people = [
    person("1", "นางกานดา ใจดี", { hasSigned: false }),
    person("2", "กานดา ใจดี", { doubt: "pending" }),
    person("3", "นายสมชาย ใจดี"),
    person("4", "นายสมชาญ ใจดี"),
    person("5", "นายสมชาย ใจดิ", { doubt: "settled" }),
    person("6", "ผู้ที่ไม่มีใครเหมือน", { doubt: "pending" }),
  ];
  const pairs = alikePairs(people).map((pair) => [pair.person.id, pair.into?.id ?? null, pair.isLikely]);
  expect(pairs).toEqual([
    ["2", "1", true],
    ["6", null, false],
    ["4", "3", false],
  ]);
});

test("nobody's name or score from another phone is likely to be theirs when two give it", () => {
  const twice = [
    person("1", "นางกานดา ใจดี", { hasSigned: false }),
    person("2", "กานดา ใจดี", { doubt: "pending" }),
    person("3", "กานดา ใจดี", { doubt: "pending" }),
  ];
  expect(alikePairs(twice).map(({ isLikely }) => isLikely)).toEqual([false, false]);
});

const score = fc.option(fc.integer({ min: 0, max: 9999 }));
const result = fc.record({
  hasSigned: fc.constant(true),
  before: score,
  after: score,
  answers: fc.constant({}),
});

test("a second attempt never takes the place of the first", () => {
  fc.assert(
    fc.property(result, result, (kept, gone) => {
      const whole = joinedResult(kept, gone);
      expect(whole.before).toBe(kept.before ?? gone.before);
      expect(whole.after).toBe(kept.after ?? gone.after);
    }),
  );
  const answers = { after: [1, 0] };
  const onPaper = { hasSigned: true, before: null, after: 500, answers: {} };
  const onPhone = { hasSigned: true, before: 100, after: 900, answers: { before: [1], ...answers } };
  expect(joinedResult(onPaper, onPhone)).toEqual({ ...onPaper, before: 100, answers: { before: [1] } });
});
