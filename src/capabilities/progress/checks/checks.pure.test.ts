import { describe, expect, it, test } from "vitest";
import { isoDate } from "../../../thai/dates.ts";
import type { Fact } from "../facts.ts";
import { emptyShare } from "../measuring/tally.ts";
import type { ReportContent, ReportRow, ReportTotal } from "../report/content.ts";
import { checkRound, progressChecks } from "./check.ts";
import {
  event,
  goodContent,
  goodProject,
  goodRecords,
  indicator,
  photo,
  projectYear,
  publication,
  row,
  spending,
  standing,
  step,
  tally,
  treasury,
  value,
  works,
} from "./good-records.fixture.ts";
import { recordsOfUnit } from "./records.ts";
import type { ProjectRecords, RoundRecords, SeenFile } from "./records.ts";

const good = goodRecords();
const early = goodRecords("6-month");

/** The good records with one project changed, with facts besides or instead, with other words or form. */
const withProject = (changes: Partial<ProjectRecords>, records = good): RoundRecords => ({
  ...records,
  projects: [goodProject(changes)],
});
const withFact = (fact: Fact, files: readonly SeenFile[] = [], records = good): RoundRecords => ({
  ...records,
  facts: [...records.facts.filter((seen) => seen.fact.id !== fact.id), { fact, files }],
});
const withWords = (words: string, records = good): RoundRecords => ({
  ...records,
  words: [{ place: "result:p1", projectYearId: "p1", words }],
});
const silent = (records: RoundRecords): RoundRecords => ({ ...records, words: [] });
const share = (status: "done" | "under-way" | "not-started" | "could-not", tallies = [tally()]) => ({
  tallies,
  shares: [{ unit: null, status, tallies }],
});
const none = { ...emptyShare(works.id), spent: tally().spent };
const withTotal = (changes: Partial<ReportTotal>, rows: readonly ReportRow[] = [row()]): RoundRecords => ({
  ...good,
  content: contentWith(changes, rows),
});
function contentWith(changes: Partial<ReportTotal>, rows: readonly ReportRow[]): ReportContent {
  const content = goodContent("12-month");
  return {
    ...content,
    dimensions: content.dimensions.map((dimension) => ({
      ...dimension,
      lines: rows.map((each) => ({ row: each })),
      total: dimension.total && { ...dimension.total, ...changes },
    })),
  };
}
const ticks = { conscience: true, mechanism: false, efficiency: false };
const expectedText = "ผู้เข้าอบรมผ่านเกณฑ์ไม่น้อยกว่าร้อยละ 80";

