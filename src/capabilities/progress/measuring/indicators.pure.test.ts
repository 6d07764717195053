import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../../../thai/dates.ts";
import { fiscalYearRange } from "../../../thai/fiscal.ts";
import type { Indicator } from "../../plan/content.ts";
import type { Around } from "./around.ts";
import { earlierYear } from "./falls.ts";
import { indicatorStanding } from "./indicators.ts";
import { monthOf, quarterOfMonth, spansOf } from "./periods.ts";
import type { Counts, ShareTally } from "./tally.ts";
import {
  around,
  events,
  indicator,
  projectYear,
  result,
  share,
  sixMonths,
  tally,
  twice,
  values,
} from "./tally.fixture.ts";

interface Case {
  text?: string;
  allUnits?: boolean;
  budget?: number;
  at?: Partial<Around>;
}

function stands(
  asked: Indicator | null,
  said: readonly Partial<ShareTally>[],
  { text, at, ...rest }: Case = {},
) {
  const shares = said.map((each, place) => share({ unitId: `u${place + 1}`, ...each }));
  return indicatorStanding(projectYear(rest), result(asked, text), shares, around(at));
}

const by = { until: sixMonths };
const yes = { hasEvidence: true };

describe("from events", () => {
  test("are counted, with the arithmetic", () => {
    expect(stands(twice, [events("2025-11", "2026-02")])).toEqual({
      resultId: "r1",
      text: "ผลผลิตของโครงการ",
      value: 2,
      verdict: "met",
      arithmetic: "2 ครั้ง เท่ากับเป้าหมาย 2 ครั้ง (นับกิจกรรมที่บันทึก)",
      from: "facts",
      hasEvidence: true,
    });
  });

  test("one of two is not missed while the year lasts, and is missed when it is over", () => {
    const some = [events("2025-11")];
    expect(stands(twice, some, { at: by })).toMatchObject({ verdict: "cannot-tell", value: 1 });
    expect(stands(twice, some, { at: by }).arithmetic).toContain("ยังไม่สิ้นปีงบประมาณ");
    expect(stands(twice, some)).toMatchObject({ verdict: "not-met", value: 1 });
  });

  test("persons are who came; other things are not events", () => {
    const people = { ...twice, unit: "คน", number: 40 };
    expect(stands(people, [events("2025-11", "2026-02")])).toMatchObject({ verdict: "met", value: 40 });
    expect(stands({ ...twice, unit: "ฉบับ" }, [events("2025-11", "2026-02")])).toMatchObject({
      from: "nothing",
    });
  });

  test("a count of nothing misses a target, and never meets one", () => {
    expect(stands(twice, [{}])).toMatchObject({ verdict: "not-met", value: 0, from: "facts" });
    expect(stands({ ...twice, comparison: "at-most" }, [{}])).toMatchObject({
      verdict: "cannot-tell",
      value: 0,
    });
    expect(stands({ ...twice, kind: "zero" }, [{}])).toMatchObject({ verdict: "cannot-tell", value: 0 });
  });

  test("what a hand wrote answers where nothing was recorded, and not where something was", () => {
    expect(stands(twice, [values(["2026-08-01", 3])])).toMatchObject({
      from: "hand",
      value: 3,
      verdict: "met",
    });
    expect(stands(twice, [{ ...values(["2026-08-01", 3]), ...events("2025-11") }])).toMatchObject({
      from: "facts",
      value: 1,
      verdict: "not-met",
    });
  });

  test("of several units are added up", () => {
    expect(stands(twice, [events("2025-11"), events("2025-11")]).verdict).toBe("met");
  });
});

