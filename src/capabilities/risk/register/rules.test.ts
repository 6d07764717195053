import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rating, RiskScale } from "../scales/rules.ts";
import { ratedOn, unrated } from "../scales/rules.ts";
import {
  allowsStep,
  changesBetween,
  cleanRating,
  levelNow,
  movementOf,
  ratingErrors,
  ratingInWords,
  riskStatusNames,
  statusOf,
} from "./rules.ts";
import type { RiskFacts, Standing } from "./rules.ts";

const steps = [1, 2, 3].map((score) => ({ score, name: `ขั้น ${score}`, criteria: [], confirmed: false }));
const scored: RiskScale = {
  method: "product",
  likelihood: { name: "โอกาสเกิด", steps, measures: [] },
  impact: { name: "ผลกระทบ", steps, measures: [] },
  levels: [
    { key: "low", name: "ต่ำ", colour: "green", from: 1, to: 3 },
    { key: "high", name: "สูง", colour: "red", from: 4, to: 9 },
  ],
};
const words: RiskScale = { method: "words", levels: scored.levels };

const today = "2026-03-02";
const day = fc.constantFrom(null, "2026-01-01", today, "2026-12-31");
const rating: fc.Arbitrary<Rating> = fc.record({
  likelihood: fc.constantFrom(null, 0, 1, 2, 3, 4),
  impact: fc.constantFrom(null, 0, 1, 2, 3, 4),
  level: fc.constantFrom(null, "low", "high", "other"),
});
const standing: fc.Arbitrary<Standing> = fc.record({
  before: rating,
  after: rating,
  received_on: day,
  accepted_until: day,
  ended_on: day,
  published_on: day,
  measures: fc.array(fc.record({ done_on: day }), { maxLength: 3 }),
});
const scale = fc.constantFrom(scored, words);

describe("status", () => {
  test("follows from what was recorded, and is always one of those that have a name", () => {
    fc.assert(
      fc.property(standing, scale, (risk, on) => {
        const status = statusOf(risk, on, today);
        expect(riskStatusNames).toContain(status);
        expect(status === "ended").toBe(risk.ended_on !== null);
        const allDone = risk.measures.every(({ done_on }) => done_on !== null);
        expect(status !== "done" || allDone).toBe(true);
        expect(status !== "accepted" || (risk.accepted_until ?? "") >= today).toBe(true);
      }),
    );
  });

  test("an acceptance holds to the end of its last day", () => {
    const risk: Standing = {
      before: { ...unrated, level: "high" },
      after: unrated,
      received_on: today,
      accepted_until: today,
      ended_on: null,
      published_on: null,
      measures: [],
    };
    expect(statusOf(risk, words, today)).toBe("accepted");
    expect(statusOf(risk, words, "2026-03-03")).toBe("acceptance-over");
    expect(statusOf({ ...risk, accepted_until: null }, words, today)).toBe("without-measure");
  });
});

describe("steps", () => {
  test("an approved year changes no risk; what nobody has received or rated is not published", () => {
    fc.assert(
      fc.property(standing, scale, (risk, on) => {
        for (const step of ["edit", "receive", "remove", "end", "resume"] as const)
          expect(allowsStep(risk, "closed", on, step)).toBe(false);
        const isReady = risk.received_on !== null && levelNow(risk, on) !== undefined;
        expect(allowsStep(risk, "closed", on, "publish")).toBe(isReady);
      }),
    );
  });
});

describe("ratings", () => {
  test("whatever is taken is either empty or has a level; nothing else is", () => {
    fc.assert(
      fc.property(rating, scale, (given, on) => {
        const taken = cleanRating(on, given);
        const isEmpty = taken.likelihood === null && taken.impact === null && taken.level === null;
        const isRefused = Object.keys(ratingErrors(on, given)).length > 0;
        expect(isRefused).toBe(!isEmpty && ratedOn(on, taken) === undefined);
      }),
    );
  });

  test("in words", () => {
    expect(ratingInWords(scored, { likelihood: 2, impact: 3, level: null })).toBe("สูง (2 × 3 = 6)");
    expect(ratingInWords(words, { ...unrated, level: "low" })).toBe("ต่ำ");
    expect(ratingInWords(words, unrated)).toBe("ยังไม่ประเมิน");
  });
});

describe("from year to year", () => {
  const text = fc.constantFrom(null, "ก", "ข");
  const facts: fc.Arbitrary<RiskFacts> = fc.record({
    process: fc.constantFrom("งาน 1", "งาน 2"),
    event: fc.constantFrom("เหตุ 1", "เหตุ 2"),
    who: text,
    how: text,
    unit: text,
    controls: text,
    treatment: fc.constantFrom(null, "treat", "take"),
    before: rating,
    after: rating,
    measures: fc.array(fc.record({ text: fc.constantFrom("ก", "ข") }), { maxLength: 2 }),
  });

  test("a copy has no change; changes are the same from either side", () => {
    fc.assert(
      fc.property(facts, facts, scale, (one, other, on) => {
        expect(changesBetween({ facts: one, scale: on }, { facts: { ...one }, scale: on })).toEqual([]);
        const there = changesBetween({ facts: one, scale: on }, { facts: other, scale: on });
        const back = changesBetween({ facts: other, scale: on }, { facts: one, scale: on });
        expect(back).toEqual(
          there.map(({ label, before, after }) => ({ label, before: after, after: before })),
        );
      }),
    );
  });

  test("up one way is down the other; another scale cannot be compared", () => {
    const at = (given: Rating) => ({ rated: ratedOn(scored, given), hash: "a" });
    fc.assert(
      fc.property(rating, rating, (one, other) => {
        const there = movementOf(at(one), at(other));
        const back = movementOf(at(other), at(one));
        const opposite = { higher: "lower", lower: "higher", same: "same", unknown: "unknown", new: "new" };
        expect(back).toBe(opposite[there]);
        expect(movementOf({ ...at(one), hash: "b" }, at(other))).toBe("unknown");
        expect(movementOf(undefined, at(other))).toBe("new");
      }),
    );
  });
});
