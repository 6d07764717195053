import fc from "fast-check";
import { expect, test } from "vitest";
import type { Act } from "../../../platform/acts/act.ts";
import { readIn } from "../../../platform/database/organisation-bound.ts";
import { aPdf, streamed } from "../../../platform/files/samples.fixture.ts";
import { storeFile } from "../../../platform/files/storing.ts";
import { openTestHouse } from "../../../testing/house.ts";
import { aMember, anOrganisation, aUnit } from "../../../testing/people.ts";
import { isoDate } from "../../../thai/dates.ts";
import type { IsoDate } from "../../../thai/dates.ts";
import { aYearOfWork } from "../stage.fixture.ts";
import { makeTraining } from "../trainings/acts.ts";
import { addParticipants, recordResults } from "../trainings/people-acts.ts";
import { participantsOf } from "../trainings/queries.ts";
import { shownResult } from "../trainings/rules.ts";
import { recordEvent, recordPublication, recordSetback, recordSpending } from "../work/acts.ts";
import { correctFact, withdrawFact } from "../work/correcting.ts";
import { attachEvidence, removeEvidence } from "../work/evidence/acts.ts";
import { evidencePlace } from "../work/evidence-place.ts";
import { stepKey } from "../work/forms.ts";
import { evidenceOf, factsOf } from "../work/queries.ts";
import { countRecords } from "./counting.ts";
import { countedUntil } from "./kept.ts";

const { house, setClock } = await openTestHouse();
setClock("2026-03-20T03:00:00Z");
let towns = 0;

async function aTown() {
  const org = await anOrganisation(house, `kept-${++towns}`);
  const unitIds = [await aUnit(house, org, "สำนักปลัด"), await aUnit(house, org, "กองคลัง")];
  const [own = ""] = unitIds;
  const { projects } = await aYearOfWork({ house, org }, own);
  const { actor, accountId } = await aMember(house, org, "coordinator");
  const read = <T>(ask: Parameters<typeof readIn<T>>[2]) => readIn(house.database, org.id, ask);
  const done: string[] = [];
  const attempt = async (act: Act, input: unknown) => {
    const { database, packs, now } = house;
    const outcome = await act({ database, packs, now, orgId: org.id, actor }, input);
    if (outcome.ok) done.push(act.definition.name);
  };
  const file = async (name: string) => {
    const wish = { name: `${name}.pdf`, place: evidencePlace, owner: accountId };
    const kept = await storeFile(house, org.id, streamed(aPdf(name)), wish);
    if (!kept.ok) throw new Error(kept.message);
    return kept.value.id;
  };
  return { org, own, unitIds, projects, read, attempt, file, done };
}

type Town = Awaited<ReturnType<typeof aTown>>;

interface Deed {
  what: (typeof deeds)[number];
  /** Which project, fact and day. */
  at: number;
  day: number;
  both: boolean;
}

const deeds = [
  "event",
  "publication",
  "spending",
  "setback",
  "correct",
  "withdraw",
  "attach",
  "remove",
  "train",
  "pass",
] as const;

/** Whatever an act says to it; a refusal must change no count either. */
async function doDeed(town: Town, { what, at, day, both }: Deed): Promise<void> {
  const { org, own, projects, read, attempt, file } = town;
  const pick = <T>(all: readonly T[]) => all[at % all.length];
  const project = pick(projects);
  const facts = await read((db) => factsOf(db, org.id, { year: 2569, counting: true }));
  const fact = pick(facts);
  const event = pick(facts.filter(({ kind }) => kind === "event"));
  if (!project) throw new Error("no project");
  const others = both ? projects.filter(({ id }) => id !== project.id).map(({ id }) => id) : [];
  const happenedOn = dayOf(day);
  const head = { projectId: project.id, unitId: own, happenedOn, title: `เรื่องที่ ${at}` };
  const step = pick(project.content.steps);
  const steps = step && both ? [stepKey({ projectYearId: project.id, stepId: step.id })] : [];
  switch (what) {
    case "event":
      return attempt(recordEvent, {
        ...head,
        others,
        attended: { staff: String(at) },
        steps,
        proofId: fact?.id,
      });
    case "publication":
      return attempt(recordPublication, {
        ...head,
        others,
        channel: "website",
        files: [await file(`p${at}`)],
      });
    case "spending":
      return attempt(recordSpending, {
        ...head,
        amount: String(at + 1),
        source: "agency",
        paperNumber: String(day),
      });
    case "setback":
      return attempt(recordSetback, head);
    case "correct":
      if (event)
        await attempt(correctFact, {
          kind: "event",
          id: event.id,
          version: event.version,
          ...head,
          others,
          steps,
        });
      return;
    case "withdraw":
      if (fact) await attempt(withdrawFact, { id: fact.id, version: fact.version, reason: "ซ้ำ" });
      return;
    case "attach":
      if (fact) await attempt(attachEvidence, { id: fact.id, files: [await file(`a${at}`)] });
      return;
    case "remove": {
      const held = [
        ...(await read((db) =>
          evidenceOf(
            db,
            org.id,
            facts.map(({ id }) => id),
          ),
        )),
      ];
      const [id, items] = pick(held) ?? [];
      if (id && items?.[0]) await attempt(removeEvidence, { id, itemId: items[0].itemId });
      return;
    }
    case "train":
      if (event) {
        await attempt(makeTraining, { id: event.id, passPercent: "80", fullScore: "20" });
        await attempt(addParticipants, { id: event.id, names: `คนที่ ${at}`, group: "staff", hasSigned: both });
      }
      return;
    case "pass":
      if (event) {
        const people = await read((db) => participantsOf(db, org.id, event.id));
        const typed = people.map((person) => ({
          id: person.id,
          shown: shownResult(person),
          hasSigned: true,
          after: String(at % 21),
        }));
        await attempt(recordResults, { id: event.id, people: typed });
      }
  }
}