describe("in each quarter, month, round", () => {
  const quarterly = { ...twice, number: 1, per: "quarter" as const };

  test("each that is over must have it, and the one that lacks is named", () => {
    const standing = stands(quarterly, [events("2025-11", "2025-12")], { at: by });
    expect(standing).toMatchObject({ verdict: "not-met", value: 2 });
    expect(standing.arithmetic).toBe(
      "ถึงเป้าหมาย 1 จาก 2 ช่วงที่สิ้นสุดแล้ว ไตรมาสที่ 2: 0 ครั้ง น้อยกว่าเป้าหมาย 1 ครั้ง (นับกิจกรรมที่บันทึก)",
    );
  });

  test("what is to come is not asked for yet", () => {
    expect(stands(quarterly, [events("2025-11", "2026-01")], { at: by }).verdict).toBe("met");
    const early = stands(quarterly, [events("2025-11")], { at: { until: isoDate("2025-12-30") } });
    expect(early).toMatchObject({ verdict: "cannot-tell" });
    expect(early.arithmetic).toContain("ยังไม่สิ้นไตรมาสที่ 1");
  });

  test("by hand: a month without a value leaves it open", () => {
    const monthly = indicator("count", { number: 1, unit: "ฉบับ", per: "month" });
    const all = spansOf("month", 2569).map(({ end }) => [end, 1] as const);
    expect(stands(monthly, [values(...all)]).verdict).toBe("met");
    const standing = stands(monthly, [values(...all.toSpliced(4, 1))]);
    expect(standing.verdict).toBe("cannot-tell");
    expect(standing.arithmetic).toContain("ถึงเป้าหมาย 11 จาก 12 ช่วงที่สิ้นสุดแล้ว เดือนกุมภาพันธ์: ยังไม่มีค่า");
  });

  test("a round is half a year", () => {
    const each = { ...twice, number: 1, per: "round" as const };
    expect(stands(each, [events("2026-03")], { at: by }).verdict).toBe("met");
    expect(stands(each, [events("2026-03")]).verdict).toBe("not-met");
    expect(stands(each, [events("2026-03", "2026-04")]).verdict).toBe("met");
  });

  test("months and quarters lie side by side in the year without gap or overlap", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2500, max: 2650 }),
        fc.constantFrom("quarter", "month", "round"),
        (year, per) => {
          const spans = spansOf(per as "quarter", year);
          expect(spans[0]?.start).toBe(fiscalYearRange(year).start);
          expect(spans.at(-1)?.end).toBe(fiscalYearRange(year).end);
          for (const [place, span] of spans.slice(1).entries())
            expect(span.start).toBe(addDays(spans[place]?.end ?? span.end, 1));
        },
      ),
    );
  });

  const anyMonths = fc.array(fc.constantFrom(...spansOf("month", 2569).map(({ end }) => monthOf(end))));

  test("it is met exactly when every quarter that is over has one", () => {
    fc.assert(
      fc.property(anyMonths, fc.integer({ min: 1, max: 4 }), (months, ended) => {
        const until = spansOf("quarter", 2569)[ended - 1]?.end ?? sixMonths;
        const recorded = months.filter((month) => month <= monthOf(until));
        const standing = stands(quarterly, [events(...recorded)], { at: { until } });
        const had = new Set(recorded.map(quarterOfMonth));
        expect(standing.verdict).toBe(had.size === ended ? "met" : "not-met");
      }),
    );
  });

  test("rounds are cumulative: what was counted by six months is counted by twelve, and met stays met", () => {
    fc.assert(
      fc.property(anyMonths, fc.nat(5), (months, number) => {
        const early = months.filter((month) => month <= monthOf(sixMonths));
        const asked = { ...twice, number };
        const first = stands(asked, [events(...early)], { at: by });
        const second = stands(asked, [events(...months)]);
        expect(Number(second.value)).toBeGreaterThanOrEqual(Number(first.value));
        expect(first.verdict).not.toBe("not-met");
        expect(first.verdict !== "met" || second.verdict === "met").toBe(true);
        const isMet = months.length >= number && months.length > 0;
        expect(second.verdict === "met").toBe(isMet);
      }),
    );
  });
});

