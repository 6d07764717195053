import type { World } from "./world.ts";
import { shownResult } from "../src/capabilities/progress/trainings/rules.ts";
import { seenPair } from "../src/capabilities/progress/trainings/alike.ts";
import {
  aTraining,
  aTrainingEvent,
  pairsOf,
  somePeople,
  trainingNow,
  twoQuestions,
} from "../src/capabilities/progress/trainings/stage.fixture.ts";
import { openTraining } from "../src/capabilities/progress/trainings/acts.ts";
import { signIn } from "../src/capabilities/progress/trainings/visitor-acts.ts";
import { paths } from "../src/paths.ts";
import type { Input, Sample } from "./samples.ts";
import { perform } from "./world.ts";

const to = paths.office;
const form = (path: { pattern: string }) => ({ pattern: path.pattern });

const test = { passPercent: "80", fullScore: "", questions: twoQuestions };

async function one(world: World, unitId: string): Promise<{ id: string; version: number }> {
  const { event, version } = await aTraining(world, unitId);
  return { id: event.id, version };
}

async function person(world: World, unitId: string) {
  const { id } = await one(world, unitId);
  const [first] = await somePeople(world, id, "นางผู้เข้าอบรม สมมติ", true);
  if (!first) throw new Error("nobody was put on the list");
  return { eventId: id, person: first };
}

const facts = (world: World) => ({
  name: world.unique("นายผู้เข้าอบรม"),
  belongs: "ชุมชนริมน้ำ",
  group: "public",
});

async function opened(world: World, unitId: string, what: string): Promise<string> {
  const { id, version } = await one(world, unitId);
  await perform(world, openTraining, { id, version, opened: what });
  return (await trainingNow(world, id)).token;
}

const row = ["ชื่อ – สกุล", "กลุ่ม", "คะแนนหลังอบรม"];

/** One for each act of trainings. */
export const trainingSamples: Record<string, Sample> = {
  "progress.make-training": {
    input: async (world, unitId) => ({ id: await aTrainingEvent(world, unitId), ...test }),
    form: form(to.trainingMake),
  },
  "progress.edit-training": {
    input: async (world, unitId) => ({ ...(await one(world, unitId)), ...test, passPercent: "75" }),
    form: form(to.trainingEdit),
  },
  "progress.open-training": {
    input: async (world, unitId) => ({ ...(await one(world, unitId)), opened: "attendance" }),
    form: form(to.trainingOpen),
  },
  "progress.renew-training-address": { input: one, form: form(to.trainingRenew) },
  "progress.discard-training": { input: one, form: form(to.trainingDiscard) },
  "progress.add-participants": {
    input: async (world, unitId): Promise<Input> => ({
      id: (await one(world, unitId)).id,
      people: [world.people.executive],
      names: "นางสาวผู้มาใหม่ สมมติ, ชุมชนริมน้ำ",
      group: "staff",
      hasSigned: true,
    }),
    form: form(to.trainingPeopleAdd),
  },
  "progress.edit-participant": {
    input: async (world, unitId) => ({
      id: (await person(world, unitId)).person.id,
      version: 1,
      ...facts(world),
    }),
    form: form(to.trainingPerson),
  },
  "progress.remove-participant": {
    input: async (world, unitId) => ({ id: (await person(world, unitId)).person.id, version: 1 }),
    form: form(to.trainingPersonRemove),
  },
  "progress.record-results": {
    input: async (world, unitId) => {
      const { eventId, person: kept } = await person(world, unitId);
      const typed = { id: kept.id, shown: shownResult(kept), hasSigned: true, before: "1", after: "1.5" };
      return { id: eventId, people: [typed] };
    },
    form: form(to.trainingResults),
  },
  "progress.import-participants": {
    input: async (world, unitId) => ({
      within: (await one(world, unitId)).id,
      rows: [row, [world.unique("นายผู้เข้าอบรม"), "ประชาชนและภาคประชาสังคม", "2"]],
    }),
    table: {
      upload: to.trainingPeopleImport,
      confirm: to.trainingPeopleImportConfirm,
      discard: to.trainingPeopleImportDiscard,
    },
  },
  "progress.sign-in-to-training": {
    input: async (world, unitId) => ({
      token: await opened(world, unitId, "attendance"),
      ...facts(world),
    }),
  },
  "progress.sign-in-with-code": {
    input: async (world, unitId) => {
      const token = await opened(world, unitId, "attendance");
      const { code } = await perform(world, signIn, { token, ...facts(world) });
      return { token, code };
    },
  },
  "progress.settle-alike-participants": {
    input: async (world, unitId) => {
      const { eventId, person: kept } = await person(world, unitId);
      const { token, version } = await trainingNow(world, eventId);
      await perform(world, openTraining, { id: eventId, version, opened: "attendance" });
      await perform(world, signIn, { token, ...facts(world), name: kept.name });
      const [pair] = await pairsOf(world, eventId);
      if (!pair) throw new Error("nobody is alike");
      const { person: claim, into } = pair;
      return {
        id: eventId,
        pairs: [{ id: claim.id, into: into?.id, seen: seenPair(pair), decision: "same" }],
      };
    },
    form: form(to.trainingAlike),
  },
  "progress.take-training-test": {
    input: async (world, unitId) => {
      const token = await opened(world, unitId, "after");
      const { code } = await perform(world, signIn, { token, ...facts(world) });
      return { token, code, time: "after", answers: { q0: "1", q1: "0" } };
    },
  },
};