/** A day of the half year that is over. */
function dayOf(number: number): IsoDate {
  return isoDate(new Date(Date.UTC(2025, 9, 1 + number)).toISOString().slice(0, 10));
}

type Told = Awaited<ReturnType<typeof countRecords>>;

/** In an order of their own, parts of a unit put together; a step is told by month. */
function inOrder(counted: Told): string[] {
  return counted
    .flatMap(({ project_year_id: project, unit_id: unit, counts }) =>
      Object.entries(counts).flatMap(([what, rows]) =>
        (rows as unknown[]).map((row) => JSON.stringify([project, unit, what, row])),
      ),
    )
    .toSorted();
}

/** So that each act is reached in every run. */
const everyDeed: Deed[] = (
  ["attach", "remove", "train", "pass", "correct", "publication", "spending", "setback", "withdraw"] as const
).map((what) => ({ what, at: 0, day: 90, both: false }));

test("what acts keep is what counting anew gives, whatever was done in which order, up to any day", async () => {
  const reached = new Set<string>();
  const deed = fc.record<Deed>({
    what: fc.constantFrom(...deeds),
    at: fc.nat(30),
    day: fc.nat(165),
    both: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 14 }), fc.nat(180), async (all, last) => {
      const town = await aTown();
      for (const each of [{ what: "event", at: 1, day: last, both: true } as const, ...all])
        await doDeed(town, each);
      for (const name of town.done) reached.add(name);
      const until = dayOf(last);
      await town.read(async (db) => {
        for (const day of [until, isoDate("2026-03-31")]) {
          const kept = await countedUntil(db, town.org.id, { year: 2569, until: day });
          const within = { start: isoDate("2025-10-01"), end: day };
          const anew = await countRecords(db, town.org.id, { year: 2569, within });
          expect(inOrder(kept)).toEqual(inOrder(anew));
        }
      });
    }),
    { numRuns: 8, examples: [[everyDeed, 100]] },
  );
  // Otherwise it would have been shown of nothing.
  expect([...reached].toSorted()).toEqual(
    [
      recordEvent,
      recordPublication,
      recordSpending,
      recordSetback,
      correctFact,
      withdrawFact,
      attachEvidence,
      removeEvidence,
      makeTraining,
      addParticipants,
      recordResults,
    ]
      .map(({ definition }) => definition.name)
      .toSorted(),
  );
}, 120_000);

test("two who record for one project at once are both counted", async () => {
  const { org, own, projects, read, attempt } = await aTown();
  const [project] = projects;
  const head = { projectId: project?.id, unitId: own, happenedOn: "2026-01-10" };
  await Promise.all(
    Array.from({ length: 6 }, (_, at) =>
      attempt(recordSetback, { ...head, title: `เหตุที่ ${at}`, happenedOn: `2026-01-1${at}` }),
    ),
  );
  const [kept] = await read((db) => countedUntil(db, org.id, { year: 2569, until: isoDate("2026-03-31") }));
  expect(kept?.counts.records).toMatchObject([{ kind: "setback", count: 6 }]);
});