describe("from publications", () => {
  const channels = indicator("count", { number: 3, unit: "ช่องทาง", source: "publications" });
  const published = (...told: readonly (readonly [string, string])[]): Partial<Counts> => ({
    publications: told.map(([month, channel]) => ({ month, channel, count: 1, ...yes })),
    items: [...new Set(told.map(([month]) => month))].map((month) => ({ month, count: 1, ...yes })),
  });
  const rich = published(
    ["2025-11", "website"],
    ["2025-11", "line"],
    ["2025-11", "sign"],
    ["2026-02", "website"],
  );

  test("a channel is counted once, however often and by whomever", () => {
    expect(stands(channels, [rich, published(["2026-05", "line"])])).toMatchObject({
      value: 3,
      verdict: "met",
    });
  });

  test("five channels in each quarter are five in each", () => {
    const standing = stands({ ...channels, per: "quarter" }, [rich], { at: by });
    expect(standing).toMatchObject({ verdict: "not-met", value: 3 });
    expect(standing.arithmetic).toContain("ไตรมาสที่ 2: 1 ช่องทาง น้อยกว่าเป้าหมาย 3 ช่องทาง");
  });

  test("the same thing on three channels was published once", () => {
    expect(stands({ ...channels, unit: "ครั้ง", number: 2 }, [rich])).toMatchObject({
      value: 2,
      verdict: "met",
    });
  });

  test("quarters and months are counted once each", () => {
    expect(stands({ ...channels, unit: "ไตรมาส", number: 2 }, [rich])).toMatchObject({ value: 2 });
    expect(stands({ ...channels, unit: "เดือน", number: 12 }, [rich])).toMatchObject({
      value: 2,
      verdict: "not-met",
    });
  });

  test("other things are not counted by publications", () => {
    expect(stands({ ...channels, unit: "ประเด็น" }, [rich]).from).toBe("nothing");
  });

  test("for any publications: as many channels and quarters as there are different ones", () => {
    const month = fc.constantFrom("2025-10", "2025-12", "2026-01", "2026-06", "2026-09");
    const told = fc.array(fc.tuple(month, fc.constantFrom("website", "line", "sign", "radio")), {
      minLength: 1,
    });
    fc.assert(
      fc.property(told, told, (some, others) => {
        const both = [published(...some), published(...others)];
        const all = [...some, ...others];
        expect(stands(channels, both).value).toBe(new Set(all.map(([, channel]) => channel)).size);
        const quarters = new Set(all.map(([each]) => quarterOfMonth(each))).size;
        expect(stands({ ...channels, unit: "ไตรมาส" }, both).value).toBe(quarters);
      }),
    );
  });
});

describe("from trainings", () => {
  const training = {
    month: "2026-01",
    sessions: 1,
    expected: 50,
    attended: 40,
    tested: 40,
    passed: 32,
    ...yes,
  };
  const eighty = indicator("percent", { number: 80, unit: "ร้อยละ", source: "trainings" });

  test("who passed, of those tested after it", () => {
    const standing = stands(eighty, [{ trainings: [training] }], { text: "ผ่านการทดสอบร้อยละ 80" });
    expect(standing).toMatchObject({ verdict: "met", value: { part: 32, whole: 40 } });
    expect(standing.arithmetic).toContain("32 จาก 40 = ร้อยละ 80 เท่ากับเป้าหมาย ร้อยละ 80");
  });

  test("who came, of those expected, where the sentence asks for coming", () => {
    const standing = stands(eighty, [{ trainings: [training] }], { text: "ผู้เข้าร่วมอบรมร้อยละ 80 ของเป้าหมาย" });
    expect(standing).toMatchObject({ value: { part: 40, whole: 50 } });
  });

  test("without a test nothing is known, and nothing is claimed", () => {
    expect(stands(eighty, [{ trainings: [{ ...training, tested: 0, passed: 0 }] }])).toMatchObject({
      verdict: "cannot-tell",
      from: "nothing",
    });
  });

  test("nobody passed is a result, not a lack of one", () => {
    const none = [{ trainings: [{ ...training, passed: 0 }], ...values(["2026-02-01", 90]) }];
    expect(stands(eighty, none)).toMatchObject({ verdict: "not-met", from: "facts" });
  });

  test("sessions and persons", () => {
    const once = indicator("count", { number: 1, unit: "รุ่น", source: "trainings" });
    expect(stands(once, [{ trainings: [training] }])).toMatchObject({ value: 1, verdict: "met" });
    expect(stands({ ...once, unit: "คน", number: 41 }, [{ trainings: [training] }])).toMatchObject({
      value: 40,
    });
  });
});

describe("from spending", () => {
  const most = indicator("percent", { number: 80, unit: "ร้อยละ", source: "spending" });
  const spent = (amount: number) => ({
    spent: [{ month: "2026-01", source: "agency" as const, fundId: null, amount, ...yes }],
  });

  test("what was paid of the year's money", () => {
    expect(stands(most, [spent(799_900)], { budget: 1_000_000 })).toMatchObject({ verdict: "not-met" });
    expect(stands(most, [spent(800_000)], { budget: 1_000_000 })).toMatchObject({ verdict: "met" });
    expect(stands(most, [spent(100)], { budget: 1_000_000, at: by }).verdict).toBe("cannot-tell");
  });

  test("without money there is nothing to reckon", () => {
    expect(stands(most, [spent(1)]).from).toBe("nothing");
  });
});