/** Each check: records of which it tells, and records close by of which it does not. */
const cases: Record<string, [tells: RoundRecords, quiet: RoundRecords]> = {
  "done-without-evidence": [
    withProject(share("done", [tally({ evidenced: 0 })])),
    withProject(share("under-way", [tally({ evidenced: 0 })])),
  ],
  "step-without-evidence": [
    withFact(step({ proofId: null })),
    withFact(step({ proofId: null, link: "https://a.example" })),
  ],
  "value-without-evidence": [
    withFact(value({ evidence: 0 })),
    withFact(value({ evidence: 0, proofId: "f1" })),
  ],
  "event-without-evidence": [withFact(event({ evidence: 0 })), withFact(event({ evidence: 2 }))],
  "publication-without-evidence": [withFact(publication({ link: null })), withFact(publication())],
  "money-without-result": [
    withProject(share("not-started", [none])),
    withProject(share("not-started", [{ ...none, spent: [] }])),
  ],
  "money-on-could-not": [
    withProject({ ...share("could-not"), standing: standing({ status: "could-not" }) }),
    withProject({
      ...share("could-not", [tally({ spent: [] })]),
      standing: standing({ status: "could-not" }),
    }),
  ],
  "spent-without-budget": [
    withProject({ project: projectYear({ budget: null }) }),
    withProject({ project: projectYear({ budget: 20_000_00 }) }),
  ],
  "spent-over-budget": [
    withProject({ project: projectYear({ budget: 19_999_99 }) }),
    withProject({ project: projectYear({ budget: 20_000_00 }) }),
  ],
  "spending-without-paper": [
    withFact(spending({ paperNumber: null })),
    withFact(spending({ paperNumber: null, evidence: 1 })),
  ],
  "nothing-recorded": [
    withProject(share("not-started", [{ ...none, spent: [] }])),
    withProject(share("not-started", [{ ...none, spent: [], facts: 1 }])),
  ],
  "year-over-not-finished": [withProject(share("under-way")), withProject(share("under-way"), early)],
  "red-without-words": [
    silent(withProject({ standing: standing({ light: "red" }) })),
    withProject({ standing: standing({ light: "red" }) }),
  ],
  "setback-without-reason": [
    withFact({ ...step(), kind: "setback", title: "เลื่อน" }),
    withFact({ ...step(), kind: "setback", title: "วิทยากรป่วย จึงเลื่อนไปปีถัดไป" }),
  ],
  "event-without-people": [withFact(event({ attended: {} })), withFact(event({ attended: { public: 1 } }))],
  "far-more-people": [
    withFact(event({ attended: { staff: 200, public: 100 } })),
    withFact(event({ attended: { staff: 299 } })),
  ],
  "met-without-evidence": [
    withProject({ standing: standing({ indicators: [indicator({ hasEvidence: false })] }) }),
    withProject({
      standing: standing({ indicators: [indicator({ hasEvidence: false, verdict: "cannot-tell" })] }),
    }),
  ],
  "success-without-work": [
    withProject({
      ...share("under-way", [{ ...none, spent: [] }]),
      standing: standing({ progress: { done: 0, of: 1 } }),
    }),
    withProject({ ...share("under-way"), standing: standing({ progress: { done: 0, of: 1 } }) }),
  ],
  "target-missed": [
    silent(withProject({ standing: standing({ indicators: [indicator({ verdict: "not-met" })] }) })),
    withProject({ standing: standing({ indicators: [indicator({ verdict: "not-met" })] }) }),
  ],
  "target-unknown": [
    silent(withProject({ standing: standing({ indicators: [indicator({ verdict: "cannot-tell" })] }) })),
    silent(
      withProject({ standing: standing({ indicators: [indicator({ verdict: "cannot-tell" })] }) }, early),
    ),
  ],
  "target-not-yet": [
    withProject({ standing: standing({ indicators: [indicator({ verdict: "not-met" })] }) }, early),
    withProject({ standing: standing({ indicators: [indicator({ verdict: "met" })] }) }, early),
  ],
  "fact-outside-year": [
    withFact(event({ happenedOn: isoDate("2025-09-30") })),
    withFact(event({ happenedOn: isoDate("2025-10-01") }), [photo("a", "2025-10-02")]),
  ],
  "fact-in-future": [
    { ...withFact(event({ happenedOn: isoDate("2026-04-02") }), [], early), today: isoDate("2026-04-01") },
    { ...withFact(event({ happenedOn: isoDate("2026-04-01") }), [], early), today: isoDate("2026-04-01") },
  ],
  "fact-after-round": [
    withFact(event({ happenedOn: isoDate("2026-04-01") }), [], early),
    withFact(event({ happenedOn: isoDate("2026-03-31") }), [], early),
  ],
  "round-not-over": [
    { ...early, today: isoDate("2026-03-31") },
    { ...early, today: isoDate("2026-04-01") },
  ],
  "photo-before-period": [
    withFact(event(), [photo("a", "2025-09-30")]),
    withFact(event(), [{ ...photo("a", "2025-09-30"), isPhoto: false }]),
  ],
  "photo-before-event": [
    withFact(event(), [photo("a", "2025-11-19")]),
    withFact(event(), [photo("a", "2025-11-20")]),
  ],
  "same-photo-twice": [
    withFact(event({ id: "f9", title: "อบรมรุ่นที่สอง" }), [photo("a")]),
    withFact(event({ id: "f9", title: "อบรมรุ่นที่สอง" }), [photo("c"), photo("c")]),
  ],
  "same-event-twice": [
    withFact(event({ id: "f9", title: "อบรม ที่หอประชุม เทศบาล" })),
    withFact(event({ id: "f9", happenedOn: isoDate("2025-11-21") })),
  ],
  "same-payment-twice": [
    withFact(spending({ id: "f9" })),
    withFact(spending({ id: "f9", paperNumber: "ฎ 13/2569" })),
  ],
  "result-repeats-plan": [
    withWords("ผู้เข้าอบรมผ่านเกณฑ์ ไม่น้อยกว่าร้อยละ ๘๐"),
    withWords("ผู้เข้าอบรมผ่านเกณฑ์ 24 คน จาก 30 คน"),
  ],
  "result-nearly-plan": [
    withWords(`${expectedText} แล้ว`),
    withWords("ผู้เข้าอบรม 24 คนได้คะแนนเกินเกณฑ์ จากทั้งหมด 30 คน"),
  ],
  "same-words-twice": [
    {
      ...good,
      words: [
        ...good.words,
        ...good.words.map((each) => ({ ...each, place: "result:p2", projectYearId: "p2" })),
      ],
    },
    { ...good, words: [...good.words, ...good.words] },
  ],
  "template-left": [
    withFact(event({ said: "ระบุผลที่ได้" })),
    withFact(event({ said: "ผู้เข้าอบรมระบุว่าได้ประโยชน์" })),
  ],
  "total-not-sum": [withTotal({ agency: 31_000_00 }), withTotal({ integrated: 0 })],
  "total-tick-without-row": [
    withTotal({ guidelines: { ...ticks, mechanism: true } }),
    withTotal({ guidelines: { ...ticks, mechanism: true } }, [
      row({ guidelines: { ...ticks, mechanism: true } }),
    ]),
  ],
  "row-tick-without-total": [
    withTotal({}, [row({ guidelines: { ...ticks, efficiency: true } })]),
    withTotal({ guidelines: ticks }),
  ],
  "period-wrong": [
    { ...good, content: goodContent("12-month", { period: { from: "2025-10-01", to: "2026-09-29" } }) },
    { ...good, content: goodContent("12-month", { period: { from: null, to: null } }) },
  ],
  "disbursed-differs": [
    withTotal({ disbursed: 1 }, [row({ money: { integrated: null, agency: 30_000_00, disbursed: 1 } })]),
    withTotal({}, [row({ id: "somebody else's" })]),
  ],
  "row-repeats-plan": [
    withTotal({}, [row({ result: "อบรม 1 ครั้ง\nร้อยละ ๘๐" })]),
    withTotal({}, [row({ result: "อบรม 1 ครั้ง\nได้ร้อยละ 80" })]),
  ],
};

