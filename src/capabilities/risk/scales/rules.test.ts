import fc from "fast-check";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readPacks } from "../../../platform/packs/load.ts";
import { root } from "../../../platform/root.ts";
import { riskScales } from "./kind.ts";
import { criteriaOf, isScored, ratedInWords, ratedOn, scaleBreaches, unrated } from "./rules.ts";
import type { Axis, LevelColour, RiskScale, ScoredScale } from "./rules.ts";

const colours: readonly LevelColour[] = ["green", "yellow", "orange", "red"];

function axis(steps: number, name = "แกน"): Axis {
  return {
    name,
    steps: Array.from({ length: steps }, (_, index) => ({
      score: index + 1,
      name: `ขั้น ${index + 1}`,
      criteria: [],
      confirmed: false,
    })),
    measures: [],
  };
}

function product(rows: number, columns: number, ends: readonly number[]): ScoredScale {
  return {
    method: "product",
    likelihood: axis(rows),
    impact: axis(columns),
    levels: ends.map((to, index) => ({
      key: `level-${index}`,
      name: `ระดับ ${index}`,
      colour: colours[index % 4] ?? "red",
      from: (ends[index - 1] ?? 0) + 1,
      to,
    })),
  };
}

/** A scale of any size whose levels are cut anywhere: at least two of them, without gap or overlap. */
const whole = fc
  .tuple(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 2, max: 7 }))
  .chain(([rows, columns]) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: rows * columns - 1 }), { minLength: 1, maxLength: 5 })
      .map((cuts) => product(rows, columns, [...cuts.toSorted((a, b) => a - b), rows * columns])),
  );

describe("scales that ship", () => {
  test("are whole, say that they are not confirmed, and from where they are", async () => {
    const packs = await readPacks(join(root, "packs"), riskScales);
    expect(packs.map(({ key, confirmed }) => [key, confirmed])).toEqual([
      ["five-by-five", false],
      ["four-words", false],
      ["words", false],
    ]);
    for (const pack of packs) {
      expect(scaleBreaches(pack.data)).toEqual([]);
      expect(pack.source.length).toBeGreaterThan(0);
    }
  });

  test("every pair of steps of the 5 × 5 has the level that its source prints", async () => {
    const packs = await readPacks(join(root, "packs"), riskScales);
    const scale = packs.find(({ key }) => key === "five-by-five")?.data;
    if (!scale || !isScored(scale)) throw new Error("no scale with scores");
    const named = (likelihood: number, impact: number) => {
      const rated = ratedOn(scale, { likelihood, impact, level: null });
      return rated && ratedInWords(rated);
    };
    expect(
      [
        [1, 4],
        [1, 5],
        [3, 3],
        [2, 5],
        [3, 4],
        [3, 5],
        [5, 5],
      ].map(([a = 0, b = 0]) => named(a, b)),
    ).toEqual(["ต่ำ (4)", "ปานกลาง (5)", "ปานกลาง (9)", "สูง (10)", "สูง (12)", "สูงมาก (15)", "สูงมาก (25)"]);
    expect(criteriaOf(scale.impact, 2)).toEqual(["ความเสียหายเป็นเงินมากกว่า 10,000 ถึง 50,000 บาท"]);
    expect(criteriaOf(scale.impact, 5).at(-1)).toBe("ความเสียหายเป็นเงินมากกว่า 1,000,000 บาท");
    expect(criteriaOf(scale.likelihood, 3)).toEqual([]);
  });
});

describe("a level for every score", () => {
  test("levels cut anywhere: every score has one, and exactly one", () => {
    fc.assert(
      fc.property(whole, (scale) => {
        expect(scaleBreaches(scale)).toEqual([]);
        for (const { score: likelihood } of scale.likelihood.steps)
          for (const { score: impact } of scale.impact.steps) {
            const rated = ratedOn(scale, { likelihood, impact, level: null });
            const matching = scale.levels.filter(
              ({ from, to }) => from <= likelihood * impact && likelihood * impact <= to,
            );
            expect(matching.map(({ key }) => key)).toEqual([rated?.level.key]);
          }
      }),
    );
  });

  test("whichever end is moved by one, the gap or the overlap is refused", () => {
    fc.assert(
      fc.property(
        whole,
        fc.nat(),
        fc.constantFrom(-1, 1),
        fc.constantFrom("from" as const, "to" as const),
        (scale, pick, by, end) => {
          const at = pick % scale.levels.length;
          const levels = scale.levels.map((level, index) =>
            index === at ? { ...level, [end]: level[end] + by } : level,
          );
          expect(scaleBreaches({ ...scale, levels })).not.toEqual([]);
        },
      ),
    );
  });

  test("more likely or worse is never a lower level", () => {
    fc.assert(
      fc.property(whole, fc.nat(), fc.nat(), (scale, a, b) => {
        const likelihood = (a % (scale.likelihood.steps.length - 1)) + 1;
        const impact = (b % scale.impact.steps.length) + 1;
        const rank = (step: number) => ratedOn(scale, { likelihood: step, impact, level: null })?.rank ?? -1;
        expect(rank(likelihood + 1)).toBeGreaterThanOrEqual(rank(likelihood));
      }),
    );
  });

  test("refusals name the place", () => {
    const gap = product(5, 5, [4, 9, 14, 25]);
    const [low, medium, high, top] = gap.levels;
    if (!low || !medium || !high || !top) throw new Error("four levels");
    expect(scaleBreaches({ ...gap, levels: [low, medium, { ...high, from: 11 }, top] })).toEqual([
      "data.levels: คะแนน 10 ไม่อยู่ในระดับใด",
    ]);
    expect(scaleBreaches({ ...gap, levels: [low, { ...medium, to: 10 }, high, top] })).toEqual([
      "data.levels: คะแนน 10 อยู่ในหลายระดับ (ระดับ 1, ระดับ 2)",
    ]);
    expect(scaleBreaches({ ...gap, levels: [low, medium, high, { ...top, to: 26 }] })).toEqual([
      "data.levels.3: 15–26 อยู่นอกช่วงคะแนน 1–25",
    ]);
    expect(scaleBreaches({ ...gap, levels: [low, medium, high, { ...top, key: low.key }] })).toEqual([
      "data.levels.3.key: ซ้ำกับรายการก่อนหน้า",
    ]);
    const steps = gap.impact.steps.filter(({ score }) => score !== 3);
    expect(scaleBreaches({ ...gap, impact: { ...gap.impact, steps } })).toEqual([
      "data.impact.steps.2.score: ขั้นต้องเรียงจาก 1 ต่อเนื่องกัน",
    ]);
  });
});