describe("by hand", () => {
  const eighty = indicator("percent", { number: 80, unit: "ร้อยละ" });

  test("the last value speaks, with its evidence", () => {
    const standing = stands(eighty, [values(["2025-11-01", 90], ["2026-02-01", 70, 100])]);
    expect(standing).toMatchObject({ value: { part: 70, whole: 100 }, verdict: "not-met", from: "hand" });
  });

  test("without evidence nothing is met; what speaks against the office is believed", () => {
    const bare = (part: number) => [
      { values: [{ resultId: "r1", part, whole: 100, on: sixMonths, hasEvidence: false }] },
    ];
    expect(stands(eighty, bare(90))).toMatchObject({ verdict: "cannot-tell", hasEvidence: false });
    expect(stands(eighty, bare(90)).arithmetic).toContain("แต่ยังไม่มีหลักฐาน");
    expect(stands(eighty, bare(10))).toMatchObject({ verdict: "not-met" });
  });

  test("zero that somebody measured is met; zero that nobody measured is not", () => {
    const zero = indicator("zero", { comparison: "exactly", number: 0, unit: "เรื่อง", source: "complaints" });
    expect(stands(zero, [values(["2026-09-30", 0])]).verdict).toBe("met");
    expect(stands(zero, [{}])).toMatchObject({ verdict: "cannot-tell", value: null, from: "nothing" });
  });

  test("of all units each counts its own: added up; of a rate without its whole the worst", () => {
    const each = [values(["2026-02-01", 0.1]), values(["2026-03-01", 0.2])];
    const count = indicator("count", { number: 1, unit: "เรื่อง" });
    expect(stands(count, each, { allUnits: true })).toMatchObject({ value: 0.3 });
    expect(stands(count, each)).toMatchObject({ value: 0.2 });
    expect(
      stands(eighty, [values(["2026-02-01", 95]), values(["2026-02-01", 60])], { allUnits: true }),
    ).toMatchObject({
      value: 60,
      verdict: "not-met",
    });
    const parts = [values(["2026-02-01", 9, 10]), values(["2026-02-01", 7, 10])];
    expect(stands(eighty, parts, { allUnits: true })).toMatchObject({
      value: { part: 16, whole: 20 },
      verdict: "met",
    });
    const mixed = [values(["2026-02-01", 9, 10]), values(["2026-02-01", 80])];
    expect(stands(eighty, mixed, { allUnits: true })).toMatchObject({ value: null, verdict: "cannot-tell" });
  });

  test("what is asked for the whole plan adds the years before, and is open until the plan ends", () => {
    const all = indicator("count", { number: 5, unit: "ฉบับ", per: "plan" });
    const earlier = new Map([[2568, tally(share(values(["2025-09-30", 4])))]]);
    expect(stands(all, [values(["2026-08-01", 1])], { at: { earlier } }).verdict).toBe("met");
    expect(stands(all, [values(["2026-08-01", 1])]).verdict).toBe("cannot-tell");
    expect(stands(all, [values(["2026-08-01", 1])], { at: { lastYear: 2569 } }).verdict).toBe("not-met");
  });
});