const keysFound = (records: RoundRecords) => checkRound(records).map(({ check }) => check);

test("good records, of any round, have no findings", () => {
  for (const round of ["6-month", "9-month", "12-month"] as const)
    expect({ round, found: checkRound(goodRecords(round)) }).toEqual({ round, found: [] });
});

describe.each(progressChecks)("$key", ({ key, level, title }) => {
  const [tells, quiet] = cases[key] ?? [good, good];

  it("tells, at its level and with a way to mend it", () => {
    const found = checkRound(tells).filter(({ check }) => check === key);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding).toMatchObject({
        level,
        message: expect.stringMatching(/[ก-๛]/),
        remedy: expect.stringMatching(/[ก-๛]/),
      });
    }
    expect(title).not.toBe("");
  });

  it("is quiet close by", () => {
    expect(keysFound(quiet)).not.toContain(key);
  });
});

test("there are at least twenty-two checks, no two of a name, and none without its case", () => {
  const keys = progressChecks.map(({ key }) => key);
  expect(keys.length).toBeGreaterThanOrEqual(22);
  expect(new Set(keys).size).toBe(keys.length);
  expect(Object.keys(cases).toSorted()).toEqual(keys.toSorted());
});

test("money without result and success without evidence block, and only mending helps", () => {
  const blocking = progressChecks.filter(({ level }) => level === "error").map(({ key }) => key);
  expect(blocking).toEqual(
    expect.arrayContaining(["done-without-evidence", "money-without-result", "met-without-evidence"]),
  );
});

test("findings keep their names, also where the same is found twice", () => {
  const records = withFact(event({ id: "f9", evidence: 0 }), [photo("a"), photo("a")]);
  const ids = checkRound(records).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(checkRound(records).map(({ id }) => id)).toEqual(ids);
});

