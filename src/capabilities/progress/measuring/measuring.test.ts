import { beforeAll, describe, expect, test } from "vitest";
import { v7 as newId } from "uuid";
import { writeIn } from "../../../platform/database/organisation-bound.ts";
import { openTestHouse } from "../../../testing/house.ts";
import type { TestHouse } from "../../../testing/house.ts";
import { anOrganisation } from "../../../testing/people.ts";
import { isoDate } from "../../../thai/dates.ts";
import { countAgain } from "./kept.ts";
import { standingsOf, talliesOf } from "./queries.ts";
import { aFact, aPlanWithUnits, aYear, reading } from "./records.fixture.ts";
import type { YearStage } from "./records.fixture.ts";
import { indicator, projectYear, result, step } from "./tally.fixture.ts";
import { emptyShare } from "./tally.ts";
import type { ShareTally } from "./tally.ts";

let stand: TestHouse;
let stage: YearStage;
const until = isoDate("2026-03-31");

beforeAll(async () => {
  stand = await openTestHouse();
  const org = await anOrganisation(stand.house);
  stage = await aPlanWithUnits(stand.house, org.id, ["สำนักปลัด", "กองคลัง"]);
});

let place = 0;
let ids: string[] = [];
beforeAll(async () => {
  ids = await aYear(stage, 2569, 30);
});

/** A project of which nothing is recorded yet. */
function aProject(): string {
  const id = ids[place];
  place += 1;
  if (id === undefined) throw new Error("all projects are used");
  return id;
}

async function sharesOf(projectYearId: string, day = until): Promise<readonly ShareTally[]> {
  const tallies = await reading(stage, (db) => talliesOf(db, stage.orgId, 2569, { until: day }));
  return tallies.get(projectYearId)?.shares ?? [];
}

const first = () => stage.unitIds[0] ?? "";
const second = () => stage.unitIds[1] ?? "";