describe("falls", () => {
  const falls = indicator("falls", { comparison: null, unit: "เรื่อง", source: "complaints" });
  const earlier = new Map([[2568, tally(share(values(["2025-03-20", 4], ["2025-09-30", 9])))]]);

  test("a count of half a year is held against the same half of the year before", () => {
    const standing = stands(falls, [values(["2026-03-31", 3])], { at: { ...by, earlier } });
    expect(standing.verdict).toBe("met");
    expect(standing.arithmetic).toBe(
      "ก่อนหน้า 4 เรื่อง ปัจจุบัน 3 เรื่อง ลดลง (เทียบกับค่า ณ วันที่ 20 มีนาคม 2568 ปีงบประมาณ 2568)",
    );
    expect(stands(falls, [values(["2026-03-31", 5])], { at: { ...by, earlier } }).verdict).toBe("not-met");
    expect(stands(falls, [values(["2026-09-30", 5])], { at: { earlier } }).verdict).toBe("met");
  });

  test("half a year is not held against a whole one", () => {
    const whole = new Map([[2568, tally(share(values(["2025-09-30", 9])))]]);
    const standing = stands(falls, [values(["2026-03-31", 5])], { at: { ...by, earlier: whole } });
    expect(standing.verdict).toBe("cannot-tell");
    expect(standing.arithmetic).toContain("ปีงบประมาณ 2568 มีค่าเฉพาะ ณ วันที่ 30 กันยายน 2568 (9)");
  });

  test("without a figure of that year the year is named", () => {
    expect(stands(falls, [values(["2026-03-31", 5])]).arithmetic).toBe("ยังไม่มีค่าของปีงบประมาณ 2568 ที่จะเทียบ");
  });

  test.each([
    ["เรื่องร้องเรียนลดลง", 2568],
    ["คดีทุจริตลดลงจากปี พ.ศ. ๒๕๖๕", 2565],
    ["ลดลงจากปีงบประมาณ 2566 ร้อยละ 5", 2566],
    ["ลดลงจากปีที่ผ่านมา", 2568],
    ["ลดลงจากปี 2570", 2568],
  ])("%s: from %d", (text, year) => {
    expect(earlierYear(text, 2569)).toBe(year);
    const two = new Map([
      [2568, tally(share(values(["2025-09-30", 1])))],
      [year, tally(share(values(["2025-09-30", 8])))],
    ]);
    const standing = stands(falls, [values(["2026-09-30", 5])], { text, at: { earlier: two } });
    expect(standing).toMatchObject({ verdict: "met" });
    expect(standing.arithmetic).toContain(`ปีงบประมาณ ${year}`);
  });

  test("by records, up to the same month of both years", () => {
    const fewer = { ...falls, unit: "ครั้ง", source: "events" as const };
    const before = new Map([[2568, tally(share(events("2024-11", "2025-02", "2025-08")))]]);
    const standing = stands(fewer, [events("2025-11")], { at: { ...by, earlier: before } });
    expect(standing.verdict).toBe("met");
    expect(standing.arithmetic).toContain("ก่อนหน้า 2 ครั้ง ปัจจุบัน 1 ครั้ง ลดลง");
    expect(stands(fewer, [{}], { at: { ...by, earlier: before } }).verdict).toBe("cannot-tell");
    const nothing = new Map([[2568, tally(share())]]);
    expect(stands(fewer, [events("2025-11")], { at: { ...by, earlier: nothing } }).arithmetic).toContain(
      "ยังไม่มีค่าของปีงบประมาณ 2568",
    );
  });

  test("it fell exactly when there is less", () => {
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (now, then) => {
        const known = new Map([[2568, tally(share(values(["2025-09-30", then])))]]);
        const standing = stands(falls, [values(["2026-09-30", now])], { at: { earlier: known } });
        expect(standing.verdict).toBe(now < then ? "met" : "not-met");
      }),
    );
  });
});

test("what nobody confirmed is not judged, and what has no indicator has no verdict", () => {
  expect(stands({ ...twice, confirmed: false }, [events("2025-11", "2026-02")])).toMatchObject({
    verdict: "cannot-tell",
    value: 2,
  });
  expect(stands(null, [events("2025-11")])).toMatchObject({
    verdict: "cannot-tell",
    value: null,
    from: "nothing",
  });
});

test("whatever is recorded: a verdict with its arithmetic, and met only with records or evidence", () => {
  const any = fc.record({
    kind: fc.constantFrom<Indicator["kind"]>(
      "exists",
      "count",
      "percent",
      "zero",
      "falls",
      "level",
      "within-days",
    ),
    comparison: fc.constantFrom("at-least" as const, "at-most" as const, "exactly" as const),
    number: fc.nat(5),
    unit: fc.constantFrom("ครั้ง", "คน", "ช่องทาง", "เดือน", "ร้อยละ", null),
    per: fc.constantFrom<Indicator["per"]>("year", "quarter", "month", "round", "case", "plan", null),
    source: fc.constantFrom<Indicator["source"]>("events", "publications", "trainings", "hand", null),
  });
  const recorded = fc.array(fc.constantFrom("2025-10", "2026-01", "2026-06"), { maxLength: 5 });
  const byHand = fc.array(fc.record({ part: fc.nat(6), hasEvidence: fc.boolean() }), { maxLength: 2 });
  fc.assert(
    fc.property(any, recorded, byHand, fc.boolean(), (change, months, written, isHalf) => {
      const said = {
        ...events(...months),
        values: written.map((each) => ({ ...each, resultId: "r1", whole: null, on: sixMonths })),
      };
      const standing = stands(indicator(change.kind, change), [said], { at: isHalf ? by : {} });
      expect(standing.arithmetic).not.toBe("");
      const isBacked = standing.from === "facts" ? months.length > 0 : standing.hasEvidence;
      expect(standing.verdict !== "met" || isBacked).toBe(true);
      expect(standing.from !== "nothing" || standing.verdict === "cannot-tell").toBe(true);
    }),
  );
});