test("a reason for one figure is none for another", () => {
  const overspent = (budget: number) =>
    checkRound(withProject({ project: projectYear({ budget }) })).map(({ id }) => id);
  expect(overspent(1_000_00)).toEqual(overspent(1_000_00));
  expect(overspent(1_000_00)).not.toEqual(overspent(1_00));
});

test("money and success are not answered by work of which there is no evidence", () => {
  const unproved = [{ month: "2025-11", hasEvidence: false, count: 1, people: 30 }] as const;
  const claimed = { ...none, facts: 2, results: 2, events: unproved };
  expect(keysFound(withProject(share("under-way", [claimed])))).toContain("money-without-result");
  const list = {
    month: "2025-11",
    hasEvidence: true,
    sessions: 1,
    expected: 9,
    attended: 9,
    tested: 0,
    passed: 0,
  } as const;
  expect(keysFound(withProject(share("under-way", [{ ...claimed, trainings: [list] }])))).not.toContain(
    "money-without-result",
  );
  expect(
    keysFound(
      withProject({
        ...share("under-way", [{ ...claimed, spent: [] }]),
        standing: standing({ progress: { done: 0, of: 1 } }),
      }),
    ),
  ).toContain("success-without-work");
});

test.each([
  ["result-repeats-plan", "จัดอบรม - อย่างน้อยหนึ่งครั้ง / ในแต่ละปีงบประมาณ."],
  ["result-repeats-plan", "เพื่อปลูกจิตสำนึก"],
  ["result-nearly-plan", "ได้มีการจัดอบรมแล้วอย่างน้อยหนึ่งครั้งและได้จัดในแต่ละปีงบประมาณแล้ว"],
  ["result-nearly-plan", "ผู้เข้าอบรมสามารถผ่านเกณฑ์ได้ไม่น้อยกว่าร้อยละ ๘๐ แล้ว"],
])("a hope that is dressed up as a result is told: %s %s", (key, words) => {
  expect(keysFound(withWords(words))).toContain(key);
});

describe("the same photo of two records", () => {
  const facts = [{ fact: event(), files: [photo("a")] }];
  const told = (fact: Fact) =>
    keysFound({ ...good, facts: [...facts, { fact, files: [photo("a")] }] }).includes("same-photo-twice");

  it("tells of a second event, and not of a result that says whose evidence it shares", () => {
    expect(told(event({ id: "f9", title: "อบรมรุ่นที่สอง" }))).toBe(true);
    expect(told(step({ proofId: null }))).toBe(true);
    expect(told(step({ proofId: "f1" }))).toBe(false);
    expect(told(step({ proofId: "f7" }))).toBe(true);
  });
});

describe("of one unit", () => {
  const shared = projectYear({ allUnits: true, units: [works, treasury] });
  const shares = [
    { unit: works, status: "done", tallies: [tally({ evidenced: 0 })] },
    { unit: treasury, status: "done", tallies: [tally({ unitId: treasury.id, evidenced: 0 })] },
  ] as const;
  const ofAll = { ...good, projects: [goodProject({ project: shared, shares })] };

  it("the share of another is not its own", () => {
    const about = checkRound(recordsOfUnit(ofAll, works.id)).map(({ id }) => id);
    expect(about).toEqual([`done-without-evidence:p1:${works.id}`]);
    expect(checkRound(ofAll).map(({ id }) => id)).toContain(`done-without-evidence:p1:${treasury.id}`);
  });

  it("what another unit recorded of a share is not looked at", () => {
    const records = { ...ofAll, facts: [{ fact: event({ evidence: 0, unitId: treasury.id }), files: [] }] };
    expect(keysFound(recordsOfUnit(records, works.id))).not.toContain("event-without-evidence");
    expect(keysFound(recordsOfUnit(records, treasury.id))).toContain("event-without-evidence");
  });

  it("projects of others and the form of the whole are left out", () => {
    const records = withTotal({ agency: 1 });
    expect(recordsOfUnit(records, treasury.id).projects).toEqual([]);
    expect(keysFound(recordsOfUnit(records, works.id))).not.toContain("total-not-sum");
  });
});