describe("what is counted", () => {
  test("events by unit and month, with who came", async () => {
    const project = aProject();
    const projects = [project];
    await aFact(stage, "event", {
      on: "2025-11-03",
      projects,
      attended: { staff: 20, public: 5 },
      file: true,
    });
    await aFact(stage, "event", { on: "2025-11-20", projects, attended: { youth: 7 } });
    await aFact(stage, "event", { on: "2026-01-02", projects });
    await aFact(stage, "event", { on: "2026-01-02", projects, unitId: second() });
    const shares = await sharesOf(project);
    expect(shares.toSorted((a, b) => b.facts - a.facts)).toEqual([
      {
        ...emptyShare(first()),
        facts: 3,
        results: 3,
        evidenced: 1,
        events: expect.arrayContaining([
          { month: "2025-11", count: 2, people: 32, hasEvidence: true },
          { month: "2026-01", count: 1, people: 0, hasEvidence: false },
        ]) as unknown,
      },
      {
        ...emptyShare(second()),
        facts: 1,
        results: 1,
        events: [{ month: "2026-01", count: 1, people: 0, hasEvidence: false }],
      },
    ]);
  });

  test("publications by channel, and things published once however many channels", async () => {
    const project = aProject();
    const on = "2025-12-01";
    const projects = [project];
    await aFact(stage, "publication", {
      on,
      projects,
      channel: "website",
      title: "แผนจัดซื้อ",
      link: "https://example.org",
    });
    await aFact(stage, "publication", { on, projects, channel: "line", title: "แผน จัดซื้อ" });
    await aFact(stage, "publication", { on, projects, channel: "line", title: "งบการเงิน" });
    const [share] = await sharesOf(project);
    expect(share?.publications.toSorted((a, b) => a.count - b.count)).toEqual([
      { month: "2025-12", channel: "website", count: 1, hasEvidence: true },
      { month: "2025-12", channel: "line", count: 2, hasEvidence: false },
    ]);
    expect(share?.items).toEqual([{ month: "2025-12", count: 2, hasEvidence: true }]);
  });

  test("steps from the first day that told them, values the last of each month, a setback with its reason", async () => {
    const project = aProject();
    const projects = [project];
    await aFact(stage, "step", { on: "2025-12-01", projects, steps: ["s1"] });
    await aFact(stage, "event", {
      on: "2025-11-01",
      projects,
      steps: ["s1", "s2"],
      link: "https://example.org",
    });
    await aFact(stage, "value", { on: "2026-02-10", projects, resultId: "r1", part: 3 });
    await aFact(stage, "value", {
      on: "2026-02-11",
      projects,
      resultId: "r1",
      part: 64.5,
      whole: 70,
      file: true,
    });
    await aFact(stage, "value", { on: "2026-01-11", projects, resultId: "r1", part: 2 });
    await aFact(stage, "setback", { on: "2026-02-20", projects, title: "น้ำท่วม" });
    const [share] = await sharesOf(project);
    expect(share?.stepsDone.toSorted((a, b) => (a.stepId < b.stepId ? -1 : 1))).toEqual([
      { stepId: "s1", on: "2025-11-01", hasEvidence: true },
      { stepId: "s2", on: "2025-11-01", hasEvidence: true },
    ]);
    expect(share?.values.toSorted((a, b) => (a.on < b.on ? -1 : 1))).toEqual([
      { resultId: "r1", part: 2, whole: null, on: "2026-01-11", hasEvidence: false },
      { resultId: "r1", part: 64.5, whole: 70, on: "2026-02-11", hasEvidence: true },
    ]);
    expect(share).toMatchObject({ facts: 5, results: 5, setback: { reason: "น้ำท่วม", on: "2026-02-20" } });
  });

  test("spending by source; it is no result", async () => {
    const project = aProject();
    const fundId = stage.planId;
    const projects = [project];
    await aFact(stage, "spending", { on: "2026-01-05", projects, amount: 100_050, source: "agency" });
    await aFact(stage, "spending", { on: "2026-01-06", projects, amount: 50, source: "agency", file: true });
    await aFact(stage, "spending", { on: "2026-01-06", projects, amount: 7, source: "fund", fundId });
    const [share] = await sharesOf(project);
    expect(share).toMatchObject({ facts: 3, results: 0, evidenced: 0 });
    expect(share?.spent.toSorted((a, b) => b.amount - a.amount)).toEqual([
      { month: "2026-01", source: "agency", fundId: null, amount: 100_100, hasEvidence: true },
      { month: "2026-01", source: "fund", fundId, amount: 7, hasEvidence: false },
    ]);
  });

  test("trainings: who was expected, came, was tested, passed, on exact scores", async () => {
    const project = aProject();
    const eventId = await aFact(stage, "event", { on: "2026-01-15", projects: [project] });
    await writingTraining(eventId, [null, 10, 15.99, 16, 20]);
    const [share] = await sharesOf(project);
    expect(share?.trainings).toEqual([
      { month: "2026-01", sessions: 1, expected: 6, attended: 5, tested: 4, passed: 2, hasEvidence: true },
    ]);
  });
});

describe("what is not counted", () => {
  test("what was taken back, what is after the day, and what belongs to another organisation", async () => {
    const project = aProject();
    const projects = [project];
    await aFact(stage, "event", { on: "2025-11-03", projects, withdrawn: true, steps: ["s1"] });
    await aFact(stage, "event", { on: "2026-04-01", projects, steps: ["s1"] });
    expect(await sharesOf(project)).toEqual([]);
    expect((await sharesOf(project, isoDate("2026-04-01")))[0]).toMatchObject({ facts: 1 });
    const other = await anOrganisation(stand.house, "elsewhere");
    const theirs = await reading({ ...stage, orgId: other.id }, (db) =>
      talliesOf(db, stage.orgId, 2569, { until: isoDate("2026-09-30") }),
    );
    expect(theirs.size).toBe(0);
  });

  test("a record proves another, as long as it was not taken back", async () => {
    const project = aProject();
    const projects = [project];
    const proofId = await aFact(stage, "event", { on: "2025-11-03", projects, file: true });
    const gone = await aFact(stage, "event", { on: "2025-11-03", projects, file: true, withdrawn: true });
    await aFact(stage, "step", { on: "2025-11-03", projects, steps: ["s1"], proofId });
    await aFact(stage, "step", { on: "2025-11-03", projects, steps: ["s2"], proofId: gone });
    const [share] = await sharesOf(project);
    expect(share?.stepsDone.filter(({ hasEvidence }) => hasEvidence).map(({ stepId }) => stepId)).toEqual([
      "s1",
    ]);
    expect(share).toMatchObject({ facts: 3, evidenced: 2 });
  });

  test("other projects, when some are named", async () => {
    const [one, two] = [aProject(), aProject()];
    await aFact(stage, "event", { on: "2025-11-03", projects: [one, two] });
    const tallies = await reading(stage, (db) =>
      talliesOf(db, stage.orgId, 2569, { until, projectYearIds: [two] }),
    );
    expect([...tallies.keys()]).toEqual([two]);
  });
});