describe("a table of scores", () => {
  const { likelihood, impact } = product(2, 2, [2, 4]);
  const levels = [
    { key: "low", name: "ต่ำ", colour: "green" as const, from: 1, to: 2 },
    { key: "high", name: "สูง", colour: "red" as const, from: 3, to: 4 },
  ];
  const scale = (degrees: number[][]): RiskScale => ({
    method: "matrix",
    likelihood,
    impact,
    levels,
    degrees,
  });

  test("is read by row and column", () => {
    const read = scale([
      [1, 3],
      [2, 4],
    ]);
    expect(scaleBreaches(read)).toEqual([]);
    expect(ratedOn(read, { likelihood: 1, impact: 2, level: null })).toMatchObject({ rank: 1, score: 3 });
    expect(ratedOn(read, { likelihood: 2, impact: 1, level: null })).toMatchObject({ rank: 0, score: 2 });
  });

  test("a hole in it is refused", () => {
    expect(scaleBreaches(scale([[1, 2], [3]]))[0]).toMatch(/^data\.degrees/);
  });
});

describe("quantities", () => {
  /** As read at one office: up to 20 times a year, then more than 25. */
  const timesAYear = (last: { over?: number; upTo?: number }) => {
    const base = product(5, 5, [4, 9, 14, 25]);
    const bounds = [
      { score: 1, upTo: 5 },
      { score: 2, over: 5, upTo: 10 },
      { score: 3, over: 10, upTo: 15 },
      { score: 4, over: 15, upTo: 20 },
      { score: 5, ...last },
    ];
    const measures = [{ name: "จำนวน", unit: "ครั้งต่อปี", confirmed: false, bounds }];
    return scaleBreaches({ ...base, likelihood: { ...base.likelihood, measures } });
  };

  test("21 to 25 times a year in no step is refused; whole bounds are taken", () => {
    expect(timesAYear({ over: 25 })).toEqual([
      "data.likelihood.measures.0.bounds.4.over: มากกว่า 20 ถึง 25 ครั้งต่อปี ไม่อยู่ในขั้นใด",
    ]);
    expect(timesAYear({ over: 18 })).toEqual([
      "data.likelihood.measures.0.bounds.4.over: มากกว่า 18 ถึง 20 ครั้งต่อปี อยู่ในสองขั้น",
    ]);
    expect(timesAYear({ over: 20, upTo: 30 })).toEqual([
      "data.likelihood.measures.0.bounds.4.upTo: ขั้นสุดท้ายต้องไม่มีขอบบน",
    ]);
    expect(timesAYear({ over: 20 })).toEqual([]);
  });

  test("any cuts: every amount has exactly one step; a moved cut is refused", () => {
    const cuts = fc
      .uniqueArray(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 4, maxLength: 4 })
      .map((found) => found.toSorted((a, b) => a - b));
    const boundsOf = (at: readonly number[], shift = 0) =>
      Array.from({ length: 5 }, (_, index) => ({
        score: index + 1,
        over: index === 0 ? undefined : (at[index - 1] ?? 0) + (index === 2 ? shift : 0),
        upTo: index === 4 ? undefined : at[index],
      }));
    const breaches = (bounds: ReturnType<typeof boundsOf>) => {
      const base = product(5, 5, [4, 9, 14, 25]);
      const measures = [{ name: "เงิน", unit: "บาท", confirmed: false, bounds }];
      return scaleBreaches({ ...base, impact: { ...base.impact, measures } });
    };
    fc.assert(
      fc.property(cuts, fc.double({ min: -10, max: 2_000_000, noNaN: true }), (at, amount) => {
        const bounds = boundsOf(at);
        expect(breaches(bounds)).toEqual([]);
        const steps = bounds.filter(
          ({ over, upTo }) => (over === undefined || over < amount) && (upTo === undefined || amount <= upTo),
        );
        expect(steps).toHaveLength(1);
      }),
    );
    fc.assert(
      fc.property(cuts, fc.constantFrom(-1, -0.01, 0.01, 1), (at, shift) => {
        expect(breaches(boundsOf(at, shift))).not.toEqual([]);
      }),
    );
  });
});

test("what was not chosen, or is no step or word of the scale, has no level", () => {
  const scale = product(3, 3, [4, 9]);
  expect(ratedOn(scale, unrated)).toBeUndefined();
  expect(ratedOn(scale, { likelihood: 4, impact: 1, level: null })).toBeUndefined();
  expect(ratedOn(scale, { likelihood: 1, impact: null, level: "level-0" })).toBeUndefined();
  const words: RiskScale = { method: "words", levels: scale.levels };
  expect(ratedOn(words, { likelihood: 1, impact: 1, level: "level-1" })).toMatchObject({
    rank: 1,
    score: null,
  });
  expect(ratedOn(words, { likelihood: null, impact: null, level: "other" })).toBeUndefined();
});