describe("how projects stand", () => {
  test("in the order of the book, with earlier years where a fall is asked for, by the thresholds of the round", async () => {
    const org = await anOrganisation(stand.house, "standing");
    const own = await aPlanWithUnits(stand.house, org.id, ["สำนักปลัด"]);
    const falls = indicator("falls", { comparison: null, unit: "เรื่อง", source: "complaints" });
    const content = projectYear({
      steps: [step("a"), step("b")],
      outputs: [result(falls, "เรื่องร้องเรียนลดลง")],
    }).content;
    const [before] = await aYear(own, 2568, 2, content);
    const [now, idle] = await aYear(own, 2569, 2, content);
    if (!before || !now || !idle) throw new Error("no project");
    await aFact(own, "value", {
      year: 2568,
      on: "2025-03-31",
      projects: [before],
      resultId: "r1",
      part: 4,
      file: true,
    });
    await aFact(own, "value", {
      on: "2026-03-31",
      projects: [now],
      resultId: "r1",
      part: 3,
      file: true,
      steps: ["a"],
    });
    const standing = (when: Parameters<typeof standingsOf>[3]) =>
      reading(own, (db) => standingsOf(db, org.id, 2569, when, stand.house.packs));
    const six = await standing({ round: "6-month" });
    expect(six.map(({ projectYear: { id } }) => id)).toEqual([now, idle]);
    expect(six[0]?.standing).toMatchObject({
      status: "under-way",
      light: "green",
      progress: { done: 1, of: 2 },
    });
    expect(six[0]?.standing.indicators[0]).toMatchObject({ verdict: "met", value: 3 });
    expect(six[1]?.standing).toMatchObject({ status: "not-started", light: "red", budget: null });
    expect((await standing({ round: "9-month" }))[0]?.standing.light).toBeNull();
    expect((await standing({ round: "12-month" }))[0]?.standing.light).toBe("yellow");
    const early = await standing({ until: isoDate("2026-03-30") });
    expect(early[0]).toMatchObject({ tally: undefined, standing: { status: "not-started", light: null } });
    const later = await standing({ until: isoDate("2026-05-20") });
    expect(later[0]?.standing.light).toBe("green");
  });

  test("a year that is not open has none", async () => {
    const none = await reading(stage, (db) =>
      standingsOf(db, stage.orgId, 2599, { round: "6-month" }, stand.house.packs),
    );
    expect(none).toEqual([]);
  });
});

async function writingTraining(eventId: string, scores: readonly (number | null)[]): Promise<void> {
  await writeIn(stage.house.database, stage.orgId, async (db) => {
    await db
      .insertInto("training")
      .values({ org_id: stage.orgId, event_id: eventId, token: eventId, pass_percent: 80, full_score: 20 })
      .execute();
    const people = [...scores.map((score) => ({ score, came: true })), { score: null, came: false }];
    await db
      .insertInto("training_person")
      .values(
        people.map(({ score, came }, number) => ({
          org_id: stage.orgId,
          id: newId(),
          event_id: eventId,
          name: `ผู้เข้าอบรม ${number}`,
          code: `CODE${number}`,
          attended_group: "staff",
          way: "list",
          signed_at: came ? stage.house.now() : null,
          after_score: score,
        })),
      )
      .execute();
    await countAgain(db, stage.orgId, [eventId]);
  });
}
